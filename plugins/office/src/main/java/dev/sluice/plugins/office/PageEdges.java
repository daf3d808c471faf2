package dev.sluice.plugins.office;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Finds the running heads and feet of printed pages: lines that stand at the top or at the bottom of most of them, with
 * all numbers taken as alike, and page numbers. Stateless.
 */
final class PageEdges {
    /** How many lines a head or a foot may have. */
    private static final int EDGE_LINES = 3;

    /** A running head or foot stands on this share of the pages. */
    private static final double SHARE = 0.6;

    /** Left and right pages have heads of their own; each stands on this share of all pages at least. */
    private static final double SHARE_OF_SIDES = 0.4;

    private static final int PAGES_FOR_SIDES = 5;

    private static final String PAGE_WORD =
            "page|pg\\.?|p\\.|seite|s\\.|pagina|página|pág\\.|side|sida|sivu|strona|str\\.|stránka|oldal|стр\\.|страница|σελίδα";

    /** What pages are numbered by, alone in a line at the edge: a number, be it between dashes or with its total. */
    private static final Pattern PAGE_NUMBER = Pattern.compile(
            "(?:(?:" + PAGE_WORD
                    + ")\\s?)?#(?:\\s?(?:of|/|von|de|di|sur|van|av|z|из|\\|)\\s?#)?|[-–—|•]\\s?#\\s?[-–—|•]"
                    + "|(?=[ivxl])l?x{0,3}(?:ix|iv|v?i{0,3})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** A line by the place of its paragraph and its place within. */
    record Place(int paragraph, int line) {}

    private PageEdges() {}

    static Set<Place> find(List<Paragraph> paragraphs) {
        TreeMap<Integer, List<Place>> pages = new TreeMap<>();
        for (int i = 0; i < paragraphs.size(); i++) {
            Paragraph paragraph = paragraphs.get(i);
            if (paragraph.page() > 0 && paragraph.zone() == Paragraph.Zone.BODY) {
                List<Place> page = pages.computeIfAbsent(paragraph.page(), number -> new ArrayList<>());
                for (int j = 0; j < paragraph.lines().size(); j++) {
                    page.add(new Place(i, j));
                }
            }
        }
        Set<Place> found = new HashSet<>();
        if (pages.isEmpty()) {
            return found;
        }
        for (boolean top : new boolean[] {true, false}) {
            Map<String, Integer> counts = new TreeMap<>();
            pages.values()
                    .forEach(page -> edge(page, top).stream()
                            .map(place -> shape(paragraphs, place))
                            .distinct()
                            .forEach(shape -> counts.merge(shape, 1, Integer::sum)));
            Set<String> running = running(counts, pages.size());
            for (List<Place> page : pages.values()) {
                List<Place> edge = edge(page, top);
                boolean isWholePage = edge.size() == page.size() && pages.size() > 1;
                for (int i = 0; i < edge.size(); i++) {
                    String shape = shape(paragraphs, edge.get(i));
                    boolean isNumber = isPageNumber(shape, pages.size());
                    if (!running.contains(shape) && !isNumber) {
                        break;
                    }
                    // a page of which every line is running may be one of many alike, such as forms
                    if (!isWholePage || i < edge.size() - 1 || isNumber) {
                        found.add(edge.get(i));
                    }
                }
            }
        }
        return found;
    }

    /** On a single page a bare number may be anything. */
    private static boolean isPageNumber(String shape, int pages) {
        boolean isBare = shape.equals("#") || shape.chars().allMatch(Character::isLetter);
        return PAGE_NUMBER.matcher(shape).matches() && (pages > 1 || !isBare) && (shape.contains("#") || pages > 1);
    }

    private static Set<String> running(Map<String, Integer> counts, int pages) {
        Set<String> running = new TreeSet<>();
        counts.forEach((shape, count) -> {
            boolean isOften = count >= 2
                    && (count >= pages * SHARE || (pages >= PAGES_FOR_SIDES && count >= pages * SHARE_OF_SIDES));
            // rows of figures are alike when their numbers are
            if (isOften && Lines.hasLetter(shape)) {
                running.add(shape);
            }
        });
        return running;
    }

    private static List<Place> edge(List<Place> page, boolean top) {
        int count = Math.min(EDGE_LINES, page.size());
        if (top) {
            return page.subList(0, count);
        }
        List<Place> bottom = new ArrayList<>();
        for (int i = page.size() - 1; i >= page.size() - count; i--) {
            bottom.add(page.get(i));
        }
        return bottom;
    }

    /** Returns a line with all numbers alike, since page numbers count. */
    private static String shape(List<Paragraph> paragraphs, Place place) {
        return paragraphs.get(place.paragraph()).lines().get(place.line()).replaceAll("\\d+", "#");
    }
}

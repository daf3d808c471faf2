package dev.sluice.plugins.extraction;

import dev.sluice.api.Furniture.Role;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Marks the elements of a page that are not main text, by their names and by the words in class and id. An element that
 * holds a good part of all paragraphs is never marked, whatever it is called. Stateless, thread-safe.
 */
final class PageMarks {
    /** The part an element plays and the rule that says so. */
    record Mark(Role role, String reason) {}

    /** Reason of what a browser would not show; such text is no furniture. */
    static final String HIDDEN = "hidden";

    /** An element with a greater share of all paragraphs of the page is not clutter. */
    private static final double SHARE_OF_TEXT = 0.35;

    /** Consent dialogs explain each cookie, at greater length than many an article. */
    private static final double SHARE_OF_LEGAL = 0.95;

    /** Many comments may be longer than the text they are about. */
    private static final double SHARE_OF_COMMENTS = 0.85;

    private static final Set<String> CONTENT = Set.of("html", "body", "article", "main");
    private static final Map<String, Mark> BY_NAME = Map.of(
            "nav", new Mark(Role.NAVIGATION, "nav-element"),
            "footer", new Mark(Role.FOOTER, "footer-element"),
            "figcaption", new Mark(Role.CAPTION, "caption-element"),
            "aside", new Mark(Role.TEASER, "aside-element"),
            "header", new Mark(Role.MASTHEAD, "header-element"));
    private static final ElementWords<Mark> WORDS = load();

    private PageMarks() {}

    /** Returns the mark of each element; null for what may be main text. */
    static @Nullable Mark[] find(PageTree tree) {
        long[] runs = new long[Math.max(1, tree.size())];
        long[] prose = new long[runs.length];
        for (PageTree.Run run : tree.runs()) {
            runs[run.owner()]++;
            prose[run.owner()] += run.isProse() ? run.text().length() : 0;
        }
        tree.sumUp(runs);
        tree.sumUp(prose);
        boolean[] inArticle = new boolean[tree.size()];
        @Nullable Mark[] own = new Mark[tree.size()];
        for (int i = 1; i < tree.size(); i++) {
            Element element = tree.element(i);
            inArticle[i] = inArticle[tree.parent(i)] || CONTENT.contains(element.normalName());
            own[i] = runs[i] == 0 ? null : own(element, inArticle[tree.parent(i)]);
        }
        Set<String> excused = new HashSet<>();
        @Nullable Mark[] marks = inherit(tree, own, prose, excused);
        while (excuse(tree, marks, excused)) {
            marks = inherit(tree, own, prose, excused);
        }
        return marks;
    }

    private static @Nullable Mark[] inherit(PageTree tree, @Nullable Mark[] own, long[] prose, Set<String> excused) {
        @Nullable Mark[] marks = new Mark[tree.size()];
        for (int i = 1; i < tree.size(); i++) {
            Mark above = marks[tree.parent(i)];
            Mark mark = own[i];
            boolean isTaken = above == null
                    && mark != null
                    && !excused.contains(mark.reason())
                    && !holdsText(mark, prose[i], prose[0]);
            marks[i] = isTaken ? mark : above;
        }
        return marks;
    }

    /** A rule that would take many small elements that hold a good part of all paragraphs misreads this page. */
    private static boolean excuse(PageTree tree, @Nullable Mark[] marks, Set<String> excused) {
        Map<Mark, Long> taken = new LinkedHashMap<>();
        long all = 0;
        for (PageTree.Run run : tree.runs()) {
            if (run.isProse()) {
                all += run.text().length();
                Mark mark = marks[run.owner()];
                if (mark != null) {
                    taken.merge(mark, (long) run.text().length(), Long::sum);
                }
            }
        }
        boolean found = false;
        for (Map.Entry<Mark, Long> rule : taken.entrySet()) {
            found |= holdsText(rule.getKey(), rule.getValue(), all)
                    && excused.add(rule.getKey().reason());
        }
        return found;
    }

    private static boolean holdsText(Mark mark, long prose, long all) {
        double share = all == 0 ? 0 : (double) prose / all;
        return share
                > switch (mark.role()) {
                    case COMMENT -> SHARE_OF_COMMENTS;
                    case LEGAL -> SHARE_OF_LEGAL;
                    default -> SHARE_OF_TEXT;
                };
    }

    private static @Nullable Mark own(Element element, boolean inArticle) {
        String name = element.normalName();
        if (CONTENT.contains(name)) {
            return null;
        }
        if (element.attributesSize() > 0 && isHidden(element)) {
            return new Mark(Role.OTHER, HIDDEN);
        }
        Mark byName = BY_NAME.get(name);
        if (byName != null && !(name.equals("header") && inArticle)) {
            return byName;
        }
        Optional<Mark> byWords = isTextual(name) ? Optional.empty() : WORDS.find(element);
        return byWords.orElse(null);
    }

    /** Paragraphs and inline elements are judged by what they read. */
    private static boolean isTextual(String name) {
        return name.equals("a") || name.equals("em") || name.equals("strong") || name.equals("b") || name.equals("i");
    }

    private static boolean isHidden(Element element) {
        if (element.hasAttr("hidden") || element.attr("aria-hidden").equals("true")) {
            return true;
        }
        String style = element.attr("style");
        if (style.isEmpty()) {
            return false;
        }
        String compact = style.toLowerCase(Locale.ROOT).replace(" ", "");
        return compact.contains("display:none") || compact.contains("visibility:hidden");
    }

    private static ElementWords<Mark> load() {
        ElementWords<Mark> words = new ElementWords<>();
        for (String line : Resources.lines("element-words.tsv")) {
            List<String> fields = Arrays.asList(line.split("\t", -1));
            words.add(
                    Arrays.asList(fields.get(2).split(" ", -1)), new Mark(Role.valueOf(fields.get(0)), fields.get(1)));
        }
        return words;
    }
}

package dev.sluice.plugins.extraction;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Tells a rendered web page from what somebody wrote. A page shows controls, labels and forms of several kinds, and menus;
 * one line that reads like a control may stand in any text, and so may a hundred of one kind. Stateless, thread-safe.
 */
final class PageSigns {
    /** Controls at the head and the foot of a page stand within so many lines from its ends. */
    private static final int EDGE_LINES = 12;

    private static final double ENOUGH = 3;
    private static final double STRONG = 2;
    private static final double MEDIUM = 1;
    private static final double WEAK = 0.5;

    /** Where no sign is strong, this much is asked for, and a menu. */
    private static final double ENOUGH_WEAK = 4;

    private static final double MENU = 1.5;

    /** So many labels, one below the other, are a menu. */
    private static final int MENU_LINES = 10;

    private static final int LABEL_WORDS = 5;

    /** A book may hold a line or two that read like a control; on a page they are never far. */
    private static final int LINES_PER_SIGN = 60;

    private PageSigns() {}

    /** Says whether lines are a rendered page; that its title stands twice, once with the name of the site, confirms it. */
    static boolean isPage(List<String> lines, boolean titledTwice) {
        TreeMap<String, Double> kinds = new TreeMap<>();
        int signs = titledTwice ? 1 : 0;
        for (int i = 0; i < lines.size(); i++) {
            boolean atEdge = i < EDGE_LINES || i >= lines.size() - EDGE_LINES;
            Optional<LineRule> rule = LineRule.find(lines.get(i), atEdge);
            if (rule.isPresent()) {
                signs++;
                kinds.merge(rule.get().role() + " " + rule.get().reason(), weight(rule.get()), Math::max);
            }
        }
        double sum = titledTwice ? STRONG : 0;
        boolean isStrong = false;
        for (double weight : kinds.values()) {
            sum += weight;
            isStrong |= weight >= STRONG;
        }
        boolean hasMenu = hasMenu(lines);
        sum += hasMenu ? MENU : 0;
        boolean isDense = hasMenu || (long) signs * LINES_PER_SIGN >= lines.size();
        return isDense && sum >= (isStrong ? ENOUGH : ENOUGH_WEAK) && (isStrong || hasMenu);
    }

    private static double weight(LineRule rule) {
        boolean isAnywhere = rule.where() != LineRule.Where.EDGE;
        return switch (rule.role()) {
            case SHARE, COMMENT, NEWSLETTER -> STRONG;
            case NAVIGATION, MASTHEAD -> isAnywhere ? STRONG : MEDIUM;
            case LEGAL -> rule.reason().equals("copyright") ? MEDIUM : STRONG;
            case TEASER, ADVERTISEMENT -> MEDIUM;
            case BYLINE -> rule.reason().equals("feed-source") ? STRONG : WEAK;
            case HEADLINE, DATELINE, CAPTION, TAGS, FOOTER, OTHER -> WEAK;
        };
    }

    private static boolean hasMenu(List<String> lines) {
        int labels = 0;
        for (String line : lines) {
            boolean isLabel = TextShape.words(line) <= LABEL_WORDS
                    && !line.isEmpty()
                    && Character.isLetterOrDigit(line.charAt(line.length() - 1))
                    && !Character.isLowerCase(line.charAt(0));
            labels = isLabel ? labels + 1 : 0;
            if (labels >= MENU_LINES) {
                return true;
            }
        }
        return false;
    }
}

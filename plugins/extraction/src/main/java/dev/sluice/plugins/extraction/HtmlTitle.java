package dev.sluice.plugins.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Decides the title of a page: the longest first heading that the page also calls its title; else the only one; else
 * what the page calls itself, without the name of the site. Stateless, thread-safe.
 */
final class HtmlTitle {
    private static final int MAX_LENGTH = 400;

    /** A headline that shares this part of its words with what the page calls its title is that title. */
    private static final double SAME_TITLE = 0.6;

    /** A heading with a smaller share of words in what the page calls its title is of something else. */
    private static final double ALIEN = 0.2;

    /** Titles have this many words at least, and labels beside them this many at most. */
    private static final int SHORTEST_TITLE = 3;

    private static final int LONGEST_LABEL = 3;

    /** Signs between a title and the name of a site or a section. */
    private static final List<String> SEPARATORS = List.of(" | ", " - ", " – ", " — ", " :: ", " » ", " · ");

    /**
     * A title, and where it is shown.
     *
     * @param text the words
     * @param heading the heading that shows it; null if none does
     */
    record Found(String text, PageFacts.@Nullable Place heading) {}

    private HtmlTitle() {}

    /**
     * Returns the title, if there is one.
     *
     * @param headings the headings of the first rank
     * @param named what the page calls its title, the most reliable first
     * @param site the name of the site; empty if it is not known
     */
    static @Nullable Found find(List<PageFacts.Place> headings, List<String> named, String site) {
        List<Found> shown = new ArrayList<>();
        for (PageFacts.Place heading : headings) {
            String text = TextShape.normalize(heading.element().text());
            boolean isNew = shown.stream().noneMatch(other -> other.text().equals(text));
            boolean isSite = TextShape.key(text).equals(TextShape.key(site));
            if (!text.isEmpty() && text.length() <= MAX_LENGTH && isNew && !isSite) {
                shown.add(new Found(text, heading));
            }
        }
        Found best = null;
        for (Found candidate : shown) {
            boolean isConfirmed = named.stream().anyMatch(name -> overlap(candidate.text(), name) >= SAME_TITLE);
            if (isConfirmed
                    && (best == null || candidate.text().length() > best.text().length())) {
                best = candidate;
            }
        }
        if (best == null && shown.size() == 1 && !isAlien(shown.get(0).text(), named, site)) {
            best = shown.get(0);
        }
        if (best != null) {
            return new Found(withoutLabels(best.text(), named), best.heading());
        }
        for (String name : named) {
            String title = withoutSite(name, site);
            if (!title.isBlank()) {
                return new Found(title, null);
            }
        }
        return null;
    }

    /** A heading that has no word in common with any of the names is that of the site or of a section. */
    private static boolean isAlien(String heading, List<String> named, String site) {
        return named.stream().anyMatch(name -> !withoutSite(name, site).isBlank())
                && named.stream().allMatch(name -> overlap(heading, withoutSite(name, site)) <= ALIEN);
    }

    /**
     * Takes away what stands before or behind the title in its heading: the section, a kicker, the name of the site. It is
     * told by the names, which lack it, or by the line that parts it.
     */
    private static String withoutLabels(String heading, List<String> named) {
        for (String name : named) {
            boolean isPart = heading.length() > name.length() && TextShape.words(name) >= SHORTEST_TITLE;
            if (isPart && heading.endsWith(name)) {
                return name;
            }
        }
        int line = heading.indexOf(" | ");
        if (line > 0 && line == heading.lastIndexOf(" | ")) {
            String head = heading.substring(0, line).strip();
            String tail = heading.substring(line + 3).strip();
            if (TextShape.words(tail) <= LONGEST_LABEL && TextShape.words(head) > 2 * TextShape.words(tail)) {
                return head;
            }
            if (TextShape.words(head) <= LONGEST_LABEL && TextShape.words(tail) > 2 * TextShape.words(head)) {
                return tail;
            }
        }
        return heading;
    }

    private static double overlap(String heading, String name) {
        Set<String> words = tokens(heading);
        Set<String> other = tokens(name);
        return words.isEmpty()
                ? 0
                : (double) words.stream().filter(other::contains).count() / words.size();
    }

    private static Set<String> tokens(String text) {
        Set<String> tokens = new TreeSet<>();
        for (String token : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
            if (!token.isEmpty()) {
                tokens.add(token);
            }
        }
        return tokens;
    }

    /** Cuts the name of the site off: the part that equals it, else a last part that is shorter than the rest. */
    static String withoutSite(String title, String site) {
        String siteKey = TextShape.key(site);
        for (String separator : SEPARATORS) {
            int last = title.lastIndexOf(separator);
            int first = title.indexOf(separator);
            if (last > 0
                    && !siteKey.isEmpty()
                    && TextShape.key(title.substring(last)).equals(siteKey)) {
                return title.substring(0, last).strip();
            }
            if (first > 0
                    && !siteKey.isEmpty()
                    && TextShape.key(title.substring(0, first)).equals(siteKey)) {
                return title.substring(first + separator.length()).strip();
            }
            boolean isShortTail = last > 0 && TextShape.words(title.substring(last)) * 2 < TextShape.words(title);
            if (isShortTail && (separator.equals(" | ") || TextShape.words(title.substring(last)) <= 4)) {
                return title.substring(0, last).strip();
            }
        }
        return title;
    }
}

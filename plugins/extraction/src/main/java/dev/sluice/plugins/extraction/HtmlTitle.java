package dev.sluice.plugins.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;
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

    private static final int LONGEST_LABEL = 4;

    /** Signs between a title and the name of a site or a section. */
    private static final List<String> SEPARATORS = List.of(" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ");

    private static final String LINE = " | ";

    /** A reference to a character that was escaped twice, so that a reader of the page sees it. */
    private static final Pattern ESCAPED_TWICE =
            Pattern.compile("&(?:#\\d{2,6}|#x\\p{XDigit}{2,5}|amp|quot|apos|lt|gt|nbsp);");

    /** The address of a site in place of its name; other endings are those of names, too, such as "Node.js". */
    private static final Pattern ADDRESS =
            Pattern.compile("(?i)(?:[\\p{L}\\p{N}-]+\\.)+(?:com|org|edu|gov|info|co\\.\\p{L}{2})");

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
     * @param names what the page calls its title, the most reliable first
     * @param site the name of the site; empty if it is not known
     */
    static @Nullable Found find(List<PageFacts.Place> headings, List<String> names, String site) {
        List<String> named = names.stream().map(HtmlTitle::unescaped).toList();
        List<Found> shown = new ArrayList<>();
        for (PageFacts.Place heading : headings) {
            String text = unescaped(TextShape.normalize(heading.element().text()));
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
            String title = withoutSiteAlone(withoutLabels(best.text(), named), site);
            return new Found(inSmallLetters(title, named, site), best.heading());
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
                return withoutLabels(name);
            }
        }
        return withoutLabels(heading);
    }

    /** Takes away what stands behind lines, or in front of the first, and is much shorter than the rest. */
    private static String withoutLabels(String heading) {
        String title = heading;
        for (int line = title.lastIndexOf(LINE); line > 0; line = title.lastIndexOf(LINE)) {
            String head = title.substring(0, line).strip();
            if (!isLabel(title.substring(line + LINE.length()), head)) {
                break;
            }
            title = head;
        }
        int first = title.indexOf(LINE);
        return first > 0 && isLabel(title.substring(0, first), title.substring(first + LINE.length()))
                ? title.substring(first + LINE.length()).strip()
                : title;
    }

    private static boolean isLabel(String part, String rest) {
        return TextShape.words(part) <= LONGEST_LABEL && TextShape.words(rest) >= 2 * TextShape.words(part);
    }

    /** Returns a title in capitals as one of the names of the page has it in small letters, if one does. */
    private static String inSmallLetters(String title, List<String> named, String site) {
        if (title.chars().anyMatch(Character::isLowerCase)) {
            return title;
        }
        for (String name : named) {
            String other = withoutSite(name, site);
            boolean isSame = TextShape.key(other).equals(TextShape.key(title));
            if (isSame && other.chars().anyMatch(Character::isLowerCase)) {
                return other;
            }
        }
        return title;
    }

    private static String unescaped(String title) {
        return ESCAPED_TWICE.matcher(title).find() ? TextShape.normalize(Parser.unescapeEntities(title, false)) : title;
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
    static String withoutSite(String name, String site) {
        String title = withoutSiteAlone(name, site);
        if (!title.equals(name)) {
            return title;
        }
        for (String separator : SEPARATORS) {
            int last = title.lastIndexOf(separator);
            boolean isShortTail = last > 0 && TextShape.words(title.substring(last)) * 2 < TextShape.words(title);
            if (isShortTail && (separator.equals(LINE) || TextShape.words(title.substring(last)) <= 4)) {
                return title.substring(0, last).strip();
            }
        }
        return title;
    }

    /** Cuts a last or first part off that is the name or the address of the site. */
    private static String withoutSiteAlone(String title, String site) {
        for (String separator : SEPARATORS) {
            int last = title.lastIndexOf(separator);
            if (last > 0 && isSiteOrAddress(title.substring(last + separator.length()), site)) {
                return title.substring(0, last).strip();
            }
            int first = title.indexOf(separator);
            if (first > 0 && isSite(title.substring(0, first), site)) {
                return title.substring(first + separator.length()).strip();
            }
        }
        return title;
    }

    private static boolean isSiteOrAddress(String part, String site) {
        return isSite(part, site) || ADDRESS.matcher(part).matches();
    }

    /** Says whether a part of a title is the name of the site, or more than one of its first words. */
    private static boolean isSite(String part, String site) {
        String key = TextShape.key(part);
        boolean isBeginning = TextShape.words(part) > 1 && site.startsWith(part.strip() + " ");
        return !key.isEmpty() && (isBeginning || key.equals(TextShape.key(site)));
    }
}

package dev.sluice.plugins.extraction;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The title of a page that was saved as text. Immutable.
 *
 * @param text the title without the name of the site
 * @param site the name of the site; null if none was found
 */
record TextTitle(String text, @Nullable String site) {
    /** Lines from the top among which a title is looked for that nothing confirms. */
    static final int HEAD_LINES = 12;

    /** The bar of the window is one of the first lines. */
    private static final int WINDOW_LINES = 2;

    /** Menus stand between the bar of the window and the title above the text, and they may be long. */
    private static final int MENU_LINES = 600;

    /** A title stands at most so many lines above the first paragraph. */
    private static final int MAX_ABOVE = 20;

    /** The least share of the words of a title that the text must hold where nothing else confirms it. */
    private static final double MIN_SHARED = 0.3;

    /** What it adds to this share that the bar of the window holds the line. */
    private static final double IN_WINDOW = 0.3;

    /** So many words more would have to be shared by a line of few words. */
    private static final double DOUBT = 2;

    /** Menus repeat short lines. */
    private static final int MIN_REPEATED_WORDS = 5;

    private static final int MIN_WORDS = 3;
    private static final int MAX_WORDS = 30;
    private static final int SITE_WORDS = 8;

    /** What stands between a title and the name of the site. */
    private static final List<String> SEPARATORS =
            List.of(" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ", "_", "－", "｜");

    /** Returns the title that stands twice: in the bar of the window, often with the site, and above the text. */
    static Optional<TextTitle> repeated(List<String> lines) {
        int head = Math.min(HEAD_LINES, lines.size());
        for (int i = 0; i < head; i++) {
            boolean isWindow = i < WINDOW_LINES;
            int end = isWindow ? Math.min(MENU_LINES, lines.size()) : head;
            List<String> below = lines.subList(i + 1, Math.max(i + 1, end));
            Optional<TextTitle> found = isWindow ? within(lines.get(i), below) : again(lines.get(i), below);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<TextTitle> again(String line, List<String> below) {
        boolean isTitle = isLike(line) && TextShape.words(line) >= MIN_REPEATED_WORDS && below.contains(line);
        return isTitle ? Optional.of(new TextTitle(line, null)) : Optional.empty();
    }

    /** Returns the longest line with which the bar of the window begins or ends. */
    private static Optional<TextTitle> within(String window, List<String> below) {
        String key = TextShape.key(window);
        String best = "";
        int longest = 0;
        for (String line : below) {
            if (line.length() > window.length() + 5 || !isLike(line)) {
                continue;
            }
            String own = TextShape.key(line);
            boolean isPart = own.length() > longest && (key.startsWith(own) || key.endsWith(own));
            if (isPart && (own.length() == key.length() || site(window, own).isPresent())) {
                longest = own.length();
                best = line;
            }
        }
        return longest == 0
                ? Optional.empty()
                : Optional.of(
                        new TextTitle(best, site(window, TextShape.key(best)).orElse(null)));
    }

    /** Returns what stands beside the title in the bar of the window. */
    private static Optional<String> site(String window, String titleKey) {
        for (String separator : SEPARATORS) {
            for (int at = window.indexOf(separator); at >= 0; at = window.indexOf(separator, at + 1)) {
                String before = window.substring(0, at);
                String after = window.substring(at + separator.length());
                String site = TextShape.key(before).equals(titleKey)
                        ? after
                        : TextShape.key(after).equals(titleKey) ? before : "";
                if (!site.isBlank() && TextShape.words(site) <= SITE_WORDS) {
                    return Optional.of(lastPart(site));
                }
            }
        }
        return Optional.empty();
    }

    /** The section may stand between title and site. */
    private static String lastPart(String site) {
        String last = site;
        for (String separator : SEPARATORS) {
            int at = last.lastIndexOf(separator);
            last = at < 0 ? last : last.substring(at + separator.length());
        }
        return last.isBlank() ? site : last;
    }

    /**
     * Returns the line above the main text that reads like a title and shares most words with that text.
     *
     * @param keep how likely each line is main text, from 0 to 1
     */
    static Optional<TextTitle> above(List<Block> lines, float[] keep) {
        Set<String> told = new HashSet<>();
        int first = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (keep[i] >= TextLines.KEEP && TextShape.isProse(lines.get(i).text())) {
                told.addAll(LineTraits.vocabulary(lines.get(i).text()));
                first = first < 0 ? i : first;
            }
        }
        String window = lines.isEmpty() ? "" : TextShape.key(lines.get(0).text());
        String best = "";
        double highest = MIN_SHARED;
        for (int i = Math.max(0, first - MAX_ABOVE); i < first; i++) {
            String line = lines.get(i).text();
            double shared = lines.get(i).isKept() ? shared(line, told) : 0;
            shared += shared > 0 && i > 0 && window.contains(TextShape.key(line)) ? IN_WINDOW : 0;
            if (shared >= highest) {
                highest = shared;
                best = line;
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(new TextTitle(best, null));
    }

    /** Returns the share of the words of a line that the text holds; a line of few words is trusted less. */
    private static double shared(String line, Set<String> told) {
        List<String> words = LineTraits.vocabulary(line);
        boolean mayBe = isLike(line) && LineRule.find(line, true).isEmpty();
        return mayBe ? (double) words.stream().filter(told::contains).count() / (words.size() + DOUBT) : 0;
    }

    /** Says whether a line could be a title: some words, and no sentence. */
    static boolean isLike(String line) {
        int words = TextShape.words(line);
        boolean isSentence = line.endsWith(".") || line.endsWith(":") || line.endsWith(",") || line.endsWith(";");
        return words >= MIN_WORDS && words <= MAX_WORDS && !isSentence && line.length() <= 250;
    }
}

package dev.sluice.plugins.extraction;

import java.util.List;
import java.util.Optional;
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
            int end = i < WINDOW_LINES ? Math.min(MENU_LINES, lines.size()) : head;
            Optional<TextTitle> found = repeated(lines.get(i), lines.subList(i + 1, Math.max(i + 1, end)));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<TextTitle> repeated(String line, List<String> below) {
        for (String later : below) {
            if (isLike(later) && line.length() >= later.length()) {
                if (later.equals(line)) {
                    return Optional.of(new TextTitle(line, null));
                }
                Optional<String> site = site(line, later);
                if (site.isPresent()) {
                    return Optional.of(new TextTitle(later, site.get()));
                }
            }
        }
        return Optional.empty();
    }

    /** Returns what stands beside the title in the bar of the window. */
    private static Optional<String> site(String line, String title) {
        for (String separator : SEPARATORS) {
            String site = line.startsWith(title + separator)
                    ? line.substring(title.length() + separator.length())
                    : line.endsWith(separator + title)
                            ? line.substring(0, line.length() - title.length() - separator.length())
                            : "";
            if (!site.isEmpty() && TextShape.words(site) <= SITE_WORDS) {
                return Optional.of(lastPart(site));
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

    /** Says whether a line could be a title: some words, and no sentence. */
    static boolean isLike(String line) {
        int words = TextShape.words(line);
        boolean isSentence = line.endsWith(".") || line.endsWith(":") || line.endsWith(",") || line.endsWith(";");
        return words >= MIN_WORDS && words <= MAX_WORDS && !isSentence && line.length() <= 250;
    }
}

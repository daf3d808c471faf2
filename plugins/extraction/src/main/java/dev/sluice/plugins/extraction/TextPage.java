package dev.sluice.plugins.extraction;

import dev.sluice.api.Furniture.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A page that was saved as text: its title, and its lines with a decision on each. A text that shows no sign of a web
 * page is left as it is. Immutable.
 *
 * @param title the title without the name of the site; null if none was found
 * @param site the name of the site; null if none was found
 * @param blocks the lines that are not blank; empty if the text is no page and shall stay as it is
 */
record TextPage(@Nullable String title, @Nullable String site, List<Block> blocks) {
    private static final int HEAD_LINES = 12;
    private static final int MIN_TITLE_WORDS = 3;
    private static final int MAX_TITLE_WORDS = 30;
    private static final int MAX_TRAILER_WORDS = 3;

    /** What stands between a title and the name of the site. */
    private static final List<String> SEPARATORS = List.of(" | ", " - ", " – ", " — ", " :: ", " » ", " · ");

    /** How a credit ends a caption: an agency or the word for picture in brackets. */
    private static final Pattern CREDIT = Pattern.compile(
            "[(\\[](?:(?:file )?(?:photo|image|picture|foto)[^)]{0,60}|(?:[A-Z][\\w ]{0,30}/ ?)?(?:AP|AFP|Reuters|EPA|dpa|ANSA|EFE|TASS|Xinhua|Getty(?: Images)?|Shutterstock|Anadolu|Handout|Courtesy[^)]{0,40}|Supplied|Provided)(?: ?(?:/|via) ?[\\w ]{1,30}| (?:photo|image)s?)?)[)\\]]\\.?$",
            Pattern.CASE_INSENSITIVE);

    private record Title(String text, @Nullable String site) {}

    static TextPage of(String text) {
        List<String> lines = Arrays.stream(text.split("\\R", -1))
                .map(TextShape::normalize)
                .filter(line -> !line.isEmpty())
                .toList();
        Optional<Title> repeated = repeatedTitle(lines);
        boolean isWithSite = repeated.isPresent() && repeated.get().site() != null;
        if (!isWithSite && !isRenderedPage(lines)) {
            return new TextPage(plainTitle(lines), null, List.of());
        }
        List<Block> blocks = splitTrailers(lines);
        blocks = withCaptionsAboveText(blocks);
        Title title = repeated.or(() -> headline(lines)).orElse(null);
        List<Block> cleaned = BlockCleaner.clean(blocks, title == null ? null : title.text());
        return new TextPage(title == null ? null : title.text(), title == null ? null : title.site(), cleaned);
    }

    /** A page shows controls, labels or forms that no author writes into a text; a single one may be chance. */
    static boolean isRenderedPage(List<String> lines) {
        int signs = 0;
        boolean isCertain = false;
        for (int i = 0; i < lines.size(); i++) {
            Optional<LineRule> rule = LineRule.find(lines.get(i), i < HEAD_LINES || i >= lines.size() - HEAD_LINES);
            if (rule.isPresent()) {
                boolean certain = isUnmistakable(rule.get());
                signs += certain ? 2 : 1;
                isCertain |= certain;
            }
        }
        return isCertain && signs > 2;
    }

    private static boolean isUnmistakable(LineRule rule) {
        return switch (rule.role()) {
            case SHARE, COMMENT, NEWSLETTER -> true;
            case NAVIGATION, MASTHEAD -> rule.where() == LineRule.Where.ANY;
            default -> false;
        };
    }

    /** The title of a page stands twice: in its window bar, often with the site, and above the text. */
    private static Optional<Title> repeatedTitle(List<String> lines) {
        int head = Math.min(HEAD_LINES, lines.size());
        for (int i = 0; i < head; i++) {
            String line = lines.get(i);
            for (int j = i + 1; j < head && isTitleLike(line); j++) {
                String later = lines.get(j);
                if (!isTitleLike(later)) {
                    continue;
                }
                if (later.equals(line)) {
                    return Optional.of(new Title(line, null));
                }
                Optional<String> site = siteBehind(line, later);
                if (site.isPresent()) {
                    return Optional.of(new Title(later, site.get()));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> siteBehind(String line, String title) {
        return SEPARATORS.stream()
                .filter(separator -> line.startsWith(title + separator))
                .map(separator -> line.substring(title.length() + separator.length()))
                .filter(site -> TextShape.words(site) <= 8)
                .findFirst();
    }

    /** The title of a page is the first line of its head that is neither furniture nor a sentence. */
    private static Optional<Title> headline(List<String> lines) {
        for (String line : lines.subList(0, Math.min(HEAD_LINES, lines.size()))) {
            boolean isFurniture = LineRule.find(line, true).isPresent();
            if (!isFurniture && isTitleLike(line)) {
                return Optional.of(new Title(line, null));
            }
            if (!isFurniture && TextShape.isProse(line)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static boolean isTitleLike(String line) {
        int words = TextShape.words(line);
        boolean isSentence = line.endsWith(".") || line.endsWith(":") || line.endsWith(",") || line.endsWith(";");
        return words >= MIN_TITLE_WORDS && words <= MAX_TITLE_WORDS && !isSentence && line.length() <= 250;
    }

    /** Returns the title of a text that is no page: a heading of Markdown, or a short line above longer ones. */
    private static @Nullable String plainTitle(List<String> lines) {
        if (lines.size() < 2) {
            return null;
        }
        String first = lines.get(0);
        String bare = first.replaceFirst("^#{1,6} ", "");
        boolean isHeading = !bare.equals(first);
        boolean isAbove = TextShape.words(first) <= 15
                && !TextShape.endsSentence(first)
                && !first.endsWith(",")
                && lines.get(1).length() > first.length()
                && Character.isLetterOrDigit(first.charAt(0))
                && TextShape.words(lines.get(1)) >= TextShape.words(first) + 3;
        return isHeading || isAbove ? bare : null;
    }

    /**
     * Text dumps glue labels behind paragraphs. Words behind the end of a sentence that also end another line without the
     * mark of a sentence are such a label.
     */
    private static List<Block> splitTrailers(List<String> lines) {
        Map<String, Integer> trailers = new TreeMap<>();
        for (String line : lines) {
            for (String trailer : trailers(line)) {
                trailers.merge(trailer, 1, Integer::sum);
            }
        }
        List<Block> blocks = new ArrayList<>();
        for (String line : lines) {
            String label = trailers(line).stream()
                    .filter(trailer -> trailers.getOrDefault(trailer, 0) > 1)
                    .filter(trailer -> isBehindSentence(line, trailer))
                    .findFirst()
                    .orElse("");
            if (label.isEmpty()) {
                blocks.add(Block.line(line));
            } else {
                blocks.add(Block.line(
                        line.substring(0, line.length() - label.length()).stripTrailing()));
                blocks.add(Block.line(label).as(Role.TAGS, "glued-label"));
            }
        }
        return blocks;
    }

    private static boolean isBehindSentence(String line, String trailer) {
        String before = line.substring(0, line.length() - trailer.length()).stripTrailing();
        return TextShape.endsSentence(before) && !before.endsWith(":") && TextShape.isProse(before);
    }

    /** Returns the last one, two and three words of a line that ends without a mark, the longest first. */
    private static List<String> trailers(String line) {
        List<String> trailers = new ArrayList<>();
        if (TextShape.words(line) < MAX_TRAILER_WORDS || TextShape.endsSentence(line)) {
            return trailers;
        }
        int from = line.length();
        for (int words = 1; words <= MAX_TRAILER_WORDS; words++) {
            from = line.lastIndexOf(' ', from - 1);
            if (from <= 0) {
                break;
            }
            trailers.add(0, line.substring(from + 1));
        }
        return trailers;
    }

    /** A credit at the end of a line above the first paragraph makes it a caption, however long the sentence is. */
    private static List<Block> withCaptionsAboveText(List<Block> blocks) {
        List<Block> out = new ArrayList<>(blocks);
        for (int i = 0; i + 1 < blocks.size() && i < HEAD_LINES; i++) {
            String text = blocks.get(i).text();
            if (CREDIT.matcher(text).find() && TextShape.words(text) <= 60) {
                out.set(i, blocks.get(i).as(Role.CAPTION, "picture-credit"));
            } else if (TextShape.isProse(text) && TextShape.endsSentence(text)) {
                break;
            }
        }
        boolean hasText = out.stream().anyMatch(block -> block.isKept() && block.isProse());
        return hasText ? out : blocks;
    }
}

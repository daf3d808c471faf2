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
    private static final int MAX_TRAILER_WORDS = 3;

    /** How a credit ends a caption: an agency or the word for picture in brackets. */
    private static final Pattern CREDIT = Pattern.compile(
            "[(\\[](?:(?:file )?(?:photo|image|picture|foto)[^)]{0,60}|(?:[A-Z][\\w ]{0,30}/ ?)?(?:AP|AFP|Reuters|EPA|dpa|ANSA|EFE|TASS|Xinhua|Getty(?: Images)?|Shutterstock|Anadolu|Handout|Courtesy[^)]{0,40}|Supplied|Provided)(?: ?(?:/|via) ?[\\w ]{1,30}| (?:photo|image)s?)?)[)\\]]\\.?$",
            Pattern.CASE_INSENSITIVE);

    static TextPage of(String text) {
        List<String> lines = Arrays.stream(text.split("\\R", -1))
                .map(TextShape::normalize)
                .filter(line -> !line.isEmpty())
                .toList();
        Optional<TextTitle> repeated = TextTitle.repeated(lines);
        if (!isPage(lines, repeated.orElse(null))) {
            return new TextPage(plainTitle(lines), null, List.of());
        }
        List<Block> split = withCaptionsAboveText(splitTrailers(lines));
        return decided(split, keep(split, repeated.map(TextTitle::text).orElse(null)), repeated.orElse(null));
    }

    /** Returns how likely each line is main text; what is decided already is not shown to the model. */
    private static float[] keep(List<Block> split, @Nullable String title) {
        List<String> open =
                split.stream().filter(Block::isKept).map(Block::text).toList();
        float[] told = LineModel.shipped().keep(open, title);
        float[] keep = new float[split.size()];
        int next = 0;
        for (int i = 0; i < keep.length; i++) {
            keep[i] = split.get(i).isKept() ? told[next++] : 0;
        }
        return keep;
    }

    /** Returns the page when the model has said how likely each line is main text. */
    static TextPage decided(List<Block> split, float[] keep, @Nullable TextTitle repeated) {
        List<String> lines = split.stream().map(Block::text).toList();
        TextTitle title = repeated != null
                ? repeated
                : TextTitle.above(split, keep).or(() -> headline(lines)).orElse(null);
        List<Block> blocks = TextLines.decide(split, keep, title == null ? null : title.text());
        return new TextPage(title == null ? null : title.text(), title == null ? null : title.site(), blocks);
    }

    /** Says whether lines are a rendered page rather than what somebody wrote; its title may confirm it. */
    static boolean isPage(List<String> lines, @Nullable TextTitle repeated) {
        return PageSigns.isPage(lines, repeated != null && repeated.site() != null);
    }

    /** The title of a page is the first line of its head that is neither furniture nor a sentence. */
    private static Optional<TextTitle> headline(List<String> lines) {
        for (String line : lines.subList(0, Math.min(TextTitle.HEAD_LINES, lines.size()))) {
            boolean isFurniture = LineRule.find(line, true).isPresent();
            if (!isFurniture && TextTitle.isLike(line)) {
                return Optional.of(new TextTitle(line, null));
            }
            if (!isFurniture && TextShape.isProse(line)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
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
        for (int i = 0; i + 1 < blocks.size() && i < TextTitle.HEAD_LINES; i++) {
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

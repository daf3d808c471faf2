package dev.sluice.plugins.extraction;

import dev.sluice.api.Furniture.Role;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides on the lines of a page that was saved as text: the model says what is main text, the line rules say what the
 * rest is. Stateless, thread-safe.
 */
final class TextLines {
    /** The reason of a line that the model alone took out. */
    static final String REASON = "model";

    /** A line is kept if it is at least this likely main text. */
    static final float KEEP = 0.45f;

    /** A line that a rule or its place speaks against is kept if it is at least this likely main text. */
    private static final float KEEP_AGAINST_RULE = 0.6f;

    /** A label between two paragraphs is kept if it is at least this likely main text. */
    private static final float KEEP_HEADING = 0.2f;

    /** A line of this many words announces something; a shorter one is a label. */
    private static final int TEASER_WORDS = 5;

    private TextLines() {}

    /**
     * Returns the lines with a decision on each; those that already have one keep it.
     *
     * @param keep how likely each is main text, from 0 to 1
     */
    static List<Block> decide(List<Block> blocks, float[] keep, @Nullable String title) {
        List<Block> named = BlockCleaner.clean(blocks, title);
        boolean[] kept = new boolean[keep.length];
        boolean any = false;
        for (int i = 0; i < keep.length; i++) {
            boolean isOpen = blocks.get(i).isKept() && !isCertain(named.get(i));
            kept[i] = isOpen && keep[i] >= (named.get(i).isKept() ? KEEP : KEEP_AGAINST_RULE);
            any |= kept[i];
        }
        if (!any) {
            return named;
        }
        keepHeadings(blocks, named, keep, kept);
        int first = 0;
        while (!kept[first]) {
            first++;
        }
        int last = keep.length - 1;
        while (!kept[last]) {
            last--;
        }
        List<Block> out = new ArrayList<>();
        for (int i = 0; i < keep.length; i++) {
            boolean isNamed = !blocks.get(i).isKept()
                    || (!named.get(i).isKept() && named.get(i).role() != Role.OTHER);
            out.add(
                    kept[i]
                            ? blocks.get(i)
                            : isNamed || isCertain(named.get(i))
                                    ? named.get(i)
                                    : blocks.get(i).as(role(blocks.get(i).text(), i < first, i > last), REASON));
        }
        return List.copyOf(out);
    }

    /** A label between two paragraphs is a heading, unless it is known to be something else. */
    private static void keepHeadings(List<Block> blocks, List<Block> named, float[] keep, boolean[] kept) {
        int above = -1;
        for (int i = 0; i < keep.length; i++) {
            boolean isLabel = named.get(i).isKept()
                    && keep[i] >= KEEP_HEADING
                    && TextShape.words(named.get(i).text()) >= 2
                    && !named.get(i).isProse()
                    && !TextShape.endsSentence(named.get(i).text());
            int below = i + 1;
            while (below < keep.length && !blocks.get(below).isKept()) {
                below++;
            }
            boolean isBetween = above >= 0 && below < keep.length && kept[below];
            if (isLabel
                    && !kept[i]
                    && isBetween
                    && blocks.get(above).isProse()
                    && blocks.get(below).isProse()) {
                kept[i] = true;
            }
            above = kept[i] ? i : blocks.get(i).isKept() ? -1 : above;
        }
    }

    /** What stands twice, and the title, is told by the page itself. */
    private static boolean isCertain(Block block) {
        return block.role() == Role.HEADLINE || block.reason().equals("duplicate");
    }

    /** Returns the part of a line that no rule names, by where it stands and how long it is. */
    private static Role role(String line, boolean isAbove, boolean isBelow) {
        boolean isLong = TextShape.words(line) >= TEASER_WORDS;
        if (isLong && (isAbove || isBelow)) {
            return Role.TEASER;
        }
        return isAbove ? Role.NAVIGATION : isBelow ? Role.FOOTER : Role.OTHER;
    }
}

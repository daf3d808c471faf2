package dev.sluice.plugins.extraction;

import dev.sluice.api.Furniture.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Decides on the blocks of a page by how likely each is main text, and by what the user counts as such. Immutable,
 * thread-safe.
 *
 * @param inside the least probability of a block in the container
 * @param outside the least probability of a block elsewhere
 * @param captions whether the words below pictures belong to the text
 * @param tables whether the cells of tables belong to the text
 * @param comments whether what readers wrote belongs to the text
 */
record BlockDecision(double inside, double outside, boolean captions, boolean tables, boolean comments) {
    /** If less than this share of what the rules keep is left, the filter misreads the page. */
    private static final double LEAST_LEFT = 0.4;

    /** Unless there are paragraphs of which the filter is sure: at least so likely, with so many characters. */
    private static final double SURE = 0.8;

    private static final int SURE_LEFT = 100;

    /** What nobody sees, what stands twice, what says nothing, notes on authors and cut titles do not come back. */
    private static final Set<String> STAY =
            Set.of(PageMarks.HIDDEN, "duplicate", "no-words", "author-note", BlockCleaner.CUT_TITLE);

    /** What a page states to be its article mostly is, even where the filter doubts it; chosen as blocks.md says. */
    private static final double STATED = 0.1;

    private static final double STATED_SHARE = 0.9;

    private static final Set<String> EDGES = Set.of("link-density", "before-text", "after-text");

    /** So many blocks away a paragraph is a neighbor. */
    private static final int NEAR = 3;

    private static final int PARAGRAPH_WORDS = 12;

    /** The cells of a table say little each; between paragraphs they are seldom anything else than text. */
    private static final double TABLE_AMONG_TEXT = 0.1;

    /** The probabilities at which F1 was best on the training data, out of the fold. */
    static final BlockDecision BALANCED = new BlockDecision(0.5, 0.75, false, true, false);

    static BlockDecision of(ExtractConfig config) {
        return switch (config.mode()) {
            case BALANCED -> with(BALANCED.inside, BALANCED.outside, config);
            case PRECISION -> with(0.7, 0.9, config);
            case RECALL -> with(0.2, 0.5, config);
        };
    }

    private static BlockDecision with(double inside, double outside, ExtractConfig config) {
        return new BlockDecision(inside, outside, config.captions(), config.tables(), config.comments());
    }

    List<Block> decide(PageAnalysis page, float[] probabilities) {
        List<Block> blocks = new ArrayList<>(page.blocks());
        long before = 0;
        long left = 0;
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            boolean keep = probabilities[i] >= leastLikely(page, i, probabilities[i]);
            before += block.isKept() ? block.text().length() : 0;
            if (keep && !block.isKept() && mayReturn(block)) {
                blocks.set(i, block.kept());
            } else if (!keep && block.isKept()) {
                blocks.set(i, block.as(block.linkShare() > 0.5 ? Role.TEASER : Role.OTHER, "model"));
            }
        }
        followNeighbors(page, blocks, probabilities);
        for (Block block : blocks) {
            left += block.isKept() ? block.text().length() : 0;
        }
        boolean isMisread = left < before * LEAST_LEFT && !isSure(blocks, probabilities, Block::isProse);
        // where the rules find nothing, single lines that look like text are mostly links of an index page
        boolean isIndex = before == 0
                && blocks.stream().noneMatch(block -> block.isKept() && block.isProse())
                && !isSure(blocks, probabilities);
        List<Block> decided = isIndex || isMisread ? new ArrayList<>(page.blocks()) : blocks;
        for (int i = 0; i < decided.size(); i++) {
            decided.set(i, asWished(decided.get(i), page.isInside(i)));
        }
        return List.copyOf(decided);
    }

    /** Returns the least probability with which a block is kept. */
    private double leastLikely(PageAnalysis page, int i, float probability) {
        Block block = page.blocks().get(i);
        if (!page.isInside(i)) {
            return outside;
        }
        double usual = isOpen(block) ? inside : outside;
        boolean isInDoubt =
                probability < usual && block.isProse() && page.stated().hasBody();
        if (isInDoubt && page.stated().shareInBody(block.content().key()) >= STATED_SHARE) {
            return block.isKept() ? STATED : inside;
        }
        return usual;
    }

    /** Says whether the filter is sure of some of the text that is kept. */
    static boolean isSure(List<Block> decided, float[] probabilities) {
        return isSure(decided, probabilities, block -> true);
    }

    private static boolean isSure(List<Block> decided, float[] probabilities, Predicate<Block> counts) {
        long sure = 0;
        for (int i = 0; i < decided.size(); i++) {
            Block block = decided.get(i);
            boolean isSure = block.isKept() && probabilities[i] >= SURE && counts.test(block);
            sure += isSure ? block.text().length() : 0;
        }
        return sure >= SURE_LEFT;
    }

    /** A table or list between paragraphs that are kept is kept or left out as a whole. */
    private void followNeighbors(PageAnalysis page, List<Block> blocks, float[] probabilities) {
        int end;
        for (int begin = 0; begin < blocks.size(); begin = end) {
            Block.Kind kind = blocks.get(begin).kind();
            end = begin + 1;
            if ((kind != Block.Kind.CELL && kind != Block.Kind.ITEM) || !page.isInside(begin)) {
                continue;
            }
            while (end < blocks.size() && blocks.get(end).kind() == kind && page.isInside(end)) {
                end++;
            }
            if (hasParagraph(blocks, begin - NEAR, begin) && hasParagraph(blocks, end, end + NEAR)) {
                decideTogether(page, blocks, probabilities, begin, end);
            }
        }
    }

    private void decideTogether(PageAnalysis page, List<Block> blocks, float[] probabilities, int begin, int end) {
        double sum = 0;
        double weight = 0;
        for (int i = begin; i < end; i++) {
            if (isOpen(page.blocks().get(i))) {
                sum += probabilities[i] * blocks.get(i).text().length();
                weight += blocks.get(i).text().length();
            }
        }
        boolean isTable = blocks.get(begin).kind() == Block.Kind.CELL;
        boolean keep = weight > 0 && sum / weight >= (isTable ? TABLE_AMONG_TEXT : inside);
        for (int i = begin; i < end; i++) {
            if (isOpen(page.blocks().get(i))) {
                blocks.set(i, keep ? blocks.get(i).kept() : blocks.get(i).as(Role.OTHER, "model"));
            }
        }
    }

    /** Says whether no rule but those on links and edges takes a block. */
    private static boolean isOpen(Block byRules) {
        return byRules.isKept() || EDGES.contains(byRules.reason());
    }

    private static boolean hasParagraph(List<Block> blocks, int from, int to) {
        return blocks.subList(Math.max(0, from), Math.min(blocks.size(), to)).stream()
                .anyMatch(block -> block.isKept()
                        && (block.kind() == Block.Kind.PARAGRAPH || block.kind() == Block.Kind.LINE)
                        && block.content().words() >= PARAGRAPH_WORDS);
    }

    private static boolean mayReturn(Block block) {
        return block.role() != Role.HEADLINE
                && block.role() != Role.CAPTION
                && !STAY.contains(block.reason())
                && !LineRule.isName(block.reason());
    }

    private Block asWished(Block block, boolean isInside) {
        if (!tables && block.isKept() && block.kind() == Block.Kind.CELL) {
            return block.as(Role.OTHER, "table");
        }
        boolean isCaption = captions && isInside && block.role() == Role.CAPTION;
        boolean isComment = comments && block.role() == Role.COMMENT && block.isProse();
        return isCaption || isComment ? block.kept() : block;
    }
}

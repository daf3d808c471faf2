package dev.sluice.plugins.extraction;

import dev.sluice.api.Furniture.Role;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** A page as the rules see it: its elements, its container, and its blocks with a decision on each. Used by one thread. */
final class PageAnalysis {
    private final PageTree tree;
    private final @Nullable PageMarks.Mark[] marks;
    private final boolean[] inside;
    private final List<Block> blocks;
    private final StatedText stated;
    private @Nullable ElementFacts facts;

    private PageAnalysis(
            PageTree tree, @Nullable PageMarks.Mark[] marks, boolean[] inside, List<Block> blocks, StatedText stated) {
        this.tree = tree;
        this.marks = marks;
        this.inside = inside;
        this.blocks = blocks;
        this.stated = stated;
    }

    static PageAnalysis of(Element body, @Nullable String title, StatedText stated) {
        PageTree tree = PageTree.of(body);
        @Nullable PageMarks.Mark[] marks = PageMarks.find(tree);
        List<Integer> containers = PageContainer.find(tree, marks);
        boolean[] inside = new boolean[Math.max(1, tree.size())];
        for (int i = 0; i < tree.size(); i++) {
            inside[i] = containers.contains(i) || (i > 0 && inside[tree.parent(i)]);
        }
        List<Block> blocks = BlockCleaner.clean(blocks(tree, marks, inside, title), title);
        return new PageAnalysis(tree, marks, inside, blocks, stated);
    }

    PageTree tree() {
        return tree;
    }

    /** Returns the blocks, one for each run of the tree, with what the rules decided. */
    List<Block> blocks() {
        return blocks;
    }

    /** Returns what the page says about its own text. */
    StatedText stated() {
        return stated;
    }

    /** Says whether a block stands in the container. */
    boolean isInside(int block) {
        return inside[tree.runs().get(block).owner()];
    }

    /** Returns what {@link #features} knows of the elements; it must have been called before. */
    ElementFacts facts() {
        if (facts == null) {
            throw new IllegalStateException("features come first");
        }
        return facts;
    }

    /** Returns the features of the blocks. */
    float[][] features(ElementNames names) {
        ElementFacts known = new ElementFacts(tree, names);
        facts = known;
        return BlockFeatures.of(tree, marks, inside, blocks, known, stated);
    }

    /** Returns the blocks with no regard to a container. */
    List<Block> blocksOfWholePage(@Nullable String title) {
        return BlockCleaner.clean(
                tree.runs().stream().map(run -> block(run, marks[run.owner()])).toList(), title);
    }

    private static List<Block> blocks(
            PageTree tree, @Nullable PageMarks.Mark[] marks, boolean[] inside, @Nullable String title) {
        String titleKey = title == null ? "" : TextShape.key(title);
        boolean seen = false;
        boolean titled = false;
        List<Block> blocks = new ArrayList<>();
        for (PageTree.Run run : tree.runs()) {
            Block block = block(run, marks[run.owner()]);
            if (inside[run.owner()]) {
                seen = true;
            } else if (block.isKept()) {
                block = outside(block, seen, titleKey);
            }
            titled |= seen || block.role() == Role.HEADLINE;
            blocks.add(titled ? block : LineRule.aboveArticle(block));
        }
        return blocks;
    }

    private static Block block(PageTree.Run run, PageMarks.@Nullable Mark mark) {
        double links = (double) run.linkChars() / Math.max(1, run.text().length());
        return new Block(
                run.content(), run.kind(), links, mark == null ? null : mark.role(), mark == null ? "" : mark.reason());
    }

    private static Block outside(Block block, boolean below, String titleKey) {
        boolean hasLength = !titleKey.isEmpty() && block.text().length() >= titleKey.length();
        if (hasLength && block.content().key().equals(titleKey)) {
            return block.as(Role.HEADLINE, "title");
        }
        return LineRule.find(block.text(), true)
                .map(rule -> block.as(rule.role(), rule.reason()))
                .orElseGet(() -> block.as(
                        block.linkShare() > 0.5 ? Role.NAVIGATION : below ? Role.FOOTER : Role.MASTHEAD,
                        "outside-article"));
    }
}

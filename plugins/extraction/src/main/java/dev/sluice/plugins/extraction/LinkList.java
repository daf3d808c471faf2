package dev.sluice.plugins.extraction;

import dev.sluice.api.Furniture.Role;
import java.util.List;

/** Tells pages that only list other pages, such as the front page of a section, from articles. Stateless. */
final class LinkList {
    /** The problem of such a page, and the reason why its links are no main text. */
    static final String PROBLEM = "extract.link-list";

    private static final String REASON = "link-list";

    /** A text with less beside its links is no article, however short; a teaser of the listed pages may be as long. */
    private static final int LEAST_BESIDE_LINKS = 100;

    /** Fewer lines of links are no list: a notice may consist of a link or two. */
    private static final int LEAST_LINES = 3;

    /** A line of which so great a share is linked is a link. */
    static final double LINKED = 0.8;

    private LinkList() {}

    /** Says whether what is kept is mostly lines that are links, with little text beside them. */
    static boolean isAll(List<Block> blocks) {
        double linked = 0;
        double beside = 0;
        int lines = 0;
        for (Block block : blocks) {
            if (block.isKept()) {
                double share = isSentences(block) ? 0 : block.linkShare();
                linked += block.text().length() * share;
                beside += block.text().length() * (1 - share);
                lines += share >= LINKED ? 1 : 0;
            }
        }
        return lines >= LEAST_LINES && linked > beside && beside < LEAST_BESIDE_LINKS;
    }

    /** The paragraphs of an article may all stand in one link. */
    private static boolean isSentences(Block block) {
        return block.content().isRunningText()
                && TextShape.endsSentence(block.text())
                && !TextShape.isTruncated(block.text());
    }

    /** Returns the blocks with what was kept as teasers. */
    static List<Block> takenOut(List<Block> blocks) {
        return blocks.stream()
                .map(block -> block.isKept() ? block.as(Role.TEASER, REASON) : block)
                .toList();
    }
}

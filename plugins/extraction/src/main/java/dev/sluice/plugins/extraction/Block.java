package dev.sluice.plugins.extraction;

import dev.sluice.api.Furniture;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a page between two line breaks, with the decision on it. Immutable.
 *
 * @param content the words, with single spaces
 * @param kind what the markup says it is
 * @param linkShare the share of characters within links, from 0 to 1
 * @param role the part it plays; null for main text
 * @param reason the rule that took it out; empty for main text
 */
record Block(BlockText content, Kind kind, double linkShare, Furniture.@Nullable Role role, String reason) {
    /** What the markup says that a block is. */
    enum Kind {
        LINE,
        PARAGRAPH,
        HEADING,
        ITEM,
        CELL,
        CAPTION,
        VERBATIM
    }

    /** Returns a line of main text of which nothing but the words is known. */
    static Block line(String text) {
        return new Block(BlockText.of(text), Kind.LINE, 0, null, "");
    }

    String text() {
        return content.text();
    }

    boolean isKept() {
        return role == null;
    }

    /** Says whether it is running text and not a list of links. */
    boolean isProse() {
        return kind != Kind.HEADING && linkShare < 0.4 && content.isRunningText();
    }

    Block as(Furniture.Role newRole, String newReason) {
        return new Block(content, kind, linkShare, newRole, newReason);
    }

    Block kept() {
        return new Block(content, kind, linkShare, null, "");
    }

    Block withText(String newText) {
        return new Block(BlockText.of(newText), kind, linkShare, role, reason);
    }
}

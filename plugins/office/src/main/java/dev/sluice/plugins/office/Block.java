package dev.sluice.plugins.office;

import dev.sluice.api.Furniture;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a document between two line breaks, with the part it plays. Immutable.
 *
 * @param text the words, with single spaces; a tab between the cells of a row
 * @param kind what the format says it is
 * @param role the part it plays; null for main text
 * @param reason the rule that took it out; empty for main text
 */
record Block(String text, Kind kind, Furniture.@Nullable Role role, String reason) {
    /** What the format says that a block is. */
    enum Kind {
        PARAGRAPH,
        HEADING,
        ITEM,
        ROW,
        VERBATIM
    }

    static Block text(String text, Kind kind) {
        return new Block(text, kind, null, "");
    }

    static Block furniture(String text, Furniture.Role role, String reason) {
        return new Block(text, Kind.PARAGRAPH, role, reason);
    }

    boolean isKept() {
        return role == null;
    }

    Block as(Furniture.Role newRole, String newReason) {
        return new Block(text, kind, newRole, newReason);
    }

    Block withText(String newText) {
        return new Block(newText, kind, role, reason);
    }

    /** Returns the main text: the kept blocks, one line break between them. */
    static String text(List<Block> blocks) {
        StringBuilder text = new StringBuilder();
        for (Block block : blocks) {
            if (block.isKept()) {
                text.append(text.length() == 0 ? "" : "\n").append(block.text());
            }
        }
        return text.toString();
    }

    /** Returns what was taken out, with neighbors of one role and reason as one piece. */
    static List<Furniture> furniture(List<Block> blocks) {
        List<Furniture> pieces = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            Furniture.Role role = block.role();
            if (role == null) {
                continue;
            }
            text.append(text.length() == 0 ? "" : "\n").append(block.text());
            Block next = i + 1 < blocks.size() ? blocks.get(i + 1) : null;
            boolean goesOn =
                    next != null && next.role() == role && next.reason().equals(block.reason());
            if (!goesOn) {
                pieces.add(new Furniture(role, text.toString(), block.reason()));
                text.setLength(0);
            }
        }
        return List.copyOf(pieces);
    }
}

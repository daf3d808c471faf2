package dev.sluice.plugins.extraction;

import dev.sluice.api.Furniture;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns decided blocks into the parts of a document. Stateless. */
final class Furnitures {
    private Furnitures() {}

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
        Block open = null;
        for (Block block : blocks) {
            boolean continues = open != null
                    && block.role() == open.role()
                    && block.reason().equals(open.reason());
            if (!continues) {
                flush(open, text, pieces);
            }
            open = block;
            text.append(text.length() == 0 ? "" : "\n").append(block.text());
        }
        flush(open, text, pieces);
        return List.copyOf(pieces);
    }

    private static void flush(@Nullable Block open, StringBuilder text, List<Furniture> pieces) {
        Furniture.Role role = open == null ? null : open.role();
        if (open != null && role != null) {
            pieces.add(new Furniture(role, text.toString(), open.reason()));
        }
        text.setLength(0);
    }
}

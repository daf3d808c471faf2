package dev.sluice.plugins.extraction;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** The first lines of an element: few nodes are walked only, since some are the whole page. Stateless. */
final class ElementLines {
    /** A line that is longer is cut off somewhere behind this. */
    static final int MAX_LINE = 160;

    private static final int MAX_NODES = 60;

    private ElementLines() {}

    /** Returns the lines, or what an attribute says in their place. */
    static List<String> of(Element element) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        if (element.hasAttr("content")) {
            return List.of(element.attr("content"));
        }
        Node node = element;
        for (int i = 0; i < MAX_NODES && node != null && line.length() <= MAX_LINE; i++) {
            if (node instanceof TextNode text) {
                line.append(text.getWholeText());
            } else if (node instanceof Element inner && (inner.isBlock() || inner.nameIs("br"))) {
                flush(line, lines);
            }
            node = next(node, element);
        }
        flush(line, lines);
        return lines;
    }

    private static @Nullable Node next(Node node, Element root) {
        if (node.childNodeSize() > 0
                && !node.normalName().equals("script")
                && !node.normalName().equals("style")) {
            return node.childNode(0);
        }
        Node current = node;
        while (current != null && !current.equals(root)) {
            Node sibling = current.nextSibling();
            if (sibling != null) {
                return sibling;
            }
            current = current.parent();
        }
        return null;
    }

    private static void flush(StringBuilder line, List<String> lines) {
        String text = TextShape.normalize(line.toString());
        if (!text.isEmpty()) {
            lines.add(text);
        }
        line.setLength(0);
    }
}

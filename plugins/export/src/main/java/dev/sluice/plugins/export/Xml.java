package dev.sluice.plugins.export;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * XML 1.0 under way. Characters that XML forbids become U+FFFD, and a carriage return a reference, since readers would take
 * it for a line feed and offsets would move. Used by one thread.
 */
final class Xml {
    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();
    private boolean isInTag;

    /** Writes the declaration that a document begins with. */
    Xml declaration() {
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        return this;
    }

    /** Begins an element. */
    Xml start(String name) {
        endTag();
        out.append('<').append(name);
        open.push(name);
        isInTag = true;
        return this;
    }

    /** Adds an attribute to the element that has just begun; one that is null is left out. */
    Xml attribute(String name, @Nullable Object value) {
        if (!isInTag) {
            throw new IllegalStateException("attribute " + name + " stands behind the content of its element");
        }
        if (value != null) {
            out.append(' ').append(name).append("=\"");
            escape(value.toString(), true);
            out.append('"');
        }
        return this;
    }

    /** Adds text. */
    Xml text(String text) {
        if (!text.isEmpty()) {
            endTag();
            escape(text, false);
        }
        return this;
    }

    /** Adds an element that holds text alone. */
    Xml element(String name, String text) {
        return start(name).text(text).end();
    }

    /** Breaks the line where white space means nothing. */
    Xml line() {
        endTag();
        out.append('\n');
        return this;
    }

    /** Ends the element begun last. */
    Xml end() {
        String name = open.pop();
        if (isInTag) {
            out.append("/>");
            isInTag = false;
        } else {
            out.append("</").append(name).append('>');
        }
        return this;
    }

    /** Returns what was written since the last call, in UTF-8. */
    byte[] take() {
        endTag();
        byte[] bytes = out.toString().getBytes(StandardCharsets.UTF_8);
        out.setLength(0);
        return bytes;
    }

    private void endTag() {
        if (isInTag) {
            out.append('>');
            isInTag = false;
        }
    }

    private void escape(String text, boolean isAttribute) {
        String legal = Characters.xml(text);
        for (int i = 0; i < legal.length(); i++) {
            char c = legal.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '\r' -> out.append("&#13;");
                case '"' -> out.append(isAttribute ? "&quot;" : "\"");
                case '\n' -> out.append(isAttribute ? "&#10;" : "\n");
                case '\t' -> out.append(isAttribute ? "&#9;" : "\t");
                default -> out.append(c);
            }
        }
    }
}

package dev.sluice.plugins.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Collects the paragraphs that Tika reports as XHTML, up to a limit. Used by one thread. */
final class TikaBlocks extends DefaultHandler {
    /**
     * A paragraph as it was reported.
     *
     * @param lines its lines, as they were broken
     * @param page the number of its page from 1; 0 if there are no pages
     */
    record Paragraph(List<String> lines, Block.Kind kind, boolean isTitle, int page) {}

    private static final Set<String> BREAKS = Set.of(
            "p",
            "div",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "li",
            "ul",
            "ol",
            "td",
            "th",
            "tr",
            "table",
            "pre",
            "body",
            "blockquote",
            "dt",
            "dd");

    private final int maxChars;
    private final List<Paragraph> paragraphs = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private Block.Kind kind = Block.Kind.PARAGRAPH;
    private boolean isTitle;
    private boolean inBody;
    private boolean isFull;
    private long length;
    private int page;

    TikaBlocks(int maxChars) {
        this.maxChars = maxChars;
    }

    List<Paragraph> paragraphs() {
        return paragraphs;
    }

    boolean isFull() {
        return isFull;
    }

    @Override
    public void startElement(String uri, String name, String qualified, @Nullable Attributes attributes) {
        inBody |= name.equals("body");
        if (!BREAKS.contains(name)) {
            if (name.equals("br")) {
                text.append('\n');
            }
            return;
        }
        flush();
        String style = attributes == null ? null : attributes.getValue("class");
        page += name.equals("div") && "page".equals(style) ? 1 : 0;
        isTitle = "title".equals(style);
        kind = switch (name) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> Block.Kind.HEADING;
            case "li" -> Block.Kind.ITEM;
            case "td", "th" -> Block.Kind.CELL;
            case "pre" -> Block.Kind.VERBATIM;
            default -> kind == Block.Kind.CELL && name.equals("p") ? kind : Block.Kind.PARAGRAPH;
        };
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
        if (BREAKS.contains(name)) {
            flush();
            kind = Block.Kind.PARAGRAPH;
            isTitle = false;
        }
    }

    @Override
    public void characters(char[] chars, int start, int count) throws SAXException {
        if (!inBody) {
            return;
        }
        text.append(chars, start, count);
        length += count;
        if (length > maxChars && !isFull) {
            isFull = true;
            flush();
            throw new SAXException("the limit of " + maxChars + " characters is reached");
        }
    }

    @Override
    public void ignorableWhitespace(char[] chars, int start, int count) {
        if (inBody) {
            text.append(chars, start, count);
        }
    }

    @Override
    public void endDocument() {
        flush();
    }

    private void flush() {
        List<String> lines = text.toString()
                .lines()
                .map(TextShape::normalize)
                .filter(line -> !line.isEmpty())
                .toList();
        if (!lines.isEmpty()) {
            paragraphs.add(new Paragraph(lines, kind, isTitle, page));
        }
        text.setLength(0);
    }
}

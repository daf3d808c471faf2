package dev.sluice.plugins.office;

import dev.sluice.plugins.office.Paragraph.Zone;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Collects the paragraphs that Tika reports as XHTML, up to a limit. Used by one thread. */
final class BlockHandler extends DefaultHandler {
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
            "dd",
            "dl",
            "section",
            "article",
            "hr");

    private static final Set<String> SILENT = Set.of("script", "style", "title", "head", "svg");

    /** The classes by which Tika's parsers mark where a paragraph stands. */
    private static final Map<String, Zone> ZONES = Map.ofEntries(
            Map.entry("header", Zone.EDGE),
            Map.entry("footer", Zone.EDGE),
            Map.entry("slide-header", Zone.EDGE),
            Map.entry("slide-footer", Zone.EDGE),
            Map.entry("slide-comment", Zone.COMMENT),
            Map.entry("annotation", Zone.COMMENT),
            Map.entry("annotation_text", Zone.COMMENT),
            Map.entry("footnote", Zone.NOTE),
            Map.entry("endnote", Zone.NOTE),
            Map.entry("slide-notes", Zone.NOTE),
            Map.entry("notes", Zone.NOTE));

    /** What kind of XHTML is told. */
    enum Layout {
        /** Line breaks are those of printed pages. */
        PAGES,
        /** Classes tell where a paragraph stands. */
        OFFICE,
        /** Classes are those of an author, and tell nothing. */
        BOOK,
        /** Line breaks are those of a text. */
        LINES,
        /** As in a book, and empty paragraphs part those that are not. */
        MESSAGE
    }

    /** A paragraph that stands within another is told after it. */
    private record Frame(int depth, String text, Block.Kind kind, Zone zone, boolean isTitle) {}

    private final int maxChars;
    private final boolean knowsZones;
    private final boolean isPaged;
    private final boolean keepsBreaks;
    private final boolean tellsBlanks;
    private final List<Paragraph> paragraphs = new ArrayList<>();
    private final List<Paragraph> later = new ArrayList<>();
    private final Deque<Frame> frames = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private final List<List<String>> row = new ArrayList<>();
    private Block.Kind kind = Block.Kind.PARAGRAPH;
    private Zone zone = Zone.BODY;
    private boolean isTitle;
    private boolean inBody;
    private boolean isFull;
    private long length;
    private int page;
    private boolean inPage;
    private int pageDepth;
    private int depth;
    private int tables;
    private int silent;

    /**
     * Makes a handler.
     *
     * @param maxChars the greatest number of characters it takes in
     * @param layout what is told to it
     */
    BlockHandler(int maxChars, Layout layout) {
        this.maxChars = maxChars;
        this.knowsZones = layout == Layout.OFFICE || layout == Layout.PAGES;
        this.isPaged = layout == Layout.PAGES;
        this.keepsBreaks = layout == Layout.PAGES || layout == Layout.LINES;
        this.tellsBlanks = layout == Layout.MESSAGE;
    }

    List<Paragraph> paragraphs() {
        return paragraphs;
    }

    int pages() {
        return page;
    }

    boolean isFull() {
        return isFull;
    }

    @Override
    public void startElement(String uri, String name, String qualified, @Nullable Attributes attributes) {
        depth++;
        inBody |= name.equals("body");
        silent += SILENT.contains(name) ? 1 : 0;
        if (!BREAKS.contains(name)) {
            if (name.equals("br")) {
                text.append('\n');
            }
            return;
        }
        String style = attributes == null ? null : attributes.getValue("class");
        Zone newZone = zone(name, style);
        if (newZone != zone && newZone != Zone.BODY) {
            frames.push(new Frame(depth, text.toString(), kind, zone, isTitle));
            text.setLength(0);
            zone = newZone;
        } else {
            flush();
        }
        if (isPaged && name.equals("div") && "page".equals(style)) {
            page++;
            inPage = true;
            pageDepth = depth;
        }
        if (name.equals("table")) {
            tables++;
        } else if ((name.equals("td") || name.equals("th")) && tables == 1) {
            row.add(new ArrayList<>());
        }
        isTitle = "title".equals(style);
        kind = kind(name, style);
    }

    private Zone zone(String name, @Nullable String style) {
        if (isPaged && page > 0 && !inPage && name.equals("ul")) {
            return Zone.OUTLINE;
        }
        return knowsZones && style != null
                ? ZONES.getOrDefault(style.toLowerCase(Locale.ROOT).replace(' ', '_'), zone)
                : zone;
    }

    private Block.Kind kind(String name, @Nullable String style) {
        return switch (name) {
            case "h1", "h2", "h3", "h4", "h5", "h6" ->
                "subtitle".equals(style) ? Block.Kind.PARAGRAPH : Block.Kind.HEADING;
            case "li" -> Block.Kind.ITEM;
            case "pre" -> Block.Kind.VERBATIM;
            case "p" -> kind == Block.Kind.ITEM ? kind : Block.Kind.PARAGRAPH;
            default -> Block.Kind.PARAGRAPH;
        };
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
        silent -= SILENT.contains(name) ? 1 : 0;
        if (BREAKS.contains(name)) {
            if (tellsBlanks && name.equals("p") && text.toString().isBlank()) {
                paragraphs.add(new Paragraph(List.of(""), Block.Kind.PARAGRAPH, Zone.BODY, false, 0));
            }
            flush();
            if (name.equals("tr") && tables == 1) {
                flushRow();
            } else if (name.equals("table")) {
                flushRow();
                tables = Math.max(0, tables - 1);
            }
            inPage &= depth != pageDepth;
            kind = Block.Kind.PARAGRAPH;
            isTitle = false;
        }
        Frame frame = frames.peek();
        if (frame != null && frame.depth() == depth) {
            frames.pop();
            boolean wasWithin = !frame.text().isBlank();
            if (!wasWithin) {
                paragraphs.addAll(later);
                later.clear();
            }
            text.setLength(0);
            text.append(frame.text());
            kind = frame.kind();
            zone = frame.zone();
            isTitle = frame.isTitle();
        }
        depth--;
    }

    @Override
    public void characters(char[] chars, int start, int count) throws SAXException {
        if (!inBody || silent > 0) {
            return;
        }
        append(chars, start, count);
        length += count;
        if (length > maxChars && !isFull) {
            isFull = true;
            finish();
            throw new SAXException("the limit of " + maxChars + " characters is reached");
        }
    }

    @Override
    public void ignorableWhitespace(char[] chars, int start, int count) {
        if (inBody && silent == 0) {
            append(chars, start, count);
        }
    }

    /** Elsewhere only a break element breaks a line. */
    private void append(char[] chars, int start, int count) {
        boolean isVerbatim = keepsBreaks || kind == Block.Kind.VERBATIM;
        for (int i = start; i < start + count; i++) {
            text.append(!isVerbatim && (chars[i] == '\n' || chars[i] == '\r') ? ' ' : chars[i]);
        }
    }

    /** Takes in what is still open; to be called at the end, however it came. */
    void finish() {
        flush();
        while (!frames.isEmpty()) {
            Frame frame = frames.pop();
            text.setLength(0);
            text.append(frame.text());
            kind = frame.kind();
            zone = frame.zone();
            flush();
        }
        flushRow();
        paragraphs.addAll(later);
        later.clear();
    }

    private void flush() {
        List<String> lines = text.toString()
                .lines()
                .map(Lines::normalize)
                .filter(line -> !line.isEmpty())
                .toList();
        text.setLength(0);
        if (lines.isEmpty()) {
            return;
        }
        if (zone == Zone.BODY && tables > 0 && !row.isEmpty()) {
            row.get(row.size() - 1).addAll(lines);
            return;
        }
        Paragraph paragraph = new Paragraph(lines, kind, zone, isTitle, page);
        if (!frames.isEmpty()) {
            later.add(paragraph);
        } else {
            paragraphs.add(paragraph);
            paragraphs.addAll(later);
            later.clear();
        }
    }

    /** A row of data is one line with a tab between its cells; a row that lays out a page falls into its paragraphs. */
    private void flushRow() {
        boolean isData = row.stream().allMatch(cell -> cell.size() <= 1)
                && row.stream().filter(cell -> !cell.isEmpty()).count() > 1;
        List<String> lines = new ArrayList<>();
        if (isData) {
            StringBuilder line = new StringBuilder();
            for (List<String> cell : row) {
                line.append(line.length() == 0 ? "" : "\t").append(cell.isEmpty() ? "" : cell.get(0));
            }
            lines.add(line.toString().stripTrailing());
        } else {
            row.forEach(lines::addAll);
        }
        row.clear();
        for (String line : lines) {
            Block.Kind rowKind = isData ? Block.Kind.ROW : Block.Kind.PARAGRAPH;
            paragraphs.add(new Paragraph(List.of(line), rowKind, Zone.BODY, false, page));
        }
        if (frames.isEmpty()) {
            paragraphs.addAll(later);
            later.clear();
        }
    }
}

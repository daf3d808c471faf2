package dev.sluice.plugins.office;

import dev.sluice.api.StepException;
import dev.sluice.api.StepException.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * What a document in a zip package says of itself that its parser does not pass on: which lines are headers and footers
 * of pages, and which words are comments. Also where a package that would unfold to far more than its size is refused,
 * before a parser meets it. Immutable.
 *
 * @param edges the paragraphs of the headers and footers, in the order of the package
 * @param comments the comments of reviewers, as the parser writes them into the text
 */
record PackageScan(List<String> edges, List<String> comments) {
    static final PackageScan NOTHING = new PackageScan(List.of(), List.of());

    /** How the parser of Word packages begins a comment within the text. */
    static final String COMMENT_MARK = "Comment by ";

    /** Packages that hold more are refused. */
    private static final long MAX_BYTES = 500_000_000;

    private static final int MAX_ENTRIES = 10_000;

    /** An entry above this size is refused if it unfolds to more than {@value MAX_RATIO} times its size. */
    private static final long LARGE = 20_000_000;

    private static final int MAX_RATIO = 100;

    /** Headers, footers and comments above this size are none. */
    private static final int MAX_SMALL = 4_000_000;

    private static final Pattern EDGE_ENTRY =
            Pattern.compile("word/(?:header|footer)\\d*\\.xml|styles\\.xml", Pattern.CASE_INSENSITIVE);
    private static final Pattern COMMENT_ENTRY = Pattern.compile("word/comments\\.xml", Pattern.CASE_INSENSITIVE);

    private static final String OOXML = "application/vnd.openxmlformats-officedocument.";
    private static final String OOXML_MACROS = ".macroenabled";

    /** Says whether the headers and footers of a format are read here and not by its parser. */
    static boolean tellsEdges(String mediaType) {
        return mediaType.startsWith(OOXML) || mediaType.contains(OOXML_MACROS);
    }

    private static boolean isOpenDocument(String mediaType) {
        return mediaType.startsWith("application/vnd.oasis.opendocument.");
    }

    /**
     * Looks through the package, if the bytes are one.
     *
     * @throws StepException of kind LIMIT if it would unfold to too much
     */
    static PackageScan of(String id, String mediaType, byte[] content) throws StepException {
        if (content.length < 4 || content[0] != 'P' || content[1] != 'K') {
            return NOTHING;
        }
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(content))
                .get()) {
            List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
            measure(id, zip, entries);
            if (!tellsEdges(mediaType) && !isOpenDocument(mediaType)) {
                return NOTHING;
            }
            return read(zip, entries);
        } catch (IOException | IllegalArgumentException e) {
            // what is wrong with it, the parser tells
            return NOTHING;
        }
    }

    /** Sizes in the directory of a package may be lies, so that large entries are counted. */
    private static void measure(String id, ZipFile zip, List<ZipArchiveEntry> entries)
            throws StepException, IOException {
        if (entries.size() > MAX_ENTRIES) {
            throw bomb(id, "it has " + entries.size() + " entries, more than " + MAX_ENTRIES);
        }
        long total = 0;
        for (ZipArchiveEntry entry : entries) {
            if (zip.canReadEntryData(entry)) {
                total += measure(id, zip, entry, MAX_BYTES - total);
            }
        }
    }

    private static long measure(String id, ZipFile zip, ZipArchiveEntry entry, long left) throws StepException {
        long size = 0;
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = zip.getInputStream(entry)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                size += n;
                if (size > LARGE && size / MAX_RATIO > Math.max(1, entry.getCompressedSize())) {
                    String reason =
                            "its entry " + entry.getName() + " unfolds to more than " + MAX_RATIO + " times its size";
                    throw bomb(id, reason);
                }
                if (size > left) {
                    throw bomb(id, "it unfolds to more than " + MAX_BYTES + " bytes");
                }
            }
            return size;
        } catch (IOException e) {
            // a broken entry is for the parser to report
            return size;
        }
    }

    private static StepException bomb(String id, String reason) {
        return new StepException(Kind.LIMIT, id + " is not opened: " + reason + "; leave it out if it is a zip bomb");
    }

    private static PackageScan read(ZipFile zip, List<ZipArchiveEntry> entries) throws IOException {
        TreeMap<String, List<String>> edges = new TreeMap<>();
        List<String> comments = new ArrayList<>();
        for (ZipArchiveEntry entry : entries) {
            boolean isEdge = EDGE_ENTRY.matcher(entry.getName()).matches();
            if (isEdge || COMMENT_ENTRY.matcher(entry.getName()).matches()) {
                try (InputStream in = zip.getInputStream(entry)) {
                    byte[] bytes = in.readNBytes(MAX_SMALL);
                    Reader reader = new Reader(!entry.getName().equals("styles.xml"));
                    parse(bytes, reader);
                    // headers before footers
                    edges.put((entry.getName().contains("header") ? "1" : "2") + entry.getName(), reader.edges);
                    comments.addAll(reader.comments);
                }
            }
        }
        return new PackageScan(edges.values().stream().flatMap(List::stream).toList(), List.copyOf(comments));
    }

    private static void parse(byte[] xml, DefaultHandler handler) {
        try {
            SAXParserFactory factory = SAXParserFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.newSAXParser().parse(new InputSource(new ByteArrayInputStream(xml)), handler);
        } catch (ParserConfigurationException | SAXException | IOException e) {
            // a broken part is as good as none, and its parser tells what is wrong with the document
            return;
        }
    }

    /** Reads WordprocessingML and OpenDocument, whose paragraphs are both called p. */
    private static final class Reader extends DefaultHandler {
        private final List<String> edges = new ArrayList<>();
        private final List<String> comments = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private final boolean isWord;
        private boolean inEdge;
        private boolean inText;
        private @Nullable String author;

        Reader(boolean isWord) {
            this.isWord = isWord;
        }

        @Override
        public void startElement(String uri, String name, String qualified, Attributes attributes) {
            switch (name) {
                case "hdr", "ftr", "header", "header-left", "header-first", "footer", "footer-left", "footer-first" ->
                    inEdge = true;
                case "comment" -> {
                    author = String.valueOf(attributes.getValue(attributes.getIndex("w:author")));
                    text.setLength(0);
                }
                case "t" -> inText = true;
                case "tab", "s" -> text.append(' ');
                default -> {
                    if (name.equals("p") && inEdge) {
                        text.setLength(0);
                    }
                }
            }
        }

        @Override
        public void characters(char[] chars, int start, int count) {
            if (isWord ? inText : inEdge) {
                text.append(chars, start, count);
            }
        }

        @Override
        public void endElement(String uri, String name, String qualified) {
            switch (name) {
                case "hdr", "ftr", "header", "header-left", "header-first", "footer", "footer-left", "footer-first" ->
                    inEdge = false;
                case "t" -> inText = false;
                case "comment" -> {
                    comments.add(COMMENT_MARK + author + ": " + text);
                    author = null;
                }
                case "p" -> {
                    String line = Lines.normalize(text.toString());
                    if (inEdge && !line.isEmpty()) {
                        edges.add(line);
                        text.setLength(0);
                    }
                }
                default -> {}
            }
        }
    }
}

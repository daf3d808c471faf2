package dev.sluice.plugins.office;

import dev.sluice.api.StepException;
import dev.sluice.api.StepException.Kind;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.UnsupportedFormatException;
import org.apache.tika.exception.ZeroByteFileException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.CompositeParser;
import org.apache.tika.parser.EmptyParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/**
 * The parsers of Apache Tika, without text recognition and without outside programs. Tika and the libraries below it look
 * for services through the class loader of the thread, which is therefore set to the plugin's for each call. Thread-safe.
 */
final class TikaParsers {
    private static final String SERVICES = "META-INF/services/org.apache.tika.parser.Parser";
    private static final String PDF_PARSER = "org.apache.tika.parser.pdf.PDFParser";
    private static final String PDF_DOCUMENT = "org.apache.pdfbox.pdmodel.PDDocument";

    /** Parsers of programs and fonts, of which they know properties but no text. */
    private static final Set<String> WITHOUT_TEXT = Set.of(
            "ClassParser",
            "ExecutableParser",
            "TrueTypeParser",
            "AdobeFontMetricParser",
            "FLVParser",
            "IWork13PackageParser",
            "IWork18PackageParser",
            "PRTParser",
            "TSDParser");

    /** Parsers of files that hold other files. */
    private static final Set<String> ARCHIVES = Set.of(
            "PackageParser",
            "CompressorParser",
            "RarParser",
            "WARCParser",
            "WACZParser",
            "ISArchiveParser",
            "Pkcs7Parser");

    /** All parsers but those that look for programs on the machine and start them, be it to ask for their version. */
    private static final String CONFIG = """
            <properties>
              <parsers>
                <parser class="org.apache.tika.parser.DefaultParser">
                  <parser-exclude class="org.apache.tika.parser.external.CompositeExternalParser"/>
                  <parser-exclude class="org.apache.tika.parser.ocr.TesseractOCRParser"/>
                </parser>
              </parsers>
            </properties>
            """;

    private final ClassLoader loader;
    private @Nullable TikaConfig config;

    TikaParsers(ClassLoader loader) {
        this.loader = loader;
    }

    /**
     * Checks that the parsers are there: without them Tika returns empty texts and no error.
     *
     * @throws IllegalStateException if there is none for PDF
     */
    static void checkParsers(ClassLoader loader) {
        try {
            boolean isListed = false;
            for (URL list : Collections.list(loader.getResources(SERVICES))) {
                try (InputStream in = list.openStream();
                        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                    isListed |= lines.lines().anyMatch(line -> line.strip().equals(PDF_PARSER));
                }
            }
            if (!isListed) {
                throw noParsers("no " + SERVICES + " that the plugin sees lists " + PDF_PARSER, null);
            }
            Class.forName(PDF_PARSER, false, loader);
            Class.forName(PDF_DOCUMENT, false, loader);
        } catch (IOException | ClassNotFoundException | LinkageError e) {
            throw noParsers(e.toString(), e);
        }
    }

    private static IllegalStateException noParsers(String reason, @Nullable Throwable cause) {
        return new IllegalStateException(
                "Tika has no parser for application/pdf: " + reason
                        + "; the plugin is packaged wrongly, install it again with all jars in its lib directory",
                cause);
    }

    /** Returns the media type by content and name, with what Tika says of its version. */
    String detect(byte[] content, String name) throws StepException {
        return withLoader(name, () -> {
            Metadata metadata = named(name);
            try (TikaInputStream in = TikaInputStream.get(content, metadata)) {
                return config().getDetector().detect(in, metadata).toString();
            }
        });
    }

    /**
     * Parses bytes.
     *
     * @param id what messages call it
     * @param mediaType what it is, as {@link #detect} said
     * @param handler what takes the text in
     * @param parts what takes in what is embedded
     * @return the properties that were found
     * @throws StepException if it cannot be read, and nothing of it was
     */
    Parsed parse(
            String id,
            String name,
            String mediaType,
            byte[] content,
            BlockHandler handler,
            EmbeddedDocumentExtractor parts)
            throws StepException {
        return withLoader(id, () -> {
            refuseUnsupported(id, mediaType);
            Metadata metadata = named(name);
            if (!mediaType.startsWith("text/")) {
                // what is detected is not detected again; the separator of a table is
                metadata.set(TikaCoreProperties.CONTENT_TYPE_USER_OVERRIDE, mediaType);
            }
            Exception broken = null;
            try (TikaInputStream in = TikaInputStream.get(content, metadata)) {
                new AutoDetectParser(config()).parse(in, handler, metadata, context(mediaType, parts));
            } catch (EncryptedDocumentException | ZeroByteFileException | UnsupportedFormatException e) {
                throw e;
            } catch (SAXException | TikaException | IOException | RuntimeException e) {
                broken = handler.isFull() ? null : e;
            }
            handler.finish();
            if (broken != null && handler.paragraphs().isEmpty()) {
                throw broken;
            }
            return new Parsed(metadata, broken == null ? null : root(broken));
        });
    }

    /** Parses something that a parser has opened already, such as a message of a mailbox. */
    Parsed parseOpened(
            String id, TikaInputStream in, Metadata metadata, BlockHandler handler, EmbeddedDocumentExtractor parts)
            throws StepException {
        return withLoader(id, () -> {
            Exception broken = null;
            try {
                new AutoDetectParser(config()).parse(in, handler, metadata, context("", parts));
            } catch (SAXException | TikaException | IOException | RuntimeException e) {
                broken = handler.isFull() ? null : e;
            }
            handler.finish();
            return new Parsed(metadata, broken == null ? null : root(broken));
        });
    }

    /**
     * What a parser found besides the text.
     *
     * @param metadata the properties
     * @param broken why it stopped before the end; null if it did not
     */
    record Parsed(Metadata metadata, @Nullable String broken) {}

    private static Metadata named(String name) {
        Metadata metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name.substring(name.lastIndexOf('/') + 1));
        return metadata;
    }

    private void refuseUnsupported(String id, String mediaType)
            throws StepException, TikaException, IOException, SAXException {
        Map<MediaType, Parser> parsers = ((CompositeParser) config().getParser()).getParsers();
        MediaType type = MediaType.parse(mediaType);
        Parser parser = null;
        while (parser == null && type != null && !type.equals(MediaType.OCTET_STREAM)) {
            parser = parsers.get(type);
            type = config().getMediaTypeRegistry().getSupertype(type);
        }
        String name = parser == null ? "" : parser.getClass().getSimpleName();
        if (ARCHIVES.contains(name)) {
            throw new StepException(
                    Kind.UNSUPPORTED,
                    id + " is an archive (" + mediaType + "), which is not opened; unpack it and read the files");
        }
        if (parser == null || parser instanceof EmptyParser || isWithoutText(mediaType, name)) {
            throw new StepException(
                    Kind.UNSUPPORTED, id + " is of type " + mediaType + ", which cannot be read as text; leave it out");
        }
    }

    private static boolean isWithoutText(String mediaType, String parser) {
        return WITHOUT_TEXT.contains(parser) || isMedia(mediaType);
    }

    /** Says whether something is a picture, sound or video; drawings with text in them are none. */
    static boolean isMedia(String mediaType) {
        return (mediaType.startsWith("image/")
                        && !mediaType.contains("svg")
                        && !mediaType.contains("dwg")
                        && !mediaType.contains("dxf")
                        && !mediaType.contains("djvu"))
                || mediaType.startsWith("audio/")
                || mediaType.startsWith("video/")
                || mediaType.startsWith("font/")
                || mediaType.startsWith("application/x-font")
                || mediaType.equals("application/x-shockwave-flash")
                || mediaType.equals("application/vnd.adobe.photoshop");
    }

    private ParseContext context(String mediaType, EmbeddedDocumentExtractor parts)
            throws TikaException, IOException, SAXException {
        PDFParserConfig pdf = new PDFParserConfig();
        pdf.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
        pdf.setExtractInlineImages(false);
        pdf.setExtractBookmarksText(true);
        pdf.setSuppressDuplicateOverlappingText(true);
        pdf.setDetectAngles(true);
        OfficeParserConfig office = new OfficeParserConfig();
        // they are read from the package itself, where they are told apart from the text
        office.setIncludeHeadersAndFooters(!PackageScan.tellsEdges(mediaType));
        office.setIncludeSlideMasterContent(false);
        office.setExtractMacros(false);
        office.setConcatenatePhoneticRuns(false);
        office.setWriteSelectHeadersInBody(false);
        ParseContext context = new ParseContext();
        context.set(PDFParserConfig.class, pdf);
        // parsers that find none here make one of their own, which starts programs
        context.set(TikaConfig.class, config());
        context.set(OfficeParserConfig.class, office);
        context.set(EmbeddedDocumentExtractor.class, parts);
        return context;
    }

    private synchronized TikaConfig config() throws TikaException, IOException, SAXException {
        TikaConfig ready = config;
        if (ready == null) {
            ready = new TikaConfig(new ByteArrayInputStream(CONFIG.getBytes(StandardCharsets.UTF_8)));
            config = ready;
        }
        return ready;
    }

    /** Work that may fail in Tika's ways. */
    interface Work<T> {
        T run() throws Exception;
    }

    <T> T withLoader(String id, Work<T> work) throws StepException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return work.run();
        } catch (StepException e) {
            throw e;
        } catch (EncryptedDocumentException e) {
            throw new StepException(Kind.ENCRYPTED, id + " is encrypted; save a copy without a password", e);
        } catch (ZeroByteFileException e) {
            throw new StepException(Kind.EMPTY, id + " has no content", e);
        } catch (UnsupportedFormatException e) {
            throw new StepException(Kind.UNSUPPORTED, id + " is of a kind that cannot be read: " + e.getMessage(), e);
        } catch (Exception | StackOverflowError e) {
            if (isBomb(e)) {
                throw new StepException(
                        Kind.LIMIT, id + " would unfold to far more than its size, and was given up: " + root(e), e);
            }
            throw new StepException(Kind.PARSE_ERROR, id + " cannot be read, it seems broken: " + root(e), e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Limits of the libraries below: on what archives unfold to, on entities, on nesting, on the size of records. */
    private static boolean isBomb(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (message.contains("zip bomb")
                    || message.contains("entity expansions")
                    || message.contains("jaxp0001")
                    || cause.getClass().getSimpleName().contains("MemoryLimit")
                    || (cause.getClass().getSimpleName().equals("RecordFormatException")
                            && message.contains("tried to allocate"))) {
                return true;
            }
        }
        return false;
    }

    static String root(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage() == null
                ? ""
                : cause.getMessage().lines().findFirst().orElse("");
        return cause.getClass().getSimpleName() + (message.isEmpty() ? "" : ": " + message);
    }
}

package dev.sluice.plugins.extraction;

import dev.sluice.api.Document;
import dev.sluice.api.StepException;
import dev.sluice.api.StepException.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
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
import org.apache.tika.mime.MimeTypeException;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.CompositeParser;
import org.apache.tika.parser.EmptyParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.ocr.TesseractOCRConfig;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * Reads PDF, office documents and all else that Apache Tika knows. Tika and the libraries below it look for services
 * through the class loader of the thread, which is therefore set to the plugin's for each call. Thread-safe.
 */
final class TikaHandler {
    private static final String SERVICES = "META-INF/services/org.apache.tika.parser.Parser";
    private static final String PDF_PARSER = "org.apache.tika.parser.pdf.PDFParser";
    private static final String PDF_DOCUMENT = "org.apache.pdfbox.pdmodel.PDDocument";

    /** Parsers of programs, of which they know properties but no text. */
    private static final Set<String> PROGRAMS = Set.of("ClassParser", "ExecutableParser");

    /** Parsers of files that hold other files. */
    private static final Set<String> CONTAINERS = Set.of(
            "PackageParser",
            "CompressorParser",
            "RarParser",
            "MboxParser",
            "OutlookPSTParser",
            "WARCParser",
            "WACZParser");

    private final ClassLoader loader;
    private @Nullable TikaConfig config;

    TikaHandler(ClassLoader loader) {
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

    /** Returns the media type by content and name. */
    String detect(byte[] content, String name) throws StepException {
        return withLoader(name, () -> {
            Metadata metadata = new Metadata();
            metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name.substring(name.lastIndexOf('/') + 1));
            try (TikaInputStream in = TikaInputStream.get(content, metadata)) {
                return config().getDetector().detect(in, metadata).getBaseType().toString();
            }
        });
    }

    Document extract(Document seed, byte[] content, int maxChars) throws StepException {
        String mediaType = String.valueOf(seed.source().mediaType());
        return withLoader(seed.id(), () -> {
            refuseUnsupported(seed.id(), mediaType);
            TikaBlocks blocks = new TikaBlocks(maxChars);
            Metadata metadata = new Metadata();
            metadata.set(TikaCoreProperties.CONTENT_TYPE_USER_OVERRIDE, mediaType);
            try (TikaInputStream in = TikaInputStream.get(content, metadata)) {
                new AutoDetectParser(config()).parse(in, blocks, metadata, context());
            } catch (SAXException | TikaException e) {
                // the limit was reached, which parsers may wrap
                if (!blocks.isFull()) {
                    throw e;
                }
            }
            return TikaDocument.of(seed, metadata, blocks, maxChars);
        });
    }

    private void refuseUnsupported(String id, String mediaType) throws StepException, MimeTypeException, IOException {
        Map<MediaType, Parser> parsers = ((CompositeParser) config().getParser()).getParsers();
        MediaType type = MediaType.parse(mediaType);
        Parser parser = null;
        while (parser == null && type != null && !type.equals(MediaType.OCTET_STREAM)) {
            parser = parsers.get(type);
            type = config().getMediaTypeRegistry().getSupertype(type);
        }
        // content that is called HTML but does not look it is none
        if (parser == null
                || parser instanceof EmptyParser
                || mediaType.equals(TypeSniffer.HTML)
                || PROGRAMS.contains(parser.getClass().getSimpleName())) {
            throw new StepException(
                    Kind.UNSUPPORTED, id + " is of type " + mediaType + ", which cannot be read as text; leave it out");
        }
        if (CONTAINERS.contains(parser.getClass().getSimpleName())) {
            throw new StepException(
                    Kind.UNSUPPORTED,
                    id + " is an archive (" + mediaType + "), which is not opened; unpack it and read the files");
        }
    }

    private static ParseContext context() {
        PDFParserConfig pdf = new PDFParserConfig();
        pdf.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
        pdf.setExtractInlineImages(false);
        pdf.setExtractBookmarksText(false);
        TesseractOCRConfig ocr = new TesseractOCRConfig();
        ocr.setSkipOcr(true);
        ParseContext context = new ParseContext();
        context.set(PDFParserConfig.class, pdf);
        context.set(TesseractOCRConfig.class, ocr);
        context.set(EmbeddedDocumentExtractor.class, new NoParts());
        return context;
    }

    /** Pictures, thumbnails and attachments are no part of the text. */
    private static final class NoParts implements EmbeddedDocumentExtractor {
        @Override
        public boolean shouldParseEmbedded(Metadata metadata) {
            return false;
        }

        @Override
        public void parseEmbedded(InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml) {}
    }

    private synchronized TikaConfig config() throws MimeTypeException, IOException {
        TikaConfig ready = config;
        if (ready == null) {
            ready = new TikaConfig(loader);
            config = ready;
        }
        return ready;
    }

    /** Work that may fail in Tika's ways. */
    private interface Work<T> {
        T run() throws IOException, SAXException, TikaException, StepException;
    }

    private <T> T withLoader(String id, Work<T> work) throws StepException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return work.run();
        } catch (EncryptedDocumentException e) {
            throw new StepException(Kind.ENCRYPTED, id + " is encrypted; save a copy without a password", e);
        } catch (ZeroByteFileException e) {
            throw new StepException(Kind.EMPTY, id + " has no content", e);
        } catch (UnsupportedFormatException e) {
            throw new StepException(Kind.UNSUPPORTED, id + " is of a kind that cannot be read: " + e.getMessage(), e);
        } catch (IOException | SAXException | TikaException | RuntimeException | StackOverflowError e) {
            throw new StepException(Kind.PARSE_ERROR, id + " cannot be read, it seems broken: " + root(e), e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static String root(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getClass().getSimpleName() + (cause.getMessage() == null ? "" : ": " + cause.getMessage());
    }
}

package dev.sluice.plugins.extraction;

import dev.sluice.api.Document;
import dev.sluice.api.Extractor;
import dev.sluice.api.Problem;
import dev.sluice.api.StepContext;
import dev.sluice.api.StepException;
import dev.sluice.api.StepException.Kind;
import java.util.List;

/** Tells what kind of content it is given, and hands it to the part that reads it. Immutable, thread-safe. */
final class ContentExtractor implements Extractor {
    private final ExtractConfig config;
    private final TikaHandler tika;
    private final HtmlHandler html;

    ContentExtractor(ExtractConfig config, TikaHandler tika, HtmlHandler html) {
        this.config = config;
        this.tika = tika;
        this.html = html;
    }

    @Override
    public List<Document> extract(Document seed, byte[] content, StepContext context)
            throws StepException, InterruptedException {
        context.checkpoint();
        if (content.length == 0) {
            throw new StepException(Kind.EMPTY, seed.id() + " has no content (0 bytes)");
        }
        String name = MediaTypes.withoutGz(seed.source().uri());
        String mediaType = TypeSniffer.sniff(content, name).orElse("");
        if (mediaType.isEmpty()) {
            mediaType = tika.detect(content, name);
        }
        Document typed = seed.withSource(seed.source().withMediaType(mediaType));
        Document extracted = switch (mediaType) {
            case TypeSniffer.HTML, "application/xhtml+xml" -> html.extract(typed, decode(typed, content));
            case TypeSniffer.TEXT, TypeSniffer.MARKDOWN -> TextHandler.extract(typed, decode(typed, content));
            case TypeSniffer.MAIL -> MailHandler.extract(typed, content, html);
            default -> tika.extract(typed, content, config.maxChars());
        };
        context.checkpoint();
        return List.of(finish(extracted));
    }

    private static String decode(Document seed, byte[] content) throws StepException {
        Decoded decoded = TypeSniffer.isBinary(content) ? null : CharsetDecider.decode(content);
        if (decoded == null || decoded.isGarbled()) {
            throw new StepException(
                    Kind.UNSUPPORTED, seed.id() + " is called a text but holds bytes that are none; check the file");
        }
        return decoded.text();
    }

    private Document finish(Document extracted) {
        Document document = extracted;
        if (document.text().length() > config.maxChars()) {
            int end = config.maxChars();
            end -= Character.isHighSurrogate(document.text().charAt(end - 1)) ? 1 : 0;
            document = document.withText(document.text().substring(0, end));
            document = document.withProblem(truncated(config.maxChars()));
        }
        if (document.text().isBlank()) {
            document = document.withText("")
                    .withProblem(
                            new Problem(
                                    "extract.empty",
                                    document.id()
                                            + " has no text that could be read; a scanned document needs text recognition first"));
        }
        if (!config.keepFurniture()) {
            document = document.withFurniture(List.of());
        }
        return document.withMetadata(Languages.decide(document, config.language()));
    }

    static Problem truncated(int maxChars) {
        return new Problem(
                "extract.truncated",
                "the text was cut off after " + maxChars + " characters; raise max-chars to keep more");
    }
}

package dev.sluice.plugins.extraction;

import dev.sluice.api.Document;
import dev.sluice.api.Extractor;
import dev.sluice.api.Input;
import dev.sluice.api.Problem;
import dev.sluice.api.StepContext;
import dev.sluice.api.StepException;
import dev.sluice.api.StepException.Kind;
import java.util.List;
import java.util.Optional;

/** Tells what kind of content it is given, and hands it to the part that reads it. Immutable, thread-safe. */
final class ContentExtractor implements Extractor {
    private final ExtractConfig config;
    private final HtmlHandler html;

    ContentExtractor(ExtractConfig config, HtmlHandler html) {
        this.config = config;
        this.html = html;
    }

    @Override
    public List<Input> extract(Document seed, byte[] content, StepContext context)
            throws StepException, InterruptedException {
        context.checkpoint();
        if (content.length == 0) {
            throw new StepException(Kind.EMPTY, seed.id() + " has no content (0 bytes)");
        }
        String mediaType = TypeSniffer.sniff(content, seed.source().mediaType())
                .orElseGet(
                        () -> OtherTypes.detect(content, fileName(seed.source().uri())));
        Document typed = seed.withSource(seed.source().withMediaType(mediaType));
        Document extracted = switch (mediaType) {
            case TypeSniffer.HTML, TypeSniffer.XHTML -> html.extract(typed, decode(typed, content));
            case TypeSniffer.TEXT, TypeSniffer.MARKDOWN -> TextHandler.extract(typed, decode(typed, content));
            default ->
                throw new StepException(
                        Kind.UNSUPPORTED,
                        seed.id() + " is of type " + mediaType
                                + ", neither a web page nor a text; add the step office behind this one, or leave it out");
        };
        context.checkpoint();
        return List.of(Input.complete(finish(extracted)));
    }

    /** Returns the name by which the type is told: that of the innermost file, without its compression. */
    private static String fileName(String uri) {
        String name = uri.substring(Math.max(uri.lastIndexOf('/'), uri.lastIndexOf('#')) + 1);
        return name.endsWith(".gz") ? name.substring(0, name.length() - ".gz".length()) : name;
    }

    private static String decode(Document seed, byte[] content) throws StepException {
        Decoded decoded = TypeSniffer.isBinary(content)
                ? null
                : CharsetDecider.decode(
                        content,
                        seed.metadata().first("http.header.content-type").orElse(""));
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
            document = cut(document, end)
                    .withProblem(new Problem(
                            "extract.truncated",
                            "the text was cut off after " + config.maxChars()
                                    + " characters; raise max-chars to keep more"));
        }
        if (document.text().isBlank()) {
            document = document.withText("")
                    .withProblem(new Problem("extract.empty", document.id() + " has no text that could be read"));
        }
        if (!config.keepFurniture()) {
            document = document.withFurniture(List.of());
        }
        Optional<String> stated = StatedLanguage.of(document.metadata());
        return stated.isEmpty() || document.metadata().language().isPresent()
                ? document
                : document.withMetadata(document.metadata().withLanguage(stated.get()));
    }

    /** Cuts the text off, and with it what is said about the rest. */
    private static Document cut(Document document, int end) {
        Document cut = document.withText(document.text().substring(0, end));
        for (String layer : document.layers()) {
            cut = cut.withLayer(
                    layer,
                    document.annotations(layer).stream()
                            .filter(annotation -> annotation.span().end() <= end)
                            .toList());
        }
        return cut;
    }
}

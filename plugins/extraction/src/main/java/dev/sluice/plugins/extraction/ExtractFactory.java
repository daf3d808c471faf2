package dev.sluice.plugins.extraction;

import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Extractor;
import dev.sluice.api.Layer;
import dev.sluice.api.SluiceComponent;
import java.util.Locale;

/**
 * Makes the extractor {@code extract}, which turns web pages, plain texts, PDF, office documents and mails into clean
 * text with metadata. What is not main text is kept as furniture. Thread-safe.
 *
 * @since 0.1
 */
@SluiceComponent(
        name = "extract",
        summary = "Takes main text and metadata out of web pages, plain texts, PDF, office documents and mails.",
        uses = Layer.CONTENT,
        yields = Layer.TEXT,
        mediaTypes = {
            "text/html",
            "application/xhtml+xml",
            "text/plain",
            "text/markdown",
            "application/pdf",
            "application/msword",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.oasis.opendocument.text",
            "application/rtf",
            "application/epub+zip",
            "message/rfc822"
        })
public final class ExtractFactory implements ComponentFactory<ExtractConfig> {
    /** Makes the factory. */
    public ExtractFactory() {}

    @Override
    public Extractor create(ExtractConfig config, ComponentContext context) {
        config.language().ifPresent(ExtractFactory::checkLanguage);
        ClassLoader loader = ExtractFactory.class.getClassLoader();
        TikaHandler.checkParsers(loader);
        return new ContentExtractor(
                config, new TikaHandler(loader), new HtmlHandler(
                        BlockFilter.load(), BlockDecision.BALANCED, PageQuality.load()::expected));
    }

    private static void checkLanguage(String tag) {
        if (Locale.forLanguageTag(tag).getLanguage().isEmpty()) {
            throw new IllegalArgumentException(
                    "language '" + tag + "' is not a BCP 47 tag; write for example en, de or pt-BR");
        }
    }
}

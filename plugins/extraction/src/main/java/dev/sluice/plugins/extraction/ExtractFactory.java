package dev.sluice.plugins.extraction;

import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Extractor;
import dev.sluice.api.Layer;
import dev.sluice.api.SluiceComponent;
import java.util.HashSet;
import java.util.Set;

/**
 * Makes the extractor {@code extract}, which turns web pages and plain texts into clean text with metadata. What is not
 * main text is kept as furniture. It declines everything else, so that another extractor may stand behind it. Thread-safe.
 *
 * @since 0.1
 */
@SluiceComponent(
        name = "extract",
        summary = "Takes main text and metadata out of web pages and plain texts.",
        uses = Layer.CONTENT,
        yields = {Layer.TEXT, BlockLayer.NAME, LinkLayer.NAME},
        mediaTypes = {"text/html", "application/xhtml+xml", "text/plain", "text/markdown"})
public final class ExtractFactory implements ComponentFactory<ExtractConfig> {
    /** Makes the factory. */
    public ExtractFactory() {}

    @Override
    public Extractor create(ExtractConfig config, ComponentContext context) {
        Set<String> layers = new HashSet<>();
        if (config.structure()) {
            layers.add(BlockLayer.NAME);
        }
        if (config.links()) {
            layers.add(LinkLayer.NAME);
        }
        HtmlHandler html =
                new HtmlHandler(BlockFilter.load(), BlockDecision.of(config), PageQuality.load()::expected, layers);
        return new ContentExtractor(config, html);
    }
}

package dev.sluice.plugins.linking;

import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.CorpusAnnotator;
import dev.sluice.api.Layer;
import dev.sluice.api.SluiceComponent;

/**
 * Makes the component {@code cluster}, which gives one id to all variants of a name across the documents of a corpus.
 * Safe for use by several threads, and so are the components it makes.
 *
 * @since 0.1
 */
@SluiceComponent(
        name = "cluster",
        summary = "Gives one id to all variants of a name across the documents of a corpus.",
        needs = {Layer.MENTION, Layer.LINK},
        yields = {Layer.MENTION, Layer.LINK})
public final class ClusterFactory implements ComponentFactory<ClusterConfig> {
    /**
     * Makes a clusterer.
     *
     * @throws IllegalArgumentException if the corrections cannot be read; the message names file and line
     */
    @Override
    public CorpusAnnotator<?, ?> create(ClusterConfig config, ComponentContext context) {
        Corrections corrections = config.corrections().isBlank()
                ? Corrections.none()
                : Corrections.read(context.resolve(config.corrections()));
        return new VariantClusterer(
                config.minScore(), config.familyNames(), config.phrases(), Words.load(), corrections);
    }
}

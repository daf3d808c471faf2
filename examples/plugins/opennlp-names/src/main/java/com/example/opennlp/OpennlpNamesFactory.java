package com.example.opennlp;

import dev.sluice.api.Annotator;
import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Layer;
import dev.sluice.api.Mention;
import dev.sluice.api.Option;
import dev.sluice.api.SluiceComponent;
import java.io.IOException;
import opennlp.tools.namefind.TokenNameFinderModel;

/** Makes the annotator that pipeline files call {@code opennlp-names}. */
@SluiceComponent(
        name = "opennlp-names",
        summary = "Finds names by a model of Apache OpenNLP.",
        needs = Layer.TEXT,
        yields = Layer.MENTION)
public final class OpennlpNamesFactory implements ComponentFactory<OpennlpNamesFactory.Config> {
    /** The options in a pipeline file. */
    public record Config(
            @Option(doc = "The file of a model of the name finder, as the trainer of OpenNLP writes it.")
            String model,

            @Option(doc = "What its names are.", def = "person")
            Mention.Type type,

            @Option(doc = "How sure a name must be, from 0 to 1.", def = "0.5", min = 0, max = 1)
            double minScore) {}

    @Override
    public Annotator create(Config config, ComponentContext context) throws IOException {
        TokenNameFinderModel model =
                new TokenNameFinderModel(context.resolve(config.model()).toFile());
        return new OpennlpNames(model, config.type(), config.minScore());
    }
}

package dev.sluice.plugins.export;

import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Exporter;
import dev.sluice.api.Layer;
import dev.sluice.api.SluiceComponent;

/** Makes the exporter that writes texts and links in the NLP Interchange Format 2.0, as RDF in Turtle. Thread-safe. */
@SluiceComponent(
        name = "nif",
        summary = "Writes texts, names, links and times as NIF 2.0 in Turtle, for linked data and linking scorers.",
        needs = Layer.TEXT,
        uses = {Layer.DATE, Layer.TIMEX, Layer.MENTION, Layer.LINK})
public final class NifFactory implements ComponentFactory<NifConfig> {
    @Override
    public Exporter create(NifConfig config, ComponentContext context) {
        Options.file(config.file());
        boolean isWeb = Iris.webAddress(config.entityPrefix())
                .filter(config.entityPrefix()::equals)
                .isPresent();
        if (!isWeb && !config.entityPrefix().matches("urn:[\\p{Alnum}:.-]+")) {
            throw new IllegalArgumentException("entity-prefix is '" + config.entityPrefix()
                    + "', which is no address: take one that begins with http:, https: or urn:");
        }
        return new NifExporter(config);
    }
}

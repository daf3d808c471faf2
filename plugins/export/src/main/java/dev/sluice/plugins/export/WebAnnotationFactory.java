package dev.sluice.plugins.export;

import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Exporter;
import dev.sluice.api.Layer;
import dev.sluice.api.SluiceComponent;

/** Makes the exporter that writes annotations in the Web Annotation Data Model of the W3C. Thread-safe. */
@SluiceComponent(
        name = "web-annotation",
        summary = "Writes names and times as W3C Web Annotations in JSON-LD.",
        needs = Layer.TEXT,
        uses = {Layer.TIMEX, Layer.MENTION, Layer.LINK})
public final class WebAnnotationFactory implements ComponentFactory<WebAnnotationConfig> {
    @Override
    public Exporter create(WebAnnotationConfig config, ComponentContext context) {
        Options.file(config.file());
        return new WebAnnotationExporter(config);
    }
}

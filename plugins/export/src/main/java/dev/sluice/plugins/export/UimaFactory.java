package dev.sluice.plugins.export;

import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Exporter;
import dev.sluice.api.Layer;
import dev.sluice.api.SluiceComponent;

/** Makes the exporter that writes each document as a CAS of Apache UIMA, with the types of DKPro Core. Thread-safe. */
@SluiceComponent(
        name = "uima",
        summary = "Writes each document as a UIMA CAS in XMI or JSON, as INCEpTION imports it.",
        needs = Layer.TEXT,
        uses = {Layer.TIMEX, Layer.MENTION, Layer.LINK})
public final class UimaFactory implements ComponentFactory<UimaConfig> {
    @Override
    public Exporter create(UimaConfig config, ComponentContext context) {
        return new UimaExporter(Options.folder(config.folder()), config.form(), config.entityPrefix());
    }
}

package {{package}};

import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Exporter;
import dev.sluice.api.Layer;
import dev.sluice.api.Option;
import dev.sluice.api.SluiceComponent;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Makes the exporter that pipeline files call {@code {{name}}}. */
@SluiceComponent(name = "{{name}}", summary = "{{summary}}.", needs = Layer.TEXT)
public final class {{class}}Factory implements ComponentFactory<{{class}}Factory.Config> {
    /** The options in a pipeline file. */
    public record Config(
            @Option(doc = "The file to write, in the output directory.", def = "{{name}}.tsv")
            String file) {}

    @Override
    public Exporter create(Config config, ComponentContext context) {
        return export -> {
            OutputStream out = export.create(config.file());
            return document -> {
                String id = document.id().replaceAll("[\\t\\r\\n]", " ");
                out.write((id + "\t" + document.text().length() + "\n").getBytes(StandardCharsets.UTF_8));
            };
        };
    }
}

package {{package}};

import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Extractor;
import dev.sluice.api.Input;
import dev.sluice.api.Layer;
import dev.sluice.api.Option;
import dev.sluice.api.SluiceComponent;
import dev.sluice.api.StepException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Makes the extractor that pipeline files call {@code {{name}}}. */
@SluiceComponent(
        name = "{{name}}",
        summary = "{{summary}}.",
        needs = Layer.CONTENT,
        yields = Layer.TEXT)
public final class {{class}}Factory implements ComponentFactory<{{class}}Factory.Config> {
    /** The options in a pipeline file. */
    public record Config(
            @Option(doc = "How the first line begins, in which the title stands.", def = "Title:")
            String mark) {}

    @Override
    public Extractor create(Config config, ComponentContext context) {
        return (seed, content, step) -> {
            String text = new String(content, StandardCharsets.UTF_8);
            if (!text.startsWith(config.mark())) {
                // To decline: the host asks the next extractor of the pipeline.
                throw new StepException(
                        StepException.Kind.UNSUPPORTED,
                        seed.id() + " does not begin with '" + config.mark() + "'; leave it to another extractor");
            }
            String[] parts = text.substring(config.mark().length()).split("\\R", 2);
            return List.of(Input.complete(seed.withMetadata(seed.metadata().withTitle(parts[0].strip()))
                    .withText(parts.length < 2 ? "" : parts[1].strip())));
        };
    }
}

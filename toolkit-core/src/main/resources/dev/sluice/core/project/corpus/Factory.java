package {{package}};

import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.CorpusAnnotator;
import dev.sluice.api.Layer;
import dev.sluice.api.Option;
import dev.sluice.api.SluiceComponent;
import java.util.Map;
import java.util.Set;

/** Makes the corpus annotator that pipeline files call {@code {{name}}}. */
@SluiceComponent(
        name = "{{name}}",
        summary = "{{summary}}.",
        needs = Layer.TEXT,
        yields = "{{name}}")
public final class {{class}}Factory implements ComponentFactory<{{class}}Factory.Config> {
    /** The options in a pipeline file. */
    public record Config(
            @Option(doc = "The number of documents a word must stand in.", def = "2", min = 1)
            int documents) {}

    @Override
    public CorpusAnnotator<Set<String>, Map<String, Integer>> create(Config config, ComponentContext context) {
        return new {{class}}Annotator(config.documents());
    }
}

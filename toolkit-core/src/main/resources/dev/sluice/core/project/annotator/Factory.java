package {{package}};

import dev.sluice.api.Annotator;
import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.CustomAnnotation;
import dev.sluice.api.Layer;
import dev.sluice.api.Option;
import dev.sluice.api.SluiceComponent;
import dev.sluice.api.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes the annotator that pipeline files call {@code {{name}}}. */
@SluiceComponent(name = "{{name}}", summary = "{{summary}}.",
        needs = Layer.TEXT, yields = "{{name}}")
public final class {{class}}Factory implements ComponentFactory<{{class}}Factory.Config> {
    /** The options in a pipeline file. */
    public record Config(@Option(doc = "The words to mark.", def = "[example]") List<String> words) {}

    @Override
    public Annotator create(Config config, ComponentContext context) {
        // The longer of two words that begin alike comes first.
        var sorted = config.words().stream().sorted(Comparator.reverseOrder());
        String any = sorted.map(Pattern::quote).collect(Collectors.joining("|"));
        Pattern words = Pattern.compile("(?<!\\w)(?:" + any + ")(?!\\w)");
        return (document, step) -> {
            List<CustomAnnotation> found = new ArrayList<>();
            for (Matcher word = words.matcher(document.text()); word.find(); ) {
                step.checkpoint();
                if (word.end() > word.start()) {
                    found.add(new CustomAnnotation("{{name}}", new Span(word.start(), word.end()), "", Map.of(), 1));
                }
            }
            return document.with(found);
        };
    }
}

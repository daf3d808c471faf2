package {{package}};

import dev.sluice.api.Candidate;
import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.EntityLinker;
import dev.sluice.api.Evidence;
import dev.sluice.api.Layer;
import dev.sluice.api.Link;
import dev.sluice.api.Mention;
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

/** Makes the entity linker that pipeline files call {@code {{name}}}. */
@SluiceComponent(
        name = "{{name}}",
        summary = "{{summary}}.",
        needs = Layer.TEXT,
        yields = {Layer.MENTION, Layer.LINK})
public final class {{class}}Factory implements ComponentFactory<{{class}}Factory.Config> {
    /** The options in a pipeline file. */
    public record Config(
            @Option(doc = "Names with the id of who bears them.", def = "{Berlin: Q64}")
            Map<String, String> names) {}

    @Override
    public EntityLinker create(Config config, ComponentContext context) {
        if (config.names().isEmpty() || config.names().containsKey("")) {
            throw new IllegalArgumentException("names is empty, or one of them is: list the names to link");
        }
        // The longer of two names that begin alike comes first.
        String any = config.names().keySet().stream()
                .sorted(Comparator.reverseOrder())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        Pattern names = Pattern.compile("(?<!\\w)(?:" + any + ")(?!\\w)");
        return (document, step) -> {
            List<Link> links = new ArrayList<>();
            for (Matcher name = names.matcher(document.text()); name.find(); ) {
                step.checkpoint();
                String id = config.names().get(name.group());
                Mention mention = new Mention(new Span(name.start(), name.end()), Mention.Type.OTHER, 1);
                List<Candidate> candidates = List.of(new Candidate(id, name.group(), 1));
                links.add(new Link(mention, id, 1, candidates, List.of(new Evidence("listed", name.group()))));
            }
            return links;
        };
    }
}

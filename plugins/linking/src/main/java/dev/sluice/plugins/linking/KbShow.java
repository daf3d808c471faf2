package dev.sluice.plugins.linking;

import dev.sluice.api.Tool;
import dev.sluice.api.ToolContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Shows all that is known of an entity. Used by one thread. */
record KbShow(KbReadConfig config, Path pluginDirectory) implements Tool {
    @Override
    public void run(List<String> arguments, ToolContext context) throws IOException {
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException("kb show needs ids, such as: sluice kb show Q1530");
        }
        try (MappedKnowledgeBase base =
                KnowledgeBases.open(config.base(), context::resolve, pluginDirectory, Words.load())) {
            for (String id : arguments) {
                Entity entity = base.entity(id)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "no entity of " + config.base() + " has the id '" + id + "': look with kb search"));
                Map<String, Object> tree = KbText.whole(entity, base);
                if (config.json()) {
                    context.print(KbText.json(tree));
                } else {
                    tree.forEach((key, value) -> context.print(key + ": " + KbText.value(value)));
                }
            }
        }
    }
}

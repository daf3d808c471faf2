package dev.sluice.plugins.linking;

import dev.sluice.api.Tool;
import dev.sluice.api.ToolContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Lists all entities of a knowledge base. Used by one thread. */
record KbList(KbListConfig config, Path pluginDirectory) implements Tool {
    @Override
    public void run(List<String> arguments, ToolContext context) throws IOException, InterruptedException {
        KbText.noArguments("kb list", arguments);
        try (MappedKnowledgeBase base =
                KnowledgeBases.open(config.base(), context::resolve, pluginDirectory, Words.load())) {
            for (int i = 0; i < base.size(); i++) {
                Entity entity = base.entity(i);
                if (config.offices() || !entity.office()) {
                    context.print(config.ids() ? entity.id() : KbText.line(KbText.summary(entity)));
                }
                context.checkpoint();
            }
        }
    }
}

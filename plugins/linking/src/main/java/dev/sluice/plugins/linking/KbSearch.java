package dev.sluice.plugins.linking;

import dev.sluice.api.Tool;
import dev.sluice.api.ToolContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Lists what a name may mean. Used by one thread. */
record KbSearch(KbReadConfig config, Path pluginDirectory) implements Tool {
    @Override
    public void run(List<String> arguments, ToolContext context) throws IOException {
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException("kb search needs a name, such as: sluice kb search Lisbon");
        }
        String folded = Spelling.fold(String.join(" ", arguments));
        try (MappedKnowledgeBase base =
                KnowledgeBases.open(config.base(), context::resolve, pluginDirectory, Words.load())) {
            List<KnowledgeBase.Match> matches = new ArrayList<>(base.find(folded));
            matches.addAll(base.findSpelling(folded).stream()
                    .filter(s -> matches.stream()
                            .noneMatch(m -> m.entity().id().equals(s.entity().id())))
                    .toList());
            matches.sort(Comparator.comparingDouble(
                            (KnowledgeBase.Match m) -> -m.entity().prior())
                    .thenComparing(m -> m.entity().id()));
            for (KnowledgeBase.Match match : matches) {
                Map<String, Object> tree = KbText.summary(match.entity());
                tree.put("found", match.kind().name().toLowerCase(Locale.ROOT) + " " + match.name());
                context.print(config.json() ? KbText.json(tree) : KbText.line(tree));
            }
            if (matches.isEmpty()) {
                context.tell("nothing is called '" + String.join(" ", arguments) + "' in " + config.base());
            }
        }
    }
}

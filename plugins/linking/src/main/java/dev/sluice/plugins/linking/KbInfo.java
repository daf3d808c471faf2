package dev.sluice.plugins.linking;

import dev.sluice.api.Tool;
import dev.sluice.api.ToolContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says what a knowledge base holds. Used by one thread. */
record KbInfo(KbInfoConfig config, Path pluginDirectory) implements Tool {
    @Override
    public void run(List<String> arguments, ToolContext context) throws IOException {
        KbText.noArguments("kb info", arguments);
        try (MappedKnowledgeBase base =
                KnowledgeBases.open(config.base(), context::resolve, pluginDirectory, Words.load())) {
            if (config.verify()) {
                base.check(config.base(), true);
            }
            KbManifest manifest = base.manifest();
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("base", config.base());
            tree.put("format", (long) manifest.format());
            tree.put("folding", manifest.folding());
            tree.putAll(manifest.about());
            tree.putAll(manifest.counts());
            tree.put(
                    "bytes",
                    manifest.files().values().stream()
                            .mapToLong(KbManifest.FileSum::length)
                            .sum());
            if (config.verify()) {
                tree.put("verified", "all checksums are right");
            }
            if (config.json()) {
                context.print(KbText.json(tree));
            } else {
                tree.forEach((key, value) -> context.print(key + ": " + value));
            }
        }
    }
}

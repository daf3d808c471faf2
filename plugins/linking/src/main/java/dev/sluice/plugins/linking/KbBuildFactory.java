package dev.sluice.plugins.linking;

import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.SluiceComponent;
import dev.sluice.api.Tool;

/**
 * Makes the tool {@code kb-build}, which builds a knowledge base from a Wikidata dump or from a user's own entities.
 *
 * @since 0.1
 */
@SluiceComponent(
        name = "kb-build",
        summary =
                "Builds a knowledge base from files: a Wikidata JSON dump (.json, .gz, .bz2), own entities (.csv, .tsv,"
                        + " .jsonl), or - for the standard input.",
        arguments = "FILE...")
public final class KbBuildFactory implements ComponentFactory<KbBuildConfig> {
    /** Makes the tool. */
    @Override
    public Tool create(KbBuildConfig config, ComponentContext context) {
        return new KbBuild(config);
    }
}

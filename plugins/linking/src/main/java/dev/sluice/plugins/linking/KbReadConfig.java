package dev.sluice.plugins.linking;

import dev.sluice.api.Option;

/**
 * The options of the tools that read a knowledge base. Immutable.
 *
 * @param base the base
 * @param json whether to write JSON for programs
 */
public record KbReadConfig(
        @Option(doc = "The base: starter, a directory that kb build made, or a table of own entities.", def = "starter")
        String base,

        @Option(doc = "Write JSON for programs.", def = "false")
        boolean json) {}

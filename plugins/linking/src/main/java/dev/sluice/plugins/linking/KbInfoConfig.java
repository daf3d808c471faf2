package dev.sluice.plugins.linking;

import dev.sluice.api.Option;

/**
 * The options of the tool {@code kb-info}. Immutable.
 *
 * @param base the base
 * @param verify whether to hold all bytes against the checksums
 * @param json whether to write JSON for programs
 */
public record KbInfoConfig(
        @Option(doc = "The base: starter, a directory that kb build made, or a table of own entities.", def = "starter")
        String base,

        @Option(doc = "Hold all bytes of its files against their checksums.", def = "false")
        boolean verify,

        @Option(doc = "Write JSON for programs.", def = "false")
        boolean json) {}

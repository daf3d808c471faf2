package dev.sluice.plugins.linking;

import dev.sluice.api.Option;

/**
 * The options of the tool {@code kb-list}. Immutable.
 *
 * @param base the base
 * @param ids whether to write ids alone
 * @param offices whether offices are listed, too, which texts never link to
 */
public record KbListConfig(
        @Option(doc = "The base: starter, a directory that kb build made, or a table of own entities.", def = "starter")
        String base,

        @Option(doc = "Write ids alone.", def = "false") boolean ids,

        @Option(
                doc = "List offices, too; they help to find their holders, but no text is linked to them.",
                def = "false")
        boolean offices) {}

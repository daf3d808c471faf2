package dev.sluice.plugins.linking;

import dev.sluice.api.Option;

/**
 * The options of the component {@code cluster}. Immutable.
 *
 * @param minScore the score below which a link takes no part, from 0 to 1
 * @param familyNames whether a family name that stands alone joins the only person of the corpus who has it
 * @param phrases whether the noun phrases around names get their identities, and products theirs
 * @param corrections the path of a file that says what is known better; empty for none
 */
public record ClusterConfig(
        @Option(doc = "The score below which a link takes no part.", def = "0", min = 0, max = 1)
        double minScore,

        @Option(
                doc = "Whether a family name that stands alone in its document joins the only person of the corpus who"
                        + " has it.",
                def = "true")
        boolean familyNames,

        @Option(
                doc =
                        "Whether the noun phrases around names become mentions of their own with the same identity, such as"
                                + " \"the airline Brenlo\", there \"the airline\", and \"Brenlo, an airline\", with names of"
                                + " products.",
                def = "false")
        boolean phrases,

        @Option(
                doc =
                        "The path of a file of corrections, one a line with tabs between: merge NAME NAME, split NAME NAME,"
                                + " is NAME ID, or is NAME ID DOCUMENT; empty for none.",
                def = "")
        String corrections) {}

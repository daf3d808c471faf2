package dev.sluice.plugins.extraction;

import dev.sluice.api.Option;
import java.util.List;
import java.util.Optional;

/**
 * What a step that tells languages can be told. Immutable.
 *
 * @param languages the languages to choose from, as BCP 47 tags; empty for all that can be told
 * @param given the language of all documents, as a BCP 47 tag; then none is detected
 * @param enough the letters from which on the words of a text are believed more than what the page states
 * @param confidence how sure a detection must be, from 0 to 1
 * @since 0.1
 */
public record LanguageConfig(
        @Option(
                doc = "The languages to choose from, as BCP 47 tags; all that can be told if none is given.",
                def = "[]")
        List<String> languages,

        @Option(doc = "The language of all documents as a BCP 47 tag, if it is known; then none is detected.")
        Optional<String> given,

        @Option(
                doc = "Letters from which on the words of a text are believed more than what its page states.",
                def = "150",
                min = 0,
                max = 3000)
        int enough,

        @Option(doc = "How sure a detection must be, from 0 to 1.", def = "0.9", min = 0, max = 1)
        double confidence) {
    /** Copies the list. */
    public LanguageConfig {
        languages = List.copyOf(languages);
    }
}

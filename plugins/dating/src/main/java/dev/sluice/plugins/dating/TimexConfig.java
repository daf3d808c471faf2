package dev.sluice.plugins.dating;

import dev.sluice.api.Option;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The options of {@code timex}.
 *
 * @param languages the languages of the texts, as BCP 47 tags; a document known to be in another one is left
 *     alone; one of unknown language is read in the first
 * @param referenceDate the day that "today" means, in place of the document's own
 * @param lexicon the file of the user's own expressions
 */
public record TimexConfig(
        @Option(
                doc = "Languages of the texts, as BCP 47 tags. A document known to be in another one is left alone;"
                        + " one of unknown language is read in the first.",
                def = "[en, de, fr, es, it]")
        List<String> languages,

        @Option(doc = "The day that \"today\" means, in place of the document's own.")
        Optional<LocalDate> referenceDate,

        @Option(
                doc = "File of expressions and feast days of your own, for all the languages: phrase, class, features,"
                        + " conditions, divided by tabs, such as 'Harbor Day', FEAST, 'month=8 day=11'.")
        Optional<String> lexicon) {
    /** Copies the languages. */
    public TimexConfig {
        languages = List.copyOf(languages);
    }
}

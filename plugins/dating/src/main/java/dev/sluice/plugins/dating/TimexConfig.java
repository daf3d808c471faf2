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
 * @param direction which way a time lies that no word tells past from future of
 * @param numericOrder the order of day and month in a numeric date
 * @param dialect how values are written
 * @param corrections the path of a file that says what is known better
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
        Optional<String> lexicon,

        @Option(
                doc = "Where \"Friday\" or \"May\" lies if no word tells past from future; auto: the last Friday,"
                        + " the nearest May.",
                def = "auto")
        Direction direction,

        @Option(
                doc = "How a date such as 03/04/2021 is read; auto asks the region of the document's language, then the"
                        + " language.",
                def = "auto")
        DateConfig.NumericOrder numericOrder,

        @Option(
                doc =
                        "How values are written: te3 as TempEval-3 does (199, 19, P10Y), timeml as the TimeML guidelines do"
                                + " (199X, 19XX, P1DE), expanded with all parts of a date (2014-XX-XX, 2014-07-W27,"
                                + " 2014-07-04-WXX-5).",
                def = "te3")
        Dialect dialect,

        @Option(
                doc =
                        "The path of a file of corrections, one a line with tabs between: time WORDS VALUE DOCUMENT, or time"
                                + " WORDS VALUE DOCUMENT BEGIN; lines of other kinds are for other steps.")
        Optional<String> corrections) {
    /** Which way a time lies that no word tells past from future of. */
    public enum Direction {
        /** As is usual in reports. */
        AUTO,
        /** Before the document's date. */
        PAST,
        /** After the document's date. */
        FUTURE
    }

    /** How TIMEX3 values are written. */
    public enum Dialect {
        /** As in the data of TempEval-3. */
        TE3,
        /** As in the TimeML annotation guidelines 1.2.1. */
        TIMEML,
        /** With all parts of a date, X for those that are open, and the weekday where it was named. */
        EXPANDED
    }

    /** Returns options for some languages, all others as they are by default. */
    static TimexConfig of(List<String> languages) {
        return new TimexConfig(
                languages,
                Optional.empty(),
                Optional.empty(),
                Direction.AUTO,
                DateConfig.NumericOrder.AUTO,
                Dialect.TE3);
    }

    /** Returns options without corrections. */
    public TimexConfig(
            List<String> languages,
            Optional<LocalDate> referenceDate,
            Optional<String> lexicon,
            Direction direction,
            DateConfig.NumericOrder numericOrder,
            Dialect dialect) {
        this(languages, referenceDate, lexicon, direction, numericOrder, dialect, Optional.empty());
    }

    /** Copies the languages. */
    public TimexConfig {
        languages = List.copyOf(languages);
    }
}

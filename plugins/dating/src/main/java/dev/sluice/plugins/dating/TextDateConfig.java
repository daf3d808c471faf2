package dev.sluice.plugins.dating;

import dev.sluice.api.Option;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The options of {@code date-from-text} and {@code date-from-corpus}.
 *
 * @param latest the last day the documents can be of
 * @param coverage how sure the range of days shall be, from 0.5 to 0.999
 * @since 0.1
 */
public record TextDateConfig(
        @Option(
                doc = "The last day the documents can be of, such as the day they were saved, where they do not say"
                        + " themselves when they were retrieved.")
        Optional<LocalDate> latest,

        @Option(
                doc = "How sure the range of days shall be: the share of documents whose true day is to lie in it.",
                def = "0.97",
                min = 0.5,
                max = 0.999)
        double coverage) {}

package dev.sluice.plugins.dating;

import dev.sluice.api.Option;
import java.util.Optional;

/**
 * The options of {@code date}.
 *
 * @param numericOrder how a date such as 03/04/2021 is read
 * @param corrections the path of a file that says what is known better
 */
public record DateConfig(
        @Option(
                doc = "How a date such as 03/04/2021 is read; auto asks the region of the document's language,"
                        + " and leaves the date out where nothing tells.",
                def = "auto")
        NumericOrder numericOrder,

        @Option(
                doc = "The path of a file of corrections, one a line with tabs between: date VALUE DOCUMENT; lines of"
                        + " other kinds are for other steps.")
        Optional<String> corrections) {
    /** The order of day and month in a numeric date. */
    public enum NumericOrder {
        /** As the document's language and region tell; unknown where they do not. */
        AUTO,
        /** 31/12/2020. */
        DAY_FIRST,
        /** 12/31/2020. */
        MONTH_FIRST
    }

    /** Returns options without corrections. */
    public DateConfig(NumericOrder numericOrder) {
        this(numericOrder, Optional.empty());
    }
}

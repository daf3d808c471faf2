package dev.sluice.plugins.dating;

import dev.sluice.api.Option;

/**
 * The options of {@code date}.
 *
 * @param numericOrder how a date such as 03/04/2021 is read
 */
public record DateConfig(
        @Option(
                doc = "How a date such as 03/04/2021 is read; auto asks the region of the document's language,"
                        + " and leaves the date out where nothing tells.",
                def = "auto")
        NumericOrder numericOrder) {
    /** The order of day and month in a numeric date. */
    public enum NumericOrder {
        /** As the document's language and region tell; unknown where they do not. */
        AUTO,
        /** 31/12/2020. */
        DAY_FIRST,
        /** 12/31/2020. */
        MONTH_FIRST
    }
}

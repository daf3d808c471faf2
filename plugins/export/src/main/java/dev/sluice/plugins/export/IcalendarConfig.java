package dev.sluice.plugins.export;

import dev.sluice.api.Option;

/**
 * The options of the exporter {@code icalendar}.
 *
 * @param file the file below the output directory; {@code -} is the standard output
 * @param published whether the days documents were published are events
 * @param mentioned whether the days that texts speak of are events
 * @param maxDays how long an event may be
 */
public record IcalendarConfig(
        @Option(doc = "The file below the output directory; - is the standard output.", def = "dates.ics")
        String file,

        @Option(doc = "Whether the days on which documents were published are events.", def = "true")
        boolean published,

        @Option(doc = "Whether the days that texts speak of are events.", def = "true")
        boolean mentioned,

        @Option(doc = "How many days an event may last; longer ones, such as years, are left out.", def = "31", min = 1)
        int maxDays) {}

package dev.sluice.plugins.dating;

import dev.sluice.api.DocumentDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A place where a date of a document may stand, as {@code signals.tsv} describes it. Immutable.
 *
 * @param role what the date is of
 * @param rank the lower speaks first
 * @param confidence how sure the day is where the signal stands alone, from 0 to 1
 * @param reading how the date is written
 * @param earliestYear an earlier date is none
 * @param rule the name in the evidence
 */
record Signal(DocumentDate.Role role, int rank, double confidence, Reading reading, int earliestYear, String rule) {
    /** How a date is written. */
    enum Reading {
        /** The whole value is one date. */
        STAMP,
        /** The date is a part of the path of an address. */
        PATH,
        /** The date stands somewhere in a line of text. */
        LINE,
        /** The date stands in a line with little else, or after a word that tells what it is of. */
        SHORT,
        /** The date stands in a line with something else that is short, or after a word that tells what it is of. */
        BESIDE,
        /** The date stands after a word that tells what it is of. */
        LABEL,
        /** The date stands alone in its line, but for the day of the week, the time, or the like. */
        ALONE
    }

    /** All signals, by key in lower case. */
    static final Map<String, List<Signal>> TABLE = read();

    /** Returns the signals of a key, in any case. */
    static List<Signal> of(String key) {
        return TABLE.getOrDefault(key.toLowerCase(Locale.ROOT), List.of());
    }

    private static Map<String, List<Signal>> read() {
        Map<String, List<Signal>> table = new LinkedHashMap<>();
        for (DataFile.Row row : DataFile.table("signals.tsv", 7)) {
            Signal signal = new Signal(
                    DocumentDate.Role.valueOf(row.cell(1)),
                    Integer.parseInt(row.cell(2)),
                    Double.parseDouble(row.cell(3)),
                    Reading.valueOf(row.cell(4).toUpperCase(Locale.ROOT)),
                    Integer.parseInt(row.cell(5)),
                    row.cell(6));
            table.computeIfAbsent(row.cell(0).toLowerCase(Locale.ROOT), k -> new ArrayList<>())
                    .add(signal);
        }
        return table;
    }
}

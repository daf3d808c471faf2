package dev.sluice.plugins.export;

import dev.sluice.api.Option;

/**
 * The options of the exporter {@code csv}.
 *
 * @param directoryPrefix what the names of the tables begin with, such as {@code tables/}
 * @param delimiter what stands between two cells
 * @param bom whether each table begins with the byte order mark of UTF-8
 */
public record CsvConfig(
        @Option(doc = "What the names of the tables begin with, such as tables/ or news-.", def = "")
        String directoryPrefix,

        @Option(
                doc =
                        "What stands between two cells, as the program expects that opens the tables; with tab, names end in .tsv.",
                def = "comma")
        Delimiter delimiter,

        @Option(
                doc = "Whether each table begins with a byte order mark, by which some spreadsheets know UTF-8.",
                def = "false")
        boolean bom) {
    /** What stands between two cells. */
    public enum Delimiter {
        /** A comma. */
        COMMA(',', ".csv"),
        /** A tabulator; the names of the tables then end in {@code .tsv}. */
        TAB('\t', ".tsv"),
        /** A semicolon. */
        SEMICOLON(';', ".csv");

        private final char character;
        private final String ending;

        Delimiter(char character, String ending) {
            this.character = character;
            this.ending = ending;
        }

        char character() {
            return character;
        }

        /** Returns how the names of such files end. */
        String ending() {
            return ending;
        }
    }
}

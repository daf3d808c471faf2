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
                doc = "What stands between two cells; take the one that the program expects which opens the tables.",
                def = "comma")
        Delimiter delimiter,

        @Option(
                doc = "Whether each table begins with a byte order mark, by which some spreadsheets know UTF-8.",
                def = "false")
        boolean bom) {
    /** What stands between two cells. */
    public enum Delimiter {
        /** A comma. */
        COMMA(','),
        /** A tabulator. */
        TAB('\t'),
        /** A semicolon. */
        SEMICOLON(';');

        private final char character;

        Delimiter(char character) {
            this.character = character;
        }

        char character() {
            return character;
        }
    }
}

package dev.sluice.plugins.dating;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the tables that come with the plugin: UTF-8, cells divided by tabs, lines that begin with # are comments. */
final class DataFile {
    private DataFile() {}

    /**
     * A line of a table.
     *
     * @param line its number in the file, from 1
     * @param cells its cells
     */
    record Row(int line, List<String> cells) {
        /** Returns a cell without blanks around it; empty where the line is shorter. */
        String cell(int column) {
            return column < cells.size() ? cells.get(column).trim() : "";
        }
    }

    /**
     * Returns the rows of a table below this package.
     *
     * @throws IllegalStateException if it is missing, cannot be read, or a row has more cells than columns
     */
    static List<Row> table(String path, int columns) {
        try (InputStream in = DataFile.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("the plugin's own file " + path + " is missing: build it again");
            }
            return rows(in, path, columns);
        } catch (IOException e) {
            throw new IllegalStateException("the plugin's own file " + path + " cannot be read: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /**
     * Returns the rows of a table of the same form.
     *
     * @param name what messages call it
     * @throws IllegalArgumentException if a row has more cells than columns; the message names the line
     * @throws IOException if it cannot be read
     */
    static List<Row> rows(InputStream in, String name, int columns) throws IOException {
        List<Row> rows = new ArrayList<>();
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        int number = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            if (number == 1 && line.startsWith("\uFEFF")) {
                line = line.substring(1);
            }
            if (line.isBlank() || line.startsWith("# ") || line.equals("#")) {
                continue;
            }
            List<String> cells = List.of(line.split("\t", -1));
            if (cells.size() > columns) {
                throw new IllegalArgumentException(
                        name + ", line " + number + ": " + cells.size() + " cells, at most " + columns + " are known");
            }
            rows.add(new Row(number, cells));
        }
        return rows;
    }
}

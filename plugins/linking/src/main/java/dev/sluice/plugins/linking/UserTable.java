package dev.sluice.plugins.linking;

import dev.sluice.api.Mention;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads the entities of a user from a table in UTF-8 with the columns {@code id}, {@code name}, {@code type} and {@code
 * aliases} (with {@code |} between). A first row of these words may change their order; without it they stand in this
 * order, and type and aliases may be missing. The table has tabs between its columns if its name ends in {@code .tsv},
 * else commas.
 */
final class UserTable {
    /** How well known an entity of a user is: better than nearly all of the starter, since the user asks for it. */
    private static final double PRIOR = 0.9;

    private static final List<String> COLUMNS = List.of("id", "name", "type", "aliases");

    private UserTable() {}

    /**
     * Returns the entities of a table, in its order.
     *
     * @throws IllegalArgumentException if the file cannot be read or a row is wrong; the message names file and line
     */
    static List<Entity> read(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("knowledge base " + file + " is not UTF-8: save it as UTF-8", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "knowledge base " + file + " cannot be read (" + e + "): give 'starter' or the path of a table"
                            + " with the columns " + String.join(", ", COLUMNS),
                    e);
        }
        char delimiter = file.toString().toLowerCase(Locale.ROOT).endsWith(".tsv") ? '\t' : ',';
        Map<String, Entity> entities = new LinkedHashMap<>();
        List<String> columns = COLUMNS;
        List<Csv.Row> rows = Csv.parse(text, delimiter);
        for (int i = 0; i < rows.size(); i++) {
            Csv.Row row = rows.get(i);
            if (i == 0 && isHeader(row)) {
                columns = row.fields().stream()
                        .map(c -> c.strip().toLowerCase(Locale.ROOT))
                        .toList();
                continue;
            }
            Entity entity = entity(file, row, columns);
            if (entities.putIfAbsent(entity.id(), entity) != null) {
                throw wrong(file, row, "id '" + entity.id() + "' stands there twice: give it once");
            }
        }
        return List.copyOf(entities.values());
    }

    private static boolean isHeader(Csv.Row row) {
        List<String> lower = row.fields().stream()
                .map(c -> c.strip().toLowerCase(Locale.ROOT))
                .toList();
        return lower.contains("id") && lower.contains("name");
    }

    private static Entity entity(Path file, Csv.Row row, List<String> columns) {
        String id = value(row, columns, "id");
        String name = value(row, columns, "name");
        if (id.isEmpty() || Spelling.fold(name).isEmpty()) {
            throw wrong(file, row, "id '" + id + "' with name '" + name + "': give both");
        }
        List<String> aliases = new ArrayList<>();
        for (String alias : value(row, columns, "aliases").split("\\|", -1)) {
            if (!Spelling.fold(alias).isEmpty()) {
                aliases.add(alias.strip());
            }
        }
        Mention.Type type = type(file, row, value(row, columns, "type"));
        return new Entity(id, name, type, PRIOR, "", "", "", aliases, List.of(), List.of());
    }

    private static Mention.Type type(Path file, Csv.Row row, String value) {
        if (value.isEmpty()) {
            return Mention.Type.OTHER;
        }
        try {
            return Mention.Type.valueOf(value.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw wrong(
                    file,
                    row,
                    "type '" + value + "' is not known: take one of " + Arrays.toString(Mention.Type.values()));
        }
    }

    private static String value(Csv.Row row, List<String> columns, String column) {
        int at = columns.indexOf(column);
        return at < 0 || at >= row.fields().size() ? "" : row.fields().get(at).strip();
    }

    private static IllegalArgumentException wrong(Path file, Csv.Row row, String fault) {
        return new IllegalArgumentException("knowledge base " + file + ", line " + row.line() + ": " + fault);
    }
}

package dev.sluice.plugins.reading;

import java.util.LinkedHashMap;
import java.util.Map;

/** The names that a corpus uses for what Sluice calls text, id and date. */
record RecordFields(String text, String id, String date) {
    static final RecordFields STANDARD = new RecordFields("text", "id", "date");

    /** Returns a record under the standard names; a record without id gets the given one. */
    Map<String, Object> standardize(Map<String, Object> found, String defaultId) {
        Map<String, Object> record = new LinkedHashMap<>(found);
        move(record, text, "text");
        move(record, id, "id");
        move(record, date, "date");
        Object given = record.get("id");
        if (given == null) {
            record.put("id", defaultId);
        } else if (given instanceof Number) {
            record.put("id", given.toString());
        }
        return record;
    }

    private static void move(Map<String, Object> record, String from, String to) {
        if (!from.equals(to)) {
            Object value = record.remove(from);
            record.remove(to);
            if (value != null) {
                record.put(to, value);
            }
        }
    }
}

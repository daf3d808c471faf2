package dev.sluice.plugins.linking;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sluice.api.Mention;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads entities from lines of JSON: objects with {@code id} and {@code name}, and where known {@code type}, {@code
 * description}, {@code country}, {@code from}, {@code to}, {@code prior}, {@code popularity}, lists of {@code aliases},
 * {@code demonyms}, {@code related} (ids) and {@code classes} (ids), and {@code terms}, a list of objects with {@code
 * office}, {@code from} and {@code to}. Other keys are passed over. Used by one thread.
 */
final class JsonItems {
    /** The type of a post that persons hold. */
    static final String OFFICE = "office";

    private final JsonFactory json = new JsonFactory();
    private final String file;

    JsonItems(String file) {
        this.file = file;
    }

    /**
     * Returns the entity of a line.
     *
     * @throws IllegalArgumentException if it is none; the message names file and line
     */
    KbItem read(byte[] line, int length, long number) throws IOException {
        try (JsonParser in = json.createParser(line, 0, length)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw wrong(number, "is no JSON object: write one entity a line");
            }
            return item(in, number);
        } catch (JacksonException e) {
            throw wrong(number, "is no whole JSON object (" + e.getOriginalMessage() + "): correct it");
        }
    }

    private KbItem item(JsonParser in, long number) throws IOException {
        String id = "";
        String name = "";
        String description = "";
        String type = "";
        String country = "";
        String from = "";
        String to = "";
        double prior = UserTable.PRIOR;
        int popularity = -1;
        List<String> aliases = List.of();
        List<String> demonyms = List.of();
        List<String> related = List.of();
        List<String> classes = List.of();
        List<KbItem.Term> terms = List.of();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String key = in.currentName();
            in.nextToken();
            switch (key) {
                case "id" -> id = text(in);
                case "name" -> name = text(in);
                case "description" -> description = text(in);
                case "type" -> type = text(in);
                case "country" -> country = text(in);
                case "from" -> from = text(in);
                case "to" -> to = text(in);
                case "prior" -> prior = in.getValueAsDouble(-1);
                case "popularity" -> popularity = Math.max(0, in.getValueAsInt());
                case "aliases" -> aliases = texts(in);
                case "demonyms" -> demonyms = texts(in);
                case "related" -> related = texts(in);
                case "classes" -> classes = texts(in);
                case "terms" -> terms = terms(in, number);
                default -> in.skipChildren();
            }
        }
        if (id.isEmpty() || Spelling.fold(name).isEmpty()) {
            throw wrong(number, "id '" + id + "' with name '" + name + "': give both");
        }
        if (!(prior >= 0 && prior <= 1)) {
            throw wrong(number, "prior is " + prior + ", not between 0 and 1: correct it, or leave it out");
        }
        boolean office = type.equalsIgnoreCase(OFFICE);
        Mention.Type known = office || (type.isEmpty() && classes.isEmpty()) ? Mention.Type.OTHER : type(type, number);
        return new KbItem(
                id,
                name,
                description,
                known,
                office,
                popularity,
                prior,
                country,
                from,
                to,
                aliases,
                demonyms,
                terms,
                related,
                classes);
    }

    private Mention.@Nullable Type type(String value, long number) {
        if (value.isEmpty()) {
            return null;
        }
        try {
            return Mention.Type.valueOf(value.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw wrong(
                    number,
                    "type '" + value + "' is not known: take '" + OFFICE + "' or one of "
                            + Arrays.toString(Mention.Type.values()));
        }
    }

    private static String text(JsonParser in) throws IOException {
        if (in.currentToken().isStructStart()) {
            in.skipChildren();
            return "";
        }
        return in.currentToken() == JsonToken.VALUE_NULL ? "" : in.getText().strip();
    }

    private static List<String> texts(JsonParser in) throws IOException {
        List<String> values = new ArrayList<>();
        if (in.currentToken() == JsonToken.START_ARRAY) {
            while (in.nextToken() != JsonToken.END_ARRAY) {
                String value = text(in);
                if (!value.isEmpty()) {
                    values.add(value);
                }
            }
        }
        return values;
    }

    private List<KbItem.Term> terms(JsonParser in, long number) throws IOException {
        List<KbItem.Term> terms = new ArrayList<>();
        if (in.currentToken() == JsonToken.START_ARRAY) {
            while (in.nextToken() != JsonToken.END_ARRAY) {
                if (in.currentToken() != JsonToken.START_OBJECT) {
                    throw wrong(
                            number,
                            "terms hold '" + in.getText()
                                    + "': write {\"office\": id, \"from\": date, \"to\": date} for each");
                }
                String office = "";
                String from = "";
                String to = "";
                while (in.nextToken() == JsonToken.FIELD_NAME) {
                    String key = in.currentName();
                    in.nextToken();
                    switch (key) {
                        case OFFICE -> office = text(in);
                        case "from" -> from = text(in);
                        case "to" -> to = text(in);
                        default -> in.skipChildren();
                    }
                }
                terms.add(new KbItem.Term(office, from, to));
            }
        }
        return terms;
    }

    private IllegalArgumentException wrong(long line, String fault) {
        return new IllegalArgumentException("knowledge base " + file + ", line " + line + ": " + fault);
    }
}

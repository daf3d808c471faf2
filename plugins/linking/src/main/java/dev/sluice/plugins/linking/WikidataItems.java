package dev.sluice.plugins.linking;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads items from the lines of a Wikidata JSON dump into a builder. What a dump does to its readers is allowed for: empty
 * maps as lists, labels in the language {@code mul}, missing parts, properties and lexemes between items. Used by one
 * thread.
 */
final class WikidataItems {
    /** So many names of one entity in other languages are enough. */
    private static final int MAX_ALIASES = 60;

    private final JsonFactory json = new JsonFactory();
    private final KbBuilder builder;
    private final KbOptions options;
    private final AliasFilter filter;

    WikidataItems(KbBuilder builder, KbOptions options, Words words) {
        this.builder = builder;
        this.options = options;
        this.filter = new AliasFilter(words);
    }

    /** Reads one line; returns what {@link KbBuilder#add} returned, or -1. */
    int read(byte[] line, int length) throws IOException {
        WikidataDraft draft = new WikidataDraft();
        try (JsonParser in = json.createParser(line, 0, length)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                builder.skips().count("line that is no object");
                return -1;
            }
            read(in, draft);
        } catch (JacksonException e) {
            builder.skips().count("line that is cut or broken");
            return -1;
        }
        return add(draft);
    }

    private int add(WikidataDraft draft) throws IOException {
        KbSkips skips = builder.skips();
        if (!draft.type.equals("item") || !draft.id.startsWith("Q")) {
            skips.count("no item, such as a property");
            return -1;
        }
        for (String superclass : draft.items("P279")) {
            builder.addClass(draft.id, superclass);
        }
        String name = draft.name(options.languages());
        if (name.isEmpty()) {
            skips.count("no name in the languages");
            return -1;
        }
        List<String> classes = draft.items("P31");
        boolean sitelinksDecide = options.keepClasses().isEmpty();
        if (sitelinksDecide && draft.sitelinks < options.minSitelinks()) {
            skips.count("too few sitelinks");
            return -1;
        }
        String code = draft.text("P297");
        List<String> demonyms = draft.texts("P1549", options.languages());
        String country = code;
        for (String property : List.of("P17", "P27", "P1001", "P495")) {
            country = country.isEmpty() ? draft.item(property) : country;
        }
        Set<String> aliases = draft.aliases(options.languages());
        aliases.remove(name);
        List<String> kept =
                aliases.stream().filter(filter::isRecordable).limit(MAX_ALIASES).toList();
        if (!code.isEmpty()) {
            List<String> all = new ArrayList<>(demonyms);
            all.add(name);
            all.addAll(kept);
            builder.addCountry(draft.id, code, all);
        }
        return builder.add(new KbItem(
                draft.id,
                name,
                draft.first(draft.descriptions, options.languages()),
                null,
                false,
                draft.sitelinks,
                prior(draft.sitelinks),
                country,
                draft.date("P569", "P571", "P580", "P585"),
                draft.date("P570", "P576", "P582", "P585"),
                kept,
                demonyms,
                draft.terms,
                draft.related(),
                classes));
    }

    /** Returns how well known an entity is that is written about in so many languages: 1 from 255 on. */
    static double prior(int sitelinks) {
        return Math.min(1, StrictMath.log1p(sitelinks) / StrictMath.log(256));
    }

    private static void read(JsonParser in, WikidataDraft draft) throws IOException {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String key = in.currentName();
            JsonToken value = in.nextToken();
            if (value == JsonToken.START_OBJECT) {
                switch (key) {
                    case "labels" -> languages(in, draft.labels);
                    case "descriptions" -> languages(in, draft.descriptions);
                    case "aliases" -> aliases(in, draft.aliases);
                    case "claims" -> claims(in, draft);
                    case "sitelinks" -> sitelinks(in, draft);
                    default -> in.skipChildren();
                }
            } else if (key.equals("id")) {
                draft.id = text(in);
            } else if (key.equals("type")) {
                draft.type = text(in);
            } else {
                in.skipChildren();
            }
        }
    }

    private static String text(JsonParser in) throws IOException {
        if (in.currentToken().isStructStart()) {
            in.skipChildren();
            return "";
        }
        return in.currentToken() == JsonToken.VALUE_NULL ? "" : in.getText();
    }

    private static void languages(JsonParser in, Map<String, String> texts) throws IOException {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String language = in.currentName();
            in.nextToken();
            String value = value(in);
            if (!value.isBlank()) {
                texts.put(language, value.strip());
            }
        }
    }

    /** Returns the value of {@code {"language":…,"value":…}}. */
    private static String value(JsonParser in) throws IOException {
        String value = "";
        if (in.currentToken() != JsonToken.START_OBJECT) {
            in.skipChildren();
            return value;
        }
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            boolean wanted = in.currentName().equals("value");
            in.nextToken();
            if (wanted) {
                value = text(in);
            } else {
                in.skipChildren();
            }
        }
        return value;
    }

    private static void aliases(JsonParser in, Map<String, List<String>> aliases) throws IOException {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String language = in.currentName();
            List<String> values = aliases.computeIfAbsent(language, l -> new ArrayList<>());
            if (in.nextToken() == JsonToken.START_ARRAY) {
                while (in.nextToken() != JsonToken.END_ARRAY) {
                    String value = value(in);
                    if (!value.isBlank()) {
                        values.add(value.strip());
                    }
                }
            } else {
                in.skipChildren();
            }
        }
    }

    private static void sitelinks(JsonParser in, WikidataDraft draft) throws IOException {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String site = in.currentName();
            if (site.endsWith("wiki") && !site.equals("commonswiki") && !site.equals("specieswiki")) {
                draft.sitelinks++;
            }
            in.nextToken();
            in.skipChildren();
        }
    }

    private static void claims(JsonParser in, WikidataDraft draft) throws IOException {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String property = in.currentName();
            if (in.nextToken() != JsonToken.START_ARRAY) {
                in.skipChildren();
                continue;
            }
            List<WikidataDraft.Snak> snaks = new ArrayList<>();
            while (in.nextToken() != JsonToken.END_ARRAY) {
                WikidataDraft.Snak snak = statement(in);
                if (snak != null) {
                    snaks.add(snak);
                }
            }
            draft.claims.put(property, snaks);
            if (property.equals("P39")) {
                snaks.stream()
                        .filter(s -> !s.item.isEmpty())
                        .forEach(s -> draft.terms.add(new KbItem.Term(s.item, s.from, s.to)));
            }
        }
    }

    /** Returns what a statement says; null if it is withdrawn or says nothing. */
    private static WikidataDraft.@Nullable Snak statement(JsonParser in) throws IOException {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            in.skipChildren();
            return null;
        }
        WikidataDraft.Snak main = null;
        String from = "";
        String to = "";
        boolean deprecated = false;
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String key = in.currentName();
            JsonToken value = in.nextToken();
            if (key.equals("mainsnak") && value == JsonToken.START_OBJECT) {
                main = snak(in);
            } else if (key.equals("rank")) {
                deprecated = text(in).equals("deprecated");
            } else if (key.equals("qualifiers") && value == JsonToken.START_OBJECT) {
                while (in.nextToken() == JsonToken.FIELD_NAME) {
                    String property = in.currentName();
                    boolean start = property.equals("P580");
                    in.nextToken();
                    if (start || property.equals("P582")) {
                        String date = firstDate(in);
                        from = start ? date : from;
                        to = start ? to : date;
                    } else {
                        in.skipChildren();
                    }
                }
            } else {
                in.skipChildren();
            }
        }
        if (main == null || deprecated) {
            return null;
        }
        main.from = from;
        main.to = to;
        return main;
    }

    private static String firstDate(JsonParser in) throws IOException {
        String date = "";
        if (in.currentToken() == JsonToken.START_ARRAY) {
            while (in.nextToken() != JsonToken.END_ARRAY) {
                if (in.currentToken() == JsonToken.START_OBJECT) {
                    WikidataDraft.Snak snak = snak(in);
                    date = date.isEmpty() && snak != null ? snak.date : date;
                } else {
                    in.skipChildren();
                }
            }
        } else {
            in.skipChildren();
        }
        return date;
    }

    private static WikidataDraft.@Nullable Snak snak(JsonParser in) throws IOException {
        WikidataDraft.Snak snak = null;
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            boolean data = in.currentName().equals("datavalue");
            if (in.nextToken() == JsonToken.START_OBJECT && data) {
                snak = new WikidataDraft.Snak();
                while (in.nextToken() == JsonToken.FIELD_NAME) {
                    boolean value = in.currentName().equals("value");
                    in.nextToken();
                    if (value) {
                        value(in, snak);
                    } else {
                        in.skipChildren();
                    }
                }
            } else {
                in.skipChildren();
            }
        }
        return snak;
    }

    private static void value(JsonParser in, WikidataDraft.Snak snak) throws IOException {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            snak.text = text(in);
            return;
        }
        boolean item = false;
        String number = "";
        String time = "";
        int precision = 0;
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String key = in.currentName();
            in.nextToken();
            switch (key) {
                case "id" -> snak.item = text(in);
                case "entity-type" -> item = text(in).equals("item");
                case "numeric-id" -> number = text(in);
                case "time" -> time = text(in);
                case "precision" -> precision = in.getValueAsInt();
                case "text" -> snak.text = text(in);
                case "language" -> snak.language = text(in);
                default -> in.skipChildren();
            }
        }
        if (item && snak.item.isEmpty() && !number.isEmpty()) {
            snak.item = "Q" + number;
        }
        snak.item = snak.item.startsWith("Q") ? snak.item : "";
        snak.date = date(time, precision);
    }

    /** Returns {@code +2018-10-25T00:00:00Z} in ISO 8601 as far as its precision goes; empty below a year. */
    static String date(String time, int precision) {
        int end = time.indexOf('T');
        if (end < 2 || precision < 9) {
            return "";
        }
        String sign = time.charAt(0) == '-' ? "-" : "";
        String[] parts = time.substring(1, end).split("-", -1);
        if (parts.length != 3 || parts[0].length() != 4) {
            return "";
        }
        String month = precision > 9 && !parts[1].equals("00") ? "-" + parts[1] : "";
        String day = precision > 10 && !month.isEmpty() && !parts[2].equals("00") ? "-" + parts[2] : "";
        return sign + parts[0] + month + day;
    }
}

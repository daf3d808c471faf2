package dev.sluice.plugins.export;

import dev.sluice.api.DateInterval;
import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate;
import dev.sluice.api.ExportContext;
import dev.sluice.api.Exporter;
import dev.sluice.api.StepException;
import dev.sluice.api.Timex;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes lines for the bulk interface. Immutable. */
final class SearchExporter implements Exporter {
    /** The mappings, a resource; see there. */
    private static final String MAPPING = "search-index.json";

    private static final int MAX_ID_BYTES = 512;

    private final SearchConfig config;
    private final @Nullable SearchServer server;

    SearchExporter(SearchConfig config, @Nullable SearchServer server) {
        this.config = config;
        this.server = server;
    }

    @Override
    public Output open(ExportContext context) throws IOException {
        byte[] mappings = mappings();
        if (server != null) {
            server.open(mappings);
        }
        if (!config.mapping().isEmpty()) {
            try (OutputStream out = context.create(config.mapping())) {
                out.write(mappings);
            }
        }
        return new Actions(context.create(config.file()), config.index(), server);
    }

    private static byte[] mappings() throws IOException {
        try (InputStream in = SearchExporter.class.getResourceAsStream(MAPPING)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + MAPPING + " is missing from the plugin");
            }
            return in.readAllBytes();
        }
    }

    /** The documents of one run. */
    private static final class Actions implements Output {
        private final OutputStream out;
        private final String index;
        private final @Nullable SearchServer server;

        /** The document that was sent last, until it is known that no other output refuses it. */
        private @Nullable String pending;

        Actions(OutputStream out, String index, @Nullable SearchServer server) {
            this.out = out;
            this.index = index;
            this.server = server;
        }

        @Override
        public void write(Document document) throws IOException, StepException {
            Map<String, Object> target = new LinkedHashMap<>();
            target.put("_index", index);
            target.put("_id", id(document));
            byte[] fields = JsonLine.of(fields(document));
            if (server != null) {
                takeBack(server);
                server.put(id(document), fields);
                pending = id(document);
            }
            ByteArrayOutputStream lines = new ByteArrayOutputStream();
            lines.write(JsonLine.of(Map.of("index", target)));
            lines.write(fields);
            out.write(lines.toByteArray());
            out.flush();
        }

        @Override
        public void kept(Document document) {
            pending = null;
        }

        @Override
        public void finish() throws IOException {
            if (server != null) {
                takeBack(server);
                server.finish();
            }
        }

        private void takeBack(SearchServer from) throws IOException {
            if (pending != null) {
                from.delete(pending);
                pending = null;
            }
        }
    }

    @Override
    public List<String> losses() {
        return List.of(
                "candidates, evidence, furniture, metadata besides the main ones and layers of plugins are left out",
                "days before year 1 and after year 9999 are left out",
                "an id of more than " + MAX_ID_BYTES + " bytes is replaced by its digest, and stands in the field id",
                "lone surrogates become U+FFFD");
    }

    private static String id(Document document) {
        String id = Characters.encodable(document.id());
        boolean isShort = id.getBytes(StandardCharsets.UTF_8).length <= MAX_ID_BYTES;
        return isShort && id.equals(document.id()) ? id : "sha256-" + Digests.hex(document.id(), 64);
    }

    private static Map<String, Object> fields(Document document) {
        Map<String, Object> out = new LinkedHashMap<>();
        put(out, "id", document.id());
        put(out, "url", document.metadata().url().orElse(document.source().url()));
        put(out, "title", document.metadata().title().orElse(null));
        List<String> authors = document.metadata().authors().stream()
                .map(Characters::encodable)
                .toList();
        if (!authors.isEmpty()) {
            out.put("authors", authors);
        }
        put(out, "site", document.metadata().site().orElse(null));
        put(out, "language", document.metadata().language().orElse(null));
        for (DocumentDate date : document.dates()) {
            String role = date.role().name().toLowerCase(Locale.ROOT);
            put(out, role, date.interval().edtf());
            range(out, role + "_range", date.interval());
        }
        put(out, "text", document.text());
        TreeSet<String> entities = new TreeSet<>();
        List<Object> mentions = new ArrayList<>();
        for (NamedMention named : NamedMention.of(document)) {
            Map<String, Object> mention = new LinkedHashMap<>();
            mention.put("begin", named.span().begin());
            mention.put("end", named.span().end());
            put(mention, "surface", document.surface(named.span()));
            mention.put("type", named.mention().type().name());
            put(mention, "entity", named.entity());
            put(mention, "name", named.entityName());
            mention.put("score", named.score());
            mentions.add(mention);
            if (named.entity() != null) {
                entities.add(Characters.encodable(named.entity()));
            }
        }
        out.put("entities", List.copyOf(entities));
        out.put("mentions", mentions);
        out.put("timex", timexes(document));
        return out;
    }

    private static List<Object> timexes(Document document) {
        List<Object> timexes = new ArrayList<>();
        for (Timex timex : document.timexes()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("begin", timex.span().begin());
            fields.put("end", timex.span().end());
            put(fields, "surface", document.surface(timex));
            fields.put("type", timex.type().name());
            put(fields, "value", timex.value());
            put(fields, "mod", timex.mod());
            if (timex.interval() != null) {
                range(fields, "range", timex.interval());
            }
            timexes.add(fields);
        }
        return timexes;
    }

    private static void range(Map<String, Object> out, String name, DateInterval days) {
        Map<String, Object> range = new LinkedHashMap<>();
        day(range, "gte", days.earliest());
        day(range, "lte", days.latest());
        if (!range.isEmpty()) {
            out.put(name, range);
        }
    }

    private static void day(Map<String, Object> range, String key, @Nullable LocalDate day) {
        if (day != null && day.getYear() >= 1 && day.getYear() <= 9999) {
            range.put(key, day.toString());
        }
    }

    private static void put(Map<String, Object> out, String key, @Nullable String value) {
        if (value != null) {
            out.put(key, Characters.encodable(value));
        }
    }
}

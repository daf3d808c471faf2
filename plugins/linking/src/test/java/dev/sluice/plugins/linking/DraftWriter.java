package dev.sluice.plugins.linking;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Writes the entities of the starter base as lines of its packed source. */
final class DraftWriter {
    private final JsonFactory json = new JsonFactory();
    private final AliasFilter filter;
    private final Set<String> ids;

    /**
     * Takes what decides on names and relations.
     *
     * @param filter decides which other names are kept
     * @param ids the ids of all entities; relations to others are left out
     */
    DraftWriter(AliasFilter filter, Set<String> ids) {
        this.filter = filter;
        this.ids = ids;
    }

    /** Writes a file anew. */
    void write(Path packed, List<Draft> sorted) throws IOException {
        try (OutputStream out = new Best(Files.newOutputStream(packed))) {
            for (Draft draft : sorted) {
                out.write(line(draft).getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private String line(Draft draft) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = json.createGenerator(text)) {
            out.writeStartObject();
            out.writeStringField("id", draft.id);
            out.writeStringField("name", draft.name);
            out.writeStringField(
                    "type", draft.office ? JsonItems.OFFICE : draft.type.name().toLowerCase(Locale.ROOT));
            out.writeNumberField("prior", Math.round(Math.min(1, draft.prior) * 100) / 100.0);
            field(out, "country", draft.country);
            field(out, "from", draft.from);
            field(out, "to", draft.to);
            field(out, "description", draft.description);
            list(out, "aliases", draft.office ? draft.aliases : filter.keep(draft.name, draft.type, draft.aliases));
            list(out, "demonyms", draft.demonyms);
            list(out, "related", draft.related.stream().filter(ids::contains).toList());
            if (!draft.terms.isEmpty()) {
                out.writeArrayFieldStart("terms");
                for (String term : draft.terms) {
                    String[] values = term.split("\t", -1);
                    out.writeStartObject();
                    out.writeStringField("office", values[2]);
                    field(out, "from", values[0]);
                    field(out, "to", values[1]);
                    out.writeEndObject();
                }
                out.writeEndArray();
            }
            out.writeEndObject();
        }
        return text + "\n";
    }

    private static void field(JsonGenerator out, String key, String value) throws IOException {
        if (!value.isEmpty()) {
            out.writeStringField(key, value);
        }
    }

    private static void list(JsonGenerator out, String key, Collection<String> values) throws IOException {
        if (!values.isEmpty()) {
            out.writeArrayFieldStart(key);
            for (String value : values) {
                out.writeString(value);
            }
            out.writeEndArray();
        }
    }

    /** Packs as small as it can; the header of the JDK holds no time. */
    private static final class Best extends GZIPOutputStream {
        Best(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}

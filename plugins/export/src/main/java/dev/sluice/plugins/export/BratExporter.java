package dev.sluice.plugins.export;

import dev.sluice.api.CustomAnnotation;
import dev.sluice.api.Document;
import dev.sluice.api.ExportContext;
import dev.sluice.api.Exporter;
import dev.sluice.api.Link;
import dev.sluice.api.Mention;
import dev.sluice.api.Timex;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a brat collection. Immutable. */
final class BratExporter implements Exporter {
    private final BratConfig config;
    private final String folder;

    BratExporter(BratConfig config, String folder) {
        this.config = config;
        this.folder = folder;
    }

    @Override
    public Output open(ExportContext context) {
        return new Collection(context);
    }

    @Override
    public List<String> losses() {
        return List.of(
                "dates of documents, metadata, furniture, evidence and candidates are left out",
                "values of times and scores stand in notes, which brat shows and does not check",
                "annotations of no character are left out",
                "lone surrogates become U+FFFD");
    }

    /** The collection of one run. */
    private final class Collection implements Output {
        private final DocumentFiles files;
        private final TreeSet<String> customTypes = new TreeSet<>();

        Collection(ExportContext context) {
            files = new DocumentFiles(context, folder);
        }

        @Override
        public void write(Document document) throws IOException {
            String text = Characters.encodable(document.text());
            files.write(document, ".txt", text.getBytes(StandardCharsets.UTF_8));
            files.write(document, ".ann", standoff(document, text).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void kept(Document document) {
            files.kept(document);
            for (String layer : config.layers()) {
                document.custom(layer).forEach(annotation -> customTypes.add(type(annotation)));
            }
        }

        @Override
        public void finish() throws IOException {
            files.write("annotation.conf", annotationConf(customTypes).getBytes(StandardCharsets.UTF_8));
        }
    }

    private String standoff(Document document, String text) {
        BratText out = new BratText(text);
        for (NamedMention named : NamedMention.of(document)) {
            String id = out.textBound(named.mention().type().name(), named.span());
            String entity = named.entity();
            if (!id.isEmpty() && entity != null) {
                String known = named.entityName();
                String base = entity.startsWith(Link.NIL) ? Link.NIL : config.knowledgeBase();
                out.reference(id, base, Iris.encode(entity), known == null ? document.surface(named.span()) : known);
            }
            out.note(id, "score=" + named.score());
        }
        for (Timex timex : document.timexes()) {
            String id = out.textBound(type(timex.type()), timex.span());
            out.note(id, note(timex));
        }
        for (String layer : config.layers()) {
            for (CustomAnnotation annotation : document.custom(layer)) {
                String id = out.textBound(type(annotation), annotation.span());
                out.note(id, note(annotation.features()));
            }
        }
        return out.toString();
    }

    private static String note(Timex timex) {
        StringBuilder note = new StringBuilder("value=" + timex.value());
        append(note, "mod", timex.mod());
        append(note, "quant", timex.quant());
        append(note, "freq", timex.freq());
        append(note, "days", timex.interval() == null ? null : timex.interval().edtf());
        append(note, "score", timex.score());
        return note.toString();
    }

    private static void append(StringBuilder note, String name, @Nullable Object value) {
        if (value != null) {
            note.append(' ').append(name).append('=').append(value);
        }
    }

    private static String note(Map<String, String> features) {
        return features.entrySet().stream()
                .map(feature -> feature.getKey() + "=" + feature.getValue())
                .collect(Collectors.joining(" "));
    }

    private static String type(Timex.Type type) {
        return "TIMEX3-" + type;
    }

    private static String type(CustomAnnotation annotation) {
        String type = annotation.type().isEmpty() ? annotation.layer() : annotation.layer() + "-" + annotation.type();
        return type.replaceAll("[^A-Za-z0-9_-]", "_");
    }

    private static String annotationConf(Set<String> customTypes) {
        StringBuilder out = new StringBuilder("[entities]\n");
        for (Mention.Type type : Mention.Type.values()) {
            out.append(type).append('\n');
        }
        for (Timex.Type type : Timex.Type.values()) {
            out.append(type(type)).append('\n');
        }
        customTypes.forEach(type -> out.append(type).append('\n'));
        return out.append("\n[relations]\n\n[events]\n\n[attributes]\n").toString();
    }
}

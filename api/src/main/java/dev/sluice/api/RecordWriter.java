package dev.sluice.api;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes a document as the tree of its record; {@link RecordReader} is the way back. */
final class RecordWriter {
    private final Document document;

    RecordWriter(Document document) {
        this.document = document;
    }

    Map<String, Object> write() {
        Metadata metadata = document.metadata();
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("id", document.id());
        out.put("source", source(document.source()));
        put(out, "url", metadata.url().orElse(null));
        put(out, "title", metadata.title().orElse(null));
        put(out, "authors", metadata.authors());
        put(out, "site", metadata.site().orElse(null));
        put(out, "language", metadata.language().orElse(null));
        out.put("text", document.text());
        put(out, "dates", dates());
        put(out, "timex", list(document.timexes(), this::timex));
        put(out, "mentions", mentions());
        put(out, "layers", customLayers());
        put(out, "furniture", list(document.furniture(), RecordWriter::furniture));
        put(out, "metadata", rest(metadata));
        put(out, "problems", list(document.problems(), RecordWriter::problem));
        put(out, "provenance", list(document.provenance(), RecordWriter::provenance));
        return out;
    }

    private static Map<String, Object> source(Source source) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("uri", source.uri());
        put(out, "mediaType", source.mediaType());
        put(out, "sha256", source.sha256());
        if (source.length() >= 0) {
            out.put("length", source.length());
        }
        put(out, "url", source.url());
        put(
                out,
                "retrieved",
                source.retrieved() == null ? null : source.retrieved().toString());
        return out;
    }

    private Map<String, Object> dates() {
        Map<String, Object> out = new LinkedHashMap<>();
        for (DocumentDate date : document.dates()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            put(fields, "value", date.value());
            interval(fields, date.interval());
            fields.put("edtf", date.interval().edtf());
            fields.put("confidence", date.confidence());
            put(fields, "evidence", list(date.evidence(), RecordWriter::evidence));
            out.put(lower(date.role()), fields);
        }
        return out;
    }

    private Map<String, Object> timex(Timex timex) {
        Map<String, Object> out = annotation(timex);
        out.put("type", timex.type().name());
        out.put("value", timex.value());
        put(out, "mod", timex.mod());
        put(out, "quant", timex.quant());
        put(out, "freq", timex.freq());
        if (timex.interval() != null) {
            interval(out, timex.interval());
            out.put("edtf", timex.interval().edtf());
        }
        out.put("score", timex.score());
        put(out, "evidence", list(timex.evidence(), RecordWriter::evidence));
        step(out, timex);
        return out;
    }

    /** A mention and its link share one object; a link whose mention is not in the mention layer brings it along. */
    private List<Object> mentions() {
        Map<Mention, Link> linkOf = new HashMap<>();
        document.links().forEach(link -> linkOf.put(link.mention(), link));
        List<Annotation> all = new ArrayList<>(document.mentions());
        Set<Mention> known = new HashSet<>(document.mentions());
        document.links().stream()
                .filter(link -> !known.contains(link.mention()))
                .forEach(all::add);
        all.sort((a, b) -> a.span().compareTo(b.span()));
        return list(all, annotation -> {
            Mention mention = annotation instanceof Link link ? link.mention() : (Mention) annotation;
            Map<String, Object> out = annotation(annotation);
            out.put("type", mention.type().name());
            out.put("detection", mention.score());
            Link link = linkOf.get(mention);
            if (link != null) {
                out.put("entity", link.entity());
                out.put("score", link.score());
                put(out, "candidates", list(link.candidates(), RecordWriter::candidate));
                put(out, "evidence", list(link.evidence(), RecordWriter::evidence));
                document.provenance(link).ifPresent(p -> out.put("linkStep", p.step()));
            }
            step(out, annotation);
            return out;
        });
    }

    private Map<String, Object> customLayers() {
        Map<String, Object> out = new LinkedHashMap<>();
        for (String layer : document.layers()) {
            if (document.annotations(layer).get(0) instanceof CustomAnnotation) {
                out.put(layer, list(document.custom(layer), this::custom));
            }
        }
        return out;
    }

    private Map<String, Object> custom(CustomAnnotation annotation) {
        Map<String, Object> out = annotation(annotation);
        putText(out, "type", annotation.type());
        put(out, "features", annotation.features());
        out.put("score", annotation.score());
        step(out, annotation);
        return out;
    }

    private Map<String, Object> annotation(Annotation annotation) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("begin", annotation.span().begin());
        out.put("end", annotation.span().end());
        out.put("surface", document.surface(annotation));
        return out;
    }

    private void step(Map<String, Object> out, Annotation annotation) {
        document.provenance(annotation).ifPresent(p -> out.put("step", p.step()));
    }

    private static void interval(Map<String, Object> out, DateInterval interval) {
        put(
                out,
                "earliest",
                interval.earliest() == null ? null : interval.earliest().toString());
        put(out, "latest", interval.latest() == null ? null : interval.latest().toString());
    }

    private static Map<String, Object> evidence(Evidence evidence) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("rule", evidence.rule());
        putText(out, "surface", evidence.surface());
        return out;
    }

    private static Map<String, Object> candidate(Candidate candidate) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("entity", candidate.entity());
        out.put("name", candidate.name());
        out.put("score", candidate.score());
        return out;
    }

    private static Map<String, Object> furniture(Furniture furniture) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("role", furniture.role().name());
        out.put("text", furniture.text());
        putText(out, "reason", furniture.reason());
        return out;
    }

    private static Map<String, Object> problem(Problem problem) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("code", problem.code());
        out.put("message", problem.message());
        return out;
    }

    private static Map<String, Object> provenance(Provenance provenance) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("step", provenance.step());
        out.put("component", provenance.component());
        out.put("plugin", provenance.plugin());
        out.put("version", provenance.version());
        return out;
    }

    private static Map<String, Object> rest(Metadata metadata) {
        Map<String, Object> out = new LinkedHashMap<>();
        metadata.asMap().forEach((key, values) -> {
            if (!RecordReader.TYPED_METADATA.contains(key) || (values.size() > 1 && !key.equals("authors"))) {
                out.put(key, values);
            }
        });
        return out;
    }

    private static <T> List<Object> list(List<T> values, Function<T, ?> write) {
        List<Object> out = new ArrayList<>(values.size());
        values.forEach(value -> out.add(write.apply(value)));
        return out;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** For the fields that are never null: the reader takes a missing one for the empty string. */
    private static void putText(Map<String, Object> out, String key, String value) {
        if (!value.isEmpty()) {
            out.put(key, value);
        }
    }

    private static void put(Map<String, Object> out, String key, @Nullable Object value) {
        boolean empty = value == null
                || (value instanceof Collection<?> c && c.isEmpty())
                || (value instanceof Map<?, ?> m && m.isEmpty());
        if (!empty) {
            out.put(key, value);
        }
    }
}

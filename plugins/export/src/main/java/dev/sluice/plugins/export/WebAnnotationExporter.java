package dev.sluice.plugins.export;

import dev.sluice.api.Annotation;
import dev.sluice.api.CustomAnnotation;
import dev.sluice.api.Document;
import dev.sluice.api.ExportContext;
import dev.sluice.api.Exporter;
import dev.sluice.api.Span;
import dev.sluice.api.Timex;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes one page of annotations as the Web Annotation Data Model describes it. Immutable. */
final class WebAnnotationExporter implements Exporter {
    /** How many UTF-16 units of the text around a quotation are told, to find it again in a page. */
    private static final int CONTEXT = 32;

    private final WebAnnotationConfig config;

    WebAnnotationExporter(WebAnnotationConfig config) {
        this.config = config;
    }

    @Override
    public Output open(ExportContext context) throws IOException {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("@context", List.of("http://www.w3.org/ns/anno.jsonld", Map.of("sluice", "urn:sluice:vocabulary:")));
        head.put("id", "urn:sluice:annotations");
        head.put("type", "AnnotationPage");
        JsonList items = new JsonList(context.create(config.file()), head, "items");
        return new Output() {
            @Override
            public void write(Document document) throws IOException {
                items.add(annotations(document));
            }

            @Override
            public void kept(Document document) {
                items.kept();
            }

            @Override
            public void finish() throws IOException {
                items.finish();
            }
        };
    }

    @Override
    public List<String> losses() {
        return List.of(
                "texts, dates of documents, metadata besides the address, furniture, evidence and candidates are left"
                        + " out",
                "lone surrogates are written as escapes, which not all readers take");
    }

    private List<Map<String, Object>> annotations(Document document) {
        CodePoints codePoints = CodePoints.of(document.text());
        List<Map<String, Object>> all = new ArrayList<>();
        for (NamedMention named : NamedMention.of(document)) {
            List<Map<String, Object>> bodies = new ArrayList<>();
            if (named.entity() != null) {
                Map<String, Object> body = new LinkedHashMap<>();
                body.put("type", "SpecificResource");
                body.put("purpose", "identifying");
                body.put("source", Iris.entity(config.entityPrefix(), named.entity()));
                put(body, "sluice:name", named.entityName());
                bodies.add(body);
            }
            bodies.add(text("tagging", named.mention().type().name()));
            all.add(annotation(document, codePoints, "mention", named.span(), bodies, named.score()));
        }
        for (Timex timex : document.timexes()) {
            Map<String, Object> body = text("describing", timex.value());
            put(body, "sluice:mod", timex.mod());
            put(body, "sluice:quant", timex.quant());
            put(body, "sluice:freq", timex.freq());
            put(
                    body,
                    "sluice:edtf",
                    timex.interval() == null ? null : timex.interval().edtf());
            all.add(annotation(document, codePoints, timex, List.of(body, text("tagging", "TIMEX3 " + timex.type()))));
        }
        for (String layer : config.layers()) {
            for (CustomAnnotation custom : document.custom(layer)) {
                List<Map<String, Object>> bodies = new ArrayList<>();
                bodies.add(text("tagging", custom.type().isEmpty() ? layer : layer + " " + custom.type()));
                custom.features().forEach((name, value) -> bodies.add(text("describing", name + "=" + value)));
                all.add(annotation(document, codePoints, custom, bodies));
            }
        }
        return all;
    }

    private static Map<String, Object> text(String purpose, String value) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "TextualBody");
        body.put("purpose", purpose);
        body.put("value", value);
        return body;
    }

    private static Map<String, Object> annotation(
            Document document, CodePoints codePoints, Annotation annotation, List<Map<String, Object>> bodies) {
        return annotation(document, codePoints, annotation.layer(), annotation.span(), bodies, annotation.score());
    }

    private static Map<String, Object> annotation(
            Document document,
            CodePoints codePoints,
            String layer,
            Span span,
            List<Map<String, Object>> bodies,
            double score) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("type", "Annotation");
        out.put("motivation", "identifying".equals(bodies.get(0).get("purpose")) ? "identifying" : "tagging");
        out.put("body", bodies);
        out.put("target", target(document, codePoints, span));
        out.put("sluice:layer", layer);
        out.put("sluice:score", score);
        return out;
    }

    private static Map<String, Object> target(Document document, CodePoints codePoints, Span span) {
        String text = document.text();
        int after = Math.min(text.length(), span.end() + CONTEXT);
        Map<String, Object> position = new LinkedHashMap<>();
        position.put("type", "TextPositionSelector");
        position.put("start", codePoints.at(span.begin()));
        position.put("end", codePoints.at(span.end()));
        Map<String, Object> quote = new LinkedHashMap<>();
        quote.put("type", "TextQuoteSelector");
        quote.put("exact", document.surface(span));
        quote.put("prefix", Snippets.whole(text, Math.max(0, span.begin() - CONTEXT), span.begin()));
        quote.put("suffix", Snippets.whole(text, span.end(), after));
        Map<String, Object> target = new LinkedHashMap<>();
        target.put("source", Iris.document(document));
        put(target, "scope", Iris.page(document).orElse(null));
        target.put("selector", List.of(position, quote));
        return target;
    }

    private static void put(Map<String, Object> out, String key, @Nullable String value) {
        if (value != null) {
            out.put(key, value);
        }
    }
}

package dev.sluice.plugins.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sluice.api.Annotation;
import dev.sluice.api.Candidate;
import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate;
import dev.sluice.api.Evidence;
import dev.sluice.api.Furniture;
import dev.sluice.api.Link;
import dev.sluice.api.Mention;
import dev.sluice.api.Problem;
import dev.sluice.api.Provenance;
import dev.sluice.api.Timex;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the page shows of one document when it is opened: text, spans, evidence. Rows are arrays, since the names of their
 * fields would take more room than the values; {@code texts.js} reads them.
 */
final class DocumentJson {
    private DocumentJson() {}

    /** Returns the JSON of a document. */
    static byte[] of(Document document, boolean furniture) throws IOException {
        return SafeJson.of(json -> {
            json.writeStartObject();
            json.writeStringField("t", document.text());
            mentions(json, document);
            timexes(json, document);
            dates(json, document);
            if (furniture) {
                furniture(json, document);
            }
            problems(json, document);
            json.writeArrayFieldStart("a");
            for (String author : document.metadata().authors()) {
                json.writeString(author);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void mentions(JsonGenerator json, Document document) throws IOException {
        Map<Mention, Link> links = new HashMap<>();
        document.links().forEach(link -> links.put(link.mention(), link));
        json.writeArrayFieldStart("m");
        for (Mention mention : Mentions.of(document)) {
            Link link = links.get(mention);
            json.writeStartArray();
            json.writeNumber(mention.span().begin());
            json.writeNumber(mention.span().end());
            json.writeNumber(Mentions.TYPES.indexOf(mention.type()));
            SafeJson.score(json, mention.score());
            if (link != null) {
                json.writeString(link.entity());
                SafeJson.score(json, link.score());
                json.writeStartArray();
                for (Candidate candidate : link.candidates()) {
                    json.writeStartArray();
                    json.writeString(candidate.entity());
                    json.writeString(candidate.name());
                    SafeJson.score(json, candidate.score());
                    json.writeEndArray();
                }
                json.writeEndArray();
                evidence(json, link.evidence());
                step(json, document, link);
            }
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static void timexes(JsonGenerator json, Document document) throws IOException {
        json.writeArrayFieldStart("x");
        for (Timex timex : document.timexes()) {
            json.writeStartArray();
            json.writeNumber(timex.span().begin());
            json.writeNumber(timex.span().end());
            json.writeString(timex.type().name());
            json.writeString(timex.value());
            SafeJson.string(json, timex.mod());
            SafeJson.string(
                    json, timex.interval() == null ? null : timex.interval().edtf());
            SafeJson.score(json, timex.score());
            evidence(json, timex.evidence());
            step(json, document, timex);
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static void dates(JsonGenerator json, Document document) throws IOException {
        json.writeArrayFieldStart("d");
        for (DocumentDate date : document.dates()) {
            json.writeStartArray();
            json.writeString(date.role().name());
            SafeJson.string(json, date.value());
            json.writeString(date.interval().edtf());
            SafeJson.score(json, date.confidence());
            evidence(json, date.evidence());
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static void furniture(JsonGenerator json, Document document) throws IOException {
        json.writeArrayFieldStart("f");
        for (Furniture piece : document.furniture()) {
            json.writeStartArray();
            json.writeString(piece.role().name());
            json.writeString(piece.text());
            json.writeString(piece.reason());
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static void problems(JsonGenerator json, Document document) throws IOException {
        json.writeArrayFieldStart("p");
        for (Problem problem : document.problems()) {
            json.writeStartArray();
            json.writeString(problem.code());
            json.writeString(problem.message());
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static void evidence(JsonGenerator json, List<Evidence> evidence) throws IOException {
        json.writeStartArray();
        for (Evidence reason : evidence) {
            json.writeStartArray();
            json.writeString(reason.rule());
            json.writeString(reason.surface());
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static void step(JsonGenerator json, Document document, Annotation annotation) throws IOException {
        SafeJson.string(
                json, document.provenance(annotation).map(Provenance::step).orElse(null));
    }
}

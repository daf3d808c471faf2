package dev.sluice.plugins.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.document.JsonDocument;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.api.Document;
import dev.sluice.api.Exporter;
import dev.sluice.testkit.TestContext;
import dev.sluice.testkit.TestExport;
import jakarta.json.JsonArray;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads the page back as JSON-LD with Titanium, under the terms of the Web Annotation vocabulary that it uses. */
class WebAnnotationExporterTest {
    private static final String OA = "http://www.w3.org/ns/oa#";

    /** The terms used, with the meanings that the vocabulary gives them. */
    private static final String TERMS = """
            {"@context": {"oa": "http://www.w3.org/ns/oa#", "as": "http://www.w3.org/ns/activitystreams#",
             "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "xsd": "http://www.w3.org/2001/XMLSchema#",
             "id": "@id", "type": "@type",
             "Annotation": "oa:Annotation", "SpecificResource": "oa:SpecificResource",
             "TextualBody": "oa:TextualBody", "TextPositionSelector": "oa:TextPositionSelector",
             "TextQuoteSelector": "oa:TextQuoteSelector", "AnnotationPage": "as:OrderedCollectionPage",
             "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
             "body": {"@id": "oa:hasBody", "@type": "@id"}, "target": {"@id": "oa:hasTarget", "@type": "@id"},
             "source": {"@id": "oa:hasSource", "@type": "@id"}, "scope": {"@id": "oa:hasScope", "@type": "@id"},
             "selector": {"@id": "oa:hasSelector", "@type": "@id"},
             "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
             "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
             "identifying": "oa:identifying", "tagging": "oa:tagging", "describing": "oa:describing",
             "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
             "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
             "exact": "oa:exact", "prefix": "oa:prefix", "suffix": "oa:suffix", "value": "rdf:value"}}
            """;

    static List<Document> documents() {
        return SampleDocuments.all();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void positionsAreCodePointsAndQuotationsFindThem(Document document) throws Exception {
        JsonNode page = Read.json(write(List.of("titles"), document));
        int[] text = document.text().codePoints().toArray();
        for (JsonNode item : page.get("items")) {
            JsonNode target = item.get("target");
            int start = target.at("/selector/0/start").asInt();
            int end = target.at("/selector/0/end").asInt();
            String exact = target.at("/selector/1/exact").asText();
            assertThat(exact).isEqualTo(new String(text, start, end - start));
            String around = target.at("/selector/1/prefix").asText()
                    + exact
                    + target.at("/selector/1/suffix").asText();
            assertThat(document.text()).contains(around);
            assertThat(target.get("source").asText()).isEqualTo(Iris.document(document));
        }
        assertThat(page.get("items"))
                .hasSize(NamedMention.of(document).size()
                        + document.timexes().size()
                        + document.custom("titles").size());
    }

    @Test
    void thePageMeansAnnotationsToReadersOfLinkedData() throws Exception {
        String page = write(List.of("titles"), SampleDocuments.full(), SampleDocuments.hard());
        com.apicatalog.jsonld.JsonLdOptions options = new com.apicatalog.jsonld.JsonLdOptions();
        options.setDocumentLoader((address, ignored) -> {
            assertThat(address).hasToString("http://www.w3.org/ns/anno.jsonld");
            return JsonDocument.of(new StringReader(TERMS));
        });
        JsonArray expanded = JsonLd.expand(JsonDocument.of(new StringReader(page)))
                .options(options)
                .get();
        JsonArray items = expanded.getJsonObject(0)
                .getJsonArray("http://www.w3.org/ns/activitystreams#items")
                .getJsonObject(0)
                .getJsonArray("@list");
        assertThat(items).hasSize(5 + 6);
        var first = items.getJsonObject(0);
        assertThat(first.getJsonArray("@type").getString(0)).isEqualTo(OA + "Annotation");
        var body = first.getJsonArray(OA + "hasBody").getJsonObject(0);
        assertThat(body.getJsonArray(OA + "hasSource").getJsonObject(0).getString("@id"))
                .isEqualTo("http://example.org/Q7259");
        assertThat(body.getJsonArray(OA + "hasPurpose").getJsonObject(0).getString("@id"))
                .isEqualTo(OA + "identifying");
        assertThat(first.getJsonArray("urn:sluice:vocabulary:score")
                        .getJsonObject(0)
                        .getJsonNumber("@value")
                        .doubleValue())
                .isEqualTo(0.93);
    }

    @Test
    void aPageWithoutAnyOrWithRefusedDocumentsIsStillWhole() throws Exception {
        assertThat(Read.json(write(List.of())).get("items")).isEmpty();
        TestExport export = new TestExport();
        Exporter.Output output = exporter(List.of()).open(export);
        output.write(Document.of("a", ""));
        output.kept(Document.of("a", ""));
        output.write(SampleDocuments.full());
        output.kept(SampleDocuments.full());
        output.write(Document.of("b", ""));
        output.kept(Document.of("b", ""));
        output.write(SampleDocuments.hard());
        output.kept(SampleDocuments.hard());
        output.finish();
        assertThat(Read.json(export.text("annotations.jsonld")).get("items")).hasSize(4 + 5);
    }

    private static Exporter exporter(List<String> layers) {
        return new WebAnnotationFactory()
                .create(
                        new WebAnnotationConfig("annotations.jsonld", "http://example.org/", layers),
                        TestContext.create());
    }

    private static String write(List<String> layers, Document... documents) throws Exception {
        return Read.written(exporter(layers), List.of(documents)).text("annotations.jsonld");
    }
}

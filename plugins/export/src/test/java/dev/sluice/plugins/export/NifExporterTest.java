package dev.sluice.plugins.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.api.Document;
import dev.sluice.api.Span;
import dev.sluice.testkit.TestContext;
import dev.sluice.testkit.TestExport;
import java.io.StringReader;
import java.util.List;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.impl.SimpleValueFactory;
import org.eclipse.rdf4j.model.util.Models;
import org.eclipse.rdf4j.model.vocabulary.RDF;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.rio.Rio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads the Turtle back with RDF4J. */
class NifExporterTest {
    private static final NifConfig DEFAULTS = new NifConfig("documents.ttl", "http://example.org/entity/");
    private static final String NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#";

    static List<Document> documents() {
        return SampleDocuments.all();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyPhraseAnchorsItsWordsInCodePoints(Document document) throws Exception {
        Model model = read(document);
        IRI context = (IRI) model.filter(null, RDF.TYPE, iri(NIF + "Context"))
                .subjects()
                .iterator()
                .next();
        String text = value(model, context, "isString");
        assertThat(text).isEqualTo(Characters.encodable(document.text()));
        int[] codePoints = text.codePoints().toArray();
        assertThat(number(model, context, "endIndex")).isEqualTo(codePoints.length);
        var phrases = model.filter(null, RDF.TYPE, iri(NIF + "Phrase")).subjects();
        for (Resource phrase : phrases) {
            int begin = number(model, phrase, "beginIndex");
            int end = number(model, phrase, "endIndex");
            assertThat(value(model, phrase, "anchorOf")).isEqualTo(new String(codePoints, begin, end - begin));
            assertThat(phrase.stringValue()).endsWith("#char=" + begin + "," + end);
            assertThat(Models.getPropertyIRI(model, phrase, iri(NIF + "referenceContext")))
                    .contains(context);
        }
        List<Span> spans = new java.util.ArrayList<>(
                NamedMention.of(document).stream().map(NamedMention::span).toList());
        document.timexes().forEach(timex -> spans.add(timex.span()));
        assertThat(phrases).hasSize((int) spans.stream().distinct().count());
    }

    @Test
    void namesAreLinkedAndDocumentsDescribed() throws Exception {
        Model model = read(SampleDocuments.full());
        IRI ada = iri("urn:sluice:document:a%2Fb.html#char=2,11");
        assertThat(model.filter(
                        ada,
                        iri("http://www.w3.org/2005/11/its/rdf#taIdentRef"),
                        iri("http://example.org/entity/Q7259")))
                .hasSize(1);
        IRI context = iri("urn:sluice:document:a%2Fb.html#char=0,49");
        assertThat(Models.getPropertyString(model, context, iri("http://purl.org/dc/terms/issued")))
                .contains("2020-06-10");
        assertThat(Models.getPropertyString(model, context, iri(NIF + "sourceUrl")))
                .contains("https://example.org/b");
        assertThat(Models.getPropertyString(
                        model,
                        iri("urn:sluice:document:a%2Fb.html#char=41,48"),
                        iri("urn:sluice:vocabulary:timexValue")))
                .contains("2020-05");
    }

    @Test
    void anIdentityOutsideTheKnowledgeBaseIsAUrnAndABadAddressIsLeftOut() throws Exception {
        Model model = read(SampleDocuments.hard());
        assertThat(model.objects()).contains(iri("urn:sluice:entity:NIL%201%3C%7C%3E"));
        assertThat(model.predicates()).doesNotContain(iri(NIF + "sourceUrl"));
    }

    @Test
    void aPrefixThatIsNoAddressIsRefused() {
        assertThatThrownBy(() -> new NifFactory().create(new NifConfig("x", "a> <b"), TestContext.create()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a> <b");
    }

    private static Model read(Document... documents) throws Exception {
        TestExport export = Read.written(new NifFactory().create(DEFAULTS, TestContext.create()), List.of(documents));
        return Rio.parse(new StringReader(export.text("documents.ttl")), RDFFormat.TURTLE);
    }

    private static String value(Model model, Resource subject, String property) {
        return Models.getPropertyString(model, subject, iri(NIF + property)).orElseThrow();
    }

    private static int number(Model model, Resource subject, String property) {
        return Integer.parseInt(value(model, subject, property));
    }

    private static IRI iri(String text) {
        return SimpleValueFactory.getInstance().createIRI(text);
    }
}

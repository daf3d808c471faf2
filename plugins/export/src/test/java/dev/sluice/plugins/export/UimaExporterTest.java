package dev.sluice.plugins.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData;
import de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity;
import dev.sluice.api.Document;
import dev.sluice.testkit.TestContext;
import dev.sluice.testkit.TestExport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.uima.UIMAFramework;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.Type;
import org.apache.uima.cas.impl.XmiCasDeserializer;
import org.apache.uima.cas.text.AnnotationFS;
import org.apache.uima.fit.factory.TypeSystemDescriptionFactory;
import org.apache.uima.fit.util.JCasUtil;
import org.apache.uima.json.jsoncas2.JsonCas2Deserializer;
import org.apache.uima.json.jsoncas2.JsonCas2Serializer;
import org.apache.uima.resource.metadata.TypeSystemDescription;
import org.apache.uima.util.CasCreationUtils;
import org.apache.uima.util.XMLInputSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads both forms back with the readers of Apache UIMA. */
class UimaExporterTest {
    static List<Document> documents() {
        return SampleDocuments.all();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void uimaReadsTheSameAnnotationsFromXmi(Document document) throws Exception {
        TestExport export = write(UimaConfig.Form.XMI, document);
        CAS cas = CasCreationUtils.createCas(types(export.bytes("uima/TypeSystem.xml")), null, null);
        byte[] bytes = export.bytes("uima/" + new FileNames().of(document.id()) + ".xmi");
        XmiCasDeserializer.deserialize(new ByteArrayInputStream(bytes), cas);
        check(cas, document);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void uimaReadsTheSameAnnotationsFromJson(Document document) throws Exception {
        TestExport export = write(UimaConfig.Form.JSON, document);
        CAS cas = CasCreationUtils.createCas(types(UimaType.description()), null, null);
        byte[] bytes = export.bytes("uima/" + new FileNames().of(document.id()) + ".json");
        new JsonCas2Deserializer().deserialize(new ByteArrayInputStream(bytes), cas);
        check(cas, document);
        // UIMA, asked to write the same, describes the types as we do
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        new JsonCas2Serializer().serialize(cas, again);
        JsonNode ours = Read.json(new String(bytes, StandardCharsets.UTF_8)).get("%TYPES");
        JsonNode theirs = Read.json(again.toString(StandardCharsets.UTF_8)).get("%TYPES");
        assertThat(theirs.properties())
                .isNotEmpty()
                .allSatisfy(type -> assertThat(ours.get(type.getKey())).isEqualTo(type.getValue()));
    }

    /** The names are of the types of DKPro Core, which INCEpTION has too. */
    @Test
    void theTypesOfDkproHoldTheNames() throws Exception {
        TestExport export = write(UimaConfig.Form.XMI, SampleDocuments.full().withId("x"));
        TypeSystemDescription both = CasCreationUtils.mergeTypeSystems(List.of(
                TypeSystemDescriptionFactory.createTypeSystemDescription(),
                types(export.bytes("uima/TypeSystem.xml"))));
        CAS cas = CasCreationUtils.createCas(both, null, null);
        XmiCasDeserializer.deserialize(new ByteArrayInputStream(export.bytes("uima/x.xmi")), cas);
        assertThat(JCasUtil.select(cas.getJCas(), NamedEntity.class))
                .extracting(name -> name.getCoveredText() + " " + name.getValue() + " " + name.getIdentifier())
                .containsExactly("Ada Byron PERSON http://example.org/Q7259", "Novak PERSON urn:sluice:entity:NIL7f");
        assertThat(DocumentMetaData.get(cas).getDocumentTitle()).isEqualTo("A title");
    }

    private static TypeSystemDescription types(byte[] xml) throws Exception {
        return UIMAFramework.getXMLParser()
                .parseTypeSystemDescription(new XMLInputSource(new ByteArrayInputStream(xml), null));
    }

    private static void check(CAS cas, Document document) {
        assertThat(cas.getDocumentText()).isEqualTo(Characters.xml(document.text()));
        assertThat(cas.getDocumentLanguage())
                .isEqualTo(document.metadata().language().orElse("x-unspecified"));
        List<String> expected = new ArrayList<>();
        for (NamedMention named : NamedMention.of(document)) {
            expected.add(named.span() + " " + Characters.xml(document.surface(named.span())) + " "
                    + named.mention().type() + " "
                    + (named.entity() == null ? null : Iris.entity("http://example.org/", named.entity())));
        }
        document.timexes()
                .forEach(timex -> expected.add(timex.span() + " " + Characters.xml(document.surface(timex)) + " "
                        + timex.value() + " " + timex.mod() + " " + timex.score()));
        List<String> found = new ArrayList<>();
        for (AnnotationFS name : cas.getAnnotationIndex(type(cas, UimaType.NAME))) {
            found.add(words(name) + " " + feature(name, "value") + " " + feature(name, "identifier"));
        }
        for (AnnotationFS timex : cas.getAnnotationIndex(type(cas, UimaType.TIMEX))) {
            found.add(words(timex) + " " + feature(timex, "value") + " " + feature(timex, "mod") + " "
                    + feature(timex, "score"));
        }
        assertThat(found).containsExactlyElementsOf(expected);
        AnnotationFS about = cas.getDocumentAnnotation();
        assertThat(about.getType().getName()).isEqualTo(UimaType.DOCUMENT.typeName());
        assertThat(feature(about, "documentId")).isEqualTo(Characters.xml(document.id()));
    }

    private static String words(AnnotationFS annotation) {
        return new dev.sluice.api.Span(annotation.getBegin(), annotation.getEnd()) + " " + annotation.getCoveredText();
    }

    private static String feature(AnnotationFS annotation, String name) {
        return annotation.getFeatureValueAsString(annotation.getType().getFeatureByBaseName(name));
    }

    private static Type type(CAS cas, UimaType type) {
        return cas.getTypeSystem().getType(type.typeName());
    }

    private static TestExport write(UimaConfig.Form form, Document... documents) throws Exception {
        return Read.written(
                new UimaFactory().create(new UimaConfig("uima", form, "http://example.org/"), TestContext.create()),
                List.of(documents));
    }
}

package dev.sluice.plugins.export;

import static org.assertj.core.api.Assertions.assertThat;

import de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Paragraph;
import dev.sluice.api.Document;
import dev.sluice.api.Span;
import dev.sluice.testkit.TestContext;
import dev.sluice.testkit.TestExport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.uima.fit.factory.CollectionReaderFactory;
import org.apache.uima.fit.pipeline.JCasIterable;
import org.apache.uima.fit.util.JCasUtil;
import org.dkpro.core.io.tei.TeiReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

class TeiExporterTest {
    private static final String XML = "http://www.w3.org/XML/1998/namespace";

    static List<Document> documents() {
        return SampleDocuments.all();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void betweenItsAnchorsAnAnnotationHasItsWords(Document document) throws Exception {
        byte[] bytes = write(document);
        Grammars.check("tei.rnc", bytes);
        Element root = Read.xml(bytes);
        StringBuilder text = new StringBuilder();
        Map<String, Integer> anchors = new HashMap<>();
        Element body = Read.elements(root, "body").get(0);
        for (Element paragraph : Read.elements(body, "p")) {
            read(paragraph, text, anchors);
        }
        // the text without its line feeds and empty lines, and the words of an annotation likewise
        assertThat(text.toString()).isEqualTo(joined(document.text()));
        List<String> expected = new ArrayList<>();
        NamedMention.of(document).forEach(named -> expected.add(words(document, named.span())));
        document.timexes().forEach(timex -> expected.add(words(document, timex.span())));
        List<String> found = Read.elements(root, "span").stream()
                .map(span -> text.substring(at(anchors, span, "from"), at(anchors, span, "to")))
                .toList();
        assertThat(found).containsExactlyElementsOf(expected);
    }

    private static String joined(String text) {
        return java.util.Arrays.stream(Characters.xml(text).split("\n", -1))
                .filter(line -> !line.isBlank())
                .collect(Collectors.joining());
    }

    private static String words(Document document, Span span) {
        return Characters.xml(document.surface(span)).replace("\n", "");
    }

    private static int at(Map<String, Integer> anchors, Element span, String attribute) {
        return anchors.getOrDefault(span.getAttribute(attribute), -1);
    }

    @Test
    void entitiesStandInListsOfTheirKindAndAnnotationsPointToThem() throws Exception {
        Element root = Read.xml(write(SampleDocuments.full()));
        List<Element> people = Read.elements(root, "person");
        assertThat(people)
                .extracting(Element::getTextContent)
                .containsExactly("Ada Lovelacehttp://example.org/Q7259", "Novakurn:sluice:entity:NIL7f");
        Element ada = Read.elements(root, "span").get(0);
        assertThat(ada.getAttribute("ana")).isEqualTo("#" + people.get(0).getAttributeNS(XML, "id"));
        assertThat(ada.getAttribute("cert")).isEqualTo("0.93");
        assertThat(Read.elements(root, "span").get(3).getTextContent()).isEqualTo("2020-05 mod=MID edtf=2020-05");
        Element date = Read.elements(root, "date").get(0);
        assertThat(date.getAttribute("notBefore")).isEqualTo("2020-06-10");
        assertThat(Read.elements(root, "author")).hasSize(2);
        assertThat(root.getAttributeNS(XML, "lang")).isEqualTo("en");
    }

    /** DKPro Core reads the paragraphs as every UIMA pipeline would, without the blanks around them. */
    @Test
    void dkproReadsTheSameParagraphs(@TempDir Path directory) throws Exception {
        for (Document document : SampleDocuments.all()) {
            Files.write(directory.resolve("x.xml"), write(document));
            var reader = CollectionReaderFactory.createReaderDescription(
                    TeiReader.class,
                    TeiReader.PARAM_SOURCE_LOCATION,
                    directory.toString(),
                    TeiReader.PARAM_PATTERNS,
                    "*.xml");
            List<String> paragraphs = new ArrayList<>();
            for (var cas : new JCasIterable(reader)) {
                JCasUtil.select(cas, Paragraph.class).forEach(paragraph -> paragraphs.add(paragraph.getCoveredText()));
            }
            assertThat(paragraphs.stream().filter(paragraph -> !paragraph.isEmpty()))
                    .containsExactlyElementsOf(java.util.Arrays.stream(
                                    Characters.xml(document.text()).split("\n", -1))
                            .map(String::strip)
                            .filter(line -> !line.isEmpty())
                            .toList());
        }
    }

    private static byte[] write(Document document) throws Exception {
        TestExport export = Read.written(
                new TeiFactory().create(new TeiConfig("tei", "http://example.org/"), TestContext.create()),
                List.of(document));
        return export.bytes("tei/" + new FileNames().of(document.id()) + ".xml");
    }

    private static void read(Element paragraph, StringBuilder text, Map<String, Integer> anchors) {
        for (Node node = paragraph.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element anchor) {
                anchors.put("#" + anchor.getAttributeNS(XML, "id"), text.length());
            } else {
                text.append(node.getTextContent());
            }
        }
    }
}

package dev.sluice.plugins.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.api.Document;
import dev.sluice.api.Exporter;
import dev.sluice.testkit.TestExport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Reads what exporters wrote, for tests. */
final class Read {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Read() {}

    /** Returns all that an exporter writes for documents. */
    static TestExport written(Exporter exporter, List<Document> documents) throws Exception {
        return TestExport.write(exporter, documents);
    }

    static JsonNode json(String text) throws IOException {
        return JSON.readTree(text);
    }

    static List<JsonNode> jsonLines(String text) {
        return text.lines().map(Read::line).toList();
    }

    private static JsonNode line(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new IllegalArgumentException(line, e);
        }
    }

    /** Returns the root of an XML document, without touching the network. */
    static Element xml(byte[] bytes) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(bytes))
                .getDocumentElement();
    }

    static List<Element> elements(Element root, String name) {
        NodeList found = root.getElementsByTagNameNS("*", name);
        return java.util.stream.IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }
}

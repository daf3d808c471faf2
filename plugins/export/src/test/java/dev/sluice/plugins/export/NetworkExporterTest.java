package dev.sluice.plugins.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Document;
import dev.sluice.testkit.MarkedText;
import dev.sluice.testkit.TestContext;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jgrapht.Graph;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.WeightedPseudograph;
import org.jgrapht.nio.graphml.GraphMLImporter;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class NetworkExporterTest {
    private static final List<Document> DATED = List.of(
            MarkedText.of("{Ulm=PLACE Q1}, {Bo=PERSON Q2} and {Al=PERSON NIL3}")
                    .id("1")
                    .published("2020-06-10")
                    .expected(),
            MarkedText.of("{Bo <&>=PERSON Q2} in {Ulm=PLACE Q1}")
                    .id("2")
                    .published("2020-06-12")
                    .expected());

    @Test
    void gexfTellsWhoIsNamedWithWhomAndWhen() throws Exception {
        byte[] bytes = gexf(1, DATED);
        Grammars.check("gexf.rnc", bytes);
        Element root = Read.xml(bytes);
        assertThat(Read.elements(root, "node"))
                .extracting(node -> node.getAttribute("id") + " " + node.getAttribute("label") + " "
                        + node.getAttribute("start") + " " + node.getAttribute("end"))
                .containsExactly(
                        "NIL3 Al 2020-06-10 2020-06-10", "Q1 Ulm 2020-06-10 2020-06-12", "Q2 Bo 2020-06-10 2020-06-12");
        assertThat(Read.elements(root, "edge"))
                .extracting(edge -> edge.getAttribute("source") + " " + edge.getAttribute("target") + " "
                        + edge.getAttribute("weight"))
                .containsExactly("NIL3 Q1 1", "NIL3 Q2 1", "Q1 Q2 2");
    }

    @Test
    void aNetworkWithoutDatesIsStatic() throws Exception {
        byte[] bytes = gexf(1, List.of(MarkedText.of("{Ulm=Q1} {Bo=Q2}").expected()));
        Grammars.check("gexf.rnc", bytes);
        assertThat(Read.elements(Read.xml(bytes), "graph").get(0).getAttribute("mode"))
                .isEqualTo("static");
    }

    @Test
    void edgesOfFewDocumentsCanBeLeftOut() throws Exception {
        Element root = Read.xml(gexf(2, DATED));
        assertThat(Read.elements(root, "node")).hasSize(3);
        assertThat(Read.elements(root, "edge")).hasSize(1);
    }

    @Test
    void hardDocumentsMakeValidNetworks() throws Exception {
        Grammars.check("gexf.rnc", gexf(1, SampleDocuments.all()));
        Grammars.check("gexf.rnc", gexf(1, List.of()));
        assertThat(Read.elements(Read.xml(graphml(SampleDocuments.all())), "node"))
                .hasSize(5);
    }

    /** JGraphT checks the file against the schema of GraphML before it reads it. */
    @Test
    void jgraphtReadsTheGraphml() throws Exception {
        Graph<String, DefaultWeightedEdge> graph = new WeightedPseudograph<>(DefaultWeightedEdge.class);
        Map<String, Map<String, String>> nodes = new TreeMap<>();
        GraphMLImporter<String, DefaultWeightedEdge> importer = new GraphMLImporter<>();
        importer.setSchemaValidation(true);
        importer.setVertexFactory(id -> id);
        importer.setEdgeWeightAttributeName("weight");
        importer.addVertexAttributeConsumer((key, value) ->
                nodes.computeIfAbsent(key.getFirst(), k -> new HashMap<>()).put(key.getSecond(), value.getValue()));
        importer.importGraph(
                graph, new InputStreamReader(new ByteArrayInputStream(graphml(DATED)), StandardCharsets.UTF_8));
        List<String> edges = new ArrayList<>();
        for (DefaultWeightedEdge edge : graph.edgeSet()) {
            edges.add(label(nodes, graph.getEdgeSource(edge)) + " " + label(nodes, graph.getEdgeTarget(edge)) + " "
                    + graph.getEdgeWeight(edge));
        }
        assertThat(edges).containsExactlyInAnyOrder("Al Ulm 1.0", "Al Bo 1.0", "Ulm Bo 2.0");
        assertThat(nodes.get("n2")).containsEntry("entity", "Q2").containsEntry("first_date", "2020-06-10");
    }

    private static String label(Map<String, Map<String, String>> nodes, String id) {
        return nodes.getOrDefault(id, Map.of()).getOrDefault("label", "");
    }

    private static byte[] gexf(int minDocuments, List<Document> documents) throws Exception {
        return Read.written(
                        new GexfFactory().create(new GexfConfig("x", minDocuments), TestContext.create()), documents)
                .bytes("x");
    }

    private static byte[] graphml(List<Document> documents) throws Exception {
        return Read.written(new GraphmlFactory().create(new GraphmlConfig("x", 1), TestContext.create()), documents)
                .bytes("x");
    }
}

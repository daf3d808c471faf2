package dev.sluice.plugins.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Document;
import dev.sluice.testkit.TestContext;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.gephi.io.importer.api.EdgeDraft;
import org.gephi.io.importer.api.Issue;
import org.gephi.io.importer.api.NodeDraft;
import org.gephi.io.importer.impl.ImportContainerImpl;
import org.gephi.io.importer.plugin.file.ImporterGEXF;
import org.junit.jupiter.api.Test;

/** Reads the network with the importer of Gephi. */
class GexfExporterIT {
    @Test
    void gephiReadsNodesEdgesAndWhenTheyAreThere() throws Exception {
        ImportContainerImpl container = read(FormatsTest.example());
        List<String> nodes = new ArrayList<>();
        for (NodeDraft node : container.getUnloader().getNodes()) {
            nodes.add(node.getId() + " " + node.getLabel() + " " + node.getValue("type") + " "
                    + node.getValue("documents") + " " + node.getTimeSet());
        }
        // milliseconds since 1970 on 16 and 20 March 2020
        assertThat(nodes)
                .containsExactly(
                        "NIL4f1c Noe\u0308mi Brandt PERSON 1 <[1584316800000.0, 1584316800000.0]>",
                        "Q3012 Ulm PLACE 2 <[1584316800000.0, 1584662400000.0]>",
                        "Q64 Berlin PLACE 1 <[1584662400000.0, 1584662400000.0]>",
                        "Q937 Albert Einstein PERSON 2 <[1584316800000.0, 1584662400000.0]>");
        List<String> edges = new ArrayList<>();
        for (EdgeDraft edge : container.getUnloader().getEdges()) {
            edges.add(edge.getSource().getId() + " " + edge.getTarget().getId() + " " + edge.getWeight());
        }
        assertThat(edges)
                .containsExactly(
                        "NIL4f1c Q3012 1.0",
                        "NIL4f1c Q937 1.0",
                        "Q3012 Q64 1.0",
                        "Q3012 Q937 2.0",
                        "Q64 Q937 1.0");
    }

    @Test
    void gephiHasNothingToSayAgainstHardDocuments() throws Exception {
        ImportContainerImpl container = read(SampleDocuments.all());
        assertThat(container.getUnloader().getNodes()).hasSize(5);
    }

    private static ImportContainerImpl read(List<Document> documents) throws Exception {
        String gexf = Read.written(
                        new GexfFactory().create(new GexfConfig("x", 1), TestContext.create()), documents)
                .text("x");
        ImportContainerImpl container = new ImportContainerImpl();
        ImporterGEXF importer = new ImporterGEXF();
        importer.setReader(new StringReader(gexf));
        assertThat(importer.execute(container.getLoader())).isTrue();
        assertThat(container.getReport().getIssuesList(10))
                .noneMatch(issue -> issue.getLevel().toInteger() >= Issue.Level.WARNING.toInteger());
        container.closeLoader();
        return container;
    }
}

package dev.sluice.plugins.export;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** GraphML 1.0. Nodes have numbers for ids, since XML names hold few characters. Immutable. */
final class GraphmlFormat implements NetworkFormat {
    @Override
    public void write(OutputStream out, List<EntityCounts.Entity> entities, List<CoOccurrences.Pair> pairs)
            throws IOException {
        Xml xml = new Xml().declaration().start("graphml");
        xml.attribute("xmlns", "http://graphml.graphdrawing.org/xmlns").line();
        key(xml, "entity", "node", "string");
        key(xml, "label", "node", "string");
        key(xml, "type", "node", "string");
        key(xml, "documents", "node", "int");
        key(xml, "mentions", "node", "int");
        key(xml, "first_date", "node", "string");
        key(xml, "last_date", "node", "string");
        key(xml, "weight", "edge", "double");
        key(xml, "first_date", "edge", "string");
        key(xml, "last_date", "edge", "string");
        xml.start("graph")
                .attribute("id", "entities")
                .attribute("edgedefault", "undirected")
                .line();
        Map<String, String> nodes = new LinkedHashMap<>();
        for (EntityCounts.Entity entity : entities) {
            String id = "n" + nodes.size();
            nodes.put(entity.id(), id);
            xml.start("node").attribute("id", id);
            data(xml, "node-entity", entity.id());
            data(xml, "node-label", entity.name());
            data(xml, "node-type", entity.type().name());
            data(xml, "node-documents", entity.documents());
            data(xml, "node-mentions", entity.mentions());
            dates(xml, "node", entity.firstDate(), entity.lastDate());
            xml.end().line();
            out.write(xml.take());
        }
        int number = 0;
        for (CoOccurrences.Pair pair : pairs) {
            xml.start("edge").attribute("id", "e" + number++);
            xml.attribute("source", nodes.get(pair.first())).attribute("target", nodes.get(pair.second()));
            data(xml, "edge-weight", pair.documents());
            dates(xml, "edge", pair.firstDate(), pair.lastDate());
            xml.end().line();
            out.write(xml.take());
        }
        out.write(xml.end().line().end().line().take());
    }

    @Override
    public List<String> losses() {
        return List.of("days are texts, since GraphML has no type for them");
    }

    private static void key(Xml xml, String name, String domain, String type) {
        xml.start("key").attribute("id", domain + "-" + name).attribute("for", domain);
        xml.attribute("attr.name", name).attribute("attr.type", type).end().line();
    }

    private static void dates(Xml xml, String domain, @Nullable LocalDate first, @Nullable LocalDate last) {
        if (first != null) {
            data(xml, domain + "-first_date", first);
        }
        if (last != null) {
            data(xml, domain + "-last_date", last);
        }
    }

    private static void data(Xml xml, String key, Object value) {
        xml.start("data").attribute("key", key).text(value.toString()).end();
    }
}

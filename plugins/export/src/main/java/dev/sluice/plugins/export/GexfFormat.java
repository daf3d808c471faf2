package dev.sluice.plugins.export;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * GEXF 1.3. Nodes and edges exist from the first to the last day on which a document that names them was published; a network
 * without any date is static. Immutable.
 */
final class GexfFormat implements NetworkFormat {
    @Override
    public void write(OutputStream out, List<EntityCounts.Entity> entities, List<CoOccurrences.Pair> pairs)
            throws IOException {
        boolean isDynamic = entities.stream().anyMatch(entity -> day(entity.firstDate()) != null);
        Xml xml = new Xml().declaration().start("gexf");
        xml.attribute("xmlns", "http://gexf.net/1.3")
                .attribute("version", "1.3")
                .line();
        xml.start("meta").element("creator", "Sluice").end().line();
        xml.start("graph").attribute("defaultedgetype", "undirected");
        xml.attribute("mode", isDynamic ? "dynamic" : "static");
        if (isDynamic) {
            xml.attribute("timeformat", "date").attribute("timerepresentation", "interval");
        }
        xml.line().start("attributes").attribute("class", "node").line();
        attribute(xml, "type", "string");
        attribute(xml, "documents", "integer");
        attribute(xml, "mentions", "integer");
        xml.end().line().start("attributes").attribute("class", "edge").line();
        attribute(xml, "documents", "integer");
        xml.end().line().start("nodes").attribute("count", entities.size()).line();
        for (EntityCounts.Entity entity : entities) {
            xml.start("node").attribute("id", entity.id()).attribute("label", entity.name());
            xml.attribute("start", day(entity.firstDate())).attribute("end", day(entity.lastDate()));
            xml.start("attvalues");
            value(xml, "type", entity.type().name());
            value(xml, "documents", entity.documents());
            value(xml, "mentions", entity.mentions());
            xml.end().end().line();
            out.write(xml.take());
        }
        xml.end().line().start("edges").attribute("count", pairs.size()).line();
        int number = 0;
        for (CoOccurrences.Pair pair : pairs) {
            xml.start("edge").attribute("id", number++);
            xml.attribute("source", pair.first()).attribute("target", pair.second());
            xml.attribute("weight", pair.documents());
            xml.attribute("start", day(pair.firstDate())).attribute("end", day(pair.lastDate()));
            xml.start("attvalues");
            value(xml, "documents", pair.documents());
            xml.end().end().line();
            out.write(xml.take());
        }
        out.write(xml.end().line().end().line().end().line().take());
    }

    @Override
    public List<String> losses() {
        return List.of("days before year 1 and after year 9999 are left out");
    }

    private static void attribute(Xml xml, String name, String type) {
        xml.start("attribute").attribute("id", name).attribute("title", name).attribute("type", type);
        xml.end().line();
    }

    private static void value(Xml xml, String name, Object value) {
        xml.start("attvalue").attribute("for", name).attribute("value", value).end();
    }

    /** Returns a day as XML Schema writes it; null where Gephi could not read it. */
    private static @Nullable LocalDate day(@Nullable LocalDate day) {
        return day == null || day.getYear() < 1 || day.getYear() > 9999 ? null : day;
    }
}

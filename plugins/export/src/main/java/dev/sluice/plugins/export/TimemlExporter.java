package dev.sluice.plugins.export;

import dev.sluice.api.DateInterval;
import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate;
import dev.sluice.api.ExportContext;
import dev.sluice.api.Exporter;
import dev.sluice.api.Timex;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes TIMEX3. Immutable. */
final class TimemlExporter implements Exporter {
    private static final String SCHEMA = "http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd";

    private final String folder;
    private final TimemlConfig.Form form;

    TimemlExporter(String folder, TimemlConfig.Form form) {
        this.folder = folder;
        this.form = form;
    }

    @Override
    public Output open(ExportContext context) {
        DocumentFiles files = new DocumentFiles(context, folder);
        return new Output() {
            @Override
            public void write(Document document) throws IOException {
                switch (form) {
                    case INLINE -> files.write(document, ".tml", inline(document));
                    case STANDOFF -> {
                        byte[] text = Characters.encodable(document.text()).getBytes(StandardCharsets.UTF_8);
                        files.write(document, ".txt", text);
                        files.write(document, ".timex3.xml", standoff(document));
                    }
                }
            }

            @Override
            public void kept(Document document) {
                files.kept(document);
            }
        };
    }

    @Override
    public List<String> losses() {
        List<String> losses = new ArrayList<>();
        if (form == TimemlConfig.Form.INLINE) {
            losses.add("of temporal expressions that overlap, the outermost is written");
            losses.add("characters that XML 1.0 forbids become U+FFFD");
        } else {
            losses.add("lone surrogates become U+FFFD");
        }
        losses.add(
                "names, links, scores, evidence, furniture, metadata besides the title and layers of plugins are left"
                        + " out");
        losses.add("a document without a publication date has no creation time, which TempEval readers ask for");
        return List.copyOf(losses);
    }

    private static byte[] inline(Document document) {
        Xml xml = new Xml().declaration().start("TimeML");
        xml.attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
                .attribute("xsi:noNamespaceSchemaLocation", SCHEMA)
                .line();
        head(xml, document);
        String text = document.text();
        xml.start("TEXT");
        int end = 0;
        int number = 0;
        for (Timex timex : document.timexes()) {
            if (timex.span().begin() >= end) {
                xml.text(text.substring(end, timex.span().begin()));
                end = timex.span().end();
                attributes(xml.start("TIMEX3"), timex, ++number)
                        .text(document.surface(timex))
                        .end();
            }
        }
        return xml.text(text.substring(end)).end().line().end().line().take();
    }

    private static byte[] standoff(Document document) {
        CodePoints codePoints = CodePoints.of(document.text());
        Xml xml = new Xml().declaration().start("TIMEX3S").line();
        head(xml, document);
        int number = 0;
        for (Timex timex : document.timexes()) {
            attributes(xml.start("TIMEX3"), timex, ++number)
                    .attribute("begin", codePoints.at(timex.span().begin()))
                    .attribute("end", codePoints.at(timex.span().end()))
                    .text(document.surface(timex))
                    .end()
                    .line();
        }
        return xml.end().line().take();
    }

    private static void head(Xml xml, Document document) {
        xml.element("DOCID", document.id()).line();
        String created = created(document.date(DocumentDate.Role.PUBLISHED).orElse(null));
        if (created != null) {
            xml.start("DCT")
                    .start("TIMEX3")
                    .attribute("tid", "t0")
                    .attribute("type", created.contains("T") ? "TIME" : "DATE")
                    .attribute("value", created)
                    .attribute("temporalFunction", "false")
                    .attribute("functionInDocument", "CREATION_TIME")
                    .text(created)
                    .end()
                    .end()
                    .line();
        }
        document.metadata()
                .title()
                .ifPresent(title -> xml.element("TITLE", title).line());
    }

    private static Xml attributes(Xml xml, Timex timex, int number) {
        return xml.attribute("tid", "t" + number)
                .attribute("type", timex.type().name())
                .attribute("value", timex.value())
                .attribute("mod", timex.mod())
                .attribute("quant", timex.quant())
                .attribute("freq", timex.freq());
    }

    /** Returns the creation time as a TIMEX3 value; null where the document has none that is one day, month or year. */
    private static @Nullable String created(@Nullable DocumentDate date) {
        if (date == null) {
            return null;
        }
        if (date.value() != null) {
            return date.value();
        }
        boolean isOne = date.interval().granularity() != DateInterval.Granularity.RANGE;
        return isOne ? date.interval().edtf() : null;
    }
}

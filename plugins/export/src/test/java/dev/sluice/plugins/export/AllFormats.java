package dev.sluice.plugins.export;

import dev.sluice.api.Exporter;
import dev.sluice.testkit.TestContext;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every exporter of the plugin with its default options, by its name in pipeline files. */
final class AllFormats {
    private static final String WIKIDATA = "http://www.wikidata.org/entity/";

    private AllFormats() {}

    static Map<String, Exporter> exporters() {
        TestContext context = TestContext.create();
        Map<String, Exporter> all = new TreeMap<>();
        all.put("brat", new BratFactory().create(new BratConfig("brat", "Wikidata", List.of()), context));
        all.put("conllu", new ConlluFactory().create(new ConlluConfig("documents.conllu"), context));
        all.put("csv", new CsvFactory().create(new CsvConfig("", CsvConfig.Delimiter.COMMA, false), context));
        all.put("followthemoney", new FtmFactory().create(new FtmConfig("entities.ftm.json"), context));
        all.put("gexf", new GexfFactory().create(new GexfConfig("network.gexf", 1), context));
        all.put("graphml", new GraphmlFactory().create(new GraphmlConfig("network.graphml", 1), context));
        all.put("icalendar", new IcalendarFactory().create(new IcalendarConfig("dates.ics", true, true, 31), context));
        all.put("jsonl", new JsonlFactory().create(new JsonlConfig("documents.jsonl", true, true), context));
        all.put("markdown", new MarkdownFactory().create(new MarkdownConfig("documents.md", true), context));
        all.put("nif", new NifFactory().create(new NifConfig("documents.ttl", WIKIDATA), context));
        all.put("postgres", new PostgresFactory().create(new PostgresConfig("postgres", "sluice"), context));
        all.put(
                "search",
                new SearchFactory().create(new SearchConfig("bulk.ndjson", "index.json", "documents"), context));
        all.put("tei", new TeiFactory().create(new TeiConfig("tei", WIKIDATA), context));
        all.put("text", new TextFactory().create(new TextConfig("text", false), context));
        all.put("timeline", new TimelineFactory().create(new TimelineConfig("timeline.json", "", false), context));
        all.put("timeml", new TimemlFactory().create(new TimemlConfig("timeml", TimemlConfig.Form.INLINE), context));
        all.put("uima", new UimaFactory().create(new UimaConfig("uima", UimaConfig.Form.XMI, WIKIDATA), context));
        all.put(
                "web-annotation",
                new WebAnnotationFactory()
                        .create(new WebAnnotationConfig("annotations.jsonld", WIKIDATA, List.of()), context));
        all.put("xlsx", new XlsxFactory().create(new XlsxConfig("tables.xlsx"), context));
        return all;
    }
}

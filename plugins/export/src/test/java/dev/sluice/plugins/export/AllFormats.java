package dev.sluice.plugins.export;

import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Exporter;
import dev.sluice.api.SluiceComponent;
import dev.sluice.testkit.TestContext;
import java.util.List;

/** Every exporter of the plugin with its default options. */
final class AllFormats {
    private static final String WIKIDATA = "http://www.wikidata.org/entity/";

    private AllFormats() {}

    /** A factory with options for it. */
    record Format<C extends Record>(ComponentFactory<C> factory, C config) {
        Exporter exporter() throws Exception {
            return (Exporter) factory.create(config, TestContext.create());
        }

        /** Returns the name of the exporter in pipeline files. */
        @Override
        public String toString() {
            return factory.getClass().getAnnotation(SluiceComponent.class).name();
        }
    }

    static List<Format<?>> formats() {
        return List.of(
                new Format<>(new BratFactory(), new BratConfig("brat", "Wikidata", List.of())),
                new Format<>(new ConlluFactory(), new ConlluConfig("documents.conllu")),
                new Format<>(new CsvFactory(), new CsvConfig("", CsvConfig.Delimiter.COMMA, false)),
                new Format<>(new FtmFactory(), new FtmConfig("entities.ftm.json")),
                new Format<>(new GexfFactory(), new GexfConfig("network.gexf", 1)),
                new Format<>(new GraphmlFactory(), new GraphmlConfig("network.graphml", 1)),
                new Format<>(new IcalendarFactory(), new IcalendarConfig("dates.ics", true, true, 31)),
                new Format<>(new JsonlFactory(), new JsonlConfig("documents.jsonl", true, true)),
                new Format<>(new MarkdownFactory(), new MarkdownConfig("documents.md", true)),
                new Format<>(new NifFactory(), new NifConfig("documents.ttl", WIKIDATA)),
                new Format<>(new PostgresFactory(), new PostgresConfig("postgres", "sluice")),
                new Format<>(new SearchFactory(), new SearchConfig("bulk.ndjson", "index.json", "documents")),
                new Format<>(new TeiFactory(), new TeiConfig("tei", WIKIDATA)),
                new Format<>(new TextFactory(), new TextConfig("text", false)),
                new Format<>(new TimelineFactory(), new TimelineConfig("timeline.json", "", false)),
                new Format<>(new TimemlFactory(), new TimemlConfig("timeml", TimemlConfig.Form.INLINE)),
                new Format<>(new UimaFactory(), new UimaConfig("uima", UimaConfig.Form.XMI, WIKIDATA)),
                new Format<>(
                        new WebAnnotationFactory(), new WebAnnotationConfig("annotations.jsonld", WIKIDATA, List.of())),
                new Format<>(new XlsxFactory(), new XlsxConfig("tables.xlsx")));
    }
}

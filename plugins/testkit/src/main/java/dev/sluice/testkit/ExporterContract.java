package dev.sluice.testkit;

import dev.sluice.api.Document;
import dev.sluice.api.Exporter;
import dev.sluice.api.Metadata;
import dev.sluice.api.StepException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The promises that every exporter makes, as tests that a plugin inherits. Besides the documents of the plugin, documents
 * with odd texts, odd ids and odd titles are written.
 *
 * @param <C> the configuration of the factory
 * @since 0.1
 */
public abstract class ExporterContract<C extends Record> extends ComponentContract<C, Exporter> {
    private static final List<String> ODD_IDS = List.of(
            "a\tb\r\nc",
            "\"quoted\", 'twice'; <b>&amp;</b>",
            "../../up",
            "/root",
            "C:\\file",
            "con",
            "a/./b//c/",
            "\u0000",
            "\ud800 alone",
            "\ud83d\ude00/\u05d4\u05dd",
            "=1+1",
            "long/".repeat(200));

    /** For inheritance. */
    protected ExporterContract() {
        super(Exporter.class, "exporter");
    }

    /** Returns documents of the kind the exporter is made for, with different ids; at least two. */
    protected abstract List<Document> documents();

    /** The test documents are worth testing with. */
    @Test
    public final void writesEachTestDocument() throws Exception {
        try (Exporter exporter = create()) {
            if (given().size() < 2) {
                throw new AssertionError("there is one test document; give at least two");
            }
            if (work(exporter).equals(files(TestExport.write(exporter, List.of())))) {
                throw new AssertionError("the exporter writes the same for no documents as for " + given().size());
            }
        }
    }

    /**
     * A document that another output refused leaves no trace: the host takes back what its call wrote, and what the output
     * gathers over documents belongs into {@link Exporter.Output#kept}.
     */
    @Test
    public final void forgetsADocumentThatIsNotKept() throws Exception {
        List<Document> documents = given();
        try (Exporter exporter = create()) {
            for (int refused = 0; refused < documents.size(); refused++) {
                List<Document> others = new ArrayList<>(documents);
                Document document = others.remove(refused);
                TestExport export = new TestExport();
                Exporter.Output output = exporter.open(export);
                for (int i = 0; i <= others.size(); i++) {
                    if (i == refused) {
                        TestExport.Mark before = export.mark();
                        output.write(document);
                        export.takeBack(before);
                    }
                    if (i < others.size()) {
                        output.write(others.get(i));
                        output.kept(others.get(i));
                    }
                }
                output.finish();
                requireEqual(
                        files(TestExport.write(exporter, others)),
                        files(export),
                        "document " + document.id() + " was not kept, but it shows in the result");
            }
        }
    }

    /** Whatever a document holds, it is written or refused with a {@link StepException}, and the export goes on. */
    @Test
    @EndsInTime.LimitedInParts
    public final void copesWithOddDocuments() throws Exception {
        try (Exporter exporter = create()) {
            for (Map.Entry<String, String> odd :
                    OddTexts.of(given().subList(0, 1)).entrySet()) {
                Document document = given().get(0).withText(odd.getValue());
                cope(odd.getKey(), () -> write(exporter, document));
            }
            for (String odd : ODD_IDS) {
                Metadata metadata = given().get(0).metadata().withTitle(odd);
                Document document = given().get(0).withId(odd).withMetadata(metadata);
                cope("a document with the id and title '" + odd + "'", () -> write(exporter, document));
            }
        }
    }

    final List<Document> given() {
        return same(documents());
    }

    @Override
    List<Object> material() {
        return records(given());
    }

    @Override
    List<Object> work(Exporter exporter) throws Exception {
        return files(TestExport.write(exporter, given()));
    }

    private void write(Exporter exporter, Document odd) throws IOException, StepException {
        TestExport export = new TestExport();
        Exporter.Output output = exporter.open(export);
        List<Document> documents = new ArrayList<>(given());
        documents.set(0, odd);
        for (Document document : documents) {
            TestExport.Mark before = export.mark();
            try {
                output.write(document);
                output.kept(document);
            } catch (StepException refused) {
                export.takeBack(before);
            }
        }
        output.finish();
    }

    private static List<Object> files(TestExport export) {
        List<Object> files = new ArrayList<>();
        for (String name : export.names()) {
            files.add(Map.of("id", name, "content", export.text(name), "bytes", Contents.sha256(export.bytes(name))));
        }
        return files;
    }
}

package dev.sluice.plugins.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.api.Document;
import dev.sluice.api.Exporter;
import dev.sluice.testkit.TestContext;
import dev.sluice.testkit.TestExport;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonlExporterTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void recordsComeBackWithoutLoss() throws Exception {
        List<Document> documents = new ArrayList<>(SampleDocuments.odd());
        documents.add(SampleDocuments.full());
        List<Document> read = read(TestExport.write(exporter(), documents).text("documents.jsonl"));
        assertThat(read)
                .extracting(Document::toRecord)
                .containsExactlyElementsOf(
                        documents.stream().map(Document::toRecord).toList());
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anyStringComesBack(long seed) throws Exception {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(20_000);
        while (text.length() < length) {
            switch (random.nextInt(4)) {
                case 0 -> text.append((char) random.nextInt(0x100));
                case 1 -> text.append((char) (0xd800 + random.nextInt(0x800)));
                case 2 -> text.appendCodePoint(0x10000 + random.nextInt(0x100000));
                default -> text.append((char) random.nextInt(0x10000));
            }
        }
        Document document = Document.of("random", text.toString());
        TestExport export = TestExport.write(exporter(), List.of(document));
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(export.bytes("documents.jsonl")));
        assertThat(read(export.text("documents.jsonl")).get(0).text()).isEqualTo(document.text());
    }

    @Test
    void eachDocumentIsOneLineForEveryToolThatSplitsLines() throws Exception {
        List<Document> documents = SampleDocuments.odd();
        String lines = TestExport.write(exporter(), documents).text("documents.jsonl");
        assertThat(lines.split("\\R", -1)).hasSize(documents.size() + 1);
        assertThat(lines).endsWith("}\n").doesNotContain("\u0085", "\u2028", "\u2029", "\ufffd");
    }

    @Test
    void charactersBeyondTheBasicPlaneAreWrittenAsTheyAre() throws Exception {
        String line = TestExport.write(exporter(), List.of(Document.of("a", "\ud83d\ude00 \ud800 é")))
                .text("documents.jsonl");
        assertThat(line).isEqualTo("""
                {"id":"a","source":{"uri":"a"},"text":"\ud83d\ude00 \\uD800 é"}
                """);
    }

    @Test
    void furnitureAndMetadataCanBeLeftOut() throws Exception {
        Exporter exporter = new JsonlFactory().create(new JsonlConfig("-", false, false), TestContext.create());
        String line =
                TestExport.write(exporter, List.of(SampleDocuments.full())).text("-");
        assertThat(JSON.readTree(line).has("title")).isTrue();
        assertThat(JSON.readTree(line).has("furniture")).isFalse();
        assertThat(JSON.readTree(line).has("metadata")).isFalse();
        assertThat(exporter.losses()).hasSize(2);
        assertThat(exporter().losses()).isEmpty();
    }

    @Test
    void writtenDocumentIsOutBeforeTheNextComes() throws Exception {
        TestExport export = new TestExport();
        Exporter.Output output = exporter().open(export);
        for (Document document : SampleDocuments.odd()) {
            output.write(document);
            List<Document> read = read(export.text("documents.jsonl"));
            assertThat(read.get(read.size() - 1).id()).isEqualTo(document.id());
        }
        output.finish();
    }

    @Test
    void noDocumentsGiveAnEmptyFile() throws Exception {
        assertThat(TestExport.write(exporter(), List.of()).text("documents.jsonl"))
                .isEmpty();
    }

    @Test
    void blankFileIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JsonlFactory().create(new JsonlConfig(" ", true, true), TestContext.create()))
                .withMessageContaining("file is blank");
    }

    private static Exporter exporter() {
        return new JsonlFactory().create(new JsonlConfig("documents.jsonl", true, true), TestContext.create());
    }

    private static List<Document> read(String lines) throws Exception {
        List<Document> documents = new ArrayList<>();
        for (String line : lines.split("\n", -1)) {
            if (!line.isEmpty()) {
                Map<String, Object> values = JSON.readValue(line, new TypeReference<>() {});
                documents.add(Document.fromRecord(values));
            }
        }
        return documents;
    }
}

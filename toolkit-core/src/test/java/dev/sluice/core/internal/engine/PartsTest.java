package dev.sluice.core.internal.engine;

import static dev.sluice.core.internal.engine.EngineFixture.engine;
import static dev.sluice.core.internal.engine.EngineFixture.reader;
import static dev.sluice.core.internal.engine.EngineFixture.run;
import static dev.sluice.core.internal.engine.EngineFixture.settings;
import static dev.sluice.core.internal.engine.EngineFixture.step;
import static dev.sluice.core.internal.engine.EngineFixture.timeout;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Annotator;
import dev.sluice.api.Document;
import dev.sluice.api.Exporter;
import dev.sluice.api.Extractor;
import dev.sluice.api.Input;
import dev.sluice.api.Metadata;
import dev.sluice.api.Source;
import dev.sluice.api.StepException;
import dev.sluice.api.StepException.Kind;
import dev.sluice.core.ComponentInfo;
import dev.sluice.core.DocumentStatus;
import dev.sluice.core.RunReport;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several extractors in one chain, and parts that are handed to them again. */
class PartsTest {
    @TempDir
    Path out;

    /** Reads {@code text:WORDS}. */
    private static final Extractor TEXTS = (seed, content, context) -> {
        String text = new String(content, StandardCharsets.UTF_8);
        if (!text.startsWith("text:")) {
            throw new StepException(Kind.UNSUPPORTED, "'" + seed.id() + "' is no text");
        }
        return List.of(Input.complete(seed.withText(text.substring(5))));
    };

    /** Reads {@code box:NAME=CONTENT,NAME=CONTENT}, or one within the other with semicolons, into parts and a cover. */
    private static final Extractor BOXES = (seed, content, context) -> {
        String text = new String(content, StandardCharsets.UTF_8);
        if (text.startsWith("broken")) {
            throw new StepException(Kind.PARSE_ERROR, "it is broken");
        }
        if (!text.startsWith("box:")) {
            throw new StepException(Kind.UNSUPPORTED, "'" + seed.id() + "' is no box");
        }
        List<Input> inside = new ArrayList<>(List.of(Input.complete(seed.withText("cover"))));
        for (String part : text.substring(4).split(",", -1)) {
            String[] field = part.split("=", 2);
            inside.add(Input.part(field[0], "test/" + field[0], bytes(field[1].replace(';', ','))));
        }
        return inside;
    };

    private static final List<Step> BOTH = List.of(extractor("texts", TEXTS), extractor("boxes", BOXES));

    private static Step extractor(String id, Extractor extractor) {
        return step(id, ComponentInfo.Kind.EXTRACTOR, extractor, "text");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Input input(String id, String content) {
        return new Input(
                Document.of(id, Source.of(id).withMediaType("test/thing")),
                () -> new ByteArrayInputStream(bytes(content)));
    }

    private static List<Document> process(List<Step> steps, Input... inputs) throws InterruptedException {
        try (Engine engine = engine(settings(1), reader((names, context) -> Stream.of()), steps, List.of())) {
            return engine.process(List.of(inputs));
        }
    }

    private RunReport collect(List<Step> steps, List<Document> into, Input... inputs) throws InterruptedException {
        Step export = step("collect", ComponentInfo.Kind.EXPORTER, (Exporter) context -> into::add);
        return run(settings(2), reader((names, context) -> Stream.of(inputs)), steps, List.of(export), out);
    }

    @Test
    void theNextExtractorIsAskedWhenOneDeclines() throws Exception {
        Annotator mark =
                (document, context) -> document.withMetadata(document.metadata().plus("seen", "yes"));
        List<Step> steps = List.of(BOTH.get(0), EngineFixture.annotator("mark", mark), BOTH.get(1));

        List<Document> documents = process(steps, input("a", "box:x=text:one"), input("b", "text:two"));

        assertThat(documents).extracting(Document::id).containsExactly("a", "a#x", "b");
        assertThat(documents).extracting(Document::text).containsExactly("cover", "one", "two");
        assertThat(documents).allMatch(d -> d.metadata().all("seen").equals(List.of("yes")));
    }

    @Test
    void whenAllDeclineTheMessageNamesTheTypeAndWhatWasAsked() throws Exception {
        RunReport report = collect(BOTH, new ArrayList<>(), input("a", "nothing known"));

        assertThat(report.counts()).containsExactly(Map.entry(DocumentStatus.UNSUPPORTED, 1L));
        assertThat(Files.readString(out.resolve("failed.jsonl")))
                .contains("test/thing")
                .contains("texts says")
                .contains("is no text")
                .contains("boxes says")
                .contains("is no box");
    }

    @Test
    void partsKnowTheirParentAndTheirDigest() throws Exception {
        List<Document> documents = process(BOTH, input("a", "box:x=text:one,x=text:two,y=box:x=text:three"));

        assertThat(documents).extracting(Document::id).containsExactly("a", "a#x", "a#x~2", "a#y", "a#y#x");
        assertThat(documents)
                .extracting(d -> d.metadata().first(Metadata.PARENT).orElse("none"))
                .containsExactly("none", "a", "a", "a", "a#y");
        Source part = documents.get(1).source();
        assertThat(part.uri()).isEqualTo("a#x");
        assertThat(part.mediaType()).isEqualTo("test/x");
        assertThat(part.length()).isEqualTo(8);
        assertThat(part.sha256())
                .hasSize(64)
                .isNotEqualTo(documents.get(2).source().sha256());
        assertThat(documents.get(4).provenance()).extracting("step").containsExactly("boxes", "texts");
    }

    @Test
    void anExtractorMayTellWhichOfItsPartsHoldsAnother() throws Exception {
        Extractor store = (seed, content, context) -> List.of(
                Input.complete(Document.of("mail", "Hello.")),
                Input.complete(Document.of("mail/note", "A note.")
                        .withMetadata(Metadata.EMPTY.plus(Metadata.PARENT, "mail"))));

        List<Document> documents = process(List.of(extractor("store", store)), input("a", ""));

        assertThat(documents).extracting(Document::id).containsExactly("a#mail", "a#mail/note");
        assertThat(documents)
                .extracting(d -> d.metadata().first(Metadata.PARENT).orElseThrow())
                .containsExactly("a", "a#mail");
    }

    @Test
    void aPartThatFailsLeavesItsParentAndItsSiblingsUnharmed() throws Exception {
        List<Document> documents = new ArrayList<>();

        RunReport report = collect(BOTH, documents, input("a", "box:x=text:one,y=broken,z=text:two,u=what"));

        assertThat(documents).extracting(Document::id).containsExactly("a", "a#x", "a#z");
        assertThat(report.counts())
                .containsOnly(
                        Map.entry(DocumentStatus.OK, 3L),
                        Map.entry(DocumentStatus.PARSE_ERROR, 1L),
                        Map.entry(DocumentStatus.UNSUPPORTED, 1L));
        assertThat(Files.readString(out.resolve("failed.jsonl")))
                .contains("\"a#y\"")
                .contains("\"a#u\"");
    }

    @Test
    void partsAreOpenedFiveDeep() throws Exception {
        Extractor doll = (seed, content, context) ->
                List.of(Input.complete(seed.withText("doll")), Input.part("d", null, content));
        List<Document> documents = new ArrayList<>();

        RunReport report = collect(List.of(extractor("doll", doll)), documents, input("a", "x"));

        assertThat(documents).hasSize(1 + Unpacking.MAX_DEPTH);
        assertThat(report.counts()).containsOnly(Map.entry(DocumentStatus.OK, 6L), Map.entry(DocumentStatus.LIMIT, 1L));
        assertThat(Files.readString(out.resolve("failed.jsonl")))
                .contains("a#d#d#d#d#d#d")
                .contains("5 parts deep");
    }

    @Test
    void partsBeyondTheGreatestNumberAreReportedOneByOne() throws Exception {
        Extractor many = (seed, content, context) -> IntStream.range(0, Unpacking.MAX_PARTS + 2)
                .mapToObj(i -> Input.complete(Document.of("p" + i, "text")))
                .toList();

        RunReport report = collect(List.of(extractor("many", many)), new ArrayList<>(), input("a", "x"));

        assertThat(report.counts())
                .containsOnly(
                        Map.entry(DocumentStatus.OK, (long) Unpacking.MAX_PARTS), Map.entry(DocumentStatus.LIMIT, 2L));
    }

    @Test
    void theBytesOfAllPartsTogetherAreLimited() {
        Unpacking unpacking = new Unpacking(input("a", ""));
        assertThat(unpacking.use(Unpacking.MAX_BYTES)).isTrue();
        assertThat(unpacking.bytesLeft()).isZero();
        assertThat(unpacking.use(1)).isFalse();
        assertThat(unpacking.use(Long.MAX_VALUE)).isFalse();
        assertThat(unpacking.bytesLeft()).isZero();
    }

    @Test
    void eachPartHasATimeOfItsOwnAndAPartThatHangsTakesNoOtherWithIt() throws Exception {
        Annotator moody = (document, context) -> {
            while (document.text().equals("hang")) {
                Thread.onSpinWait();
            }
            if (document.text().equals("slow")) {
                Thread.sleep(300);
            }
            return document;
        };
        List<Step> steps = List.of(BOTH.get(0), BOTH.get(1), EngineFixture.annotator("moody", moody));
        List<Document> documents = new ArrayList<>();
        Step export = step("collect", ComponentInfo.Kind.EXPORTER, (Exporter) context -> documents::add);
        String slow = "box:a=text:slow,b=text:slow,c=text:slow,d=text:hang,e=text:after";

        RunReport report = run(
                timeout(Duration.ofMillis(600)),
                reader((names, context) -> Stream.of(input("a", slow), input("b", "text:fine"))),
                steps,
                List.of(export),
                out);

        assertThat(documents).extracting(Document::id).containsExactly("a", "a#a", "a#b", "a#c", "b");
        assertThat(report.counts())
                .containsOnly(Map.entry(DocumentStatus.OK, 5L), Map.entry(DocumentStatus.TIMEOUT, 2L));
        assertThat(Files.readString(out.resolve("failed.jsonl")))
                .contains("\"a#d\"")
                .contains("thread was given up")
                .contains("\"a#e\"")
                .contains("was not opened");
    }
}

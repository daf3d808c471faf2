package dev.sluice.plugins.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.api.Annotator;
import dev.sluice.api.Document;
import dev.sluice.api.Layer;
import dev.sluice.api.Mention;
import dev.sluice.api.Span;
import dev.sluice.api.StepException;
import dev.sluice.testkit.TestContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxAnnotatorTest {
    /** Grinning face, which is two UTF-16 code units and one code point. */
    private static final String ASTRAL = "\uD83D\uDE00";

    @TempDir
    private Path directory;

    private static TinyModel people() {
        return new TinyModel("O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-DATE")
                .piece("Orla", "B-PER")
                .piece("Tve", "I-PER")
                .piece("##it", "O")
                .piece("##dal", "B-LOC")
                .piece("Lisbon", "B-LOC")
                .piece("Porto", "I-LOC")
                .piece("Monday", "B-DATE");
    }

    private OnnxConfig config(TinyModel model, Map<String, Mention.Type> types, int maxLength) {
        return new OnnxConfig("model.onnx", "tokenizer.json", model.labels(), types, maxLength, 2, 1, 0);
    }

    private Document annotate(TinyModel model, Map<String, Mention.Type> types, int maxLength, Document document)
            throws Exception {
        model.write(directory);
        TestContext context = TestContext.create().in(directory);
        try (Annotator annotator = new OnnxFactory().create(config(model, types, maxLength), context)) {
            return annotator.annotate(document, context);
        }
    }

    private List<String> found(TinyModel model, int maxLength, String text) throws Exception {
        return found(annotate(model, Map.of(), maxLength, Document.of("a.txt", text)));
    }

    private static List<String> found(Document document) {
        return document.mentions().stream()
                .map(m -> document.surface(m) + " " + m.type())
                .toList();
    }

    private void assertRefused(OnnxConfig config, String... parts) {
        TestContext context = TestContext.create().in(directory);
        assertThatThrownBy(() -> new OnnxFactory().create(config, context))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .contains(parts);
    }

    @Test
    void wordPiecesBecomeNamesAndTheFirstPieceOfAWordDecides() throws Exception {
        assertThat(found(people(), 64, "On Monday Orla Tveitdal left Lisbon, then Porto."))
                .containsExactly("Orla Tveitdal PERSON", "Lisbon PLACE", "Porto PLACE");
    }

    @Test
    void offsetsCountUtf16UnitsBehindCharactersOfTwo() throws Exception {
        String text = ASTRAL + ASTRAL + " e\u0301 Orla Tveitdal " + ASTRAL + " Lisbon";
        assertThat(annotate(people(), Map.of(), 64, Document.of("a.txt", text)).mentions())
                .extracting(Mention::span)
                .containsExactly(
                        new Span(text.indexOf("Orla"), text.indexOf("dal") + 3),
                        new Span(text.indexOf("Lisbon"), text.length()));
    }

    @Test
    void halfOfACharacterShiftsNothing() throws Exception {
        assertThat(found(people(), 64, "\uDE00\uD83D x\uD83D Orla Tveitdal")).containsExactly("Orla Tveitdal PERSON");
    }

    @Test
    void namesAcrossWindowsAreFoundOnce() throws Exception {
        String sentence = "the x Orla Tveitdal x x Lisbon x . ";
        List<String> all = found(people(), 8, sentence.repeat(40));
        assertThat(all).hasSize(80);
        assertThat(all.stream().distinct()).containsExactly("Orla Tveitdal PERSON", "Lisbon PLACE");
    }

    @Test
    void aTextIsCutBetweenWords() throws Exception {
        String text = "Lisbon x ".repeat(20_000) + ASTRAL.repeat(60_000) + " Orla";
        List<String> all = found(people(), 512, text);
        assertThat(all).hasSize(20_001).endsWith("Lisbon PLACE", "Orla PERSON");
    }

    @Test
    void lastAndSingleEndAName() throws Exception {
        TinyModel model = new TinyModel("O", "B-ORG", "I-ORG", "L-ORG", "U-ORG")
                .piece("Brenlo", "B-ORG")
                .piece("Ferry", "I-ORG")
                .piece("Company", "L-ORG")
                .piece("Vardo", "U-ORG");
        assertThat(found(model, 64, "Brenlo Ferry Company Vardo Vardo Company"))
                .containsExactly(
                        "Brenlo Ferry Company ORGANIZATION",
                        "Vardo ORGANIZATION",
                        "Vardo ORGANIZATION",
                        "Company ORGANIZATION");
    }

    @Test
    void labelsWithoutPrefixJoinWordsOfOneKind() throws Exception {
        TinyModel model = new TinyModel("O", "person", "place")
                .piece("Orla", "person")
                .piece("Tveitdal", "person")
                .piece("Lisbon", "place");
        Map<String, Mention.Type> types = Map.of("person", Mention.Type.PERSON, "place", Mention.Type.PLACE);
        assertThat(found(annotate(model, types, 64, Document.of("a.txt", "Orla Tveitdal Lisbon"))))
                .containsExactly("Orla Tveitdal PERSON", "Lisbon PLACE");
    }

    @Test
    void kindsThatAreNotListedAreLeftOut() throws Exception {
        Document document =
                annotate(people(), Map.of("DATE", Mention.Type.EVENT), 64, Document.of("a.txt", "Orla left on Monday"));
        assertThat(found(document)).containsExactly("Monday EVENT");
    }

    @Test
    void namesThatADocumentHasStay() throws Exception {
        Mention given = new Mention(new Span(0, 4), Mention.Type.OTHER, 1);
        Document document = Document.of("a.txt", "Orla Tveitdal left Lisbon").withLayer(Layer.MENTION, List.of(given));
        assertThat(found(annotate(people(), Map.of(), 64, document))).containsExactly("Orla OTHER", "Lisbon PLACE");
    }

    @Test
    void theScoreIsTheProbabilityOfTheLabels() throws Exception {
        // One of six labels has the logit 5, the others 0.
        double expected = 1 / (1 + 5 * Math.exp(-5));
        assertThat(annotate(people(), Map.of(), 64, Document.of("a.txt", "Orla"))
                        .mentions()
                        .get(0)
                        .score())
                .isCloseTo(expected, within(0.0001));
    }

    @Test
    void namesLessProbableThanTheLeastScoreAreLeftOut() throws Exception {
        people().write(directory);
        TestContext context = TestContext.create().in(directory);
        // The tiny model gives each of its labels the probability 0.967.
        for (double minScore : new double[] {0.96, 0.97}) {
            OnnxConfig config =
                    new OnnxConfig("model.onnx", "tokenizer.json", people().labels(), Map.of(), 64, 2, 1, minScore);
            try (Annotator annotator = new OnnxFactory().create(config, context)) {
                Document document = annotator.annotate(Document.of("a.txt", "Orla left Lisbon"), context);
                assertThat(document.mentions()).hasSize(minScore < 0.967 ? 2 : 0);
            }
        }
    }

    @Test
    void aModelThatFailsOnADocumentIsToBlameForThatDocumentAlone() throws Exception {
        TinyModel model = people().piece("zzz", "O").withoutLastPiece();
        model.write(directory);
        TestContext context = TestContext.create().in(directory);
        try (Annotator annotator = new OnnxFactory().create(config(model, Map.of(), 64), context)) {
            assertThatThrownBy(() -> annotator.annotate(Document.of("bad.txt", "Orla zzz Lisbon"), context))
                    .isInstanceOfSatisfying(
                            StepException.class, e -> assertThat(e.kind()).isEqualTo(StepException.Kind.PARSE_ERROR))
                    .hasMessageContainingAll("fails on the document bad.txt", "max-length");
            assertThat(annotator
                            .annotate(Document.of("good.txt", "Orla left Lisbon"), context)
                            .mentions())
                    .hasSize(2);
        }
    }

    @Test
    void aModelMayTakeIdsAloneInNumbersOfHalfTheSizeAndNameItsOutputAsItLikes() throws Exception {
        TinyModel model = people().inputs("input_ids").ofNarrowNumbers().output("scores");
        assertThat(found(model, 64, "Orla")).containsExactly("Orla PERSON");
    }

    @Test
    void nothingIsSaidAboutATextWithoutNames() throws Exception {
        Document document = Document.of("a.txt", "nothing here");
        assertThat(annotate(people(), Map.of(), 64, document)).isSameAs(document);
    }

    @Test
    void missingFilesAreNamed() throws Exception {
        OnnxConfig config = config(people(), Map.of(), 64);
        assertRefused(
                config,
                "tokenizer: there is no file",
                directory.resolve("tokenizer.json").toString());
        people().write(directory);
        Files.delete(directory.resolve("model.onnx"));
        assertRefused(
                config,
                "model: there is no file",
                directory.resolve("model.onnx").toString());
    }

    @Test
    void brokenFilesAreNamed() throws IOException {
        OnnxConfig config = config(people(), Map.of(), 64);
        people().write(directory);
        Files.writeString(directory.resolve("model.onnx"), "no model");
        assertRefused(config, "model: ", "cannot be loaded by ONNX Runtime", "give an ONNX file");
        Files.writeString(directory.resolve("tokenizer.json"), "{}");
        assertRefused(config, "tokenizer: ", "is no tokenizer of Hugging Face", "give the tokenizer.json");
    }

    @Test
    void aModelWithOtherInputsIsRefused() throws IOException {
        people().inputs("input_ids", "pixel_values").write(directory);
        assertRefused(config(people(), Map.of(), 64), "has the input pixel_values of type INT64", "exported for");
    }

    @Test
    void aModelWithAnotherNumberOfLabelsIsRefused() throws IOException {
        people().write(directory);
        TinyModel other = new TinyModel("O", "B-PER");
        assertRefused(config(other, Map.of(), 64), "knows 6 labels, but 2 are given", "id2label");
    }

    @Test
    void labelsThatMeanNoKindOfNameAreRefused() throws IOException {
        TinyModel other = new TinyModel("O", "B-DATE");
        other.write(directory);
        assertRefused(config(other, Map.of(), 64), "none of [O, B-DATE]", "types: {PER: person}");
    }

    @Test
    void windowsThatNeverMoveOnAreRefused() throws IOException {
        people().write(directory);
        OnnxConfig config = new OnnxConfig("model.onnx", "tokenizer.json", people().labels(), Map.of(), 8, 4, 1, 0);
        assertRefused(config, "overlap is 4", "half of max-length, 8");
    }
}

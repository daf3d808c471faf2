package dev.sluice.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DocumentTest {
    private static final Document DOCUMENT = Document.of("a.txt", "Ada met Bo on Friday.");
    private static final Timex FRIDAY = Timex.of(new Span(14, 20), Timex.Type.DATE, "2020-06-12");
    private static final Mention ADA = new Mention(new Span(0, 3), Mention.Type.PERSON, 1);
    private static final Mention BO = new Mention(new Span(8, 10), Mention.Type.PERSON, 1);
    private static final Provenance STEP = new Provenance("times", "timex", "dating", "1.0");

    @Test
    void annotationsStandInTheOrderOfTheText() {
        Document document = DOCUMENT.with(FRIDAY, BO, ADA);
        assertThat(document.mentions()).containsExactly(ADA, BO);
        assertThat(document.timexes()).containsExactly(FRIDAY);
        assertThat(document.layers()).containsExactly(Layer.MENTION, Layer.TIMEX);
        assertThat(document.surface(FRIDAY)).isEqualTo("Friday");
        assertThat(document.surface(new Span(4, 7))).isEqualTo("met");
        assertThat(document.annotations("none")).isEmpty();
        assertThat(document.links()).isEmpty();
    }

    @Test
    void withLeavesTheDocumentAsItWas() {
        assertThat(DOCUMENT.with(FRIDAY)).isNotSameAs(DOCUMENT);
        assertThat(DOCUMENT.timexes()).isEmpty();
        assertThat(DOCUMENT.with(List.of())).isSameAs(DOCUMENT);
        assertThat(DOCUMENT.toString()).contains("a.txt", "21 chars");
    }

    @Test
    void laterLinkTakesThePlaceOfAnEarlierOneForTheSameMention() {
        Document document = DOCUMENT.with(ADA, BO, link(ADA, "Q1"), link(BO, "NIL2"))
                .with(link(new Mention(ADA.span(), ADA.type(), ADA.score()), "Q3"));
        assertThat(document.links()).extracting(Link::entity).containsExactly("Q3", "NIL2");
        assertThat(document.links()).extracting(Link::isNil).containsExactly(false, true);
    }

    @Test
    void layerCanBeReplacedAsAWhole() {
        Document document = DOCUMENT.with(ADA, BO, FRIDAY).withLayer(Layer.MENTION, List.of(BO));
        assertThat(document.mentions()).containsExactly(BO);
        assertThat(document.withLayer(Layer.MENTION, List.of()).layers()).containsExactly(Layer.TIMEX);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> document.withLayer(Layer.MENTION, List.of(FRIDAY)))
                .withMessageContaining("layer 'timex'")
                .withMessageContaining("cannot stand in layer 'mention'");
    }

    @Test
    void newTextHasNoAnnotations() {
        Document document = DOCUMENT.with(FRIDAY)
                .withProvenance(STEP, List.of(FRIDAY))
                .withProblem(new Problem("x", "y"))
                .withText("Another text.");
        assertThat(document.layers()).isEmpty();
        assertThat(document.provenance(FRIDAY)).isEmpty();
        assertThat(document.provenance()).containsExactly(STEP);
        assertThat(document.problems()).hasSize(1);
    }

    @Test
    void annotationBeyondTheTextIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DOCUMENT.with(Timex.of(new Span(20, 22), Timex.Type.DATE, "2020")))
                .withMessageContaining("timex")
                .withMessageContaining("a.txt")
                .withMessageContaining("21 UTF-16 units");
        assertThat(DOCUMENT.with(Timex.of(new Span(20, 21), Timex.Type.DATE, "2020"))
                        .timexes())
                .hasSize(1);
    }

    @Test
    void oneDateOfEachRoleStandsInTheOrderOfTheRoles() {
        DocumentDate modified = date(DocumentDate.Role.MODIFIED, 2);
        DocumentDate published = date(DocumentDate.Role.PUBLISHED, 1);
        DocumentDate corrected = date(DocumentDate.Role.PUBLISHED, 3);
        Document document = DOCUMENT.withDate(modified).withDate(published).withDate(corrected);
        assertThat(document.dates()).containsExactly(corrected, modified);
        assertThat(document.date(DocumentDate.Role.RETRIEVED)).isEmpty();
    }

    @Test
    void provenanceBelongsToTheAnnotationNotToItsEqual() {
        Timex equal = Timex.of(FRIDAY.span(), FRIDAY.type(), FRIDAY.value());
        Document document = DOCUMENT.with(FRIDAY, equal).withProvenance(STEP, List.of(FRIDAY));
        assertThat(document.provenance(FRIDAY)).contains(STEP);
        assertThat(document.provenance(equal)).isEmpty();
        assertThat(document.withProvenance(STEP, List.of(equal)).provenance()).containsExactly(STEP);
        assertThat(DOCUMENT.with(FRIDAY).withProvenanceOf(document).provenance(FRIDAY))
                .contains(STEP);
    }

    @Test
    void nothingChangesFromOutside() {
        List<Annotation> annotations = new ArrayList<>(List.of(FRIDAY));
        Document document = DOCUMENT.with(annotations);
        annotations.clear();
        assertThat(document.timexes()).hasSize(1);
        assertThatThrownBy(() -> document.timexes().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> document.layers().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> document.dates().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> document.furniture().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() ->
                        document.withProblem(new Problem("x", "y")).problems().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void layerOfAPluginHasItsOwnAccess() {
        CustomAnnotation word = new CustomAnnotation("word", new Span(0, 3), "noun", Map.of("b", "2", "a", "1"), 1);
        Document document = DOCUMENT.with(word, FRIDAY);
        assertThat(document.custom("word")).containsExactly(word);
        assertThat(word.features().keySet()).containsExactly("a", "b");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> document.custom(Layer.TIMEX))
                .withMessageContaining("'timex'");
        for (String wrong : List.of("timex", "Word", "", "9a", "a_b")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new CustomAnnotation(wrong, new Span(0, 1), "", Map.of(), 1))
                    .withMessageContaining("'" + wrong + "'");
        }
    }

    @Test
    void valuesOutOfRangeAreRefused() {
        Span span = new Span(0, 1);
        assertThatIllegalArgumentException().isThrownBy(() -> Document.of(" ", "text"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Mention(span, Mention.Type.OTHER, 1.1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Mention(span, Mention.Type.OTHER, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new Candidate("Q1", "name", -0.1));
        assertThatIllegalArgumentException().isThrownBy(() -> link(ADA, " "));
        assertThatIllegalArgumentException().isThrownBy(() -> Timex.of(span, Timex.Type.DATE, ""));
        assertThatIllegalArgumentException().isThrownBy(() -> FRIDAY.withScore(2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DocumentDate(
                        DocumentDate.Role.PUBLISHED, DateInterval.of(LocalDate.EPOCH), null, 2, List.of()));
    }

    private static Link link(Mention mention, String entity) {
        return new Link(mention, entity, 1, List.of(), List.of());
    }

    private static DocumentDate date(DocumentDate.Role role, int day) {
        return new DocumentDate(role, DateInterval.of(LocalDate.of(2020, 1, day)), null, 1, List.of());
    }

    @Test
    void refusesWhatCouldNotBeReadBack() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Document.of("a", "text").withId(" "))
                .withMessageContaining("must not be blank");
        Map<String, String> features = new HashMap<>();
        features.put("weight", null);
        assertThatNullPointerException()
                .isThrownBy(() -> new CustomAnnotation("layer", new Span(0, 1), "", features, 1))
                .withMessage("weight");
    }

    @Test
    void aProblemThatIsSolvedGoesAndOthersStay() {
        Document document =
                Document.of("a", "text").withProblem(new Problem("x", "y")).withProblem(new Problem("z", "y"));
        assertThat(document.withoutProblem("x").problems()).containsExactly(new Problem("z", "y"));
        assertThat(document.withoutProblem("other")).isSameAs(document);
    }
}

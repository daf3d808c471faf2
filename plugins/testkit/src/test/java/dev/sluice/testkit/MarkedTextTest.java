package dev.sluice.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sluice.api.Annotation;
import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate;
import dev.sluice.api.Layer;
import dev.sluice.api.Link;
import dev.sluice.api.Mention;
import dev.sluice.api.Timex;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MarkedTextTest {
    @ParameterizedTest
    @CsvSource({
        "2020-06-12, DATE, 2020-06-12, ",
        "2020-W24-WE, DATE, 2020-W24-WE, ",
        "XXXX-XX-12, DATE, XXXX-XX-12, ",
        "199, DATE, 199, ",
        "BC0044-03, DATE, BC0044-03, ",
        "2020-SP, DATE, 2020-SP, ",
        "PRESENT_REF, DATE, PRESENT_REF, ",
        "2020-06 MID, DATE, 2020-06, MID",
        "T14:30, TIME, T14:30, ",
        "2020-06-12TMO, TIME, 2020-06-12TMO, ",
        "2020-06-12T09:05, TIME, 2020-06-12T09:05, ",
        "P3D, DURATION, P3D, ",
        "PXM, DURATION, PXM, ",
        "PT2H APPROX, DURATION, PT2H, APPROX",
        "SET P1W, SET, P1W, ",
        "SET XXXX-WXX-1, SET, XXXX-WXX-1, "
    })
    void valueDecidesTheTypeOfATimex(String marking, Timex.Type type, String value, String mod) {
        Document document = MarkedText.of("They met {then=" + marking + "}.").expected();
        assertThat(document.layers()).containsExactly(Layer.TIMEX);
        Timex timex = document.timexes().get(0);
        assertThat(document.surface(timex)).isEqualTo("then");
        assertThat(timex.type()).isEqualTo(type);
        assertThat(timex.value()).isEqualTo(value);
        assertThat(timex.mod()).isEqualTo(mod);
    }

    @Test
    void entityStandsForMentionAndLink() {
        Document document = MarkedText.of("{Ada Lovelace=Q7259} met {Mr Smith=PERSON NIL7}.")
                .expected();
        assertThat(document.text()).isEqualTo("Ada Lovelace met Mr Smith.");
        assertThat(document.mentions())
                .extracting(Mention::type)
                .containsExactly(Mention.Type.OTHER, Mention.Type.PERSON);
        assertThat(document.links()).extracting(Link::entity).containsExactly("Q7259", "NIL7");
        assertThat(document.links()).extracting(Link::isNil).containsExactly(false, true);
    }

    @Test
    void typeAloneStandsForMention() {
        Document document = MarkedText.of("{Ada Lovelace=PERSON} wrote.").expected();
        assertThat(document.layers()).containsExactly(Layer.MENTION);
        assertThat(document.mentions().get(0).type()).isEqualTo(Mention.Type.PERSON);
    }

    @Test
    void colonStandsForCustomLayer() {
        Document document = MarkedText.of("A {MiG-29=aircraft:fighter} and a {kite=aircraft:}")
                .expected();
        assertThat(document.custom("aircraft")).extracting(document::surface).containsExactly("MiG-29", "kite");
        assertThat(document.custom("aircraft").get(0).type()).isEqualTo("fighter");
        assertThat(document.custom("aircraft").get(1).type()).isEmpty();
    }

    @Test
    void marksNest() {
        Document document = MarkedText.of("The {{New York=PLACE Q60} Times=Q9684} of {{May=2020-05}=OTHER}.")
                .expected();
        assertThat(document.text()).isEqualTo("The New York Times of May.");
        assertThat(document.links()).extracting(document::surface).containsExactly("New York Times", "New York");
        assertThat(document.mentions()).extracting(document::surface).contains("May");
        assertThat(document.timexes()).extracting(document::surface).containsExactly("May");
    }

    @Test
    void backslashMakesMarksOrdinary() {
        Document document =
                MarkedText.of("a = \\{b\\} \\\\ {c\\=d \\{e\\}=x:y} \\= 1").expected();
        assertThat(document.text()).isEqualTo("a = {b} \\ c=d {e} = 1");
        assertThat(document.custom("x")).extracting(document::surface).containsExactly("c=d {e}");
    }

    @Test
    void offsetsCountUtf16Units() {
        Document document = MarkedText.of("\ud83d\ude00 {Friday=2020-06-12}").expected();
        assertThat(document.timexes().get(0).span().begin()).isEqualTo(3);
    }

    @Test
    void plainDocumentHasTheSameFactsButNoAnnotation() {
        MarkedText text = MarkedText.of("{Friday=2020-06-12}")
                .id("a.txt")
                .published("2020-06-10")
                .title("Talks")
                .language("en");
        assertThat(text.plain().layers()).isEmpty();
        assertThat(text.expected().layers()).containsExactly(Layer.TIMEX);
        assertThat(text.plain().id()).isEqualTo("a.txt");
        assertThat(text.plain().metadata().title()).contains("Talks");
        assertThat(text.plain().metadata().language()).contains("en");
        assertThat(text.plain().date(DocumentDate.Role.PUBLISHED))
                .map(DocumentDate::value)
                .contains("2020-06-10");
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("met on {Friday", "offset 7: this mark has no value"),
                Arguments.of("met on {Friday}", "offset 14: this mark has no value"),
                Arguments.of("met on {Friday=2020-06-12", "offset 7: this mark is not closed"),
                Arguments.of("met on {=2020-06-12}", "offset 7: this mark has no surface"),
                Arguments.of("met on Friday}", "offset 13: this brace closes nothing"),
                Arguments.of("a \\n b", "offset 2: a backslash stands before"),
                Arguments.of("ends in \\", "offset 8: a backslash stands before"),
                Arguments.of("met on {Friday=}", "offset 15: '' means nothing"),
                Arguments.of("met on {Friday=soon}", "offset 15: 'soon' means nothing"),
                Arguments.of("met on {Friday=FRI Q1}", "offset 15: 'FRI' is no type of a mention: [PERSON"),
                Arguments.of("met in {June=2020-06 MIDDLE}", "offset 13: 'MIDDLE' is no TIMEX3 modifier: [AFTER"),
                Arguments.of("met on {Friday=timex:x}", "offset 15: 'timex' cannot name a layer"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void faultIsPointedAt(String marked, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MarkedText.of(marked))
                .withMessageContaining(message);
    }

    @Test
    void caretStandsBelowTheFault() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MarkedText.of("met on Friday}"))
                .withMessageEndingWith("\n  met on Friday}\n  " + " ".repeat(13) + "^");
    }

    @Test
    void equalMarkedTextsAreEqual() {
        assertThat(MarkedText.of("{May=2020-05}"))
                .isEqualTo(MarkedText.of("{May=2020-05}"))
                .hasSameHashCodeAs(MarkedText.of("{May=2020-05}"))
                .isNotEqualTo(MarkedText.of("{May=2020-06}"))
                .hasToString("May");
        assertThat(MarkedText.of("{May=2020-05}").expected().annotations(Layer.TIMEX))
                .allSatisfy(annotation -> assertThat(annotation).isInstanceOf(Annotation.class));
    }
}

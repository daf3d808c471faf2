package dev.sluice.testkit;

import static dev.sluice.testkit.SluiceAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.api.Document;
import dev.sluice.api.Mention;
import dev.sluice.api.Problem;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentAssertTest {
    private static final String MARKED = "{Ada=PERSON Q7259} flew a {kite=aircraft:toy} in {mid-May=2020-05 MID}.";
    private static final Document DOCUMENT = MarkedText.of(MARKED)
            .published("2020-06-10")
            .expected()
            .withProblem(new Problem("probe.odd", "something odd"));

    private interface Assertion {
        void on(DocumentAssert document);
    }

    @Test
    void rightExpectationsPass() {
        assertThat(DOCUMENT)
                .hasText("Ada flew a kite in mid-May.")
                .hasTimex("mid-May", "2020-05")
                .hasNoTimex("May")
                .hasMention("Ada", Mention.Type.PERSON)
                .hasLink("Ada", "Q7259")
                .hasCustom("aircraft", "kite")
                .hasCustom("ships")
                .hasPublished("2020-06-10")
                .hasProblem("probe.odd")
                .hasSameAnnotationsAs(MARKED)
                .hasSameAnnotationsAs("{Ada=Q7259} flew a {kite=aircraft:} in {mid-May=2020-05 MID}.");
        assertThat(Document.of("a", "Nothing."))
                .hasNoTimex()
                .hasNoMention()
                .hasNoPublished()
                .hasNoProblem();
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                wrong(d -> d.hasText("Ada"), "but it is:"),
                wrong(
                        d -> d.hasTimex("mid-May", "2020-06"),
                        "Expected timex \"mid-May\" = 2020-06, but there is:",
                        "timex [19..26) \"mid-May\" DATE 2020-05 MID"),
                wrong(d -> d.hasTimex("May", "2020-05"), "[19..26)"),
                wrong(d -> d.hasNoTimex(), "Expected no timex, but there is:", "2020-05 MID"),
                wrong(d -> d.hasNoTimex("mid-May"), "Expected no timex \"mid-May\""),
                wrong(d -> d.hasMention("Ada", Mention.Type.PLACE), "Ada\" PLACE", "mention [0..3) \"Ada\" PERSON"),
                wrong(d -> d.hasNoMention(), "Expected no mention"),
                wrong(d -> d.hasLink("Ada", "Q1"), "\"Ada\" -> Q1", "link [0..3) \"Ada\" -> Q7259"),
                wrong(d -> d.hasCustom("aircraft"), "[]", "\"kite\" toy"),
                wrong(d -> d.hasCustom("ships", "boat"), "[boat]", "nothing"),
                wrong(d -> d.hasPublished("2020-06-11"), "2020-06-11", "PUBLISHED 2020-06-10, interval 2020-06-10"),
                wrong(d -> d.hasNoPublished(), "Expected no date of publication"),
                wrong(d -> d.hasProblem("probe.other"), "'probe.other'", "probe.odd: something odd"),
                wrong(d -> d.hasNoProblem(), "Expected no problem"),
                wrong(
                        d -> d.hasSameAnnotationsAs(
                                "{Ada=PLACE Q7259} flew a {kite=aircraft:jet} in mid-{May=2020-05}."),
                        "missing:",
                        "mention [0..3) \"Ada\" PLACE",
                        "aircraft [11..15) \"kite\" jet",
                        "timex [23..26) \"May\" DATE 2020-05",
                        "unexpected:",
                        "mention [0..3) \"Ada\" PERSON",
                        "aircraft [11..15) \"kite\" toy",
                        "timex [19..26) \"mid-May\" DATE 2020-05 MID"),
                wrong(
                        d -> d.hasSameAnnotationsAs("{Ada=Q7259} flew a {kite=aircraft:} in {mid-May=2020-05}."),
                        "2020-05 MID"),
                wrong(d -> d.hasSameAnnotationsAs("Ada flew a kite in mid-May."), "missing: nothing", "-> Q7259"),
                wrong(d -> d.hasSameAnnotationsAs("another text"), "Expected text:"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void wrongExpectationFailsAndShowsWhatIsThere(Assertion wrong, String[] messages) {
        assertThatThrownBy(() -> wrong.on(assertThat(DOCUMENT)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(messages);
    }

    private static Arguments wrong(Assertion assertion, String... messages) {
        return Arguments.of(assertion, messages);
    }
}

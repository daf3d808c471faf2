package dev.sluice.plugins.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.sluice.api.Document;
import dev.sluice.api.StepException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileContentTest {
    private static final String WORDS =
            "The well in the middle of the village is deeper than the church is high, they say.";

    @Test
    void refusesNothing() {
        assertThatExceptionOfType(StepException.class)
                .isThrownBy(() -> Contexts.extract("empty.html", new byte[0]))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(StepException.Kind.EMPTY));
    }

    @Test
    void reportsBlanks() throws Exception {
        Document document = Contexts.extract("blank.txt", " \n\t\n");
        assertThat(document.text()).isEmpty();
        assertThat(document.problems()).extracting("code").containsExactly("extract.empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"noise.html", "noise.txt", "noise", "noise.bin"})
    void refusesNoiseWhateverItIsCalled(String name) {
        byte[] noise = new byte[100_000];
        new Random(42).nextBytes(noise);
        assertThatExceptionOfType(StepException.class)
                .isThrownBy(() -> Contexts.extract(name, noise))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(StepException.Kind.UNSUPPORTED));
    }

    @Test
    void readsUtf16WithoutMark() throws Exception {
        assertThat(Contexts.extract("a.txt", WORDS.getBytes(StandardCharsets.UTF_16LE))
                        .text())
                .isEqualTo(WORDS);
        byte[] page = ("<html><body><p>" + WORDS + "</p></body></html>").getBytes(StandardCharsets.UTF_16BE);
        assertThat(Contexts.extract("a.html", page).text()).isEqualTo(WORDS);
    }

    @Test
    void survivesDeepNesting() {
        for (String tag : new String[] {"div", "table><tr><td", "b", "section class=related"}) {
            String page = "<html><body>" + ("<" + tag + ">").repeat(100_000) + "<p>" + WORDS + "</p>";
            Document document = assertTimeout(
                    Duration.ofSeconds(20), () -> Contexts.extract("deep.html", page), () -> "nested " + tag);
            assertThat(document.text()).contains(WORDS);
        }
    }

    @Test
    void survivesBrokenMarkup() {
        for (String page : new String[] {
            "<".repeat(100_000),
            "<p ".repeat(100_000),
            "<!--".repeat(50_000),
            "<a href='x'>".repeat(50_000) + WORDS,
            "<p>" + "a ".repeat(300_000),
            "<script>" + "x".repeat(200_000),
            "<p>\u0000" + WORDS
        }) {
            assertTimeout(Duration.ofSeconds(20), () -> {
                try {
                    Contexts.extract("broken.html", page);
                } catch (StepException e) {
                    assertThat(e.kind()).isNotEqualTo(StepException.Kind.FATAL);
                }
            });
        }
    }

    @Test
    void matchesLineRulesFastOnHostileLines() {
        for (String piece :
                new String[] {"a", "a ", "1", "1.", " x", "Aa", "share ", "by A", "January ", "(", "…", "» "}) {
            String line = piece.repeat(LineRule.MAX_LENGTH).substring(0, LineRule.MAX_LENGTH);
            assertTimeout(Duration.ofMillis(500), () -> LineRule.find(line, true), () -> "line of '" + piece + "'");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"%PDF-1.7\n", "{\\rtf1 Hello}", "From: a@b.example\nSubject: c\nTo: d@e.example\n\nf"})
    void leavesOtherFormatsToOtherStepsAndSaysSo(String content) {
        assertThatExceptionOfType(StepException.class)
                .isThrownBy(() -> Contexts.extract("thing.html", content))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(StepException.Kind.UNSUPPORTED))
                .withMessageMatching(".*(application/pdf|application/rtf|message/rfc822).*step office.*");
    }

    @Test
    void isTheSameEachTime() throws Exception {
        String page = "<html><body><article><p>" + WORDS + "</p><p>" + WORDS.replace("well", "tree") + "</p></article>";
        assertThat(Contexts.extract("a.html", page).toRecord())
                .isEqualTo(Contexts.extract("a.html", page).toRecord());
    }
}

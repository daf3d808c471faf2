package dev.sluice.plugins.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void lettersNumbersAndTheUnderscoreMakeWords() {
        assertThat(Words.of("It's 3½ m², snake_case – 東京 𝒜b!"))
                .containsExactly("It", "s", "3½", "m²", "snake_case", "東京", "𝒜b");
        assertThat(Words.of("")).isEmpty();
    }

    @Test
    void aMarkThatCombinesEndsAWord() {
        assertThat(Words.of("cafe\u0301s")).containsExactly("cafe", "s");
    }

    @Test
    void blanksOfWhateverKindAreOneSpace() {
        assertThat(Words.squash("\u2003 a\u00a0\n\tb\u001fc \u0085")).isEqualTo("a b c");
        assertThat(Words.squash("a\u200bb")).isEqualTo("a\u200bb");
    }

    @Test
    void quotedWordsShowWhatCannotBeSeen() {
        assertThat(Words.quote("it's")).isEqualTo("\"it's\"");
        assertThat(Words.quote("'a' \"b\"")).isEqualTo("'\\'a\\' \"b\"'");
        assertThat(Words.quote("a\\\n\t\u0007\u00a0\u202e\ud800 é🚢"))
                .isEqualTo("'a\\\\\\n\\t\\x07\\xa0\\u202e\\ud800 é🚢'");
        assertThat(Words.quote(null)).isEqualTo("None");
    }

    @Test
    void figuresAreRoundedByTheirValueHalfToEven() {
        assertThat(Measure.fixed(0.125, 2)).isEqualTo("0.12");
        assertThat(Measure.fixed(0.375, 2)).isEqualTo("0.38");
        assertThat(Measure.fixed(1.005, 2)).isEqualTo("1.00");
        assertThat(Measure.percent(0)).isEqualTo("  0.00");
        assertThat(Measure.percent(1)).isEqualTo("100.00");
    }

    @Test
    void nothingToDivideByIsNothing() {
        assertThat(Measure.of(0, 0, 0).line("none")).isEqualTo("none       P   0.00  R   0.00  F1   0.00");
    }
}

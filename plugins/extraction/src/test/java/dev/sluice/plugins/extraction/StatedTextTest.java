package dev.sluice.plugins.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StatedTextTest {
    private final StatedText stated = new StatedText(
            "The ferry to Port Isa was late again. Nobody knows why.\nThe harbor master declined to comment.", "");

    private static String key(String text) {
        return TextShape.key(text);
    }

    @Test
    void knowsTheLinesOfTheBody() {
        assertThat(stated.shareInBody(key("The harbor master declined to comment.")))
                .isEqualTo(1f);
    }

    @Test
    void knowsOfOtherLinesThatTheyAreNotInIt() {
        assertThat(stated.shareInBody(key("Subscribe to our letter and never miss a boat.")))
                .isZero();
    }

    @Test
    void saysHowMuchOfALineIsInIt() {
        assertThat(stated.shareInBody(
                        key("The harbor master declined to comment. Read what else he declined to do here.")))
                .isBetween(0.2f, 0.6f);
    }

    @Test
    void saysNothingOfShortLinesOrWithoutAText() {
        assertThat(stated.shareInBody(key("Share"))).isEqualTo(-1f);
        assertThat(stated.shareInSummary(key("The harbor master declined to comment.")))
                .isEqualTo(-1f);
    }
}

package dev.sluice.plugins.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PageWordsTest {
    private final PageWords words = new PageWords(Stream.of("Boats, boats and more BOATS", "More harbor boats", "1, 2")
            .map(text -> BlockText.of(text).lowerCase())
            .toList());

    @Test
    void aWordCountsOnceAmongTheDifferentOnes() {
        assertThat(words.all(0)).isEqualTo(4);
        assertThat(words.distinct(0)).isEqualTo(2);
        assertThat(words.distinct(2)).isZero();
    }

    @Test
    void countsInHowManyBlocksAWordStands() {
        int[] counts = words.count(block -> true);

        assertThat(words.known(0, counts, 2)).isEqualTo(2);
        assertThat(words.known(1, counts, 2)).isEqualTo(2);
        assertThat(words.known(1, counts, 1)).isEqualTo(3);
    }

    @Test
    void countsOnlyTheBlocksAskedFor() {
        assertThat(words.known(1, words.count(block -> block == 0), 1)).isEqualTo(2);
    }
}

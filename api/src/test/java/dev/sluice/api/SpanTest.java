package dev.sluice.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanTest {
    @Test
    void outerSpansComeBeforeThoseInside() {
        List<Span> sorted = List.of(new Span(2, 3), new Span(0, 1), new Span(2, 9), new Span(0, 4)).stream()
                .sorted()
                .toList();
        assertThat(sorted).containsExactly(new Span(0, 4), new Span(0, 1), new Span(2, 9), new Span(2, 3));
    }

    @ParameterizedTest
    @CsvSource({
        "2, 5, 2, 5, true, true",
        "2, 5, 3, 4, true, true",
        "2, 5, 4, 6, false, true",
        "2, 5, 5, 6, false, false",
        "2, 5, 0, 2, false, false",
        "2, 5, 3, 3, true, true",
        "2, 5, 5, 5, true, false"
    })
    void endIsOutside(int begin, int end, int otherBegin, int otherEnd, boolean contains, boolean overlaps) {
        Span span = new Span(begin, end);
        Span other = new Span(otherBegin, otherEnd);
        assertThat(span.contains(other)).isEqualTo(contains);
        assertThat(span.overlaps(other)).isEqualTo(overlaps);
        assertThat(other.overlaps(span)).isEqualTo(overlaps);
    }

    @Test
    void emptySpanIsLegal() {
        assertThat(new Span(3, 3).length()).isZero();
        assertThat(new Span(0, Integer.MAX_VALUE).length()).isEqualTo(Integer.MAX_VALUE);
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "3, 2", "-2, -1"})
    void wrongBoundsAreRefused(int begin, int end) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Span(begin, end))
                .withMessageContaining(begin + ".." + end);
    }
}

package dev.sluice.plugins.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineShapeTest {
    @Test
    void countsWordsAndTheirShape() {
        LineShape shape = LineShape.of("The ferry to Port Isa, built in 1987, is late. Again!");
        assertThat(shape.words()).isEqualTo(11);
        assertThat(shape.capitalized()).isEqualTo(4);
        assertThat(shape.commas()).isEqualTo(2);
        assertThat(shape.sentences()).isEqualTo(2);
        assertThat(shape.digits()).isEqualTo(4);
        assertThat(shape.hasYear()).isTrue();
        assertThat(shape.hasAddress()).isFalse();
    }

    @Test
    void countsTwoCharactersOfScriptsWithoutSpacesAsAWord() {
        LineShape shape = LineShape.of("渡轮今天晚点，明天停航。");
        assertThat(shape.words()).isEqualTo(5);
        assertThat(shape.unspaced()).isEqualTo(10);
        assertThat(shape.commas()).isEqualTo(1);
        assertThat(shape.sentences()).isEqualTo(1);
    }

    @Test
    void knowsAddressesAndSignsBetweenEntries() {
        LineShape shape = LineShape.of("Home | Ferries » Timetable • desk@ferry.example");
        assertThat(shape.separators()).isEqualTo(3);
        assertThat(shape.hasAddress()).isTrue();
    }

    @Test
    void takesNumbersOfOtherLengthsForNoYear() {
        assertThat(LineShape.of("Call 01987 or 198 or 20241").hasYear()).isFalse();
        assertThat(LineShape.of("").words()).isZero();
    }
}

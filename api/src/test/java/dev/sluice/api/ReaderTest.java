package dev.sluice.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReaderTest {
    private final List<String> told = new ArrayList<>();

    private Stream<Input> open(String source) {
        told.add("open " + source);
        return IntStream.range(0, 3)
                .mapToObj(i -> {
                    told.add(source + i);
                    return Input.complete(Document.of(source + i, ""));
                })
                .onClose(() -> told.add("close " + source));
    }

    @Test
    void eachSourceIsReadElementByElementAndClosedBeforeTheNext() {
        try (Stream<Input> all = Reader.each(List.of("a", "b"), this::open)) {
            Iterator<Input> inputs = all.iterator();
            assertThat(told).isEmpty();
            assertThat(inputs.next().seed().id()).isEqualTo("a0");
            assertThat(told).containsExactly("open a", "a0");
            IntStream.range(0, 3).forEach(i -> inputs.next());
            assertThat(told).containsExactly("open a", "a0", "a1", "a2", "close a", "open b", "b0");
        }
        assertThat(told).endsWith("b0", "close b");
    }

    @Test
    void sourcesThatHoldNothingArePassedOver() {
        assertThat(Reader.each(List.of(1, 2), i -> Stream.<Input>empty())).isEmpty();
        assertThat(Reader.each(List.of("", "x"), s -> s.isEmpty() ? Stream.empty() : open(s)))
                .hasSize(3);
    }
}

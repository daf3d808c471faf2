package dev.sluice.plugins.linking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.sluice.api.Document;
import dev.sluice.api.Link;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HostileTextTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    static Stream<String> texts() {
        return Stream.of(
                "Word ".repeat(20_000),
                "Alpha Beta\n".repeat(10_000),
                "A".repeat(100_000),
                "A.".repeat(50_000),
                "Al-".repeat(30_000),
                "University of ".repeat(8_000),
                "Tom Ashby (TA) ".repeat(7_000),
                "\uD800 Lisbon \uDC00\uDC00 Paris\uD83D",
                "\u202Eלונדון London \u202C بغداد Baghdad",
                "’s ’s 's",
                "",
                "\u0000\u0001 \uFEFF");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void anyTextIsLinkedInTime(String text) {
        assertTimeout(PATIENCE, () -> assertSound(text));
    }

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void randomTextGivesSortedNamesThatDoNotOverlap(long seed) throws Exception {
        String alphabet = "Aa Bb. Al-Ibn 's’&,;()\n\"“U.S.Öé\uD83D\uDE00\uD800the of von";
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        assertSound(text.toString());
    }

    @Test
    void manyDifferentNamesTakeNoQuadraticTime() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 12_000; i++) {
            text.append("Tom ")
                    .append(letters(i))
                    .append(" met ")
                    .append(letters(i))
                    .append(".\n");
        }
        assertTimeout(PATIENCE, () -> assertSound(text.toString()));
    }

    private static String letters(int number) {
        StringBuilder out = new StringBuilder("K");
        for (int rest = number; rest > 0; rest /= 20) {
            out.append("abcdefghijklmnopqrst".charAt(rest % 20));
        }
        return out.append("ov").toString();
    }

    private static void assertSound(String text) throws Exception {
        List<Link> links = Linking.links(Document.of("a.txt", text));
        assertThat(Linking.links(Document.of("b.txt", text))).isEqualTo(links);
        for (int i = 1; i < links.size(); i++) {
            assertThat(links.get(i).span().begin())
                    .isGreaterThanOrEqualTo(links.get(i - 1).span().end());
        }
    }
}

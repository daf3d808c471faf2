package dev.sluice.plugins.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Document;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CodePointsTest {
    static Stream<String> texts() {
        return SampleDocuments.all().stream().map(Document::text);
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void countsLikeThePlatform(String text) {
        check(text);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void countsLikeThePlatformOnAnyMixOfHalves(long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(60); i >= 0; i--) {
            text.append("a\u0308\ud83d\ude00".charAt(random.nextInt(4)));
        }
        check(text.toString());
    }

    private static void check(String text) {
        CodePoints codePoints = CodePoints.of(text);
        for (int i = 0; i <= text.length(); i++) {
            boolean isInsidePair =
                    i > 0 && i < text.length() && Character.isSurrogatePair(text.charAt(i - 1), text.charAt(i));
            int whole = isInsidePair ? i + 1 : i;
            assertThat(codePoints.at(i)).as("offset %d", i).isEqualTo(text.codePointCount(0, whole));
        }
    }
}

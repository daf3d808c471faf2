package dev.sluice.plugins.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineModelTest {
    private static final String PROSE =
            "The harbor of Lindholm will close for two weeks in May, so that divers can repair the gates of the old lock.";

    @Test
    void everyFeatureHasANameOfItsOwn() {
        List<String> names = LineModel.secondNames();
        assertThat(new HashSet<>(names)).hasSameSizeAs(names);
        assertThat(names).startsWith(LineModel.firstNames().toArray(String[]::new));
    }

    @Test
    void aRowHasAValueForEachName() {
        LineFeatures features = new LineFeatures(List.of("Home", PROSE, "Share"), null);
        float[][] first = features.first();
        assertThat(first).hasDimensions(3, LineModel.firstNames().size());
        assertThat(features.second(first, new float[] {0, 1, 0}))
                .hasDimensions(3, LineModel.secondNames().size());
    }

    @Test
    void tellsParagraphsFromMenusAndSharing() {
        List<String> lines = List.of(
                "Home",
                "Islands",
                "Weather",
                "Contact",
                "Harbor closes",
                PROSE,
                PROSE + " It says so.",
                "Share",
                "Log in");
        float[] keep = LineModel.shipped().keep(lines, null);
        assertThat(List.of(keep[5], keep[6])).allMatch(p -> p > 0.6);
        assertThat(List.of(keep[0], keep[1], keep[2], keep[3], keep[7], keep[8]))
                .allMatch(p -> p < 0.3);
    }

    @Test
    void anEmptyPageHasNoLines() {
        assertThat(LineModel.shipped().keep(List.of(), null)).isEmpty();
    }

    @Test
    void aLongPageIsReadInTime() {
        Random random = new Random(5);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            lines.add(random.nextInt(3) == 0 ? PROSE + i : "Label " + i);
        }
        long start = System.nanoTime();
        assertThat(LineModel.shipped().keep(lines, "Label 7")).hasSize(lines.size());
        assertThat((System.nanoTime() - start) / 1e9).isLessThan(30);
    }
}

package dev.sluice.plugins.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TreeModelTest {
    private static final List<String> NAMES = List.of("x", "y", "noise");
    private static final TreeTrainer.Settings SETTINGS = new TreeTrainer.Settings(40, 6, 5, 0.2, 1, 1);

    private final float[][] rows = new float[2_000][];
    private final boolean[] labels = new boolean[rows.length];
    private final float[] weights = new float[rows.length];

    TreeModelTest() {
        Random random = new Random(7);
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new float[] {random.nextFloat(), random.nextFloat(), random.nextFloat()};
            labels[i] = isPositive(rows[i]);
            weights[i] = 1;
        }
    }

    /** Neither feature tells anything alone. */
    private static boolean isPositive(float[] row) {
        return (row[0] > 0.5) != (row[1] > 0.3);
    }

    private TreeModel train() {
        return TreeTrainer.train(NAMES, rows, labels, weights, SETTINGS);
    }

    private static byte[] bytes(TreeModel model) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        model.write(out);
        return out.toByteArray();
    }

    @Test
    void learnsWhatTwoFeaturesTellTogether() {
        TreeModel model = train();
        Random random = new Random(8);
        int right = 0;
        for (int i = 0; i < 1_000; i++) {
            float[] row = {random.nextFloat(), random.nextFloat(), random.nextFloat()};
            right += model.probability(row) > 0.5 == isPositive(row) ? 1 : 0;
        }
        assertThat(right).isGreaterThan(970);
    }

    @Test
    void theMeanOfModelsHasTheMeanOfTheirOdds() {
        TreeModel one = train();
        TreeModel other = TreeTrainer.train(
                NAMES, rows, labels, weights, new TreeTrainer.Settings(9, 4, 5, 0.1, 0.7, 1).withSeed(4));
        TreeModel mean = TreeModel.mean(List.of(one, other));
        for (int i = 0; i < 100; i++) {
            double odds = (odds(one.probability(rows[i])) + odds(other.probability(rows[i]))) / 2;
            assertThat(odds(mean.probability(rows[i]))).isCloseTo(odds, within(1e-3));
        }
    }

    private static double odds(double probability) {
        return Math.log(probability / (1 - probability));
    }

    @Test
    void rowsWithoutWeightAreNotLearntFrom() {
        for (int i = 0; i < rows.length; i += 2) {
            labels[i] = !labels[i];
            weights[i] = 0;
        }
        TreeModel model = train();
        int right = 0;
        for (float[] row : rows) {
            right += model.probability(row) > 0.5 == isPositive(row) ? 1 : 0;
        }
        assertThat(right).isGreaterThan(1_900);
    }

    @Test
    void trainingTwiceGivesTheSameBytes() throws IOException {
        assertThat(bytes(train())).isEqualTo(bytes(train()));
    }

    @Test
    void readsWhatItWrote() throws IOException {
        TreeModel model = train();
        TreeModel read = TreeModel.read(new ByteArrayInputStream(bytes(model)), NAMES);
        for (float[] row : rows) {
            assertThat(read.probability(row)).isEqualTo(model.probability(row));
        }
        assertThat(bytes(read)).isEqualTo(bytes(model));
    }

    @Test
    void eachRowEndsAtTheLeafThatItsValuesLeadTo() {
        // x <= 0: 1; else y <= -2.5: 2; else 4
        TreeModel.Node[] nodes = {
            new TreeModel.Node(0, 0f, 2),
            new TreeModel.Node(-1, 1f, 0),
            new TreeModel.Node(1, -2.5f, 4),
            new TreeModel.Node(-1, 2f, 0),
            new TreeModel.Node(-1, 4f, 0)
        };
        TreeModel model = TreeModel.of(NAMES, 0.5f, List.of(List.of(nodes), List.of(nodes[1])));
        float[][] rows = {
            {0f, 9, 0},
            {-0f, -9, 0},
            {Float.MIN_VALUE, -2.5f, 0},
            {1, -2.4f, 0},
            {Float.POSITIVE_INFINITY, 0, 0},
            {Float.NEGATIVE_INFINITY, 0, 0},
            {Float.NaN, -3, 0},
            {3, Float.NaN, 0},
            {-1, 0, 0}
        };
        float[] leaves = {1, 1, 2, 4, 4, 1, 2, 4, 1};
        float[] probabilities = model.probabilities(rows);
        for (int i = 0; i < rows.length; i++) {
            assertThat(probabilities[i]).as("row %d", i).isEqualTo((float) (1 / (1 + Math.exp(-1.5 - leaves[i]))));
            assertThat(model.probability(rows[i])).as("row %d alone", i).isEqualTo(probabilities[i]);
        }
    }

    @Test
    void aTreeMayBeAsDeepAsItHasNodes() {
        List<TreeModel.Node> nodes = new ArrayList<>();
        int depth = 10_000;
        for (int i = 0; i < depth; i++) {
            nodes.add(new TreeModel.Node(0, i, 2 * i + 2));
            nodes.add(new TreeModel.Node(-1, i, 0));
        }
        nodes.add(new TreeModel.Node(-1, -1, 0));
        TreeModel model = TreeModel.of(List.of("x"), 0, List.of(nodes));
        assertThat(model.probability(new float[] {2})).isEqualTo((float) (1 / (1 + Math.exp(-2))));
        assertThat(model.probability(new float[] {depth})).isEqualTo((float) (1 / (1 + Math.exp(1))));
    }

    @Test
    void refusesTreesBeyondItsFormat() {
        List<TreeModel.Node> nodes = Collections.nCopies(40_000, new TreeModel.Node(-1, 0, 0));
        assertThatThrownBy(() -> TreeModel.of(NAMES, 0, List.of(nodes)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("40000");
    }

    @Test
    void refusesAModelOfOtherFeatures() throws IOException {
        byte[] bytes = bytes(train());
        assertThatThrownBy(() -> TreeModel.read(new ByteArrayInputStream(bytes), List.of("x", "z", "noise")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("other features");
    }

    @Test
    void refusesWhatIsNoModel() {
        assertThatThrownBy(() -> TreeModel.read(new ByteArrayInputStream(new byte[64]), NAMES))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("train it again");
    }
}

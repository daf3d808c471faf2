package dev.sluice.plugins.extraction;

import static dev.sluice.plugins.extraction.BlockFeature.*;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Tells for each block of a page how likely it is main text: two {@linkplain TreeModel models}, of which the second sees
 * what the first one thinks of the blocks around. Trained by {@code BlockTraining}. Immutable, thread-safe.
 *
 * @param names what the names of elements say
 * @param first the model that sees each block with the look of its surroundings
 * @param second the model that sees what the first one tells as well
 */
record BlockFilter(ElementNames names, TreeModel first, TreeModel second) implements HtmlHandler.Scorer {
    /** Blocks that the first model gives less are not shown to the second, which would not take them either. */
    private static final float HOPELESS = 0.005f;

    /** Reads the filter that comes with the plugin. */
    static BlockFilter load() {
        return new BlockFilter(
                ElementNames.load(),
                model("blocks-first.model", BlockFeature.firstPass()),
                model("blocks-second.model", BlockFeature.secondPass()));
    }

    private static TreeModel model(String name, List<String> features) {
        try (InputStream in = Resources.open(name)) {
            return TreeModel.read(in, features);
        } catch (IOException e) {
            throw new UncheckedIOException("the resource " + name + " of the plugin cannot be read", e);
        }
    }

    @Override
    public float[] probabilities(PageAnalysis page) {
        float[][] rows = page.features(names);
        float[] guesses = first.probabilities(rows);
        fillSecondPass(rows, guesses, page.tree().runs(), page.facts());
        int[] open = IntStream.range(0, rows.length)
                .filter(i -> guesses[i] >= HOPELESS)
                .toArray();
        float[] found =
                second.probabilities(Arrays.stream(open).mapToObj(i -> rows[i]).toArray(float[][]::new));
        float[] probabilities = guesses.clone();
        for (int i = 0; i < open.length; i++) {
            probabilities[open[i]] = found[i];
        }
        return probabilities;
    }

    /** Fills in the features that only the second pass sees. */
    static void fillSecondPass(float[][] rows, float[] guesses, List<PageTree.Run> runs, ElementFacts facts) {
        double[] sums = new double[facts.text.length];
        double[] weights = new double[facts.text.length];
        double[] makeSums = new double[facts.makes()];
        double[] makeWeights = new double[facts.makes()];
        double most = 0;
        for (int i = 0; i < rows.length; i++) {
            PageTree.Run run = runs.get(i);
            double weight = Math.sqrt(run.text().length());
            sums[run.owner()] += guesses[i] * weight;
            weights[run.owner()] += weight;
            makeSums[facts.make[run.owner()]] += guesses[i] * weight;
            makeWeights[facts.make[run.owner()]] += weight;
            most = Math.max(most, guesses[i]);
        }
        facts.sumUp(sums);
        facts.sumUp(weights);
        float before = -1;
        float[] after = new float[rows.length];
        float next = -1;
        for (int i = rows.length - 1; i >= 0; i--) {
            after[i] = next;
            next = runs.get(i).isProse() ? guesses[i] : next;
        }
        for (int i = 0; i < rows.length; i++) {
            float[] row = rows[i];
            PageTree.Run run = runs.get(i);
            int parent = facts.blockParent(run.owner());
            int grandparent = facts.blockParent(parent);
            row[FIRST.column()] = guesses[i];
            for (int distance = 1; distance <= 3; distance++) {
                row[FIRST_BEFORE_1.column() + 1 - distance] = at(guesses, i - distance);
                row[FIRST_AFTER_1.column() - 1 + distance] = at(guesses, i + distance);
            }
            row[FIRST_PROSE_BEFORE.column()] = before;
            row[FIRST_PROSE_AFTER.column()] = after[i];
            row[FIRST_PARENT.column()] = Shares.share(sums[parent], weights[parent]);
            row[FIRST_GRANDPARENT.column()] = Shares.share(sums[grandparent], weights[grandparent]);
            int make = facts.make[run.owner()];
            row[FIRST_ALIKE.column()] = Shares.share(makeSums[make], makeWeights[make]);
            row[FIRST_RANK.column()] = Shares.share(guesses[i], most);
            before = run.isProse() ? guesses[i] : before;
        }
    }

    private static float at(float[] guesses, int i) {
        return i < 0 || i >= guesses.length ? -1 : guesses[i];
    }
}

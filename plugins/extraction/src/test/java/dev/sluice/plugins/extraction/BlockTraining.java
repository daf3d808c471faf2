package dev.sluice.plugins.extraction;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.api.Document;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Trains what the extractor has learnt of web pages, and writes the resources. {@code BlockTraining DATA RESOURCES OUT}: the
 * folder of the training data, that of the resources, and one to which it writes, by data set and for the scorer, what the
 * extractor takes out of each page with a filter that was trained on pages of other sites. The same data give the same bytes.
 */
final class BlockTraining {
    private static final TreeTrainer.Settings QUALITY = new TreeTrainer.Settings(60, 8, 25, 0.1, 1, 3);
    private static final int FOLDS = 5;

    private final List<TrainingPage> pages;
    private final FilterTrainer trainer;

    private BlockTraining(List<TrainingPage> pages) {
        this.pages = pages;
        this.trainer = new FilterTrainer(pages);
    }

    public static void main(String[] arguments) throws IOException {
        BlockTraining training = new BlockTraining(TrainingPage.read(Path.of(arguments[0], "extract")));
        Outcome[] outcomes = training.crossValidate();
        training.writeRecords(outcomes, Path.of(arguments[2]));
        training.writeResources(outcomes, Path.of(arguments[1]));
    }

    /**
     * What became of a page that the filter did not know.
     *
     * @param record the document as one line of JSON
     * @param quality what its quality is judged by
     * @param f1 how well the main text was found; -1 if only snippets of it are known
     */
    private record Outcome(String record, float[] quality, float f1) {}

    /** Lets each page be read with a filter that was trained on pages of other sites. */
    private Outcome[] crossValidate() {
        Outcome[] outcomes = new Outcome[pages.size()];
        for (int fold = 0; fold < FOLDS; fold++) {
            int own = fold;
            BlockFilter filter = trainer.train(pages(i -> pages.get(i).group(FOLDS) != own));
            pages(i -> pages.get(i).group(FOLDS) == own).stream()
                    .parallel()
                    .forEach(i -> outcomes[i] = outcome(filter, pages.get(i)));
            System.err.printf(Locale.ROOT, "fold %d of %d%n", fold + 1, FOLDS);
        }
        return outcomes;
    }

    private List<Integer> pages(IntPredicate wanted) {
        return IntStream.range(0, pages.size()).filter(wanted).boxed().toList();
    }

    private static Outcome outcome(BlockFilter filter, TrainingPage page) {
        try {
            float[][] quality = new float[1][];
            HtmlHandler handler = new HtmlHandler(
                    filter,
                    BlockDecision.BALANCED,
                    (analysis, probabilities, decided) -> {
                        quality[0] = PageQuality.features(analysis, probabilities, decided);
                        return 1;
                    },
                    Set.of());
            Document document = handler.extract(Document.of(page.file(), ""), page.html());
            float f1 = page.body() == null ? -1 : f1(page.body(), document.text());
            return new Outcome(new ObjectMapper().writeValueAsString(document.toRecord()), quality[0], f1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static float f1(String body, String text) {
        LineScore score = new LineScore("page");
        score.add(text, body);
        return (float) score.f1();
    }

    private void writeRecords(Outcome[] outcomes, Path out) throws IOException {
        Files.createDirectories(out);
        for (String set : TrainingPage.SETS) {
            try (Writer writer = Files.newBufferedWriter(out.resolve(set + ".jsonl"))) {
                for (int i : pages(i -> pages.get(i).set().equals(set))) {
                    writer.write(outcomes[i].record() + "\n");
                }
            }
        }
        float[] expected = new float[outcomes.length];
        for (int fold = 0; fold < FOLDS; fold++) {
            int own = fold;
            PageQuality quality = quality(outcomes, pages(i -> pages.get(i).group(FOLDS) != own));
            pages(i -> pages.get(i).group(FOLDS) == own)
                    .forEach(i -> expected[i] = quality.model().probability(outcomes[i].quality()));
        }
        for (int tenth = 0; tenth < 10; tenth++) {
            int own = tenth;
            List<Integer> those = pages(i -> outcomes[i].f1() >= 0 && Math.min(9, (int) (expected[i] * 10)) == own);
            double mean =
                    those.stream().mapToDouble(i -> outcomes[i].f1()).average().orElse(0);
            System.err.printf(Locale.ROOT, "expected F1 .%d: %d pages, mean F1 %.3f%n", tenth, those.size(), mean);
        }
    }

    private static PageQuality quality(Outcome[] outcomes, List<Integer> from) {
        List<Integer> known = from.stream().filter(i -> outcomes[i].f1() >= 0).toList();
        float[][] rows = known.stream().map(i -> outcomes[i].quality()).toArray(float[][]::new);
        float[] targets = new float[rows.length];
        float[] weights = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            targets[i] = outcomes[known.get(i)].f1();
            weights[i] = 1;
        }
        return new PageQuality(TreeTrainer.train(PageQuality.FEATURES, rows, targets, weights, QUALITY));
    }

    private void writeResources(Outcome[] outcomes, Path folder) throws IOException {
        List<Integer> all = pages(i -> true);
        write(quality(outcomes, all).model(), folder.resolve("quality.model"));
        BlockFilter filter = trainer.train(all);
        write(filter.first(), folder.resolve("blocks-first.model"));
        write(filter.second(), folder.resolve("blocks-second.model"));
        List<String> lines = new ArrayList<>(Arrays.asList(
                "# How much a word in the class, id, role or itemprop of an element speaks for main text in it.",
                "# Format: word <TAB> logarithm of the odds. Written by BlockTraining: each page of the training data has one",
                "# vote on a word, and a word must stand on pages of several sites."));
        trainer.names(all).forEach((word, odds) -> lines.add(word + "\t" + odds));
        Files.write(folder.resolve("element-names.tsv"), lines);
    }

    private static void write(TreeModel model, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            model.write(out);
        }
    }
}

package dev.sluice.plugins.extraction;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Trains {@link BlockFilter}s from pages of which the main text is known. */
final class FilterTrainer {
    private static final TreeTrainer.Settings FIRST = new TreeTrainer.Settings(100, 24, 60, 0.1, 0.6, 1);
    private static final TreeTrainer.Settings SECOND = new TreeTrainer.Settings(120, 24, 60, 0.1, 0.6, 2);

    /** Models that decide are the mean of so many: what one is right in by chance, of features drawn by lot, is evened out. */
    static final int BAG = 4;

    /** Training pages fall into so many groups; what is told about a page comes from the other groups. */
    private static final int GROUPS = 4;

    /** Pages of which only snippets are known count less. */
    private static final float SNIPPETS = 0.5f;

    private static final int LEAST_SITES = 5;

    private final List<TrainingPage> pages;
    private final List<byte[]> labels = new ArrayList<>();
    private final List<Map<String, Boolean>> votes = new ArrayList<>();

    FilterTrainer(List<TrainingPage> pages) {
        this.pages = pages;
        List<Look> looks = parallel(pages.size(), i -> look(pages.get(i)));
        looks.forEach(look -> labels.add(look.labels()));
        looks.forEach(look -> votes.add(look.votes()));
    }

    private record Look(byte[] labels, Map<String, Boolean> votes) {}

    static <T> List<T> parallel(int count, IntFunction<T> task) {
        return IntStream.range(0, count).parallel().mapToObj(task).toList();
    }

    /** Each page has one vote on a name: whether what stands in elements of that name is mostly main text. */
    private static Look look(TrainingPage training) {
        try {
            PageAnalysis page = training.analyze();
            PageTree tree = page.tree();
            byte[] labels =
                    BlockLabels.of(tree.runs().stream().map(PageTree.Run::text).toList(), training);
            long[] known = new long[Math.max(1, tree.size())];
            long[] main = new long[Math.max(1, tree.size())];
            for (int i = 0; i < labels.length; i++) {
                PageTree.Run run = tree.runs().get(i);
                known[run.owner()] += labels[i] < 0 ? 0 : run.text().length();
                main[run.owner()] += labels[i] > 0 ? run.text().length() : 0;
            }
            tree.sumUp(known);
            tree.sumUp(main);
            Map<String, long[]> sums = new HashMap<>();
            for (int i = 0; i < tree.size(); i++) {
                if (known[i] > 0) {
                    for (String word : ElementNames.words(tree.element(i))) {
                        long[] sum = sums.computeIfAbsent(word, w -> new long[2]);
                        sum[0] += main[i];
                        sum[1] += known[i];
                    }
                }
            }
            Map<String, Boolean> votes = new HashMap<>();
            sums.forEach((word, sum) -> votes.put(word, sum[0] * 2 > sum[1]));
            return new Look(labels, votes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Learns the odds of names from some pages; those that few sites use are of no use elsewhere. */
    Map<String, Float> names(List<Integer> from) {
        Map<String, int[]> counts = new TreeMap<>();
        Map<String, Set<String>> sites = new HashMap<>();
        for (int page : from) {
            votes.get(page).forEach((word, isMain) -> {
                counts.computeIfAbsent(word, w -> new int[2])[isMain ? 1 : 0]++;
                sites.computeIfAbsent(word, w -> new HashSet<>())
                        .add(pages.get(page).site());
            });
        }
        Map<String, Float> odds = new TreeMap<>();
        counts.forEach((word, count) -> {
            if (sites.getOrDefault(word, Set.of()).size() >= LEAST_SITES) {
                double value = StrictMath.log((count[1] + 1.0) / (count[0] + 1.0));
                if (Math.abs(value) >= 0.3) {
                    odds.put(word, Math.round(value * 10) / 10f);
                }
            }
        });
        return odds;
    }

    /** Trains a filter from some pages. */
    BlockFilter train(List<Integer> from) {
        List<List<Integer>> groups = new ArrayList<>();
        List<ElementNames> names = new ArrayList<>();
        for (int group = 0; group < GROUPS; group++) {
            int own = group;
            groups.add(from.stream()
                    .filter(i -> pages.get(i).group(GROUPS * 31) % GROUPS == own)
                    .toList());
            names.add(new ElementNames(names(from.stream()
                    .filter(i -> pages.get(i).group(GROUPS * 31) % GROUPS != own)
                    .toList())));
        }
        List<Rows> rows = new ArrayList<>();
        for (int group = 0; group < GROUPS; group++) {
            rows.add(new Rows(groups.get(group), names.get(group)));
        }
        for (int group = 0; group < GROUPS; group++) {
            int own = group;
            TreeModel others = train(
                    IntStream.range(0, GROUPS)
                            .filter(g -> g != own)
                            .mapToObj(rows::get)
                            .toList(),
                    BlockFeature.firstPass(),
                    FIRST);
            rows.get(group).guess(others);
        }
        TreeModel first = train(rows, BlockFeature.firstPass(), FIRST);
        TreeModel second =
                TreeModel.mean(parallel(BAG, i -> train(rows, BlockFeature.secondPass(), SECOND.withSeed(2 + i))));
        return new BlockFilter(new ElementNames(names(from)), first, second);
    }

    private static TreeModel train(List<Rows> parts, List<String> features, TreeTrainer.Settings settings) {
        int size = parts.stream().mapToInt(Rows::known).sum();
        float[][] rows = new float[size][];
        boolean[] labels = new boolean[size];
        float[] weights = new float[size];
        int next = 0;
        for (Rows part : parts) {
            for (int i = 0; i < part.features.length; i++) {
                if (part.weights[i] > 0) {
                    rows[next] = part.features[i];
                    labels[next] = part.isMain[i];
                    weights[next] = part.weights[i];
                    next++;
                }
            }
        }
        return TreeTrainer.train(features, rows, labels, weights, settings);
    }

    private record Analyzed(List<PageTree.Run> runs, float[][] rows, ElementFacts facts) {}

    /** The blocks of some pages, with all that a model is trained on. */
    private final class Rows {
        private final List<ElementFacts> facts;
        private final List<List<PageTree.Run>> runs;
        private final List<float[][]> byPage;
        private final float[][] features;
        private final boolean[] isMain;
        private final float[] weights;

        Rows(List<Integer> from, ElementNames names) {
            List<Analyzed> analyzed = parallel(from.size(), i -> {
                try {
                    PageAnalysis page = pages.get(from.get(i)).analyze();
                    float[][] rows = page.features(names);
                    return new Analyzed(page.tree().runs(), rows, page.facts());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            facts = analyzed.stream().map(Analyzed::facts).toList();
            runs = analyzed.stream().map(Analyzed::runs).toList();
            byPage = analyzed.stream().map(Analyzed::rows).toList();
            features = byPage.stream().flatMap(Stream::of).toArray(float[][]::new);
            isMain = new boolean[features.length];
            weights = new float[features.length];
            int next = 0;
            for (int p = 0; p < from.size(); p++) {
                byte[] known = labels.get(from.get(p));
                List<PageTree.Run> own = runs.get(p);
                double sum = 1;
                for (int i = 0; i < known.length; i++) {
                    sum += known[i] < 0 ? 0 : weight(own.get(i));
                }
                float share = pages.get(from.get(p)).body() == null ? SNIPPETS : 1;
                for (int i = 0; i < known.length; i++, next++) {
                    boolean isOpen = known[i] < 0
                            || (known[i] == 0 && leavesQuotesOut(pages.get(from.get(p))) && isQuote(features[next]));
                    isMain[next] = known[i] > 0;
                    weights[next] = isOpen ? 0 : (float) (share * 200 * weight(own.get(i)) / sum);
                }
            }
        }

        /** Returns of how many blocks it is known what they are. */
        int known() {
            int known = 0;
            for (float weight : weights) {
                known += weight > 0 ? 1 : 0;
            }
            return known;
        }

        /** The main texts of this set lack most of the quotes that the pages show, by a convention that is not ours. */
        private static boolean leavesQuotesOut(TrainingPage page) {
            return page.set().equals("naeb");
        }

        private static boolean isQuote(float[] row) {
            return row[BlockFeature.QUOTE.column()] > 0;
        }

        private static double weight(PageTree.Run run) {
            return Math.sqrt(1 + TextShape.words(run.text()));
        }

        void guess(TreeModel model) {
            IntStream.range(0, facts.size()).parallel().forEach(p -> {
                float[][] rows = byPage.get(p);
                BlockFilter.fillSecondPass(rows, model.probabilities(rows), runs.get(p), facts.get(p));
            });
        }
    }
}

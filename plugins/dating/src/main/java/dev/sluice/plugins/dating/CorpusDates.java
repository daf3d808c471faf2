package dev.sluice.plugins.dating;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the documents of a corpus tell about each other's dates. Immutable once made and safe for use by several threads.
 *
 * <p>The months of the corpus are a mixture that is estimated by expectation maximization: every document spreads its one vote over
 * the months as its own words and the votes of the others have it. The mixture is smeared, and a part of it stays with all months,
 * so that a document from another time can still be told as such.
 */
final class CorpusDates {
    private static final int ROUNDS = 40;
    private static final int SMEAR = 3;

    /** The share of documents that are from another time than the rest. */
    private static final double OTHERS = 0.08;

    /** Fewer documents say nothing about another one. */
    private static final int FEWEST = 20;

    private static final int MOST_SAMPLED = 5_000;

    private static final int STORY_SMEAR = 1;
    private static final double STORY_DOUBT = 0.02;

    /** Where it is not dated itself, it rests on much the same words, and may be of another month. */
    private static final double SAME_WORDS = 0.6;

    private static final double SAME_STORY = 0.3;
    private static final int MOST_NEIGHBORS = 3;

    /** A word of more documents than this tells no story. */
    private static final int MOST_DOCUMENTS = 50;

    private final int documents;
    private final double[] mixture;
    private final Map<String, List<DatedStory>> stories = new HashMap<>();

    private CorpusDates(int documents, double[] mixture) {
        this.documents = documents;
        this.mixture = mixture;
    }

    /** Returns what some documents tell, in whatever order they come. */
    static CorpusDates of(List<DatedStory> observed) {
        List<DatedStory> sorted = new ArrayList<>(observed);
        sorted.sort(Comparator.comparing(DatedStory::id));
        List<DatedStory> known =
                sample(sorted.stream().filter(d -> d.months().isKnown()).toList());
        CorpusDates dates = new CorpusDates(known.size(), known.size() < FEWEST ? new double[0] : mixture(known));
        dates.tellStories(sorted);
        return dates;
    }

    /** Returns how many documents the months were estimated from; 0 where they were too few. */
    int documents() {
        return mixture.length == 0 ? 0 : documents;
    }

    /** Returns the weights of the months as the other documents have them; empty where they are too few. */
    double[] others(MonthWeights own) {
        if (mixture.length == 0) {
            return mixture;
        }
        double[] vote = new double[MonthWeights.COUNT];
        own.addTo(vote, mixture, 1.0 / documents);
        double[] smeared = MonthWeights.smeared(vote, SMEAR);
        double[] rest = new double[MonthWeights.COUNT];
        double even = OTHERS / MonthWeights.COUNT;
        for (int i = 0; i < rest.length; i++) {
            rest[i] = Math.max(even, mixture[i] - (1 - OTHERS) * smeared[i]);
        }
        return rest;
    }

    /** Returns the documents that tell the same story as the one of an id, nearest first. */
    List<DatedStory> sameStory(String id) {
        return stories.getOrDefault(id, List.of());
    }

    /** Returns the weights of the months that one document of the same story gives. */
    static double[] story(DatedStory neighbor) {
        double[] sums = new double[MonthWeights.COUNT];
        double[] even = new double[MonthWeights.COUNT];
        Arrays.fill(even, 1);
        double doubt = neighbor.given() ? STORY_DOUBT : SAME_WORDS;
        neighbor.months().addTo(sums, even, 1 - doubt);
        double[] smeared = MonthWeights.smeared(sums, STORY_SMEAR);
        for (int i = 0; i < smeared.length; i++) {
            smeared[i] += doubt / MonthWeights.COUNT;
        }
        return smeared;
    }

    /** Returns every second, third … document, so that a large corpus takes no longer than one of some thousand documents. */
    private static List<DatedStory> sample(List<DatedStory> documents) {
        int step = 1 + documents.size() / MOST_SAMPLED;
        List<DatedStory> some = new ArrayList<>();
        for (int i = 0; i < documents.size(); i += step) {
            some.add(documents.get(i));
        }
        return some;
    }

    private static double[] mixture(List<DatedStory> known) {
        double[] mixture = new double[MonthWeights.COUNT];
        Arrays.fill(mixture, 1.0 / MonthWeights.COUNT);
        for (int round = 0; round < ROUNDS; round++) {
            double[] votes = new double[MonthWeights.COUNT];
            for (DatedStory document : known) {
                document.months().addTo(votes, mixture, 1.0 / known.size());
            }
            double[] smeared = MonthWeights.smeared(votes, SMEAR);
            for (int i = 0; i < mixture.length; i++) {
                mixture[i] = (1 - OTHERS) * smeared[i] + OTHERS / MonthWeights.COUNT;
            }
        }
        return mixture;
    }

    private void tellStories(List<DatedStory> documentsById) {
        Map<String, List<Integer>> index = new TreeMap<>();
        for (int i = 0; i < documentsById.size(); i++) {
            for (String word : documentsById.get(i).words()) {
                index.computeIfAbsent(word, k -> new ArrayList<>()).add(i);
            }
        }
        for (int i = 0; i < documentsById.size(); i++) {
            DatedStory document = documentsById.get(i);
            if (!document.given()) {
                Map<Integer, Double> shared = new LinkedHashMap<>();
                double all = 0;
                for (String word : document.words()) {
                    List<Integer> holders = index.getOrDefault(word, List.of());
                    double weight = StrictMath.log((1.0 + documentsById.size()) / holders.size());
                    all += weight;
                    if (holders.size() <= MOST_DOCUMENTS) {
                        for (int other : holders) {
                            shared.merge(other, weight, Double::sum);
                        }
                    }
                }
                shared.remove(i);
                stories.put(document.id(), nearest(shared, all, documentsById));
            }
        }
    }

    private static List<DatedStory> nearest(Map<Integer, Double> shared, double all, List<DatedStory> documents) {
        return shared.entrySet().stream()
                .filter(e -> e.getValue() >= SAME_STORY * all
                        && documents.get(e.getKey()).months().isKnown())
                .sorted(Comparator.comparingDouble((Map.Entry<Integer, Double> e) -> -e.getValue())
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST_NEIGHBORS)
                .map(e -> documents.get(e.getKey()))
                .toList();
    }
}

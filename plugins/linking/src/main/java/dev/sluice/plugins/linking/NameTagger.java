package dev.sluice.plugins.linking;

import dev.sluice.api.Mention;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds names by the probabilities of a trained model: of all ranges of words that may be names it takes those that do
 * not overlap and are together most probable. Immutable, safe for use by several threads.
 */
final class NameTagger {
    /** A name has no more words. */
    private static final int LONGEST = 12;

    /** Sequences are cut at this length, so that a text of capitals alone costs no more than its length. */
    private static final int MAX_SEQUENCE = 256;

    private final TagModel model;
    private final double threshold;

    /**
     * Takes the model.
     *
     * @param model the weights
     * @param threshold how probable it must be that a range of words is a name, from 0 to 1
     */
    NameTagger(TagModel model, double threshold) {
        this.model = model;
        this.threshold = threshold;
    }

    /**
     * A range of words that is probably a name. Immutable.
     *
     * @param from the first word
     * @param to the word behind the last
     * @param probability how probable it is that this is a name, from 0 to 1
     * @param within how probable it is that this is a name or part of a longer one, from 0 to 1
     * @param kinds how probable each kind is, if this is a name
     */
    record Tagged(int from, int to, double probability, double within, Kinds kinds) {
        /** Returns the same name with another first word. */
        Tagged from(int first) {
            return new Tagged(first, to, probability, within, kinds);
        }
    }

    /** Returns the names among the words of a text in their order; none overlap. */
    List<Tagged> tag(TagFeatures features, int words) {
        List<Tagged> found = new ArrayList<>();
        int at = 0;
        while (at < words) {
            if (features.set(at) == 1) {
                at++;
                continue;
            }
            int end = at + 1;
            while (end < words && end - at < MAX_SEQUENCE && features.set(end) != 1) {
                end++;
            }
            choose(candidates(features, at, end), at, end, found);
            at = end;
        }
        return found;
    }

    private List<Tagged> candidates(TagFeatures features, int from, int to) {
        int length = to - from;
        double[][] scores = new double[length][];
        int[] sets = new int[length];
        boolean[] joined = new boolean[length];
        for (int i = 0; i < length; i++) {
            scores[i] = model.scores(features.of(from + i));
            sets[i] = features.set(from + i);
            joined[i] = features.joined(from + i);
        }
        TagLattice lattice = new TagLattice(scores, model.factors(), sets, joined);
        List<Tagged> candidates = new ArrayList<>();
        double[][] sums = new double[length][LONGEST];
        for (int i = 0; i < length && lattice.isPossible(); i++) {
            double[][] byType = new double[TagLabel.TYPES.size()][];
            for (int type = 0; type < byType.length; type++) {
                byType[type] = Arrays.copyOf(lattice.names(type, i, LONGEST), LONGEST);
            }
            int longest = Math.min(LONGEST, length - i);
            for (int words = 1; words <= longest; words++) {
                for (double[] ofType : byType) {
                    sums[i][words - 1] += ofType[words - 1];
                }
            }
            for (int words = 1; words <= longest; words++) {
                double sum = sums[i][words - 1];
                if (sum > threshold) {
                    candidates.add(new Tagged(
                            from + i,
                            from + i + words,
                            Math.min(1, sum),
                            Math.min(1, within(sums, i, words)),
                            new Kinds(
                                    share(byType, Mention.Type.PERSON, words - 1, sum),
                                    share(byType, Mention.Type.ORGANIZATION, words - 1, sum),
                                    share(byType, Mention.Type.PLACE, words - 1, sum))));
                }
            }
        }
        return candidates;
    }

    /** Returns the sum of the probabilities of all names that hold a range of words. */
    private static double within(double[][] sums, int from, int words) {
        double sum = 0;
        for (int before = 0; before <= Math.min(from, LONGEST - words); before++) {
            for (int longer = words + before; longer <= LONGEST; longer++) {
                sum += sums[from - before][longer - 1];
            }
        }
        return sum;
    }

    private static double share(double[][] byType, Mention.Type type, int at, double sum) {
        return byType[TagLabel.TYPES.indexOf(type)][at] / sum;
    }

    /** Takes the candidates that do not overlap and lie farthest above the threshold together. */
    private void choose(List<Tagged> candidates, int from, int to, List<Tagged> found) {
        double[] best = new double[to - from + 1];
        Tagged[] taken = new Tagged[to - from + 1];
        int next = candidates.size() - 1;
        for (int at = to - 1; at >= from; at--) {
            best[at - from] = best[at - from + 1];
            for (; next >= 0 && candidates.get(next).from() == at; next--) {
                Tagged candidate = candidates.get(next);
                double sum = candidate.probability() - threshold + best[candidate.to() - from];
                if (sum > best[at - from]) {
                    best[at - from] = sum;
                    taken[at - from] = candidate;
                }
            }
        }
        int at = from;
        while (at < to) {
            Tagged name = taken[at - from];
            if (name != null) {
                found.add(name);
                at = name.to();
            } else {
                at++;
            }
        }
    }
}

package dev.sluice.plugins.linking;

import java.util.Arrays;

/**
 * The probabilities of all labelings of a sequence of words under a linear-chain conditional random field, by the
 * forward-backward algorithm with scaling. Used by one thread.
 */
final class TagLattice {
    private static final int LABELS = TagLabel.COUNT;

    private static final boolean[][] FOLLOWS = follows();

    private final int length;
    private final double[][] emissions;
    private final double[][] transitions;
    private final boolean[] joined;
    private final double[][] forward;
    private final double[][] backward;
    private final double[] scales;
    private boolean possible = true;

    /**
     * Computes the probabilities.
     *
     * @param scores for each word the scores of its labels
     * @param transitions the exponentials of the scores of pairs of labels, first the one before
     * @param sets for each word the labels it may have
     * @param joined for each word whether a name may go on from the word before to it
     */
    TagLattice(double[][] scores, double[][] transitions, int[] sets, boolean[] joined) {
        this.length = scores.length;
        this.transitions = transitions;
        this.joined = joined;
        this.emissions = new double[length][LABELS];
        this.forward = new double[length][LABELS];
        this.backward = new double[length][LABELS];
        this.scales = new double[length];
        for (int i = 0; i < length; i++) {
            double highest = Double.NEGATIVE_INFINITY;
            for (int label = 0; label < LABELS; label++) {
                highest = allowed(sets[i], label) ? Math.max(highest, scores[i][label]) : highest;
            }
            for (int label = 0; label < LABELS; label++) {
                emissions[i][label] = allowed(sets[i], label) ? StrictMath.exp(scores[i][label] - highest) : 0;
            }
        }
        forward();
        if (possible) {
            backward();
        }
    }

    private static boolean allowed(int set, int label) {
        return ((set >> label) & 1) != 0;
    }

    private static boolean[][] follows() {
        boolean[][] table = new boolean[LABELS][LABELS];
        for (int before = 0; before < LABELS; before++) {
            for (int label = 0; label < LABELS; label++) {
                table[before][label] = TagLabel.follows(before, label);
            }
        }
        return table;
    }

    private boolean connects(int at, int before, int label) {
        return FOLLOWS[before][label] && (joined[at] || TagLabel.closes(before));
    }

    private void forward() {
        for (int i = 0; i < length && possible; i++) {
            double sum = 0;
            for (int label = 0; label < LABELS; label++) {
                double mass = 0;
                if (emissions[i][label] > 0) {
                    if (i == 0) {
                        mass = FOLLOWS[TagLabel.OUTSIDE][label] ? transitions[TagLabel.OUTSIDE][label] : 0;
                    } else {
                        for (int before = 0; before < LABELS; before++) {
                            if (forward[i - 1][before] > 0 && connects(i, before, label)) {
                                mass += forward[i - 1][before] * transitions[before][label];
                            }
                        }
                    }
                    mass *= emissions[i][label];
                    mass = i == length - 1 && !TagLabel.closes(label) ? 0 : mass;
                }
                forward[i][label] = mass;
                sum += mass;
            }
            scales[i] = sum;
            possible = sum > 0;
            for (int label = 0; label < LABELS && possible; label++) {
                forward[i][label] /= sum;
            }
        }
    }

    private void backward() {
        for (int label = 0; label < LABELS; label++) {
            backward[length - 1][label] = TagLabel.closes(label) ? 1 : 0;
        }
        for (int i = length - 2; i >= 0; i--) {
            for (int label = 0; label < LABELS; label++) {
                double mass = 0;
                for (int next = 0; next < LABELS; next++) {
                    if (emissions[i + 1][next] > 0 && connects(i + 1, label, next)) {
                        mass += transitions[label][next] * emissions[i + 1][next] * backward[i + 1][next];
                    }
                }
                backward[i][label] = mass / scales[i + 1];
            }
        }
    }

    /** Returns whether any labeling is possible; if not, no other method may be called. */
    boolean isPossible() {
        return possible;
    }

    /** Returns how probable it is that a word has a label. */
    double probability(int at, int label) {
        return forward[at][label] * backward[at][label];
    }

    /** Returns how probable it is that two words, the second of which is given, have two labels. */
    double probability(int at, int before, int label) {
        return connects(at, before, label)
                ? forward[at - 1][before]
                        * transitions[before][label]
                        * emissions[at][label]
                        * backward[at][label]
                        / scales[at]
                : 0;
    }

    /**
     * Returns for a kind of names and a first word how probable it is that a name of one, two and more words begins there;
     * as many lengths as asked for, fewer where the sequence ends or no longer name is possible.
     */
    double[] names(int type, int from, int longest) {
        double[] found = new double[Math.min(longest, length - from)];
        found[0] = probability(from, TagLabel.unit(type));
        double path = forward[from][TagLabel.begin(type)];
        int label = TagLabel.begin(type);
        int count = 1;
        for (int at = from + 1; at - from < found.length && path > 0 && joined[at]; at++) {
            int last = TagLabel.last(type);
            double ended = path * transitions[label][last] * emissions[at][last] / scales[at];
            found[count++] = ended * backward[at][last];
            int inside = TagLabel.inside(type);
            path *= transitions[label][inside] * emissions[at][inside] / scales[at];
            label = inside;
        }
        return Arrays.copyOf(found, count);
    }
}

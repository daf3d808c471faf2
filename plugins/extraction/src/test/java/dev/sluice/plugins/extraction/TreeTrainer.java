package dev.sluice.plugins.extraction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Trains a {@link TreeModel}: gradient boosting with logistic loss over histograms of the features, best leaf first (as Ke
 * et al., LightGBM, 2017, describe it). The same data, settings and seed give the same model on any machine with any
 * number of processors.
 */
final class TreeTrainer {
    /**
     * How a model is trained.
     *
     * @param trees the number of trees
     * @param leaves the greatest number of leaves of a tree
     * @param minRows the least number of rows in a leaf
     * @param rate the learning rate
     * @param featureShare the share of the features that a tree may ask
     * @param seed what the choice of features starts from
     */
    record Settings(int trees, int leaves, int minRows, double rate, double featureShare, long seed) {
        Settings withSeed(long other) {
            return new Settings(trees, leaves, minRows, rate, featureShare, other);
        }
    }

    private static final int BINS = 255;
    private static final double L2 = 1.0;

    private final List<String> names;
    private final byte[][] bins;
    private final float[][] cuts;
    private final float[] targets;
    private final float[] weights;
    private final Settings settings;
    private final float[] gradients;
    private final float[] hessians;

    private TreeTrainer(List<String> names, float[][] rows, float[] targets, float[] weights, Settings settings) {
        this.names = names;
        this.targets = targets;
        this.weights = weights;
        this.settings = settings;
        this.gradients = new float[rows.length];
        this.hessians = new float[rows.length];
        this.bins = new byte[names.size()][];
        this.cuts = new float[names.size()][];
        IntStream.range(0, names.size()).parallel().forEach(f -> bin(f, rows));
    }

    /** Returns a model of the probability that a row's label is true. Rows of weight 0 are not learnt from. */
    static TreeModel train(List<String> names, float[][] rows, boolean[] labels, float[] weights, Settings settings) {
        float[] targets = new float[labels.length];
        for (int i = 0; i < labels.length; i++) {
            targets[i] = labels[i] ? 1 : 0;
        }
        return train(names, rows, targets, weights, settings);
    }

    /** Returns a model of shares, each from 0 to 1. Rows of weight 0 are not learnt from. */
    static TreeModel train(List<String> names, float[][] rows, float[] targets, float[] weights, Settings settings) {
        return new TreeTrainer(names, rows, targets, weights, settings).train();
    }

    private TreeModel train() {
        double positive = 0;
        double all = 0;
        for (int i = 0; i < targets.length; i++) {
            positive += targets[i] * weights[i];
            all += weights[i];
        }
        float base = (float) StrictMath.log((positive + 1e-6) / (all - positive + 1e-6));
        double[] sums = new double[targets.length];
        Arrays.fill(sums, base);
        int[] learnt =
                IntStream.range(0, targets.length).filter(i -> weights[i] > 0).toArray();
        Random random = new Random(settings.seed());
        List<List<TreeModel.Node>> trees = new ArrayList<>();
        for (int tree = 0; tree < settings.trees(); tree++) {
            for (int i : learnt) {
                double p = 1 / (1 + StrictMath.exp(-sums[i]));
                gradients[i] = (float) (weights[i] * (p - targets[i]));
                hessians[i] = (float) (weights[i] * p * (1 - p));
            }
            trees.add(grow(learnt, chosenFeatures(random), sums));
        }
        return TreeModel.of(names, base, trees);
    }

    private int[] chosenFeatures(Random random) {
        int count = Math.max(1, (int) Math.round(names.size() * settings.featureShare()));
        List<Integer> all =
                new ArrayList<>(IntStream.range(0, names.size()).boxed().toList());
        Collections.shuffle(all, random);
        return all.subList(0, count).stream()
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    /** The cut points are quantiles, so that each bin holds about as many rows. */
    private void bin(int f, float[][] rows) {
        float[] sorted = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            sorted[i] = rows[i][f];
        }
        Arrays.sort(sorted);
        float[] found = new float[BINS];
        int count = 0;
        for (int b = 1; b <= BINS && sorted.length > 0; b++) {
            float cut = sorted[(int) Math.min(sorted.length - 1L, (long) sorted.length * b / BINS)];
            if (count == 0 || cut > found[count - 1]) {
                found[count++] = cut;
            }
        }
        cuts[f] = Arrays.copyOf(found, count);
        bins[f] = new byte[rows.length];
        for (int i = 0; i < rows.length; i++) {
            int at = Arrays.binarySearch(cuts[f], rows[i][f]);
            bins[f][i] = (byte) Math.min(at < 0 ? -at - 1 : at, count - 1);
        }
    }

    private static final class Leaf {
        final int[] rows;
        final double[][] histogram;
        final double gradient;
        final double hessian;
        double gain;
        int feature = -1;
        int bin;

        @Nullable
        Leaf left;

        @Nullable
        Leaf right;

        Leaf(int[] rows, double[][] histogram, double gradient, double hessian) {
            this.rows = rows;
            this.histogram = histogram;
            this.gradient = gradient;
            this.hessian = hessian;
        }
    }

    private List<TreeModel.Node> grow(int[] rows, int[] features, double[] sums) {
        Leaf root = leaf(rows, features, histogram(rows, features));
        PriorityQueue<Leaf> open = new PriorityQueue<>(Comparator.comparingDouble((Leaf l) -> -l.gain));
        open.add(root);
        List<Leaf> done = new ArrayList<>();
        int leaves = 1;
        while (!open.isEmpty() && leaves < settings.leaves()) {
            Leaf leaf = open.poll();
            if (leaf.feature < 0) {
                done.add(leaf);
                continue;
            }
            split(leaf, features);
            open.add(Objects.requireNonNull(leaf.left));
            open.add(Objects.requireNonNull(leaf.right));
            leaves++;
        }
        done.addAll(open);
        for (Leaf leaf : done) {
            float value = value(leaf);
            for (int i : leaf.rows) {
                sums[i] += value;
            }
        }
        List<TreeModel.Node> nodes = new ArrayList<>();
        write(root, nodes);
        return nodes;
    }

    private float value(Leaf leaf) {
        return (float) (-settings.rate() * leaf.gradient / (leaf.hessian + L2));
    }

    private void write(Leaf leaf, List<TreeModel.Node> nodes) {
        if (leaf.left == null || leaf.right == null) {
            nodes.add(new TreeModel.Node(-1, value(leaf), 0));
            return;
        }
        int at = nodes.size();
        nodes.add(new TreeModel.Node(-1, 0, 0));
        write(leaf.left, nodes);
        nodes.set(at, new TreeModel.Node(leaf.feature, cuts[leaf.feature][leaf.bin], nodes.size()));
        write(leaf.right, nodes);
    }

    private void split(Leaf leaf, int[] features) {
        byte[] column = bins[leaf.feature];
        int count = 0;
        for (int i : leaf.rows) {
            count += (column[i] & 0xFF) <= leaf.bin ? 1 : 0;
        }
        int[] left = new int[count];
        int[] right = new int[leaf.rows.length - count];
        int l = 0;
        int r = 0;
        for (int i : leaf.rows) {
            if ((column[i] & 0xFF) <= leaf.bin) {
                left[l++] = i;
            } else {
                right[r++] = i;
            }
        }
        boolean leftIsSmaller = left.length <= right.length;
        double[][] small = histogram(leftIsSmaller ? left : right, features);
        double[][] large = new double[small.length][];
        for (int f = 0; f < small.length; f++) {
            large[f] = new double[small[f].length];
            for (int b = 0; b < small[f].length; b++) {
                large[f][b] = leaf.histogram[f][b] - small[f][b];
            }
        }
        leaf.left = leaf(left, features, leftIsSmaller ? small : large);
        leaf.right = leaf(right, features, leftIsSmaller ? large : small);
    }

    /** Returns for each feature and bin the sum of gradients, the sum of hessians, and the number of rows. */
    private double[][] histogram(int[] rows, int[] features) {
        double[][] histogram = new double[features.length][];
        IntStream range = IntStream.range(0, features.length);
        (rows.length > 2_000 ? range.parallel() : range).forEach(f -> {
            byte[] column = bins[features[f]];
            double[] sums = new double[cuts[features[f]].length * 3];
            for (int i : rows) {
                int at = (column[i] & 0xFF) * 3;
                sums[at] += gradients[i];
                sums[at + 1] += hessians[i];
                sums[at + 2]++;
            }
            histogram[f] = sums;
        });
        return histogram;
    }

    private Leaf leaf(int[] rows, int[] features, double[][] histogram) {
        double gradient = 0;
        double hessian = 0;
        for (int b = 0; b < histogram[0].length; b += 3) {
            gradient += histogram[0][b];
            hessian += histogram[0][b + 1];
        }
        Leaf leaf = new Leaf(rows, histogram, gradient, hessian);
        double whole = gradient * gradient / (hessian + L2);
        for (int f = 0; f < features.length; f++) {
            double[] sums = histogram[f];
            double g = 0;
            double h = 0;
            double n = 0;
            for (int b = 0; b + 3 < sums.length; b += 3) {
                g += sums[b];
                h += sums[b + 1];
                n += sums[b + 2];
                if (n < settings.minRows() || rows.length - n < settings.minRows()) {
                    continue;
                }
                double gain = g * g / (h + L2) + (gradient - g) * (gradient - g) / (hessian - h + L2) - whole;
                if (gain > leaf.gain + 1e-9) {
                    leaf.gain = gain;
                    leaf.feature = features[f];
                    leaf.bin = b / 3;
                }
            }
        }
        return leaf;
    }
}

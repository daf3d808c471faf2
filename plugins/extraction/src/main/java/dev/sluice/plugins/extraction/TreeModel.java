package dev.sluice.plugins.extraction;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A sum of regression trees that tells the probability of one of two classes, as gradient boosting yields it (Friedman,
 * Greedy Function Approximation, 2001). Immutable, thread-safe.
 */
final class TreeModel {
    private static final int MAGIC = 0x534C544D;
    private static final int VERSION = 1;

    /** Rows that go through a tree one after the other, while both are in the nearest cache of the processor. */
    private static final int AT_ONCE = 16;

    private final List<String> features;
    private final float base;
    private final int[] roots;

    /** Each node in one word, so that one access to memory brings all of it: feature, right child, and the bits of the value. */
    private final long[] nodes;

    private TreeModel(List<String> features, float base, int[] roots, long[] nodes) {
        this.features = List.copyOf(features);
        this.base = base;
        this.roots = roots;
        this.nodes = nodes;
    }

    /**
     * A node of a tree, in preorder: the left child of an inner node is the next one.
     *
     * @param feature the number of the feature that is asked; -1 for a leaf
     * @param value the greatest value that goes left; for a leaf what it adds to the sum
     * @param right the number of the right child within its tree; of no meaning for a leaf
     */
    record Node(int feature, float value, int right) {
        private static Node unpacked(long bits) {
            return new Node((int) (bits >> 48), Float.intBitsToFloat((int) bits), (int) (bits >> 32) & 0xFFFF);
        }

        private long packed() {
            return (long) feature << 48 | (right & 0xFFFFL) << 32 | (Float.floatToRawIntBits(value) & 0xFFFFFFFFL);
        }
    }

    /** Returns a model of trees, each a list of nodes in preorder. */
    static TreeModel of(List<String> features, float base, List<List<Node>> trees) {
        int size = trees.stream().mapToInt(List::size).sum();
        TreeModel model = new TreeModel(features, base, new int[trees.size()], new long[size]);
        int next = 0;
        for (int tree = 0; tree < trees.size(); tree++) {
            model.roots[tree] = next;
            for (Node node : trees.get(tree)) {
                model.nodes[next++] = node.packed();
            }
        }
        return model;
    }

    /**
     * Reads a model.
     *
     * @param features the features that the caller computes, in their order
     * @throws IOException if it cannot be read, is of another version, or asks for other features
     */
    static TreeModel read(InputStream in, List<String> features) throws IOException {
        DataInputStream data = new DataInputStream(in);
        if (data.readInt() != MAGIC || data.readInt() != VERSION) {
            throw new IOException("no model of format " + VERSION + "; train it again");
        }
        List<String> names = new ArrayList<>();
        int count = data.readInt();
        for (int i = 0; i < count; i++) {
            names.add(data.readUTF());
        }
        if (!names.equals(features)) {
            throw new IOException("the model was trained on other features; train it again");
        }
        float base = data.readFloat();
        List<List<Node>> trees = new ArrayList<>();
        int treeCount = data.readInt();
        for (int tree = 0; tree < treeCount; tree++) {
            List<Node> nodes = new ArrayList<>();
            int size = data.readInt();
            for (int i = 0; i < size; i++) {
                nodes.add(new Node(data.readShort(), data.readFloat(), data.readShort()));
            }
            trees.add(nodes);
        }
        return of(names, base, trees);
    }

    /** Writes the model as {@link #read} takes it. */
    void write(OutputStream out) throws IOException {
        DataOutputStream data = new DataOutputStream(out);
        data.writeInt(MAGIC);
        data.writeInt(VERSION);
        data.writeInt(features.size());
        for (String name : features) {
            data.writeUTF(name);
        }
        data.writeFloat(base);
        data.writeInt(roots.length);
        for (int tree = 0; tree < roots.length; tree++) {
            int end = tree + 1 < roots.length ? roots[tree + 1] : nodes.length;
            data.writeInt(end - roots[tree]);
            for (int i = roots[tree]; i < end; i++) {
                Node node = Node.unpacked(nodes[i]);
                data.writeShort(node.feature());
                data.writeFloat(node.value());
                data.writeShort(node.right());
            }
        }
        data.flush();
    }

    /** Returns the probability, from 0 to 1, for the values of the features in their order. */
    float probability(float[] row) {
        return probabilities(new float[][] {row})[0];
    }

    /** Returns the probability for each of several rows of values. */
    float[] probabilities(float[][] rows) {
        float[] probabilities = new float[rows.length];
        double[] sums = new double[AT_ONCE];
        for (int from = 0; from < rows.length; from += AT_ONCE) {
            int count = Math.min(AT_ONCE, rows.length - from);
            Arrays.fill(sums, base);
            for (int root : roots) {
                for (int r = 0; r < count; r++) {
                    sums[r] += leaf(root, rows[from + r]);
                }
            }
            for (int r = 0; r < count; r++) {
                probabilities[from + r] = (float) (1 / (1 + StrictMath.exp(-sums[r])));
            }
        }
        return probabilities;
    }

    private float leaf(int root, float[] row) {
        int i = root;
        long node = nodes[i];
        while (node >= 0) {
            boolean isLeft = row[(int) (node >>> 48)] <= Float.intBitsToFloat((int) node);
            i = isLeft ? i + 1 : root + ((int) (node >>> 32) & 0xFFFF);
            node = nodes[i];
        }
        return Float.intBitsToFloat((int) node);
    }
}

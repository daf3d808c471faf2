package dev.sluice.plugins.extraction;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A sum of regression trees that tells the probability of one of two classes, as gradient boosting yields it (Friedman,
 * Greedy Function Approximation, 2001). Immutable, thread-safe.
 */
final class TreeModel {
    private static final int MAGIC = 0x534C544D;
    private static final int VERSION = 1;

    private final List<String> features;
    private final float base;
    private final List<List<Node>> trees;
    private final Forest forest;

    private TreeModel(List<String> features, float base, List<List<Node>> trees) {
        this.features = List.copyOf(features);
        this.base = base;
        this.trees = trees.stream().map(List::copyOf).toList();
        this.forest = new Forest(this.trees, this.features.size());
    }

    /**
     * A node of a tree, in preorder: the left child of an inner node is the next one.
     *
     * @param feature the number of the feature that is asked; -1 for a leaf
     * @param value the greatest value that goes left; for a leaf what it adds to the sum
     * @param right the number of the right child within its tree; of no meaning for a leaf
     */
    record Node(int feature, float value, int right) {}

    /**
     * Returns a model of trees, each a list of nodes in preorder.
     *
     * @throws IllegalArgumentException if a tree has more nodes than the format can number, or the {@link Forest} has no place for all
     */
    static TreeModel of(List<String> features, float base, List<List<Node>> trees) {
        for (List<Node> tree : trees) {
            if (tree.size() > Short.MAX_VALUE) {
                throw new IllegalArgumentException(
                        "a tree of " + tree.size() + " nodes; " + Short.MAX_VALUE + " are the most");
            }
        }
        return new TreeModel(features, base, trees);
    }

    /** Returns the model whose sum is the mean of those of several models of the same features. */
    static TreeModel mean(List<TreeModel> models) {
        int count = models.size();
        List<List<Node>> trees = new ArrayList<>();
        double base = 0;
        for (TreeModel model : models) {
            base += model.base / count;
            for (List<Node> tree : model.trees) {
                trees.add(tree.stream()
                        .map(node -> node.feature() < 0 ? new Node(-1, node.value() / count, node.right()) : node)
                        .toList());
            }
        }
        return of(models.get(0).features, (float) base, trees);
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
        data.writeInt(trees.size());
        for (List<Node> tree : trees) {
            data.writeInt(tree.size());
            for (Node node : tree) {
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
        double[] sums = forest.sums(rows, base);
        float[] probabilities = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            probabilities[i] = (float) (1 / (1 + StrictMath.exp(-sums[i])));
        }
        return probabilities;
    }
}

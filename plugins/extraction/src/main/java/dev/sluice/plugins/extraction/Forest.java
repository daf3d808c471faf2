package dev.sluice.plugins.extraction;

import dev.sluice.plugins.extraction.TreeModel.Node;
import java.util.List;

/**
 * The trees of a {@link TreeModel} in the shape in which they are asked fastest: each step to a child is plain arithmetic,
 * without a branch that the processor could guess wrongly, and several rows go through a tree side by side. Immutable,
 * thread-safe.
 */
final class Forest {
    /** So many rows go through a tree side by side. */
    private static final int LANES = 6;

    /** From the keys of a lane to those of the next one; a constant is faster than the number of features. */
    private static final int STRIDE = 256;

    private static final int FEATURE_SHIFT = 53;

    /** Set in an inner node, clear in a leaf. */
    private static final long INNER = 1L << 52;

    private static final int PLACE_SHIFT = 32;
    private static final int MOST_NODES = 1 << 20;

    /**
     * A node each: the feature that is asked, the mark of an inner node, the place of the left child, and the greatest {@linkplain
     * #key key} that goes left. The right child is the next node behind the left one; a leaf leads to itself.
     */
    private final long[] nodes;

    /** What a leaf adds, at the place of its node. */
    private final float[] values;

    private final int[] roots;
    private final int width;

    /**
     * @param trees the nodes of each tree in preorder
     * @param width the number of features
     * @throws IllegalArgumentException if there are more than 1,048,576 nodes or 256 features
     */
    Forest(List<List<Node>> trees, int width) {
        int size = trees.stream().mapToInt(List::size).sum();
        if (size > MOST_NODES || width > STRIDE) {
            throw new IllegalArgumentException(size + " nodes of " + width + " features; " + MOST_NODES + " nodes and "
                    + STRIDE + " features are the most");
        }
        this.nodes = new long[size];
        this.values = new float[size];
        this.roots = new int[trees.size()];
        this.width = width;
        int next = 0;
        for (int tree = 0; tree < roots.length; tree++) {
            roots[tree] = next;
            place(trees.get(tree), next);
            next += trees.get(tree).size();
        }
    }

    /** Lays a tree out from its root on, the two children of a node side by side. */
    private void place(List<Node> tree, int root) {
        int[] preorder = new int[tree.size()];
        int end = 1;
        for (int i = 0; i < tree.size(); i++) {
            Node node = tree.get(preorder[i]);
            int place = root + i;
            if (node.feature() < 0) {
                nodes[place] = (long) place << PLACE_SHIFT | Integer.MAX_VALUE;
                values[place] = node.value();
            } else {
                nodes[place] = (long) node.feature() << FEATURE_SHIFT
                        | INNER
                        | (long) (root + end) << PLACE_SHIFT
                        | Integer.toUnsignedLong(key(node.value()));
                preorder[end] = preorder[i] + 1;
                preorder[end + 1] = node.right();
                end += 2;
            }
        }
    }

    /** Returns for each row the sum of a base and what the trees say about the row. */
    double[] sums(float[][] rows, double base) {
        double[] sums = new double[rows.length];
        int[] keys = new int[LANES * STRIDE];
        for (int from = 0; from < rows.length; from += LANES) {
            int count = Math.min(LANES, rows.length - from);
            for (int lane = 0; lane < count; lane++) {
                float[] row = rows[from + lane];
                for (int feature = 0; feature < width; feature++) {
                    keys[lane * STRIDE + feature] = key(row[feature]);
                }
            }
            System.arraycopy(sums(keys, base), 0, sums, from, count);
        }
        return sums;
    }

    /** Lanes beyond the last row hold keys of earlier rows, and what comes of them is not used. */
    private double[] sums(int[] keys, double base) {
        double sum0 = base;
        double sum1 = base;
        double sum2 = base;
        double sum3 = base;
        double sum4 = base;
        double sum5 = base;
        for (int root : roots) {
            long node0 = nodes[root];
            long node1 = node0;
            long node2 = node0;
            long node3 = node0;
            long node4 = node0;
            long node5 = node0;
            while (((node0 | node1 | node2 | node3 | node4 | node5) & INNER) != 0) {
                node0 = nodes[next(node0, keys, 0)];
                node1 = nodes[next(node1, keys, STRIDE)];
                node2 = nodes[next(node2, keys, 2 * STRIDE)];
                node3 = nodes[next(node3, keys, 3 * STRIDE)];
                node4 = nodes[next(node4, keys, 4 * STRIDE)];
                node5 = nodes[next(node5, keys, 5 * STRIDE)];
            }
            sum0 += values[left(node0)];
            sum1 += values[left(node1)];
            sum2 += values[left(node2)];
            sum3 += values[left(node3)];
            sum4 += values[left(node4)];
            sum5 += values[left(node5)];
        }
        return new double[] {sum0, sum1, sum2, sum3, sum4, sum5};
    }

    private static int next(long node, int[] keys, int row) {
        int key = keys[row + (int) (node >>> FEATURE_SHIFT)];
        return left(node) + (int) (((long) (int) node - key) >>> 63);
    }

    private static int left(long node) {
        return (int) (node >>> PLACE_SHIFT) & (MOST_NODES - 1);
    }

    /** Returns an integer that compares as the number does; both zeros have one. */
    private static int key(float value) {
        int bits = Float.floatToRawIntBits(value + 0f);
        return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
    }
}

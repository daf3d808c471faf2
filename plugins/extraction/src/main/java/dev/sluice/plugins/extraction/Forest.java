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
    private static final int LANES = 4;

    private static final int FEATURE_SHIFT = 48;
    private static final int INNER_SHIFT = 47;

    /** Set in an inner node, clear in a leaf. */
    private static final long INNER = 1L << INNER_SHIFT;

    private static final int RIGHT_SHIFT = 32;
    private static final int RIGHT_MASK = 0x7FFF;

    /**
     * A node each: the feature that is asked, the mark of an inner node, how many nodes further than the left child the right
     * one stands, and the greatest {@linkplain #key key} that goes left. The left child of an inner node is the next node; a
     * leaf leads to itself.
     */
    private final long[] nodes;

    /** What a leaf adds, at the place of its node. */
    private final float[] values;

    private final int[] roots;
    private final int width;

    /**
     * @param trees the nodes of each tree in preorder
     * @param width the number of features
     * @throws IllegalArgumentException if a tree has more than 32,767 nodes
     */
    Forest(List<List<Node>> trees, int width) {
        int size = trees.stream().mapToInt(List::size).sum();
        this.nodes = new long[size];
        this.values = new float[size];
        this.roots = new int[trees.size()];
        this.width = width;
        int next = 0;
        for (int tree = 0; tree < roots.length; tree++) {
            roots[tree] = next;
            List<Node> own = trees.get(tree);
            if (own.size() > RIGHT_MASK) {
                throw new IllegalArgumentException(
                        "a tree of " + own.size() + " nodes; " + RIGHT_MASK + " are the most");
            }
            for (int i = 0; i < own.size(); i++) {
                Node node = own.get(i);
                if (node.feature() >= 0) {
                    long beyondLeft = node.right() - i - 1L;
                    nodes[next] = (long) node.feature() << FEATURE_SHIFT
                            | INNER
                            | beyondLeft << RIGHT_SHIFT
                            | Integer.toUnsignedLong(key(node.value()));
                } else {
                    values[next] = node.value();
                }
                next++;
            }
        }
    }

    /** Adds to each sum what the trees say about the row. */
    void addTo(double[] sums, float[][] rows) {
        int[] keys = new int[LANES * width];
        for (int from = 0; from < rows.length; from += LANES) {
            int count = Math.min(LANES, rows.length - from);
            for (int lane = 0; lane < count; lane++) {
                float[] row = rows[from + lane];
                for (int feature = 0; feature < width; feature++) {
                    keys[lane * width + feature] = key(row[feature]);
                }
            }
            addTo(sums, from, count, keys);
        }
    }

    /** Lanes beyond the last row hold keys of earlier rows, and what comes of them is not used. */
    private void addTo(double[] sums, int from, int count, int[] keys) {
        double sum0 = sums[from];
        double sum1 = sums[Math.min(from + 1, sums.length - 1)];
        double sum2 = sums[Math.min(from + 2, sums.length - 1)];
        double sum3 = sums[Math.min(from + 3, sums.length - 1)];
        for (int root : roots) {
            int i0 = root;
            int i1 = root;
            int i2 = root;
            int i3 = root;
            long node0 = nodes[root];
            long node1 = node0;
            long node2 = node0;
            long node3 = node0;
            while (((node0 | node1 | node2 | node3) & INNER) != 0) {
                i0 = next(i0, node0, keys, 0);
                i1 = next(i1, node1, keys, width);
                i2 = next(i2, node2, keys, 2 * width);
                i3 = next(i3, node3, keys, 3 * width);
                node0 = nodes[i0];
                node1 = nodes[i1];
                node2 = nodes[i2];
                node3 = nodes[i3];
            }
            sum0 += values[i0];
            sum1 += values[i1];
            sum2 += values[i2];
            sum3 += values[i3];
        }
        System.arraycopy(new double[] {sum0, sum1, sum2, sum3}, 0, sums, from, count);
    }

    private static int next(int i, long node, int[] keys, int row) {
        int key = keys[row + (int) (node >>> FEATURE_SHIFT)];
        long greater = ((long) (int) node - key) >> 63;
        int beyondLeft = (int) (node >> RIGHT_SHIFT) & RIGHT_MASK;
        return i + (int) ((node >>> INNER_SHIFT) & 1) + (int) (beyondLeft & greater);
    }

    /** Returns an integer that compares as the number does; both zeros have one. */
    private static int key(float value) {
        int bits = Float.floatToRawIntBits(value + 0f);
        return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
    }
}

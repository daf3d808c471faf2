package dev.sluice.plugins.dating;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How likely a document was written so many days after something that it speaks of: a step function of the distance, from {@code
 * knowledge/kernels.tsv}. Immutable and safe for use by several threads.
 */
final class Kernel {
    /** Distances of so many days are looked up at once. */
    private static final int NEAR = 8_000;

    private static final Map<String, Kernel> TABLE = read();

    private final String name;
    private final int[] from;
    private final double[] weight;
    private final float[] near;

    private Kernel(String name, int[] from, double[] weight) {
        this.name = name;
        this.from = from;
        this.weight = weight;
        this.near = new float[2 * NEAR];
        for (int i = 0; i < near.length; i++) {
            near[i] = (float) search(i - NEAR);
        }
    }

    /**
     * Returns the kernel of a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    static Kernel named(String name) {
        Kernel kernel = TABLE.get(name);
        if (kernel == null) {
            throw new IllegalArgumentException("there is no kernel " + name);
        }
        return kernel;
    }

    /** Returns the logarithm of the density at a distance in days, negative before; up to a constant. */
    double at(int days) {
        return days > -NEAR && days < NEAR ? near[days + NEAR] : search(days);
    }

    private double search(int days) {
        int at = Arrays.binarySearch(from, days);
        return weight[at >= 0 ? at : -at - 2];
    }

    /** Returns its name. */
    String name() {
        return name;
    }

    private static Map<String, Kernel> read() {
        Map<String, Kernel> table = new LinkedHashMap<>();
        for (DataFile.Row row : DataFile.table("knowledge/kernels.tsv", 2)) {
            String[] steps = row.cell(1).split(" ", -1);
            int[] from = new int[steps.length];
            double[] weight = new double[steps.length];
            for (int i = 0; i < steps.length; i++) {
                int colon = steps[i].indexOf(':');
                from[i] = i == 0 ? Integer.MIN_VALUE : Integer.parseInt(steps[i].substring(0, colon));
                weight[i] = Double.parseDouble(steps[i].substring(colon + 1));
            }
            table.put(row.cell(0), new Kernel(row.cell(0), from, weight));
        }
        return table;
    }
}

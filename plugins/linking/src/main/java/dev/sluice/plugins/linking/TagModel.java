package dev.sluice.plugins.linking;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The weights of the tagger. Immutable, safe for use by several threads.
 *
 * <p>The file is gzip over big-endian values: the magic number, the count of labels, the count of features, the greatest
 * weight as a float, the transitions as floats (one row for each label before), then the hashes of all features in
 * ascending order as ints, then for each feature one signed byte a label, 127 standing for the greatest weight.
 */
final class TagModel {
    /** The resource that ships with the plugin. */
    static final String SHIPPED = "tagger.model";

    private static final int MAGIC = 0x534c5447;
    private static final int STEPS = 127;
    private static final int LABELS = TagLabel.COUNT;

    /** No shipped or own model is near this size; a greater one is a damaged file. */
    private static final int MOST_FEATURES = 1 << 24;

    private final int[] features;
    private final byte[] weights;
    private final double unit;
    private final double[][] transitions;
    private final int[] table;
    private final double[][] factors;

    /**
     * Takes the weights.
     *
     * @param features the hashes of the features in ascending order
     * @param weights for each feature a weight for each label, in units
     * @param unit the value of one unit
     * @param transitions the scores of pairs of labels, first the one before
     */
    TagModel(int[] features, byte[] weights, double unit, double[][] transitions) {
        this.features = features.clone();
        this.weights = weights.clone();
        this.unit = unit;
        this.transitions = transitions;
        this.factors = new double[LABELS][LABELS];
        for (int before = 0; before < LABELS; before++) {
            for (int label = 0; label < LABELS; label++) {
                factors[before][label] = StrictMath.exp(transitions[before][label]);
            }
        }
        this.table = new int[Integer.highestOneBit(Math.max(1, features.length)) * 4];
        Arrays.fill(table, -1);
        for (int row = 0; row < features.length; row++) {
            int slot = slot(features[row]);
            while (table[slot] >= 0) {
                slot = (slot + 1) & (table.length - 1);
            }
            table[slot] = row;
        }
    }

    private int slot(int feature) {
        return ((feature * 0x9E3779B1) >>> 7) & (table.length - 1);
    }

    /** Returns the model that ships with the plugin. */
    static TagModel shipped() {
        try (InputStream in = TagModel.class.getResourceAsStream(SHIPPED)) {
            if (in == null) {
                throw new IllegalStateException(
                        "resource " + SHIPPED + " is missing from the linking plugin: install the plugin anew");
            }
            return read(in);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "resource " + SHIPPED + " of the linking plugin cannot be read: install the plugin anew", e);
        }
    }

    /** Returns the exponentials of the scores of pairs of labels, first the one before. */
    double[][] factors() {
        return factors;
    }

    /** Returns the sums of the weights of features, for each label. */
    double[] scores(int[] of) {
        int[] sums = new int[LABELS];
        for (int feature : of) {
            int slot = slot(feature);
            while (table[slot] >= 0 && features[table[slot]] != feature) {
                slot = (slot + 1) & (table.length - 1);
            }
            if (table[slot] >= 0) {
                int row = table[slot] * LABELS;
                for (int label = 0; label < LABELS; label++) {
                    sums[label] += weights[row + label];
                }
            }
        }
        double[] scores = new double[LABELS];
        for (int label = 0; label < LABELS; label++) {
            scores[label] = sums[label] * unit;
        }
        return scores;
    }

    /** Reads a model. */
    static TagModel read(InputStream packed) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(new GZIPInputStream(packed), 1 << 16));
        int magic = in.readInt();
        int labels = in.readInt();
        int count = in.readInt();
        if (magic != MAGIC || labels != LABELS || count < 0 || count > MOST_FEATURES) {
            throw new IOException("not a model of the tagger with " + LABELS + " labels");
        }
        double greatest = in.readFloat();
        double[][] transitions = new double[LABELS][LABELS];
        for (double[] row : transitions) {
            for (int label = 0; label < LABELS; label++) {
                row[label] = in.readFloat();
            }
        }
        int[] features = new int[count];
        for (int i = 0; i < count; i++) {
            features[i] = in.readInt();
        }
        byte[] weights = new byte[count * LABELS];
        in.readFully(weights);
        return new TagModel(features, weights, greatest / STEPS, transitions);
    }

    /** Writes the model; the same weights give the same bytes. */
    void write(OutputStream to) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(new GZIPOutputStream(to), 1 << 16))) {
            out.writeInt(MAGIC);
            out.writeInt(LABELS);
            out.writeInt(features.length);
            out.writeFloat((float) (unit * STEPS));
            for (double[] row : transitions) {
                for (double score : row) {
                    out.writeFloat((float) score);
                }
            }
            for (int feature : features) {
                out.writeInt(feature);
            }
            out.write(weights);
        }
    }

    /** Returns the hash of a feature: a template with a value. */
    static int feature(int template, long value) {
        long mixed = (value + template * 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 29)) * 0x94D049BB133111EBL;
        return (int) (mixed ^ (mixed >>> 32));
    }
}

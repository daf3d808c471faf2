package dev.sluice.plugins.extraction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Columns of features over the lines of a page, and the ways to measure many of them. Used by one thread. */
abstract class LineColumns {
    /** Lines as far apart as this know nothing of each other. */
    static final int FAR = 60;

    final int count;
    private final List<String> names = new ArrayList<>();
    private final List<float[]> columns = new ArrayList<>();

    LineColumns(int count) {
        this.count = count;
    }

    /** Returns the names of the columns that were measured. */
    List<String> measured() {
        return List.copyOf(names);
    }

    /** Returns the rows with the columns that were measured behind them, and forgets these. */
    float[][] rows(float[][] before) {
        float[][] rows = new float[count][];
        for (int i = 0; i < count; i++) {
            int known = before[i].length;
            rows[i] = Arrays.copyOf(before[i], known + columns.size());
            for (int f = 0; f < columns.size(); f++) {
                rows[i][known + f] = columns.get(f)[i];
            }
        }
        columns.clear();
        names.clear();
        return rows;
    }

    interface Measure {
        double of(int line);
    }

    float[] add(String name, Measure measure) {
        names.add(name);
        float[] column = new float[count];
        for (int i = 0; i < count; i++) {
            column[i] = (float) measure.of(i);
        }
        columns.add(column);
        return column;
    }

    static double mean(double[] sums, int from, int to) {
        int begin = Math.max(0, from);
        int end = Math.min(sums.length - 2, to);
        return end < begin ? -1 : (sums[end + 1] - sums[begin]) / (end - begin + 1);
    }

    /** Returns the first and the last line of the stretch with the greatest sum. */
    int[] densest(Measure measure) {
        double best = 0;
        double sum = 0;
        int start = 0;
        int[] stretch = {0, -1};
        for (int i = 0; i < count; i++) {
            if (sum <= 0) {
                sum = 0;
                start = i;
            }
            sum += measure.of(i);
            if (sum > best) {
                best = sum;
                stretch = new int[] {start, i};
            }
        }
        return stretch;
    }

    interface Count {
        int of(int line);
    }

    int[] sums(Count number) {
        int[] sums = new int[count + 1];
        for (int i = 0; i < count; i++) {
            sums[i + 1] = sums[i] + number.of(i);
        }
        return sums;
    }

    static int within(int[] sums, int from, int to) {
        int begin = Math.max(0, Math.min(from, sums.length - 1));
        int end = Math.max(begin, Math.min(to + 1, sums.length - 1));
        return sums[end] - sums[begin];
    }

    static int clamp(int distance) {
        return Math.max(-FAR, Math.min(FAR, distance));
    }
}

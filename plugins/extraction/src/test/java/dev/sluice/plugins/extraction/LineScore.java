package dev.sluice.plugins.extraction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Precision and recall of extracted texts over sequences of four words, averaged over pages, as the benchmark of article
 * extraction by Scrapinghub counts them.
 */
final class LineScore {
    /** The number of words that are compared together. */
    static final int SHINGLE = 4;

    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}_]+");

    private final String set;
    private double precision;
    private int precisions;
    private double recall;
    private int recalls;

    LineScore(String set) {
        this.set = set;
    }

    static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        for (Matcher matcher = TOKEN.matcher(text); matcher.find(); ) {
            tokens.add(matcher.group());
        }
        return tokens;
    }

    static List<String> shingles(String text) {
        List<String> tokens = tokens(text);
        List<String> shingles = new ArrayList<>();
        for (int i = 0; i == 0 || i + SHINGLE <= tokens.size(); i++) {
            if (!tokens.isEmpty()) {
                shingles.add(String.join(" ", tokens.subList(i, Math.min(tokens.size(), i + SHINGLE))));
            }
        }
        return shingles;
    }

    void add(String got, String gold) {
        Map<String, Integer> rest = new HashMap<>();
        List<String> want = shingles(gold);
        want.forEach(shingle -> rest.merge(shingle, 1, Integer::sum));
        List<String> have = shingles(got);
        int hits = 0;
        for (String shingle : have) {
            if (rest.getOrDefault(shingle, 0) > 0) {
                rest.merge(shingle, -1, Integer::sum);
                hits++;
            }
        }
        if (!have.isEmpty()) {
            precision += (double) hits / have.size();
            precisions++;
        }
        if (!want.isEmpty()) {
            recall += (double) hits / want.size();
            recalls++;
        }
    }

    double f1() {
        double p = precision / Math.max(1, precisions);
        double r = recall / Math.max(1, recalls);
        return p + r == 0 ? 0 : 2 * p * r / (p + r);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-22s F1 %.4f  P %.4f  R %.4f  of %d pages",
                set,
                f1(),
                precision / Math.max(1, precisions),
                recall / Math.max(1, recalls),
                recalls);
    }
}

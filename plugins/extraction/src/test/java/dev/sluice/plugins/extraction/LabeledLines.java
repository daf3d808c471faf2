package dev.sluice.plugins.extraction;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a page with the truth about each. A line of at least four words is main text if half of its sequences of
 * four words are in the article; a shorter one if it is a line of the article, or in the article and between two lines that
 * are. Immutable.
 */
final class LabeledLines {
    private static final int SHINGLE = LineScore.SHINGLE;

    private final String set;
    private final String name;
    private final int fold;
    private final List<String> lines;
    private final @Nullable String title;
    private final boolean[] labels;
    private final float[] weights;
    private final String gold;

    private LabeledLines(String set, String name, int fold, List<String> lines, boolean[] labels, String gold) {
        this.set = set;
        this.name = name;
        this.fold = fold;
        this.lines = List.copyOf(lines);
        this.title = TextTitle.repeated(lines).map(TextTitle::text).orElse(null);
        this.labels = labels;
        this.gold = gold;
        this.weights = weights(lines);
    }

    static LabeledLines of(String set, String name, int fold, List<String> lines, String gold) {
        return new LabeledLines(set, name, fold, lines, labels(lines, gold), gold);
    }

    String set() {
        return set;
    }

    String name() {
        return name;
    }

    int fold() {
        return fold;
    }

    List<String> lines() {
        return lines;
    }

    @Nullable
    String title() {
        return title;
    }

    boolean[] labels() {
        return labels;
    }

    float[] weights() {
        return weights;
    }

    /** Says whether a short line has no main text near it. */
    boolean isFar(int line) {
        for (int i = Math.max(0, line - 8); i < Math.min(labels.length, line + 9); i++) {
            if (labels[i]) {
                return false;
            }
        }
        return TextShape.words(lines.get(line)) < 10;
    }

    String gold() {
        return gold;
    }

    /** Returns the text that a decision keeps. */
    String kept(float[] keep, float cut) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < keep.length; i++) {
            if (keep[i] >= cut) {
                text.append(lines.get(i)).append('\n');
            }
        }
        return text.toString();
    }

    /** Returns the text that the plugin would make of the page with these probabilities. */
    String shipped(float[] keep) {
        TextTitle repeated = TextTitle.repeated(lines).orElse(null);
        if (!TextPage.isPage(lines, repeated)) {
            return String.join("\n", lines);
        }
        List<Block> blocks = lines.stream().map(Block::line).toList();
        return Furnitures.text(TextPage.decided(blocks, keep, repeated).blocks());
    }

    /** Returns the page without what follows the article, or without what precedes it: saved texts often are so. */
    List<LabeledLines> cut() {
        int first = 0;
        int last = labels.length - 1;
        while (last >= 0 && !labels[last]) {
            last--;
        }
        while (first < last && !labels[first]) {
            first++;
        }
        int way = Math.floorMod(name.hashCode(), 4);
        if (last < first || way == 3) {
            return List.of();
        }
        int from = way == 0 ? 0 : way == 1 ? first : Math.max(0, first - 3);
        int to = way == 1 ? labels.length : Math.min(labels.length, last + 1 + way);
        return List.of(new LabeledLines(
                set + "-cut", name, fold, lines.subList(from, to), Arrays.copyOfRange(labels, from, to), gold));
    }

    private static boolean[] labels(List<String> lines, String gold) {
        Set<String> shingles = new HashSet<>(LineScore.shingles(gold));
        String joined = " " + String.join(" ", LineScore.tokens(gold)) + " ";
        Set<String> goldLines = new HashSet<>();
        gold.lines().forEach(line -> goldLines.add(String.join(" ", LineScore.tokens(line))));
        int count = lines.size();
        boolean[] labels = new boolean[count];
        boolean[] open = new boolean[count];
        for (int i = 0; i < count; i++) {
            List<String> tokens = LineScore.tokens(lines.get(i));
            String words = String.join(" ", tokens);
            if (tokens.size() >= SHINGLE) {
                List<String> own = LineScore.shingles(lines.get(i));
                long hits = own.stream().filter(shingles::contains).count();
                labels[i] = 2 * hits >= own.size();
            } else if (!tokens.isEmpty()) {
                boolean isLong = TextShape.words(words) >= 6;
                labels[i] = goldLines.contains(words) || (isLong && joined.contains(" " + words + " "));
                open[i] = !labels[i] && joined.contains(" " + words + " ");
            }
        }
        boolean[] decided = labels.clone();
        for (int i = 1; i + 1 < count; i++) {
            labels[i] |= open[i] && decided[i - 1] && decided[i + 1];
        }
        return labels;
    }

    /** Each page weighs about the same, and long lines more than short ones. */
    private static float[] weights(List<String> lines) {
        float[] weights = new float[lines.size()];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) Math.sqrt(Math.max(1, TextShape.words(lines.get(i))));
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (weights[i] * 200 / sum);
        }
        return weights;
    }
}

package dev.sluice.plugins.extraction;

import dev.sluice.api.Furniture.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is measured of each line of a page that was saved as text, for the model that tells main text from clutter. No
 * feature knows a word of any language, but for those that tell what the line rules say. Used once, then thrown away.
 */
final class LineFeatures extends LineColumns {
    /** The groups of roles that the line rules give; each group is a feature. */
    private static final List<List<Role>> ROLE_GROUPS = List.of(
            List.of(Role.DATELINE),
            List.of(Role.BYLINE),
            List.of(Role.CAPTION, Role.ADVERTISEMENT),
            List.of(Role.MASTHEAD, Role.NAVIGATION, Role.FOOTER, Role.LEGAL),
            List.of(Role.SHARE, Role.NEWSLETTER, Role.COMMENT),
            List.of(Role.TEASER),
            List.of(Role.TAGS));

    private static final int REACH = 3;

    /** A line of so many words is a sentence or a headline, which its end tells. */
    private static final int FULL_WORDS = 8;

    /** What a line of this many words more than a label adds to a stretch of text. */
    private static final double LABEL_WORDS = 9;

    private final List<String> lines;
    private final LineTraits[] shapes;
    private final String titleKey;

    /**
     * Makes it.
     *
     * @param lines the lines of a page that are not blank, with single spaces
     * @param title the title as it stands in one of the lines; null if none was found
     */
    LineFeatures(List<String> lines, @Nullable String title) {
        super(lines.size());
        this.lines = lines;
        this.titleKey = title == null ? "" : TextShape.key(title);
        this.shapes = lines.stream().map(LineTraits::new).toArray(LineTraits[]::new);
    }

    /** The names of the features of the first pass, in their order. */
    static List<String> names() {
        LineFeatures none = new LineFeatures(List.of(), null);
        none.measure();
        return none.measured();
    }

    /** Returns the features of each line for the first pass. */
    float[][] first() {
        measure();
        return rows(new float[count][0]);
    }

    /**
     * Returns the features of each line for the second pass: those of the first, and what the first said of the lines
     * around.
     *
     * @param first the features of the first pass
     * @param keep what the first pass said of each line, from 0 to 1
     */
    float[][] second(float[][] first, float[] keep) {
        context(keep);
        return rows(first);
    }

    private void measure() {
        shape();
        rules();
        place();
        surroundings();
        runs("run", i -> shapes[i].isProse() ? 1 : 0);
        groups();
        words();
        neighbors();
    }

    private void shape() {
        for (int f = 0; f < LineTraits.NAMES.size(); f++) {
            int feature = f;
            add(LineTraits.NAMES.get(f), i -> shapes[i].value(feature));
        }
    }

    private void rules() {
        for (List<Role> group : ROLE_GROUPS) {
            add("rule-" + group.get(0), i -> shapes[i].role() != null && group.contains(shapes[i].role()) ? 1 : 0);
        }
        int[] since = new int[count];
        int[] proseSince = new int[count];
        int last = -FAR;
        int prose = 0;
        for (int i = 0; i < count; i++) {
            if (shapes[i].opensSection()) {
                last = i;
                prose = 0;
            }
            since[i] = Math.min(FAR, i - last);
            proseSince[i] = prose;
            prose += shapes[i].isProse() ? 1 : 0;
        }
        add("lines-since-section", i -> since[i]);
        add("prose-since-section", i -> proseSince[i]);
        int[] heads = sums(i -> shapes[i].role() == Role.BYLINE || shapes[i].role() == Role.DATELINE ? 1 : 0);
        add("heads-before", i -> Math.min(9, heads[i]));
        add("heads-near-above", i -> within(heads, i - 6, i - 1));
        int[] ruled = sums(i -> shapes[i].role() == null ? 0 : 1);
        add("rules-near", i -> within(ruled, i - REACH, i + REACH));
        add("rules-before", i -> within(ruled, i - 10, i - 1));
        add("rules-after", i -> within(ruled, i + 1, i + 10));
    }

    /** Where the line stands: on the page, and to the stretch that has most running text. */
    private void place() {
        int[] words = sums(i -> shapes[i].words());
        int all = words[count];
        add("line", i -> Math.log1p(i));
        add("line-from-end", i -> Math.log1p(count - 1 - i));
        add("place", i -> (double) i / count);
        add("words-before", i -> Math.log1p(words[i]));
        add("words-after", i -> Math.log1p(all - words[i + 1]));
        add("words-place", i -> (double) words[i] / Math.max(1, all));
        add("page-lines", i -> Math.log1p(count));
        add("page-words", i -> Math.log1p(all));
        int[] stretch = densest(i -> shapes[i].words() - LABEL_WORDS - (shapes[i].endsSentence() ? 0 : LABEL_WORDS));
        int from = stretch[0];
        int to = stretch[1];
        add("stretch-share", i -> (double) within(words, from, to) / Math.max(1, all));
        add("from-stretch-begin", i -> clamp(i - from));
        add("from-stretch-end", i -> clamp(i - to));
        int title = titleLine();
        add("from-title", i -> title < 0 ? -2 * FAR : clamp(i - title));
        add("is-title", i -> !titleKey.isEmpty() && shapes[i].key().equals(titleKey) ? 1 : 0);
    }

    private int titleLine() {
        int last = -1;
        for (int i = 0; i < count && !titleKey.isEmpty() && (last < 0 || i < FAR); i++) {
            last = shapes[i].key().equals(titleKey) ? i : last;
        }
        return last;
    }

    private void surroundings() {
        int[] prose = sums(i -> shapes[i].isProse() ? 1 : 0);
        int[] proseWords = sums(i -> shapes[i].isProse() ? shapes[i].words() : 0);
        int[] words = sums(i -> shapes[i].words());
        add("page-prose", i -> Math.log1p(prose[count]));
        add("page-prose-share", i -> (double) proseWords[count] / Math.max(1, words[count]));
        add("prose-before", i -> Math.log1p(prose[i]));
        add("prose-after", i -> Math.log1p(prose[count] - prose[i + 1]));
        add("prose-words-before", i -> Math.log1p(proseWords[i]));
        add("prose-words-after", i -> Math.log1p(proseWords[count] - proseWords[i + 1]));
        for (int reach : new int[] {3, 8}) {
            add("words-above-" + reach, i -> within(words, i - reach, i - 1));
            add("words-below-" + reach, i -> within(words, i + 1, i + reach));
            add("prose-above-" + reach, i -> within(prose, i - reach, i - 1));
            add("prose-below-" + reach, i -> within(prose, i + 1, i + reach));
        }
        int[] above = new int[count];
        int[] below = new int[count];
        for (int i = 0, last = -FAR; i < count; i++) {
            above[i] = last;
            last = shapes[i].isProse() ? i : last;
        }
        for (int i = count - 1, next = count + FAR; i >= 0; i--) {
            below[i] = next;
            next = shapes[i].isProse() ? i : next;
        }
        int[] full = sums(i -> shapes[i].words() >= FULL_WORDS ? 1 : 0);
        int[] ended = sums(i -> shapes[i].words() >= FULL_WORDS && shapes[i].endsSentence() ? 1 : 0);
        for (int reach : new int[] {5, 15}) {
            add("full-above-" + reach, i -> within(full, i - reach, i - 1));
            add("full-below-" + reach, i -> within(full, i + 1, i + reach));
            add("ended-above-" + reach, i -> part(ended, full, i - reach, i - 1));
            add("ended-below-" + reach, i -> part(ended, full, i + 1, i + reach));
        }
        add("ended-page", i -> part(ended, full, 0, count - 1));
        add("to-prose-above", i -> Math.min(FAR, i - above[i]));
        add("to-prose-below", i -> Math.min(FAR, below[i] - i));
        add("prose-above-words", i -> above[i] < 0 ? 0 : shapes[above[i]].words());
        add("prose-below-words", i -> below[i] >= count ? 0 : shapes[below[i]].words());
    }

    /** Returns the share of some of the lines in a stretch that are of another kind too; -1 if it holds none of them. */
    private static double part(int[] both, int[] all, int from, int to) {
        int number = within(all, from, to);
        return number == 0 ? -1 : (double) within(both, from, to) / number;
    }

    /** How many words of each group there are in the line, and in those around. */
    private void groups() {
        int[][] counts = lines.stream().map(LineWords::counts).toArray(int[][]::new);
        List<String> groups = LineWords.groups();
        for (int g = 0; g < groups.size(); g++) {
            int group = g;
            int[] sums = sums(i -> counts[i][group]);
            add("says-" + groups.get(g), i -> counts[i][group]);
            add("said-above-" + groups.get(g), i -> within(sums, i - 5, i - 1));
            add("said-below-" + groups.get(g), i -> within(sums, i + 1, i + 5));
        }
    }

    /**
     * The runs of text on the page: a page may hold other articles, comments and notices, each with paragraphs of its own
     * and some other lines between.
     */
    private void runs(String name, Measure kept) {
        int[] number = new int[count];
        List<LineRun> runs = new ArrayList<>();
        int last = -FAR;
        for (int i = 0; i < count; i++) {
            if (kept.of(i) >= 0.5) {
                if (i - last > REACH) {
                    runs.add(new LineRun(i));
                }
                last = i;
                runs.get(runs.size() - 1).add(i, shapes[i]);
            }
            number[i] = runs.size() - 1;
        }
        int most = 0;
        for (LineRun run : runs) {
            most = Math.max(most, run.words());
        }
        int largest = most;
        boolean[] inside = new boolean[count];
        for (int i = 0; i < count; i++) {
            inside[i] = number[i] >= 0 && i <= runs.get(number[i]).end();
        }
        add(name + "-number", i -> number[i]);
        add(name + "-inside", i -> inside[i] ? 1 : 0);
        add(name + "-words", i -> number[i] < 0 ? -1 : runs.get(number[i]).words());
        add(
                name + "-share",
                i -> number[i] < 0 ? -1 : (double) runs.get(number[i]).words() / Math.max(1, largest));
        add(name + "-lines", i -> number[i] < 0 ? -1 : runs.get(number[i]).lines());
        add(name + "-ended", i -> number[i] < 0 ? -1 : runs.get(number[i]).ended());
        add(
                name + "-begin",
                i -> number[i] < 0 ? -1 : Math.min(FAR, i - runs.get(number[i]).begin()));
        add(name + "-end", i -> number[i] < 0 ? -1 : clamp(runs.get(number[i]).end() - i));
        add(
                name + "-gap",
                i -> number[i] < 1
                        ? -1
                        : Math.min(
                                FAR,
                                runs.get(number[i]).begin()
                                        - runs.get(number[i] - 1).end()));
        double[] before = new double[runs.size() + 1];
        for (int r = 0; r < runs.size(); r++) {
            before[r + 1] = Math.max(before[r], runs.get(r).words());
        }
        add(name + "-best-before", i -> number[i] < 0 ? -1 : before[number[i]] / Math.max(1, largest));
        add(name + "-best-words", i -> number[i] < 0 ? -1 : before[number[i]]);
        Map<String, Integer> told = new HashMap<>();
        for (int i = 0; i < count; i++) {
            if (inside[i] && runs.get(number[i]).words() == largest) {
                new HashSet<>(shapes[i].vocabulary()).forEach(word -> told.merge(word, 1, Integer::sum));
            }
        }
        add(name + "-known-words", i -> {
            int own = inside[i] && runs.get(number[i]).words() == largest ? 1 : 0;
            return share(shapes[i].vocabulary(), word -> told.getOrDefault(word, 0) > own);
        });
        float[] ofRun = new float[runs.size()];
        for (int r = 0; r < runs.size(); r++) {
            LineRun run = runs.get(r);
            Set<String> words = new HashSet<>();
            for (int i = run.begin(); i <= run.end(); i++) {
                words.addAll(shapes[i].vocabulary());
            }
            ofRun[r] = run.words() == largest ? 1 : (float) share(List.copyOf(words), told::containsKey);
        }
        add(name + "-topic", i -> number[i] < 0 ? -1 : ofRun[number[i]]);
    }

    /** How far the line shares its words with the running text, with the title, and with other lines. */
    private void words() {
        Map<String, Integer> lineCounts = new HashMap<>();
        Map<String, Integer> wordCounts = new HashMap<>();
        for (LineTraits shape : shapes) {
            lineCounts.merge(shape.key(), 1, Integer::sum);
            if (shape.isProse()) {
                shape.vocabulary().forEach(word -> wordCounts.merge(word, 1, Integer::sum));
            }
        }
        String title = titleKey.isEmpty() ? "" : titleText();
        List<String> titleWords = LineTraits.vocabulary(title);
        add("same-lines", i -> Math.min(10, lineCounts.getOrDefault(shapes[i].key(), 0)));
        add("known-words", i -> {
            int own = shapes[i].isProse() ? 1 : 0;
            return share(shapes[i].vocabulary(), word -> wordCounts.getOrDefault(word, 0) > own);
        });
        add("common-words", i -> {
            int own = shapes[i].isProse() ? 1 : 0;
            return share(shapes[i].vocabulary(), word -> wordCounts.getOrDefault(word, 0) > own + 2);
        });
        add("title-words", i -> share(shapes[i].vocabulary(), titleWords::contains));
        add("title-share", i -> share(titleWords, shapes[i].vocabulary()::contains));
    }

    private String titleText() {
        for (int i = 0; i < count; i++) {
            if (shapes[i].key().equals(titleKey)) {
                return lines.get(i);
            }
        }
        return "";
    }

    private interface WordTest {
        boolean holds(String word);
    }

    private static double share(List<String> words, WordTest test) {
        if (words.isEmpty()) {
            return -1;
        }
        int hits = 0;
        for (String word : words) {
            hits += test.holds(word) ? 1 : 0;
        }
        return (double) hits / words.size();
    }

    private void neighbors() {
        for (int step = -REACH; step <= REACH; step++) {
            int by = step;
            if (by == 0) {
                continue;
            }
            for (int feature : LineTraits.TOLD_TO_NEIGHBORS) {
                add(LineTraits.NAMES.get(feature) + (by < 0 ? "-above" : "-below") + Math.abs(by), i -> {
                    int at = i + by;
                    return at < 0 || at >= count ? -1 : shapes[at].value(feature);
                });
            }
            add("rule" + (by < 0 ? "-above" : "-below") + Math.abs(by), i -> {
                int at = i + by;
                return at < 0 || at >= count ? -1 : shapes[at].role() == null ? 0 : 1 + group(shapes[at].role());
            });
        }
    }

    private static int group(@Nullable Role role) {
        for (int i = 0; i < ROLE_GROUPS.size(); i++) {
            if (role != null && ROLE_GROUPS.get(i).contains(role)) {
                return i;
            }
        }
        return ROLE_GROUPS.size();
    }

    /** The names of what the second pass adds. */
    static List<String> contextNames() {
        LineFeatures none = new LineFeatures(List.of(), null);
        none.context(new float[0]);
        return none.measured();
    }

    private void context(float[] keep) {
        double[] sums = new double[count + 1];
        double[] wordSums = new double[count + 1];
        for (int i = 0; i < count; i++) {
            sums[i + 1] = sums[i] + keep[i];
            wordSums[i + 1] = wordSums[i] + keep[i] * shapes[i].words();
        }
        for (int step = -REACH; step <= REACH; step++) {
            int by = step;
            add("keep" + by, i -> i + by < 0 || i + by >= count ? -1 : keep[i + by]);
        }
        for (int reach : new int[] {2, 6, 15}) {
            add("keep-above-" + reach, i -> mean(sums, i - reach, i - 1));
            add("keep-below-" + reach, i -> mean(sums, i + 1, i + reach));
        }
        add("kept-words-above", i -> Math.log1p(wordSums[i]));
        add("kept-words-below", i -> Math.log1p(wordSums[count] - wordSums[i + 1]));
        add("kept-words-page", i -> Math.log1p(wordSums[count]));
        int[] stretch = densest(i -> (keep[i] - 0.5) * (shapes[i].words() + 1));
        add("from-kept-begin", i -> clamp(i - stretch[0]));
        add("from-kept-end", i -> clamp(i - stretch[1]));
        runs("kept-run", i -> keep[i]);
        float[] best = new float[count];
        float highest = 0;
        for (int i = count - 1; i >= 0; i--) {
            best[i] = highest;
            highest = Math.max(highest, keep[i]);
        }
        add("best-below", i -> best[i]);
    }
}

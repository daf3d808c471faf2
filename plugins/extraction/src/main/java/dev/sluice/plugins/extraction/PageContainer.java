package dev.sluice.plugins.extraction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Finds the elements that hold the article of a page: those that pages mark as such, from specific to vague, if they
 * hold enough of the paragraphs, else the one around which the paragraphs crowd. Used by one thread.
 */
final class PageContainer {
    /** Fewer characters of paragraphs are no article. */
    private static final long MIN_TEXT = 140;

    /** A marked element must hold this share of the text of the one around which paragraphs crowd. */
    private static final double USABLE_SHARE = 0.55;

    /** Of nested or repeated elements the inner or earlier one is taken if it holds this share. */
    private static final double INNER_SHARE = 0.85;

    private static final double FIRST_SHARE = 0.5;

    /** An element around is taken if it holds so many times the paragraphs, and what it adds is not mostly links. */
    private static final double CLIMB_GAIN = 1.2;

    private static final double CLIMB_LINKS = 0.35;

    private static final Set<String> PARAGRAPHS = Set.of("p", "blockquote", "li", "td", "pre", "dd");

    /** A level of the cascade in which an element is asked for. */
    private record Level(int number) {}

    private static final ElementWords<Level> WORDS = new ElementWords<>();
    private static final TreeMap<String, Integer> TAGS = new TreeMap<>();
    private static final TreeMap<String, Integer> ITEM_PROPERTIES = new TreeMap<>();
    private static final TreeMap<String, Integer> ROLES = new TreeMap<>();

    static {
        for (String line : Resources.lines("container-words.tsv")) {
            String[] fields = line.split("\t", -1);
            int level = Integer.parseInt(fields[0]);
            List<String> values = Arrays.asList(fields[2].split(" ", -1));
            switch (fields[1]) {
                case "itemprop" -> values.forEach(value -> ITEM_PROPERTIES.put(value, level));
                case "tag" -> values.forEach(value -> TAGS.put(value, level));
                case "role" -> values.forEach(value -> ROLES.put(value, level));
                default -> WORDS.add(values, new Level(level));
            }
        }
    }

    private final PageTree tree;
    private final @Nullable PageMarks.Mark[] marks;
    private final long[] prose;
    private final long[] text;
    private final long[] links;

    private PageContainer(PageTree tree, @Nullable PageMarks.Mark[] marks) {
        this.tree = tree;
        this.marks = marks;
        int size = Math.max(1, tree.size());
        this.prose = new long[size];
        this.text = new long[size];
        this.links = new long[size];
        for (PageTree.Run run : tree.runs()) {
            if (marks[run.owner()] == null) {
                prose[run.owner()] += run.isProse() ? run.text().length() : 0;
                text[run.owner()] += run.text().length();
                links[run.owner()] += run.linkChars();
            }
        }
        tree.sumUp(prose);
        tree.sumUp(text);
        tree.sumUp(links);
    }

    /** Returns the numbers of the elements, in document order; empty if the page holds no paragraphs. */
    static List<Integer> find(PageTree tree, @Nullable PageMarks.Mark[] marks) {
        return tree.size() == 0 ? List.of() : new PageContainer(tree, marks).find();
    }

    private List<Integer> find() {
        int crowd = crowded();
        if (crowd < 0 || prose[crowd] < MIN_TEXT) {
            return List.of();
        }
        SortedMap<Integer, List<Integer>> candidates = candidates();
        for (List<Integer> level : candidates.values()) {
            List<Integer> chosen = choose(level);
            long sum = chosen.stream().mapToLong(i -> prose[i]).sum();
            if (sum >= MIN_TEXT && sum >= prose[crowd] * USABLE_SHARE) {
                return chosen;
            }
        }
        return List.of(crowd);
    }

    private SortedMap<Integer, List<Integer>> candidates() {
        SortedMap<Integer, List<Integer>> byLevel = new TreeMap<>();
        for (int i = 1; i < tree.size(); i++) {
            if (marks[i] == null && prose[i] >= MIN_TEXT / 2) {
                int level = level(tree.element(i));
                if (level < Integer.MAX_VALUE) {
                    byLevel.computeIfAbsent(level, l -> new ArrayList<>()).add(i);
                }
            }
        }
        return byLevel;
    }

    private static int level(Element element) {
        int level = Integer.MAX_VALUE;
        level = Math.min(level, ITEM_PROPERTIES.getOrDefault(element.attr("itemprop"), Integer.MAX_VALUE));
        level = Math.min(level, TAGS.getOrDefault(element.normalName(), Integer.MAX_VALUE));
        level = Math.min(level, ROLES.getOrDefault(element.attr("role"), Integer.MAX_VALUE));
        if (!element.normalName().equals("p") && element.isBlock()) {
            level = Math.min(level, WORDS.find(element).map(Level::number).orElse(Integer.MAX_VALUE));
        }
        return level;
    }

    /** Of one level: the first that holds much of the most, its inner one if that holds all, and its equal siblings. */
    private List<Integer> choose(List<Integer> level) {
        long most = level.stream().mapToLong(i -> prose[i]).max().orElse(0);
        int chosen = level.stream()
                .filter(i -> prose[i] >= most * FIRST_SHARE)
                .findFirst()
                .orElse(level.get(0));
        for (int i : level) {
            if (i > chosen && tree.isWithin(i, chosen) && prose[i] >= prose[chosen] * INNER_SHARE) {
                chosen = i;
            }
        }
        int first = chosen;
        // equal siblings that are articles of their own are other articles, not parts of this one
        if (tree.element(first).normalName().equals("article")) {
            return List.of(first);
        }
        return level.stream()
                .filter(i -> i == first
                        || (tree.parent(i) == tree.parent(first)
                                && tree.element(i)
                                        .className()
                                        .equals(tree.element(first).className())))
                .toList();
    }

    /** Paragraphs vote for the elements around them. */
    private int crowded() {
        double[] votes = new double[Math.max(1, tree.size())];
        for (PageTree.Run run : tree.runs()) {
            if (marks[run.owner()] == null && run.isProse()) {
                int parent = isParagraph(run.owner()) ? tree.parent(run.owner()) : run.owner();
                vote(votes, parent, run.text().length());
                vote(votes, parent < 0 ? -1 : tree.parent(parent), run.text().length() / 2.0);
            }
        }
        int best = -1;
        for (int i = 0; i < votes.length; i++) {
            double value = votes[i] * (1 - linkShare(i));
            best = votes[i] > 0 && (best < 0 || value > votes[best] * (1 - linkShare(best))) ? i : best;
        }
        return best < 0 ? best : climb(best);
    }

    /** Page builders put each paragraph into boxes of its own, so that the article is some way up. */
    private int climb(int from) {
        int best = from;
        for (int i = tree.parent(from); i >= 0; i = tree.parent(i)) {
            long addedText = text[i] - text[best];
            long addedLinks = links[i] - links[best];
            if (prose[i] >= prose[best] * CLIMB_GAIN) {
                if (addedLinks > addedText * CLIMB_LINKS) {
                    break;
                }
                best = i;
            }
        }
        return best;
    }

    private boolean isParagraph(int i) {
        return PARAGRAPHS.contains(tree.element(i).normalName());
    }

    private static void vote(double[] votes, int i, double weight) {
        if (i >= 0) {
            votes[i] += weight;
        }
    }

    private double linkShare(int i) {
        return text[i] == 0 ? 0 : (double) links[i] / text[i];
    }
}

package dev.sluice.plugins.extraction;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * What is known of each element of a page beyond its markup: what stands in it, among which elements it stands, and what
 * its names say. Built once, then only read.
 */
final class ElementFacts {
    /** Elements that say something on the blocks in them, however far in these stand. */
    private static final List<Set<String>> AROUND = List.of(
            Set.of("figure", "figcaption", "picture"),
            Set.of("form", "fieldset", "label"),
            Set.of("ul", "ol", "dl", "li"),
            Set.of("table"),
            Set.of("blockquote", "q"),
            Set.of("aside"),
            Set.of("header"),
            Set.of("footer", "nav"),
            Set.of("article"));

    private static final Map<String, Integer> TAGS = numbers(
            "p",
            "div",
            "span",
            "li",
            "a",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "td",
            "th",
            "blockquote",
            "pre",
            "section",
            "article",
            "main",
            "figure",
            "figcaption",
            "dd",
            "dt",
            "time",
            "address",
            "label",
            "form",
            "header",
            "footer",
            "aside",
            "nav",
            "ul",
            "ol",
            "body");

    private static final Map<String, Integer> AROUND_BITS = new HashMap<>();

    static {
        for (int kind = 0; kind < AROUND.size(); kind++) {
            for (String tag : AROUND.get(kind)) {
                AROUND_BITS.put(tag, 1 << kind);
            }
        }
    }

    private static final int BODY_PROPERTY = AROUND.size();

    final long[] text;
    final long[] links;
    final long[] prose;
    final long[] runs;
    final long[] proseRuns;
    final float[] names;
    final float[] leastNames;
    final float[] mostNames;
    final int[] depth;
    final int[] make;
    final int[] articleNumber;
    private final int[] around;
    private final int[] parent;
    private final int[] blockParent;
    private final Map<String, Integer> looks = new HashMap<>();
    private final Map<Long, Integer> makes = new HashMap<>();
    private final int[] look;
    private int articles;

    ElementFacts(PageTree tree, ElementNames odds) {
        int size = Math.max(1, tree.size());
        text = new long[size];
        links = new long[size];
        prose = new long[size];
        runs = new long[size];
        proseRuns = new long[size];
        names = new float[size];
        leastNames = new float[size];
        mostNames = new float[size];
        depth = new int[size];
        make = new int[size];
        articleNumber = new int[size];
        around = new int[size];
        parent = new int[size];
        blockParent = new int[size];
        look = new int[size];
        for (PageTree.Run run : tree.runs()) {
            int owner = run.owner();
            text[owner] += run.text().length();
            links[owner] += run.linkChars();
            runs[owner]++;
            if (run.isProse()) {
                prose[owner] += run.text().length();
                proseRuns[owner]++;
            }
        }
        for (long[] sums : List.of(text, links, prose, runs, proseRuns)) {
            tree.sumUp(sums);
        }
        for (int i = 0; i < tree.size(); i++) {
            know(i, tree, odds);
        }
    }

    private void know(int i, PageTree tree, ElementNames odds) {
        Element element = tree.element(i);
        int above = tree.parent(i);
        String tag = element.normalName();
        articles += tag.equals("article") ? 1 : 0;
        parent[i] = above;
        if (runs[i] == 0) {
            // an icon or the like, and nobody asks for the facts of what holds no text
            return;
        }
        names[i] = odds.odds(element);
        leastNames[i] = Math.min(names[i], above < 0 ? 0 : leastNames[above]);
        mostNames[i] = Math.max(names[i], above < 0 ? 0 : mostNames[above]);
        depth[i] = above < 0 ? 0 : depth[above] + 1;
        articleNumber[i] = tag.equals("article") ? articles : above < 0 ? 0 : articleNumber[above];
        around[i] = above < 0 ? 0 : around[above];
        around[i] |= AROUND_BITS.getOrDefault(tag, 0);
        around[i] |= element.attr("itemprop").equalsIgnoreCase("articleBody") ? 1 << BODY_PROPERTY : 0;
        blockParent[i] = above;
        while (blockParent[i] > 0 && !tree.element(blockParent[i]).isBlock()) {
            blockParent[i] = tree.parent(blockParent[i]);
        }
        look[i] = looks.computeIfAbsent(tag + '.' + element.className(), key -> looks.size());
        long outer = above < 0 ? -1 : look[above];
        make[i] = makes.computeIfAbsent(outer << 32 | look[i], key -> makes.size());
    }

    private static Map<String, Integer> numbers(String... values) {
        Map<String, Integer> numbers = new HashMap<>();
        for (String value : values) {
            numbers.put(value, numbers.size());
        }
        return numbers;
    }

    /** Returns a number for the tag of an element, -1 for tags that say little. */
    static int tag(Element element) {
        return TAGS.getOrDefault(element.normalName(), -1);
    }

    /** Returns the number of different makes: elements of one make have the same tag and class, and so have their parents. */
    int makes() {
        return makes.size();
    }

    /** Adds to each element what the elements in it have. */
    void sumUp(double[] values) {
        for (int i = values.length - 1; i > 0; i--) {
            values[parent[i]] += values[i];
        }
    }

    /** Returns the nearest element around that is a block, 0 at the top. */
    int blockParent(int i) {
        return Math.max(0, blockParent[i]);
    }

    /** Returns 1 if the element stands in one of the kind, which counts in the order figure, form, list and so on. */
    float isWithin(int i, int kind) {
        return (around[i] >> kind) & 1;
    }

    /** Returns the number of kinds of elements to stand in. */
    static int kinds() {
        return AROUND.size() + 1;
    }
}

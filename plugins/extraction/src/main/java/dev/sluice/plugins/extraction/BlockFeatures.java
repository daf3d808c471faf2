package dev.sluice.plugins.extraction;

import static dev.sluice.plugins.extraction.BlockFeature.*;
import static dev.sluice.plugins.extraction.Shares.share;

import dev.sluice.api.Furniture.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Computes the {@link BlockFeature features} of the blocks of one page. Used by one thread. */
final class BlockFeatures {
    /** Places further away are all the same. */
    private static final int FAR = 30;

    /** A line of so many words, of which so great a share is a link, may be the title of another article. */
    private static final int TITLE_WORDS_LEAST = 4;

    private static final double LINKED = 0.8;

    private static final int WORDS = LineTraits.NAMES.indexOf("words");
    private static final int SENTENCE_END = LineTraits.NAMES.indexOf("sentence-end");
    private static final List<Block.Kind> KINDS = List.of(Block.Kind.values());
    private static final List<Role> ROLES = List.of(Role.values());

    private final PageTree tree;
    private final List<Block> blocks;
    private final @Nullable PageMarks.Mark[] marks;
    private final boolean[] inside;
    private final ElementFacts facts;
    private final float[][] rows;
    private final PageWords words;
    private final long[] makeText;
    private final long[] makeProse;
    private final long[] makeLinks;
    private final int[] makeCount;

    private BlockFeatures(
            PageTree tree, @Nullable PageMarks.Mark[] marks, boolean[] inside, List<Block> blocks, ElementFacts facts) {
        this.tree = tree;
        this.blocks = blocks;
        this.marks = marks;
        this.inside = inside;
        this.facts = facts;
        this.words = new PageWords(
                tree.runs().stream().map(run -> run.content().lowerCase()).toList());
        this.rows = new float[blocks.size()][BlockFeature.secondPass().size()];
        this.makeText = new long[facts.makes()];
        this.makeProse = new long[facts.makes()];
        this.makeLinks = new long[facts.makes()];
        this.makeCount = new int[facts.makes()];
    }

    /**
     * Returns a row for each block, in which the features of the second pass are still to be filled in.
     *
     * @param marks the marks of the elements
     * @param inside whether each element stands in the container
     * @param blocks the blocks as the rules decided on them, one for each run of the tree
     * @param stated what the page says about itself
     */
    static float[][] of(
            PageTree tree,
            @Nullable PageMarks.Mark[] marks,
            boolean[] inside,
            List<Block> blocks,
            ElementFacts facts,
            StatedText stated) {
        BlockFeatures features = new BlockFeatures(tree, marks, inside, blocks, facts);
        features.measure();
        features.fillWords(stated);
        features.fillMarkup();
        features.fillElements();
        features.fillPlaces();
        features.fillDistances();
        features.fillBeginnings();
        features.fillNeighbors();
        return features.rows;
    }

    private static void set(float[] row, BlockFeature feature, double value) {
        row[feature.column()] = (float) value;
    }

    private static int code(@Nullable Role role) {
        return role == null ? -1 : ROLES.indexOf(role);
    }

    private static double log(long count) {
        return StrictMath.log1p((double) count);
    }

    private PageTree.Run run(int i) {
        return tree.runs().get(i);
    }

    private void measure() {
        for (int i = 0; i < rows.length; i++) {
            PageTree.Run run = run(i);
            int make = facts.make[run.owner()];
            makeText[make] += run.text().length();
            makeProse[make] += run.isProse() ? run.text().length() : 0;
            makeLinks[make] += run.linkChars();
            makeCount[make]++;
        }
    }

    private void fillWords(StatedText stated) {
        int[] paragraphs = words.count(i -> run(i).isProse() && inside[run(i).owner()]);
        Map<String, Integer> repeats = new HashMap<>();
        String[] keys = new String[rows.length];
        for (int i = 0; i < rows.length; i++) {
            keys[i] = run(i).content().key();
            repeats.merge(keys[i], 1, Integer::sum);
        }
        for (int i = 0; i < rows.length; i++) {
            BlockText text = run(i).content();
            float[] row = rows[i];
            System.arraycopy(LineTraits.values(text.text(), text.words()), 0, row, 0, LineTraits.NAMES.size());
            int[] counts = LineWords.counts(text.lowerCase());
            for (int group = 0; group < counts.length; group++) {
                row[LineTraits.NAMES.size() + group] = counts[group];
            }
            int least = run(i).isProse() && inside[run(i).owner()] ? 2 : 1;
            int distinct = words.distinct(i);
            set(row, SHARED_WORDS, distinct == 0 ? -1 : share(words.known(i, paragraphs, least), distinct));
            set(row, DISTINCT_WORDS, distinct == 0 ? -1 : share(distinct, words.all(i)));
            set(row, REPEATS, log(repeats.getOrDefault(keys[i], 1)));
            set(row, STATED_BODY, stated.shareInBody(keys[i]));
            set(row, STATED_SUMMARY, stated.shareInSummary(keys[i]));
        }
    }

    private void fillMarkup() {
        for (int i = 0; i < rows.length; i++) {
            float[] row = rows[i];
            Block block = blocks.get(i);
            int owner = run(i).owner();
            set(row, KIND, KINDS.indexOf(block.kind()));
            set(row, TAG, ElementFacts.tag(tree.element(owner)));
            set(row, DEPTH, facts.depth[owner]);
            set(row, LINK_SHARE, share(run(i).linkChars(), run(i).text().length()));
            for (int kind = 0; kind < ElementFacts.kinds(); kind++) {
                row[FIGURE.column() + kind] = facts.isWithin(owner, kind);
            }
            int parent = facts.blockParent(owner);
            set(row, NAMES_OWN, facts.names[owner]);
            set(row, NAMES_PARENT, facts.names[parent]);
            set(row, NAMES_GRANDPARENT, facts.names[facts.blockParent(parent)]);
            set(row, NAMES_LEAST, facts.leastNames[owner]);
            set(row, NAMES_MOST, facts.mostNames[owner]);
            set(row, NAMES_SUM, facts.leastNames[owner] + facts.mostNames[owner]);
            set(row, RULE_KEEPS, block.isKept() ? 1 : 0);
            Role role = block.role();
            set(row, RULE_ROLE, code(role));
            PageMarks.Mark mark = marks[owner];
            set(row, MARK_ROLE, code(mark == null ? null : mark.role()));
            set(row, INSIDE, inside[owner] ? 1 : 0);
            int distance = 0;
            for (int e = owner; e > 0 && inside[e]; e = tree.parent(e)) {
                distance++;
            }
            set(row, CONTAINER_DISTANCE, distance);
        }
    }

    private void fillElements() {
        long pageProse = Math.max(1, facts.prose[0]);
        long pageText = Math.max(1, facts.text[0]);
        long contained = 0;
        for (int i = 0; i < rows.length; i++) {
            contained +=
                    inside[run(i).owner()] && run(i).isProse() ? run(i).text().length() : 0;
        }
        Map<Long, Integer> siblings = new HashMap<>();
        for (int i = 0; i < rows.length; i++) {
            siblings.merge(sibling(i), 1, Integer::sum);
        }
        for (int i = 0; i < rows.length; i++) {
            float[] row = rows[i];
            int owner = run(i).owner();
            int around = facts.blockParent(owner);
            for (int level = 1; level <= 5; level++) {
                if (level != 4) {
                    int at = level == 5 ? PROSE_5.column() : PROSE_1.column() + 4 * (level - 1);
                    row[at] = share(facts.prose[around], pageProse);
                    row[at + 1] = share(facts.links[around], facts.text[around]);
                    row[at + 2] = (float) log(facts.runs[around]);
                    row[at + 3] = share(facts.proseRuns[around], facts.runs[around]);
                }
                around = facts.blockParent(around);
            }
            int make = facts.make[owner];
            set(row, ALIKE_TEXT, share(makeText[make], pageText));
            set(row, ALIKE_PROSE, share(makeProse[make], makeText[make]));
            set(row, ALIKE_LINKS, share(makeLinks[make], makeText[make]));
            set(row, ALIKE_COUNT, log(makeCount[make]));
            set(row, SIBLINGS, log(siblings.getOrDefault(sibling(i), 0)));
            set(row, PAGE_PROSE, log(pageProse));
            set(row, PAGE_BLOCKS, log(rows.length));
            set(row, CONTAINER_SHARE, share(contained, pageProse));
        }
    }

    private long sibling(int i) {
        int owner = run(i).owner();
        return ((long) facts.blockParent(owner) << 32) | facts.make[owner];
    }

    private void fillPlaces() {
        int size = rows.length;
        int first = size;
        int last = -1;
        long prose = 0;
        for (int i = 0; i < size; i++) {
            if (blocks.get(i).isKept() && run(i).isProse()) {
                first = Math.min(first, i);
                last = i;
            }
        }
        int title = -1;
        int heading = -1;
        int previous = -1;
        for (int i = 0; i < size; i++) {
            float[] row = rows[i];
            title = blocks.get(i).role() == Role.HEADLINE ? i : title;
            set(row, POSITION, share(i, size));
            set(row, PROSE_BEFORE, share(prose, facts.prose[0]));
            set(row, SINCE_FIRST, Math.max(-FAR, Math.min(FAR, i - first)));
            set(row, TILL_LAST, Math.max(-FAR, Math.min(FAR, last - i)));
            set(row, SINCE_TITLE, title < 0 ? -1 : Math.min(FAR, i - title));
            set(row, SINCE_PROSE, previous < 0 ? FAR : Math.min(FAR, i - previous));
            set(row, SINCE_HEADING, heading < 0 ? FAR : Math.min(FAR, i - heading));
            set(row, ARTICLE_NUMBER, Math.min(5, facts.articleNumber[run(i).owner()]));
            heading = blocks.get(i).kind() == Block.Kind.HEADING ? i : heading;
            if (run(i).isProse()) {
                previous = i;
                prose += run(i).text().length();
            }
        }
        int next = -1;
        for (int i = size - 1; i >= 0; i--) {
            set(rows[i], TILL_PROSE, next < 0 ? FAR : Math.min(FAR, next - i));
            next = run(i).isProse() ? i : next;
        }
    }

    /** A feed is a row of articles, each with a date or a title that is a link, which an article seldom has in its midst. */
    private void fillBeginnings() {
        boolean[] isDate = new boolean[rows.length];
        boolean[] isTitle = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            Block block = blocks.get(i);
            isDate[i] = LineRule.isDate(block.text());
            isTitle[i] = block.linkShare() >= LINKED && block.content().words() >= TITLE_WORDS_LEAST;
        }
        fillBeginnings(isDate, NEW_DATES);
        fillBeginnings(isTitle, NEW_LINKED_TITLES);
    }

    private void fillBeginnings(boolean[] begins, BlockFeature count) {
        boolean isBehind = false;
        int number = 0;
        int last = -1;
        for (int i = 0; i < rows.length; i++) {
            number += begins[i] && isBehind ? 1 : 0;
            last = begins[i] ? i : last;
            isBehind |= blocks.get(i).isKept() && run(i).isProse();
            rows[i][count.column()] = (float) log(number);
            rows[i][count.column() + 1] = last < 0 ? FAR : Math.min(FAR, i - last);
        }
        int next = -1;
        for (int i = rows.length - 1; i >= 0; i--) {
            next = begins[i] ? i : next;
            rows[i][count.column() + 2] = next < 0 ? FAR : Math.min(FAR, next - i);
        }
    }

    /** How far apart blocks stand in the tree tells one text from another more than how far apart they stand on the page. */
    private void fillDistances() {
        int title = title();
        int[] titleWords = words.count(i -> i == title);
        int titleSize = title < 0 ? 0 : words.distinct(title);
        int titles = 0;
        int previous = -1;
        for (int i = 0; i < rows.length; i++) {
            float[] row = rows[i];
            int owner = run(i).owner();
            boolean isTopHeading = tree.element(owner).normalName().equals("h1");
            titles += i > title && isTopHeading ? 1 : 0;
            set(row, NEW_TITLES, titles);
            set(row, TITLE_WORDS, titleSize == 0 ? -1 : share(words.known(i, titleWords, 1), titleSize));
            fillDistance(row, TITLE_UP, owner, title);
            fillDistance(row, PROSE_BEFORE_UP, owner, previous);
            previous = run(i).isProse() ? i : previous;
        }
        int next = -1;
        for (int i = rows.length - 1; i >= 0; i--) {
            fillDistance(rows[i], PROSE_AFTER_UP, run(i).owner(), next);
            next = run(i).isProse() ? i : next;
        }
    }

    /** Returns the last block that reads as the title before the text, else the first one at all; -1 if there is none. */
    private int title() {
        int title = -1;
        boolean isBefore = true;
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            isBefore &= !(block.isKept() && block.isProse());
            if (block.role() == Role.HEADLINE && (isBefore || title < 0)) {
                title = i;
            }
        }
        return title;
    }

    /** Fills in how many elements up from one block, and down again to another one, both of them stand in one element. */
    private void fillDistance(float[] row, BlockFeature up, int owner, int block) {
        int a = owner;
        int b = block < 0 ? -1 : run(block).owner();
        int ups = 0;
        int downs = 0;
        while (b >= 0 && a != b && ups + downs < FAR) {
            if (a > b) {
                a = tree.parent(a);
                ups++;
            } else {
                b = tree.parent(b);
                downs++;
            }
        }
        row[up.column()] = b < 0 ? -1 : ups;
        row[up.column() + 1] = b < 0 ? -1 : downs;
    }

    private void fillNeighbors() {
        for (int i = 0; i < rows.length; i++) {
            float[] row = rows[i];
            set(row, WORDS_BEFORE_2, line(i - 2, WORDS));
            set(row, WORDS_BEFORE_1, line(i - 1, WORDS));
            set(row, WORDS_AFTER_1, line(i + 1, WORDS));
            set(row, WORDS_AFTER_2, line(i + 2, WORDS));
            set(row, LINK_SHARE_BEFORE, at(i - 1, LINK_SHARE));
            set(row, LINK_SHARE_AFTER, at(i + 1, LINK_SHARE));
            set(row, SENTENCE_END_BEFORE, line(i - 1, SENTENCE_END));
            set(row, SENTENCE_END_AFTER, line(i + 1, SENTENCE_END));
            set(row, RULE_KEEPS_BEFORE, at(i - 1, RULE_KEEPS));
            set(row, RULE_KEEPS_AFTER, at(i + 1, RULE_KEEPS));
            set(row, KIND_BEFORE, at(i - 1, KIND));
            set(row, KIND_AFTER, at(i + 1, KIND));
        }
    }

    private float line(int i, int column) {
        return i < 0 || i >= rows.length ? -1 : rows[i][column];
    }

    private float at(int i, BlockFeature feature) {
        return i < 0 || i >= rows.length ? -1 : rows[i][feature.column()];
    }
}

package dev.sluice.plugins.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.plugins.evaluation.EvaluateConfig.Task;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small files of every task, with the figures worked out by hand. */
class MeasuresTest {
    @TempDir
    Path directory;

    private Bench bench = new Bench(Path.of(""));

    @BeforeEach
    void begin() {
        bench = new Bench(directory);
    }

    /**
     * Gold has 4 expressions, the system 3. One is the same in all respects; "week" overlaps "last week", has its
     * type, and another value; "They" is spurious. So strict and value are 1 of 3 and 1 of 4, relaxed and type 2 of 3
     * and 2 of 4.
     */
    @Test
    void temporalExpressions() throws Exception {
        bench.gold(
                        "{\"id\":\"a\",\"date\":\"2020-06-15\",\"text\":\"They met on Friday and last week in May.\",\"timex\":["
                                + "{\"begin\":12,\"end\":18,\"surface\":\"Friday\",\"type\":\"DATE\",\"value\":\"2020-06-12\"},"
                                + "{\"begin\":23,\"end\":32,\"surface\":\"last week\",\"type\":\"DATE\",\"value\":\"2020-W24\"},"
                                + "{\"begin\":36,\"end\":39,\"surface\":\"May\",\"type\":\"DATE\",\"value\":\"2020-05\"}]}",
                        "{\"id\":\"b\",\"date\":null,\"text\":\"Now.\",\"timex\":["
                                + "{\"begin\":0,\"end\":3,\"surface\":\"Now\",\"type\":\"DATE\",\"value\":\"PRESENT_REF\"}]}")
                .system("{\"id\":\"a\",\"timex\":["
                        + "{\"begin\":0,\"end\":4,\"surface\":\"They\",\"type\":\"SET\"},"
                        + "{\"begin\":12,\"end\":18,\"surface\":\"Friday\",\"type\":\"DATE\",\"value\":\"2020-06-12\"},"
                        + "{\"begin\":28,\"end\":32,\"surface\":\"week\",\"type\":\"DATE\",\"value\":\"2020-W23\"}]}");

        assertThat(bench.run(Task.TIMEX, 9))
                .containsExactly(
                        "  a [2020-06-15] 'last week': gold 2020-W24  got 2020-W23 ('week')",
                        "  a missed 'May' 2020-05",
                        "  a spurious 'They' None",
                        "  b missed 'Now' PRESENT_REF",
                        "strict     P  33.33  R  25.00  F1  28.57",
                        "relaxed    P  66.67  R  50.00  F1  57.14",
                        "type       P  66.67  R  50.00  F1  57.14",
                        "value      P  33.33  R  25.00  F1  28.57",
                        "gold 4 system 3 documents missing 1");
        assertThat(bench.told)
                .containsExactly("1 of 2 documents of gold are not in system, such as b; they count as empty");
    }

    /** "5 May 2020" is answered by the one that is identical, though the other one comes first and is as long. */
    @Test
    void anIdenticalExpressionIsTheAnswerBeforeALongerOne() throws Exception {
        bench.gold("{\"id\":\"a\",\"text\":\"on 5 May 2020, a day\",\"timex\":["
                        + "{\"begin\":3,\"end\":13,\"surface\":\"5 May 2020\",\"type\":\"DATE\",\"value\":\"x\"}]}")
                .system("{\"id\":\"a\",\"timex\":[" + "{\"begin\":0,\"end\":20,\"type\":\"DATE\",\"value\":\"y\"},"
                        + "{\"begin\":3,\"end\":13,\"type\":\"DATE\",\"value\":\"x\"}]}");

        assertThat(bench.run(Task.TIMEX, 0))
                .startsWith("strict     P  50.00  R 100.00  F1  66.67")
                .contains("value      P  50.00  R 100.00  F1  66.67");
    }

    /**
     * Of 5 pages 2 are right and 2 wrong, one of them by a day; one has a month alone, which is no answer. P = 2/4, R
     * = 2/3, accuracy = 2/5, F1 = 2*2/(2*2+2+1) = 4/7.
     */
    @Test
    void daysOfPublication() throws Exception {
        bench.gold("{\"https://quay.example/1\":{\"file\":\"1.html\",\"date\":\"2020-01-10\"},"
                        + "\"2.html\":{\"date\":\"2020-02-29\"},\"3.html\":{\"date\":\"2020-03-01\"},"
                        + "\"4.html\":{\"date\":\"2020-04-01\"},\"5.html\":{\"date\":\"2020-05-05\"}}")
                .system(
                        published("pages/1.html.gz", "2020-01-10T18:00:00Z"),
                        published("2.html", "2020-02-29"),
                        published("3.html", "2020-02-29"),
                        published("4.html", "2010-04-01"),
                        published("5.html", "2020-05"));

        assertThat(bench.run(Task.DATES, 2))
                .containsExactly(
                        "  3.html: gold 2020-03-01 got 2020-02-29  3.html",
                        "  4.html: gold 2020-04-01 got 2010-04-01  4.html",
                        "dates      P 0.500  R 0.667  accuracy 0.400  F1 0.571   (2 right, 2 wrong of which 1 by one day,"
                                + " 1 without answer, of 5)");
    }

    private static String published(String id, String day) {
        return "{\"id\":\"" + id + "\",\"text\":\"x\",\"dates\":{\"published\":{\"value\":\"" + day + "\"}}}";
    }

    /**
     * Page a: gold "one two three four five" has the runs 1-4 and 2-5, the system has 1-4 and one more: P = R = 1/2.
     * Page b is the same but for the full stop: P = R = 1. Page c has no record: R = 0, and no P. So P = 1.5/2, R =
     * 1.5/3, F1 = 2*.75*.5/1.25 = .6.
     */
    @Test
    void textsByRunsOfFourWords() throws Exception {
        bench.gold("{\"a\":{\"articleBody\":\"one two three four five\"},\"b\":{\"articleBody\":\"Yes, no.\"},"
                        + "\"c\":{\"file\":\"c.htm\",\"articleBody\":\"Gone\"}}")
                .system(
                        "{\"id\":\"x/a.html\",\"text\":\"one two three four 6\"}",
                        "{\"id\":\"b.html.gz\",\"text\":\"Yes no\"}");

        assertThat(bench.run(Task.EXTRACT, 2))
                .containsExactly(
                        "  c P 0.00 R 0.00",
                        "  a P 0.50 R 0.50",
                        "extract    F1 0.600  P 0.750  R 0.500  exact 0.333  of 3 pages");
    }

    /** 3 of 4 wanted pieces are there, and 1 of 2 unwanted ones: P = 3/4, R = 3/4, accuracy = (3 + 1)/6. */
    @Test
    void textsByPieces() throws Exception {
        bench.gold(
                        "{\"a.html\":{\"with\":[\"one two\",\"three\"],\"without\":[\"menu\"]},"
                                + "\"https://quay.example/b\":{\"file\":\"b.html\",\"with\":[\"four\",\"five\"],\"without\":[\"share this\"]}}")
                .system(
                        "{\"id\":\"a.html\",\"text\":\"one\\n\\u00a0two and three\"}",
                        "{\"id\":\"b.html\",\"text\":\"four, share\\tthis\"}");

        assertThat(bench.run(Task.SNIPPETS, 1))
                .containsExactly(
                        "  b.html wanted missing 1, unwanted kept 1",
                        "snippets   F1 0.750  P 0.750  R 0.750  accuracy 0.667  of 2 pages");
    }

    private static final String NAMES =
            "{\"id\":\"a\",\"text\":\"Ann Ode's boat left New York City for Rome with Bo and Cy.\","
                    + "\"mentions\":[{\"id\":1,\"begin\":0,\"end\":7,\"entity\":\"Q1\",\"chain\":\"p\"},"
                    + "{\"id\":2,\"begin\":20,\"end\":33,\"entity\":\"Q2\",\"children\":[3],\"chain\":\"c\"},"
                    + "{\"id\":3,\"begin\":20,\"end\":28,\"entity\":\"Q3\",\"parent\":2,\"chain\":\"c\"},"
                    + "{\"id\":4,\"begin\":38,\"end\":42,\"entity\":\"Q4\",\"chain\":\"r\"},"
                    + "{\"id\":5,\"begin\":48,\"end\":50,\"entity\":\"NIL\",\"chain\":\"p\"},"
                    + "{\"id\":6,\"begin\":55,\"end\":57,\"entity\":\"Q6\",\"optional\":true,\"named\":false,\"chain\":\"p\"}]}";

    /**
     * Asked for are names 1, 2, 4 and 5. Name 1 is right, with or without 's. Name 2 is not found, but its part 3 is,
     * and is right. Name 4 is found and wrong. Name 5 must get nobody, and gets the id of a cluster, which is nobody.
     * "boat" is spurious. So tp = 2, fp = 2, fn = 1; 3 of the 3 that are somebody are detected, and 2 of these right.
     */
    @Test
    void linksEndToEnd() throws Exception {
        bench.gold(NAMES)
                .system("{\"id\":\"a\",\"mentions\":[{\"begin\":0,\"end\":9,\"entity\":\"Q1\"},"
                        + "{\"begin\":10,\"end\":14,\"entity\":\"Q9\"},{\"begin\":20,\"end\":28,\"entity\":\"Q3\"},"
                        + "{\"begin\":38,\"end\":42,\"entity\":\"Q5\"},{\"begin\":48,\"end\":50,\"entity\":\"NIL7\"},"
                        + "{\"begin\":55,\"end\":57,\"entity\":\"Q8\"}]}");

        assertThat(bench.run(Task.LINK, 9))
                .containsExactly(
                        "  a 'Rome': gold Q4 got Q5 ",
                        "  a spurious 'boat' Q9",
                        "link       P  50.00  R  66.67  F1  57.14   detection recall 100.0  right of detected 66.7"
                                + "  tp 2 fp 2 (off any gold span 1) fn 1");
    }

    /**
     * With a base that knows Q1, Q3 and Q5 alone, names 2 and 4 are nobody; for name 4 the system says somebody, Q5.
     */
    @Test
    void linksToWhatABaseKnows() throws Exception {
        bench.gold(NAMES)
                .system("{\"id\":\"a\",\"mentions\":[{\"begin\":0,\"end\":7,\"entity\":\"Q1\"},"
                        + "{\"begin\":10,\"end\":14,\"entity\":\"Q9\"},{\"begin\":38,\"end\":42,\"entity\":\"Q5\"}]}")
                .file("ids.tsv", "Q1\tAnn", "Q3,New York", "", "Q5");
        EvaluateConfig config = new EvaluateConfig(Task.LINK, Optional.of("ids.tsv"), 9, Optional.empty(), false);

        assertThat(bench.run(config, "gold", "system"))
                .containsExactly("link       P  50.00  R 100.00  F1  66.67   detection recall 100.0"
                        + "  right of detected 100.0  tp 1 fp 1 (off any gold span 0) fn 0");
    }

    /**
     * Gold has 5 ranges, without the one within another and the one that is no name; the system has 3, of which 2 are
     * the same.
     */
    @Test
    void rangesOfNames() throws Exception {
        bench.gold(NAMES)
                .system("{\"id\":\"a\",\"mentions\":[{\"begin\":0,\"end\":9},{\"begin\":20,\"end\":28},"
                        + "{\"begin\":39,\"end\":41}]}");

        assertThat(bench.run(Task.NER, 9))
                .containsExactly(
                        "  a spurious 'New York'",
                        "  a missed 'New York City'",
                        "  a missed 'Bo'",
                        "ner        P  66.67  R  50.00  F1  57.14");
    }

    /**
     * Chains: p = {Ann, Bo}, c = {New York City, New York}, r = {Rome}. The system joins Ann, Bo and Rome, and finds
     * no other name. B-cubed precision: Ann 2/3, Bo 2/3, Rome 1/3, each other one 1: (5/3 + 2)/5 = 11/15. Recall: Ann
     * 1, Bo 1, Rome 1, each other one 1/2: 4/5. F1 = 2*(11/15)*(4/5)/(23/15) = 88/115. CEAF-e: p with the joined one
     * 2*2/5, c with one of its names 2*1/3, r with none that is left: 22/15 over 3 clusters of each side: 22/45.
     */
    @Test
    void clustersAcrossDocuments() throws Exception {
        bench.gold(NAMES)
                .system(
                        "{\"id\":\"a\",\"mentions\":[{\"begin\":0,\"end\":7,\"entity\":\"NIL1\"},"
                                + "{\"begin\":38,\"end\":42,\"entity\":\"NIL1\"},{\"begin\":48,\"end\":50,\"entity\":\"NIL1\"}]}");

        assertThat(bench.run(Task.COREF, 0))
                .containsExactly("B-cubed    P  73.33  R  80.00  F1  76.52   CEAF-e (greedy) F1  48.89"
                        + "   mentions found 3/5");
    }

    /** Offsets count UTF-16 units, of which a ship or a script letter has two: both names are found, in both ranges. */
    @Test
    void offsetsAreUtf16UnitsBesideCharactersOutsideTheBasicPlane() throws Exception {
        bench.gold("{\"id\":\"a\",\"text\":\"🚢🚢 Ann Ode's ship, 𝒜da.\",\"mentions\":["
                        + "{\"begin\":5,\"end\":12},{\"begin\":21,\"end\":25}]}")
                .system("{\"id\":\"a\",\"mentions\":[{\"begin\":5,\"end\":14},{\"begin\":23,\"end\":24}]}");

        assertThat(bench.run(Task.NER, 9)).containsExactly("ner        P 100.00  R 100.00  F1 100.00");
    }
}

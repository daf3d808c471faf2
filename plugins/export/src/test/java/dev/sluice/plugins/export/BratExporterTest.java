package dev.sluice.plugins.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity;
import dev.sluice.api.Document;
import dev.sluice.testkit.MarkedText;
import dev.sluice.testkit.TestContext;
import dev.sluice.testkit.TestExport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.uima.fit.factory.CollectionReaderFactory;
import org.apache.uima.fit.pipeline.JCasIterable;
import org.apache.uima.fit.util.JCasUtil;
import org.dkpro.core.io.brat.BratReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BratExporterTest {
    private static final BratConfig DEFAULTS = new BratConfig("brat", "Wikidata", List.of());
    private static final Pattern TEXT_BOUND =
            Pattern.compile("T\\d+\t([A-Za-z0-9_-]+) (\\d+ \\d+(?:;\\d+ \\d+)*)\t(.*)");

    static List<Document> documents() {
        return SampleDocuments.all();
    }

    @Test
    void aDocumentIsATextAndItsAnnotations() throws Exception {
        TestExport export = write(DEFAULTS, SampleDocuments.full().withId("one"));
        assertThat(export.names()).containsExactly("brat/annotation.conf", "brat/one.ann", "brat/one.txt");
        assertThat(export.text("brat/one.txt")).isEqualTo(SampleDocuments.full().text());
        assertThat(export.text("brat/one.ann")).isEqualTo("""
                T1\tPERSON 2 11\tAda Byron
                N1\tReference T1 Wikidata:Q7259\tAda Lovelace
                #1\tAnnotatorNotes T1\tscore=0.93
                T2\tPERSON 19 24\tNovak
                N2\tReference T2 NIL:NIL7f\tNovak
                #2\tAnnotatorNotes T2\tscore=0.5
                T3\tTIMEX3-SET 25 37\tevery Friday
                #3\tAnnotatorNotes T3\tvalue=XXXX-WXX-5 quant=EACH freq=1X score=1.0
                T4\tTIMEX3-DATE 41 48\tmid-May
                #4\tAnnotatorNotes T4\tvalue=2020-05 mod=MID days=2020-05 score=0.75
                """);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyRangeHoldsItsWordsInCodePoints(Document document) throws Exception {
        TestExport export = write(new BratConfig("", "Wikidata", List.of("titles")), document);
        String name = new FileNames().of(document.id());
        int[] text = export.text(name + ".txt").codePoints().toArray();
        List<String> types = new ArrayList<>();
        for (String line : export.text(name + ".ann").split("\n")) {
            Matcher matcher = TEXT_BOUND.matcher(line);
            if (matcher.matches()) {
                List<String> pieces = new ArrayList<>();
                for (String range : matcher.group(2).split(";")) {
                    int begin = Integer.parseInt(range.split(" ")[0]);
                    int end = Integer.parseInt(range.split(" ")[1]);
                    pieces.add(new String(text, begin, end - begin));
                }
                assertThat(matcher.group(3)).isEqualTo(String.join(" ", pieces));
                types.add(matcher.group(1));
            } else if (!line.isEmpty()) {
                assertThat(line).matches("(N\\d+\tReference T\\d+ [\\w-]+:\\S+|#\\d+\tAnnotatorNotes T\\d+)\t.*");
            }
        }
        int expected = NamedMention.of(document).size()
                + document.timexes().size()
                + document.custom("titles").size();
        assertThat(types).hasSize(expected);
        assertThat(export.text("annotation.conf").split("\n")).containsAll(types);
    }

    /** DKPro Core knows no references, and counts UTF-16 units: a text without others, and without their lines, is alike to it. */
    @Test
    void dkproReadsTheSameWords(@TempDir Path directory) throws Exception {
        Document document = MarkedText.of(
                        "{Ada Byron=PERSON Q7259} met {No\u00eb=PERSON} {every Friday=SET P1W} in {Ulm=PLACE}.")
                .id("one")
                .expected();
        TestExport export = write(new BratConfig("", "Wikidata", List.of()), document);
        Files.writeString(directory.resolve("one.txt"), export.text("one.txt"));
        Files.writeString(directory.resolve("one.ann"), export.text("one.ann").replaceAll("(?m)^N.*\n", ""));
        var reader = CollectionReaderFactory.createReaderDescription(
                BratReader.class,
                BratReader.PARAM_SOURCE_LOCATION,
                directory.resolve("one.ann").toString(),
                "textAnnotationTypeMappings",
                new String[] {".* -> " + NamedEntity.class.getName()});
        List<String> words = new ArrayList<>();
        for (var cas : new JCasIterable(reader)) {
            assertThat(cas.getDocumentText()).isEqualTo(document.text());
            JCasUtil.select(cas, NamedEntity.class).forEach(name -> words.add(name.getCoveredText()));
        }
        assertThat(words).containsExactly("Ada Byron", "No\u00eb", "every Friday", "Ulm");
    }

    @Test
    void annotationsAcrossLinesComeInPieces() throws Exception {
        TestExport export = write(DEFAULTS, SampleDocuments.hard().withId("x"));
        assertThat(export.text("brat/x.ann"))
                .contains("\tPERSON 31 33;35 38\tBo Odd\n")
                .contains("\tTIMEX3-DATE 42 49;50 54\tmid-May 2020\n")
                .contains("NIL:NIL%201%3C%7C%3E\t");
    }

    @Test
    void layersOfPluginsAreWrittenWhenAskedFor() throws Exception {
        TestExport export = write(
                new BratConfig("", "Wikidata", List.of("titles")),
                SampleDocuments.hard().withId("x"));
        assertThat(export.text("x.ann")).contains("\ttitles-a_b_c ", "AnnotatorNotes T6\tk=v <w>\n");
        assertThat(export.text("annotation.conf")).contains("\ntitles-a_b_c\n");
    }

    @Test
    void anIdCannotLeadOutOfTheFolder() throws Exception {
        assertThat(write(DEFAULTS, Document.of("../../x", "text")).names())
                .allMatch(name -> name.matches("brat/[\\w.-]+"));
        assertThatThrownBy(() -> write(new BratConfig("../x", "Wikidata", List.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("output directory");
    }

    private static TestExport write(BratConfig config, Document... documents) throws Exception {
        return Read.written(new BratFactory().create(config, TestContext.create()), List.of(documents));
    }
}

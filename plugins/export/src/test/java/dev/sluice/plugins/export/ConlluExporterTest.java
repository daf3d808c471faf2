package dev.sluice.plugins.export;

import static org.assertj.core.api.Assertions.assertThat;

import de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token;
import dev.sluice.api.Document;
import dev.sluice.testkit.MarkedText;
import dev.sluice.testkit.TestContext;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.uima.fit.factory.CollectionReaderFactory;
import org.apache.uima.fit.pipeline.JCasIterable;
import org.apache.uima.fit.util.JCasUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConlluExporterTest {
    static List<Document> documents() {
        return SampleDocuments.all();
    }

    @Test
    void aSentenceIsItsWordsWithNamesAndTimesInTheLastColumn() throws Exception {
        Document document = MarkedText.of("{Ada Byron=PERSON Q7} didn't pay 1,000.5 in {mid-May=2020-05 MID}. Why?")
                .id("x")
                .title("A title")
                .expected();
        assertThat(write(document)).isEqualTo("""
                # newdoc id = x
                # title = A title
                # sent_id = x#1
                # text = Ada Byron didn't pay 1,000.5 in mid-May.
                1\tAda\t_\t_\t_\t_\t_\t_\t_\tEntity=Q7|NER=B-PERSON|TokenRange=0:3
                2\tByron\t_\t_\t_\t_\t_\t_\t_\tNER=I-PERSON|TokenRange=4:9
                3\tdidn't\t_\t_\t_\t_\t_\t_\t_\tTokenRange=10:16
                4\tpay\t_\t_\t_\t_\t_\t_\t_\tTokenRange=17:20
                5\t1,000.5\t_\t_\t_\t_\t_\t_\t_\tTokenRange=21:28
                6\tin\t_\t_\t_\t_\t_\t_\t_\tTokenRange=29:31
                7\tmid-May\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No|Timex=B-DATE|TimexMod=MID|TimexValue=2020-05|TokenRange=32:39
                8\t.\t_\t_\t_\t_\t_\t_\t_\tTokenRange=39:40

                # sent_id = x#2
                # text = Why?
                1\tWhy\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No|TokenRange=41:44
                2\t?\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No|TokenRange=44:45

                """);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void theWordsAndTheirSpacesMakeTheTextAgain(Document document) throws Exception {
        StringBuilder text = new StringBuilder();
        int sentence = 0;
        String expectedSentence = "";
        StringBuilder written = new StringBuilder();
        for (String line : write(document).split("\n", -1)) {
            if (line.startsWith("# text = ")) {
                expectedSentence = line.substring("# text = ".length());
                sentence = 0;
                written.setLength(0);
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                String[] columns = line.split("\t", -1);
                assertThat(columns).hasSize(10);
                assertThat(columns[0]).isEqualTo(String.valueOf(++sentence));
                Map<String, String> misc = misc(columns[9]);
                assertThat(misc.keySet()).containsExactlyElementsOf(new TreeMap<>(misc).keySet());
                text.append(unescape(misc.getOrDefault("SpacesBefore", "")));
                String[] range = misc.getOrDefault("TokenRange", "").split(":");
                assertThat(SampleDocuments.codePoints(text.toString())).isEqualTo(Integer.parseInt(range[0]));
                text.append(columns[1]);
                assertThat(SampleDocuments.codePoints(text.toString())).isEqualTo(Integer.parseInt(range[1]));
                String spaces = misc.containsKey("SpaceAfter") ? "" : misc.getOrDefault("SpacesAfter", " ");
                text.append(unescape(spaces));
                written.append(columns[1]).append(spaces.isEmpty() ? "" : " ");
            } else if (line.isEmpty() && sentence > 0) {
                assertThat(expectedSentence).isEqualTo(written.toString().strip());
            }
        }
        if (sentence > 0) {
            assertThat(text.toString()).isEqualTo(Characters.encodable(document.text()));
        } else {
            assertThat(document.text()).isBlank();
        }
    }

    /** DKPro Core reads the file as every UIMA pipeline would. */
    @Test
    void dkproReadsTheSameWords(@TempDir Path directory) throws Exception {
        Document document = SampleDocuments.full();
        Files.writeString(directory.resolve("x.conllu"), write(document));
        List<String> words = new ArrayList<>();
        var reader = CollectionReaderFactory.createReaderDescription(
                org.dkpro.core.io.conll.ConllUReader.class,
                org.dkpro.core.io.conll.ConllUReader.PARAM_SOURCE_LOCATION,
                directory.resolve("x.conllu").toString(),
                org.dkpro.core.io.conll.ConllUReader.PARAM_LANGUAGE,
                "en");
        for (var cas : new JCasIterable(reader)) {
            JCasUtil.select(cas, Token.class).forEach(token -> words.add(token.getCoveredText()));
        }
        assertThat(words)
                .containsExactly(
                        "\ud83d\ude00", "Ada", "Byron", "met", "Mr", "Novak", "every", "Friday", "in", "mid-May", ".");
    }

    @Test
    void sentencesEndNeitherInNamesNorAfterInitials() throws Exception {
        Document document = MarkedText.of("By {J. Q. Doe Inc. Ltd.=PERSON} at 5 p.m. He saw A. Roe. \"Yes.\" No!\nEnd")
                .expected();
        assertThat(write(document).lines().filter(line -> line.startsWith("# text")))
                .containsExactly(
                        "# text = By J. Q. Doe Inc. Ltd. at 5 p.m.",
                        "# text = He saw A. Roe.",
                        "# text = \"Yes.\"",
                        "# text = No!",
                        "# text = End");
    }

    /** Measured in time of the processor, which does not depend on what else the machine does. */
    @Test
    void hostileTextsTakeLittleTime() throws Exception {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long begin = threads.getCurrentThreadCpuTime();
        for (String piece : List.of("a", ".", "\u0308", "' ", "\ud83d\ude00", "\n", "A. ")) {
            assertThat(write(Document.of("x", piece.repeat(100_000)))).isNotNull();
        }
        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - begin)).isLessThan(Duration.ofSeconds(10));
    }

    private static Map<String, String> misc(String column) {
        Map<String, String> misc = new java.util.LinkedHashMap<>();
        for (String pair : column.split("\\|")) {
            misc.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return misc;
    }

    private static String unescape(String spaces) {
        return spaces.replace("\\s", " ")
                .replace("\\t", "\t")
                .replace("\\r", "\r")
                .replace("\\n", "\n")
                .replace("\\p", "|")
                .replace("\\\\", "\\");
    }

    private static String write(Document... documents) throws Exception {
        return Read.written(
                        new ConlluFactory().create(new ConlluConfig("x.conllu"), TestContext.create()),
                        List.of(documents))
                .text("x.conllu");
    }
}

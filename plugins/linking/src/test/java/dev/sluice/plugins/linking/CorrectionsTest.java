package dev.sluice.plugins.linking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sluice.api.CorpusAnnotator;
import dev.sluice.api.Document;
import dev.sluice.api.Evidence;
import dev.sluice.api.Link;
import dev.sluice.testkit.TestContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorrectionsTest {
    @TempDir
    private Path directory;

    @Test
    void mergedNamesShareOneId() throws Exception {
        List<Document> documents =
                clustered("merge\tTom Quillfeather\tThe Orla Tveitdal", "Tom Quillfeather", "Orla Tveitdal");
        assertThat(entity(documents, 0)).isEqualTo(entity(documents, 1)).startsWith(Link.NIL);
    }

    @Test
    void aNameMergedWithAKnownOneHasItsId() throws Exception {
        List<Document> documents =
                clustered("merge\tTom Quillfeather\tAngela Merkel", "Tom Quillfeather", "Angela Merkel");
        assertThat(entity(documents, 0)).isEqualTo("Q567");
    }

    @Test
    void ofTwoKnownNamesThatAreMergedTheFirstStands() throws Exception {
        List<Document> documents = clustered("merge\tQ76\tAngela Merkel", "Barack Obama", "Angela Merkel");
        assertThat(entity(documents, 1)).isEqualTo("Q76");
    }

    @Test
    void linesAboutDatesAreForOtherSteps() throws Exception {
        List<Document> documents =
                clustered("date\t2021-03-24\ta\ntime\tFriday\tnone\ta\nis\tTom Quillfeather\tQ567", "Tom Quillfeather");
        assertThat(entity(documents, 0)).isEqualTo("Q567");
    }

    @Test
    void splitNamesKeepTheirIds() throws Exception {
        String[] names = {"Karim Abdel Nouri", "Kareem Abdul Nouri"};
        List<Document> joined = clustered("# none", names);
        assertThat(entity(joined, 0)).isEqualTo(entity(joined, 1));
        List<Document> split = clustered("split\tKarim Abdel Nouri\tKareem Abdul Nouri", names);
        assertThat(entity(split, 0)).isNotEqualTo(entity(split, 1));
    }

    @Test
    void whoeverIsToldToBeAnEntityHasItsIdUnderAllVariants() throws Exception {
        List<Document> documents = clustered(
                "is\tKarim Abdel Nouri\tQ99999901", "Karim Abdel Nouri", "Kareem Abdul Nouri", "Tom Quillfeather");
        assertThat(entity(documents, 0)).isEqualTo("Q99999901");
        assertThat(entity(documents, 1)).isEqualTo("Q99999901");
        assertThat(entity(documents, 2)).startsWith(Link.NIL);
        assertThat(documents.get(0).links().get(0).evidence())
                .extracting(Evidence::rule)
                .contains("told by corrections");
    }

    @Test
    void inOneDocumentANameMayMeanSomebodyElse() throws Exception {
        List<Document> documents =
                clustered("is\tTom Quillfeather\tQ99999901\t1.txt", "Tom Quillfeather", "Tom Quillfeather");
        assertThat(entity(documents, 0)).startsWith(Link.NIL);
        assertThat(entity(documents, 1)).isEqualTo("Q99999901");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # a;join^A^B                      | line 2 | 'join'
            merge^A                           | line 1 | two names
            split^A^ B^C                      | line 1 | two names
            is^Orla^two words                 | line 1 | 'two words'
            is^Orla^NIL-123456789abc          | line 1 | merge
            merge^A^---                       | line 1 | '---'
            merge^A^A                         | line 1 | same
            merge^A^B;# b;;split^b^a          | line 4 | line 1
            merge^A^B;merge^B^C;split^A^C     | line 3 | opposite
            split^A^D;merge^A^B;merge^D^C;merge^B^C | line 1 | opposite
            is^A^Q1;is^a^Q2                   | line 2 | line 1
            """)
    void aWrongLineIsNamedWithItsFault(String lines, String line, String fault) throws Exception {
        write(lines.replace('^', '\t').split(";", -1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clusterer("fixes.tsv"))
                .withMessageContaining("fixes.tsv")
                .withMessageContaining(line)
                .withMessageContaining(fault);
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clusterer("none.tsv"))
                .withMessageContaining("none.tsv")
                .withMessageContaining("merge");
    }

    private static String entity(List<Document> documents, int at) {
        return documents.get(at).links().get(0).entity();
    }

    private void write(String... lines) throws Exception {
        Files.write(directory.resolve("fixes.tsv"), List.of(lines));
    }

    private CorpusAnnotator<?, ?> clusterer(String file) {
        return new ClusterFactory()
                .create(
                        new ClusterConfig(0, true, false, file),
                        TestContext.create().in(directory));
    }

    private List<Document> clustered(String line, String... names) throws Exception {
        write(line);
        List<Document> documents = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            documents.add(Linking.linked(i + ".txt", "In the end they asked " + names[i] + " for help."));
        }
        return Linking.clustered(clusterer("fixes.tsv"), documents);
    }
}

package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.DocumentStatus;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Progress progress =
            new Progress(new Terminal(OutputStream.nullOutputStream(), err, Path.of("."), List.of(), false, false));

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theFirstDocumentsWithProblemsAreNamed() {
        progress.tellProblems();
        assertThat(err()).isEmpty();
        progress.document("good.html", DocumentStatus.OK);
        progress.document("half.pdf", DocumentStatus.OK_PARTIAL);
        progress.tellProblems();
        assertThat(err())
                .isEqualTo("ok with problems: half.pdf; the field problems of a document says what they are\n");
        for (int i = 0; i < 9; i++) {
            progress.document("d" + i, DocumentStatus.OK_PARTIAL);
        }
        progress.tellProblems();
        assertThat(err()).contains("half.pdf, d0, d1, d2, d3, and more;").doesNotContain("d4");
    }

    @Test
    void aDocumentThatFailsInALaterPassIsNotAmongThoseThatAreOk() {
        progress.pass("reading", -1);
        progress.document("lost.pdf", DocumentStatus.OK_PARTIAL);
        progress.document("half.pdf", DocumentStatus.OK_PARTIAL);
        progress.pass("cluster", 2);
        progress.failure("lost.pdf", DocumentStatus.EXPORT_ERROR, "it cannot be written");
        progress.document("lost.pdf", DocumentStatus.EXPORT_ERROR);
        progress.document("half.pdf", DocumentStatus.OK_PARTIAL);
        progress.tellProblems();
        assertThat(err()).contains("ok with problems: half.pdf;").doesNotContain("ok with problems: lost");
    }

    @Test
    void whatAnOutputCannotHoldIsToldInALineAndOnlyWhenAsked() {
        progress.losses("csv", List.of("texts are left out", "offsets too"));
        assertThat(err()).isEmpty();
        progress.tellLosses(true);
        assertThat(err())
                .isEqualTo("note: output 'csv' cannot hold all that the documents do: see losses in run.json\n");
        progress.tellLosses(false);
        assertThat(err()).endsWith("texts are left out; offsets too\n");
    }
}

package dev.sluice.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Document;
import dev.sluice.api.Metadata;
import dev.sluice.api.Provenance;
import dev.sluice.core.DocumentStatus;
import dev.sluice.core.Pipeline;
import dev.sluice.core.RunReport;
import dev.sluice.core.RunRequest;
import dev.sluice.core.Toolkit;
import dev.sluice.core.internal.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two extractors of two plugins in one chain: each reads what it knows, wherever it was attached. */
class AttachmentsIT {
    private static final String MAIL = """
            From: Mila Stone <mila@mill.example>
            Subject: The wheel
            Date: Tue, 14 Apr 2020 09:30:00 +0200
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=xx

            --xx
            Content-Type: text/plain

            See what is enclosed.
            --xx
            Content-Type: text/html
            Content-Disposition: attachment; filename=page.html

            <html><body><nav><a href="/">Home</a></nav><article><h1>Of wheels</h1><p>The wheel turns when there is water,
            and when there is none the miller sleeps.</p><p>In a dry summer he sleeps a lot, as the whole village
            knows, and nobody minds.</p></article></body></html>
            --xx
            Content-Type: application/rtf
            Content-Disposition: attachment; filename=offer.rtf

            {\\rtf1\\ansi A new wheel is nine hundred.\\par}
            --xx
            Content-Type: application/octet-stream
            Content-Disposition: attachment; filename=all.zip
            Content-Transfer-Encoding: base64

            UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==
            --xx--
            """;

    @TempDir
    Path directory;

    @Test
    void everyAttachmentIsReadByTheExtractorThatKnowsIt() throws IOException, InterruptedException {
        Files.writeString(Files.createDirectory(directory.resolve("in")).resolve("mail.eml"), MAIL);
        Path out = directory.resolve("out");
        try (Toolkit toolkit = Toolkit.open(Sluice.HOME);
                Pipeline extract = toolkit.pipeline("extract")) {
            RunReport report = extract.run(
                    RunRequest.of(directory.resolve("in").toString()).into(out));
            assertThat(report.counts())
                    .containsOnly(Map.entry(DocumentStatus.OK, 3L), Map.entry(DocumentStatus.UNSUPPORTED, 1L));
        }
        List<Document> documents = Files.readAllLines(out.resolve("documents.jsonl")).stream()
                .map(line -> Document.fromRecord(Json.object(line)))
                .toList();
        assertThat(documents)
                .extracting(Document::id)
                .containsExactly("mail.eml", "mail.eml#page.html", "mail.eml#offer.rtf");
        assertThat(documents.get(0).text()).isEqualTo("See what is enclosed.");
        assertThat(documents.get(1).text()).contains("the miller sleeps.").doesNotContain("Home");
        assertThat(documents.get(2).text()).isEqualTo("A new wheel is nine hundred.");
        assertThat(documents.get(2).metadata().first(Metadata.PARENT)).contains("mail.eml");
        assertThat(documents)
                .extracting(document -> document.provenance().stream()
                        .map(Provenance::step)
                        .filter(step -> !step.equals("language"))
                        .reduce((before, after) -> after)
                        .orElseThrow())
                .containsExactly("office", "extract", "office");
        assertThat(Files.readString(out.resolve("failed.jsonl")))
                .contains("mail.eml#all.zip")
                .contains("is an archive");
    }
}

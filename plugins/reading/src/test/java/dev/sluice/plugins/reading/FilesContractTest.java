package dev.sluice.plugins.reading;

import dev.sluice.api.ComponentFactory;
import dev.sluice.testkit.ReaderContract;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

class FilesContractTest extends ReaderContract<FilesConfig> {
    @Override
    protected ComponentFactory<FilesConfig> factory() {
        return new FilesReaderFactory();
    }

    @Override
    protected FilesConfig config() {
        return new FilesConfig(
                List.of(), List.of("**/*"), List.of(), FilesConfig.Format.AUTO, true, false, 100_000_000);
    }

    @Override
    protected List<String> inputs(Path directory) throws IOException {
        Files.writeString(directory.resolve("b.txt"), "A ship left.");
        Path folder = Files.createDirectories(directory.resolve("a folder"));
        Files.writeString(folder.resolve("page.html"), "<p>It came back.</p>");
        Files.writeString(
                directory.resolve("corpus.jsonl"),
                "{\"id\":\"one\",\"text\":\"One.\"}\n{\"text\":\"Two.\",\"date\":\"2020-06-12\"}\n");
        Files.writeString(
                directory.resolve("mail.mbox"),
                "From ada@example.org Fri Jun 12 10:00:00 2020\nSubject: A bridge\n\nIt was opened.\n\n");
        try (OutputStream file = Files.newOutputStream(directory.resolve("pages.zip"));
                ZipOutputStream zip = new ZipOutputStream(file)) {
            for (String name : List.of("one.txt", "deep/two.txt")) {
                ZipEntry entry = new ZipEntry(name);
                entry.setTime(1_600_000_000_000L);
                zip.putNextEntry(entry);
                zip.write(name.getBytes(StandardCharsets.UTF_8));
            }
        }
        Files.write(directory.resolve("page.warc"), warc("https://example.org/a", "<p>A gate was shut.</p>"));
        return List.of(directory.toString());
    }

    private static byte[] warc(String address, String page) {
        String response = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page;
        String record = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: " + address
                + "\r\nWARC-Date: 2020-06-12T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>"
                + "\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: " + response.length()
                + "\r\n\r\n" + response + "\r\n\r\n";
        return record.getBytes(StandardCharsets.US_ASCII);
    }
}

package dev.sluice.plugins.reading;

import static dev.sluice.plugins.reading.Readings.gzip;
import static dev.sluice.plugins.reading.Readings.outcomes;
import static dev.sluice.plugins.reading.Readings.read;
import static dev.sluice.plugins.reading.Readings.utf8;
import static dev.sluice.plugins.reading.Readings.zip;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Input;
import dev.sluice.api.Source;
import dev.sluice.api.StepException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.HttpRequest;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcConversion;
import org.netpreserve.jwarc.WarcMetadata;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcRevisit;
import org.netpreserve.jwarc.WarcTruncationReason;
import org.netpreserve.jwarc.WarcWriter;
import org.netpreserve.jwarc.Warcinfo;

class WarcTest {
    private static final Instant DAY = Instant.parse("2021-03-04T05:06:07Z");
    private static final URI PAGE = URI.create("http://example.org/news/page.html");

    @TempDir
    private Path directory = Path.of("");

    private interface Records {
        void write(WarcWriter writer) throws IOException;
    }

    @Test
    void readsResponsesResourcesAndConversionsAndNothingElse() throws Exception {
        for (WarcCompression compression : List.of(WarcCompression.GZIP, WarcCompression.NONE)) {
            byte[] warc = warc(compression, writer -> {
                writer.write(new Warcinfo.Builder().date(DAY).build());
                writer.write(new WarcRequest.Builder(PAGE)
                        .date(DAY)
                        .body(new HttpRequest.Builder("GET", "/news/page.html").build())
                        .build());
                writer.write(response(PAGE, 200, "text/html; charset=ISO-8859-1", utf8("<p>page</p>")));
                writer.write(response(URI.create("http://example.org/gone"), 404, "text/html", utf8("gone")));
                writer.write(response(URI.create("http://example.org/logo.png"), 200, "image/png", utf8("PNG")));
                writer.write(new WarcRevisit.Builder(PAGE, WarcRevisit.IDENTICAL_PAYLOAD_DIGEST_1_1)
                        .date(DAY)
                        .build());
                writer.write(new WarcResource.Builder(URI.create("http://example.org/note"))
                        .date(DAY)
                        .body(MediaType.PLAIN_TEXT, utf8("note"))
                        .build());
                writer.write(new WarcMetadata.Builder()
                        .date(DAY)
                        .body(MediaType.WARC_FIELDS, utf8("via: x\r\n"))
                        .build());
                writer.write(new WarcConversion.Builder()
                        .addHeader("WARC-Target-URI", PAGE.toString())
                        .date(DAY)
                        .body(MediaType.PLAIN_TEXT, utf8("text"))
                        .build());
            });
            String name = compression == WarcCompression.GZIP ? "a.warc.gz" : "a.warc";
            List<Input> inputs = read(write(name, warc));
            assertThat(outcomes(inputs))
                    .containsExactly(name + "#3: <p>page</p>", name + "#7: note", name + "#9: text");
            Source source = inputs.get(0).seed().source();
            assertThat(source.url()).isEqualTo(PAGE.toString());
            assertThat(source.retrieved()).isEqualTo(DAY);
            assertThat(source.mediaType()).isEqualTo("text/html");
            assertThat(inputs.get(0).seed().metadata().all("http.header.content-type"))
                    .containsExactly("text/html;charset=ISO-8859-1");
            assertThat(inputs.get(0).seed().metadata().all("http.header.last-modified"))
                    .containsExactly("Wed, 03 Mar 2021 10:00:00 GMT");
            assertThat(inputs.get(0).seed().metadata().all("part.parent")).containsExactly(name);
            assertThat(inputs.get(2).seed().source().mediaType()).isEqualTo("text/plain");
        }
    }

    @Test
    void takesTheCodingsOff() throws Exception {
        byte[] page = utf8("<p>page</p>");
        // "<p>page</p>" packed by the reference implementation of Brotli
        byte[] brotli = Base64.getDecoder().decode("CwWAPHA+cGFnZTwvcD4D");
        byte[] chunked = utf8("3;x=y\r\n<p>\r\n8\r\npage</p>\r\n0\r\n\r\n");
        byte[] warc = warc(WarcCompression.GZIP, writer -> {
            writer.write(coded("Content-Encoding", "gzip", gzip(page)));
            writer.write(coded("Content-Encoding", "deflate", deflate(page)));
            writer.write(coded("Content-Encoding", "br", brotli));
            writer.write(coded("Transfer-Encoding", "chunked", chunked));
            writer.write(coded("Content-Encoding", "gzip", page));
            writer.write(coded("Transfer-Encoding", "chunked", page));
            writer.write(coded("Content-Encoding", "br", page));
        });
        assertThat(read(write("a.warc.gz", warc)))
                .hasSize(7)
                .allSatisfy(input -> assertThat(Readings.text(input)).isEqualTo("<p>page</p>"));
    }

    @Test
    void believesNoLengthThatTheBodyDoesNotHave() throws Exception {
        String http = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5\r\n\r\n<p>a longer page</p>";
        assertThat(outcomes(read(write("a.warc", record(http))))).containsExactly("a.warc#1: <p>a longer page</p>");
    }

    @Test
    void aBrokenRecordFailsAlone() throws Exception {
        byte[] cut = Arrays.copyOf(gzip(utf8("<p>page</p>".repeat(20))), 30);
        byte[] warc = warc(WarcCompression.GZIP, writer -> {
            writer.write(coded("Content-Encoding", "gzip", cut));
            writer.write(new WarcResponse.Builder(PAGE)
                    .date(DAY)
                    .body(MediaType.HTTP_RESPONSE, utf8("no response at all"))
                    .build());
            writer.write(response(PAGE, 200, "text/html", utf8("whole")));
        });
        assertThat(outcomes(read(write("a.warc.gz", warc))))
                .containsExactly("a.warc.gz#1! PARSE_ERROR", "a.warc.gz#2! PARSE_ERROR", "a.warc.gz#3: whole");
    }

    @Test
    void aCutWarcGivesWhatIsWholeAndThenSaysWhereItBreaksOff() throws Exception {
        byte[] warc = warc(WarcCompression.GZIP, writer -> {
            writer.write(response(PAGE, 200, "text/html", utf8("one")));
            writer.write(response(PAGE, 200, "text/html", utf8("two")));
            writer.write(response(PAGE, 200, "text/html", utf8("three, which is cut")));
        });
        byte[] plain = warc(WarcCompression.NONE, writer -> {
            writer.write(response(PAGE, 200, "text/html", utf8("one")));
            writer.write(response(PAGE, 200, "text/html", utf8("two")));
            writer.write(response(PAGE, 200, "text/html", utf8("three, which is cut")));
        });
        for (Path file : List.of(
                write("a.warc.gz", Arrays.copyOf(warc, warc.length - 40)),
                write("a.warc", Arrays.copyOf(plain, plain.length - 12)))) {
            String name = String.valueOf(file.getFileName());
            List<Input> inputs = read(file);
            assertThat(outcomes(inputs)).containsExactly(name + "#1: one", name + "#2: two", name + "! PARSE_ERROR");
            assertThat(Readings.message(inputs.get(2)))
                    .startsWith(name)
                    .contains("record")
                    .contains("bytes in");
        }
    }

    @Test
    void survivesACutAtEveryByte() throws Exception {
        byte[] plain = warc(WarcCompression.NONE, writer -> {
            writer.write(response(PAGE, 200, "text/html", utf8("one")));
            writer.write(response(PAGE, 200, "text/html", utf8("two")));
        });
        int first = warc(WarcCompression.NONE, writer -> writer.write(response(PAGE, 200, "text/html", utf8("one"))))
                .length;
        for (int length = 0; length < plain.length; length++) {
            List<Input> inputs = read(write("a.warc", Arrays.copyOf(plain, length)));
            long whole = inputs.stream()
                    .filter(input -> Readings.failure(input) == null)
                    .count();
            assertThat(whole)
                    .as("cut at " + length)
                    .isEqualTo(length < first - 4 ? 0 : length < plain.length - 4 ? 1 : 2);
            boolean isBetween = length == first || length == 0;
            boolean isInTrailer = length % first >= first - 4;
            if (!isInTrailer) {
                assertThat(inputs.size() - whole).as("cut at " + length).isEqualTo(isBetween && length > 0 ? 0 : 1);
            }
        }
    }

    @Test
    void saysSoIfTheCrawlerCutThePage() throws Exception {
        byte[] warc = warc(
                WarcCompression.GZIP,
                writer -> writer.write(new WarcResponse.Builder(PAGE)
                        .date(DAY)
                        .truncated(WarcTruncationReason.LENGTH)
                        .body(http(200, "text/html", utf8("<p>beg")))
                        .build()));
        Input input = read(write("a.warc.gz", warc)).get(0);
        assertThat(Readings.text(input)).isEqualTo("<p>beg");
        assertThat(input.seed().problems()).extracting("code").containsExactly("read.truncated");
    }

    @Test
    void readsTheOlderFormatArc() throws Exception {
        String page = "HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n<p>old</p>";
        String version = "1 0 Archive\nURL IP-address Archive-date Content-type Archive-length\n";
        String arc = "filedesc://a.arc 0.0.0.0 20020304050607 text/plain " + version.length() + "\n" + version + "\n"
                + "http://example.org/old.html 10.0.0.1 20020304050607 text/html " + page.length() + "\n" + page + "\n";
        for (Path file : List.of(write("a.arc", utf8(arc)), write("a.arc.gz", gzip(utf8(arc))))) {
            List<Input> inputs = read(file);
            assertThat(outcomes(inputs)).containsExactly(file.getFileName() + "#2: <p>old</p>");
            assertThat(inputs.get(0).seed().source().url()).isEqualTo("http://example.org/old.html");
            assertThat(inputs.get(0).seed().source().retrieved()).isEqualTo(Instant.parse("2002-03-04T05:06:07Z"));
        }
    }

    @Test
    void readsTheArchivesInAWacz() throws Exception {
        byte[] warc =
                warc(WarcCompression.GZIP, writer -> writer.write(response(PAGE, 200, "text/html", utf8("page"))));
        byte[] wacz = zip("archive/data.warc.gz", warc);
        assertThat(outcomes(read(write("a.wacz", wacz)))).containsExactly("a.wacz#archive/data.warc.gz#1: page");
        assertThat(outcomes(read(write("b.wacz", zip("pages/pages.jsonl", "{}")))))
                .containsExactly("b.wacz! EMPTY");
    }

    @Test
    void readsWebArchivesInArchivesAndOnTheStandardInput() throws Exception {
        byte[] warc =
                warc(WarcCompression.GZIP, writer -> writer.write(response(PAGE, 200, "text/html", utf8("page"))));
        assertThat(outcomes(read(write("a.tar", ArchiveTest.tar("b/c.warc.gz", warc)))))
                .containsExactly("a.tar#b/c.warc.gz#1: page");
        assertThat(outcomes(read(warc))).containsExactly("stdin#1: page");
    }

    @Test
    void boundsRecordsAndHeaders() throws Exception {
        byte[] warc = warc(WarcCompression.GZIP, writer -> {
            writer.write(response(PAGE, 200, "text/html", utf8("x".repeat(2_000))));
            writer.write(coded("Content-Encoding", "gzip", gzip(utf8("x".repeat(2_000)))));
            writer.write(response(PAGE, 200, "text/html", utf8("x")));
        });
        assertThat(outcomes(Readings.read(Readings.config(1_000), write("a.warc.gz", warc))))
                .containsExactly("a.warc.gz#1! LIMIT", "a.warc.gz#2! LIMIT", "a.warc.gz#3: x");

        byte[] endless = gzip(utf8("WARC/1.0\r\nWARC-Type: " + "x".repeat(20_000_000)));
        List<Input> inputs = read(write("b.warc.gz", endless));
        assertThat(outcomes(inputs)).containsExactly("b.warc.gz! LIMIT");
    }

    @Test
    void reportsWhatIsNoWebArchive() throws Exception {
        assertThat(outcomes(read(write("a.warc", utf8("<html><p>page</p></html>")))))
                .containsExactly("a.warc! PARSE_ERROR");
        assertThat(outcomes(read(write("a.warc", new byte[0])))).containsExactly("a.warc! EMPTY");
        Input none = read(write("a.warc.gz", utf8("WARC/1.0"))).get(0);
        assertThat(Readings.failure(none)).isEqualTo(StepException.Kind.PARSE_ERROR);
        assertThat(Readings.message(none)).contains("not gzip");
    }

    private static byte[] warc(WarcCompression compression, Records records) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (WarcWriter writer = new WarcWriter(Channels.newChannel(out), compression)) {
            records.write(writer);
        }
        return out.toByteArray();
    }

    private static WarcResponse response(URI uri, int status, String type, byte[] body) throws IOException {
        return new WarcResponse.Builder(uri)
                .date(DAY)
                .body(http(status, type, body))
                .build();
    }

    private static HttpResponse http(int status, String type, byte[] body) throws IOException {
        return new HttpResponse.Builder(status, "So")
                .addHeader("Last-Modified", "Wed, 03 Mar 2021 10:00:00 GMT")
                .body(MediaType.parse(type), body)
                .build();
    }

    private static WarcResponse coded(String header, String value, byte[] body) throws IOException {
        byte[] head = utf8("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + header + ": " + value + "\r\n\r\n");
        byte[] block = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, block, head.length, body.length);
        return new WarcResponse.Builder(PAGE)
                .date(DAY)
                .body(MediaType.HTTP_RESPONSE, block)
                .build();
    }

    private static byte[] record(String http) {
        return utf8("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: " + PAGE
                + "\r\nWARC-Date: 2021-03-04T05:06:07Z\r\nWARC-Record-ID: <urn:uuid:0a1b2c3d-0000-4000-8000-000000000001>"
                + "\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: "
                + http.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + http + "\r\n\r\n");
    }

    private static byte[] deflate(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
            deflater.write(bytes);
        }
        return out.toByteArray();
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(directory.resolve(name), bytes);
    }
}

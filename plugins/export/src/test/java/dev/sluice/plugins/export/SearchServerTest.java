package dev.sluice.plugins.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.api.Document;
import dev.sluice.api.Exporter;
import dev.sluice.api.StepException;
import dev.sluice.testkit.TestContext;
import dev.sluice.testkit.TestExport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent to a server that speaks HTTP; {@code SearchServerIT} sends to OpenSearch. */
class SearchServerTest {
    private static final Document DOCUMENT = Document.of("a b/ü", "They met.");

    @TempDir
    Path directory;

    private final List<String> requests = new CopyOnWriteArrayList<>();

    /** The answers to the next requests; 200 when there are none. */
    private final List<String> answers = new ArrayList<>();

    private HttpServer http;

    @BeforeEach
    void start() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", this::answer);
        http.start();
    }

    @AfterEach
    void stop() {
        http.stop(0);
    }

    @Test
    void anIndexThatIsNotThereIsMadeAndFilled() throws Exception {
        answers.add("404 ");
        write(DOCUMENT);
        assertThat(requests)
                .containsExactly(
                        "HEAD /news",
                        "PUT /news with mappings",
                        "PUT /news/_doc/a%20b%2F%C3%BC with text",
                        "POST /news/_refresh");
    }

    @Test
    void anIndexThatIsThereStays() throws Exception {
        write(DOCUMENT);
        assertThat(requests).doesNotContain("PUT /news with mappings").contains("POST /news/_refresh");
    }

    @Test
    void aBusyServerIsAskedAgain() throws Exception {
        answers.addAll(List.of("503 ", "200 ", "429 ", "429 ", "201 "));
        write(DOCUMENT);
        assertThat(requests).filteredOn(request -> request.contains("_doc")).hasSize(3);
    }

    @Test
    void whatTheServerRefusesIsToldOfItsDocument() throws Exception {
        Exporter.Output output = exporter(server()).open(new TestExport());
        answers.add("400 {\"error\":{\"reason\":\"failed to parse\",\"caused_by\":{\"reason\":\"strict\\nmapping\"}}}");
        assertThatExceptionOfType(StepException.class)
                .isThrownBy(() -> output.write(DOCUMENT))
                .withMessageContaining("400 failed to parse: strict mapping")
                .satisfies(refused -> assertThat(refused.kind()).isEqualTo(StepException.Kind.UNSUPPORTED));
        output.finish();
        assertThat(requests).noneMatch(request -> request.startsWith("DELETE"));
    }

    @Test
    void aDocumentThatAnotherOutputRefusedIsTakenBack() throws Exception {
        Exporter.Output output = exporter(server()).open(new TestExport());
        output.write(DOCUMENT);
        output.write(Document.of("2", "text"));
        output.kept(Document.of("2", "text"));
        output.write(Document.of("3", "text"));
        output.finish();
        assertThat(requests)
                .filteredOn(request -> request.startsWith("DELETE"))
                .containsExactly("DELETE /news/_doc/a%20b%2F%C3%BC", "DELETE /news/_doc/3");
    }

    @Test
    void whatIsTakenBackMayBeGoneAlready() throws Exception {
        Exporter.Output output = exporter(server()).open(new TestExport());
        output.write(DOCUMENT);
        answers.add("404 ");
        output.finish();
        assertThat(requests)
                .endsWith(
                        "PUT /news/_doc/a%20b%2F%C3%BC with text",
                        "DELETE /news/_doc/a%20b%2F%C3%BC", "POST /news/_refresh");
    }

    @ParameterizedTest
    @ValueSource(strings = {"401 ", "503 "})
    void aServerThatLetsNobodyInEndsTheRunBeforeItBegins(String answer) {
        for (int i = 0; i < 5; i++) {
            answers.add(answer);
        }
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> write(DOCUMENT))
                .withMessageContaining(answer.strip())
                .withMessageContaining("'news'");
    }

    @Test
    void noServerEndsTheRunBeforeItBegins() {
        http.stop(0);
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> write(DOCUMENT))
                .withMessageContaining("no answer from http://")
                .withMessageContaining("leave the option url out");
    }

    @Test
    void whoSendsIsToldInTheHeader() throws Exception {
        Path secret = Files.writeString(directory.resolve("secret.txt"), "ApiKey abc\n");
        SearchConfig config =
                new SearchConfig("x", "", "news", Optional.of(address() + "/"), Optional.of(secret.toString()));
        TestExport.write(new SearchFactory().create(config, TestContext.create()), List.of(DOCUMENT));
        assertThat(requests)
                .isNotEmpty()
                .allSatisfy(request -> assertThat(request).endsWith(" as ApiKey abc"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ApiKey abc\nX-Other: 1\n"})
    void aFileThatHoldsNoOneLineIsNoAuthorization(String content) throws IOException {
        Path secret = Files.writeString(directory.resolve("secret.txt"), content);
        SearchConfig config = new SearchConfig("x", "", "news", Optional.of(address()), Optional.of(secret.toString()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SearchFactory().create(config, TestContext.create()))
                .withMessageContaining("secret.txt")
                .withMessageContaining("exactly one line");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:9200", "ftp://host", "http://me:word@host", "http://host?x=1", "http:// ", ""})
    void anAddressThatIsNoneIsRefused(String url) {
        SearchConfig config = new SearchConfig("x", "", "news", Optional.of(url), Optional.empty());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SearchFactory().create(config, TestContext.create()))
                .withMessageContaining("url is '" + url + "'");
    }

    private void write(Document... documents) throws Exception {
        TestExport export = TestExport.write(exporter(server()), List.of(documents));
        assertThat(export.text("x").lines()).hasSize(2 * documents.length);
    }

    private static Exporter exporter(SearchServer server) {
        return new SearchExporter(new SearchConfig("x", "", "news"), server);
    }

    private SearchServer server() {
        return new SearchServer(URI.create(address()), "news", Optional.empty(), Duration.ofMillis(1));
    }

    private String address() {
        return "http://localhost:" + http.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String kind =
                body.contains("\"mappings\":") ? " with mappings" : body.contains("\"text\":") ? " with text" : "";
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + kind
                + (authorization == null ? "" : " as " + authorization));
        String answer = answers.isEmpty() ? "200 " : answers.remove(0);
        byte[] bytes = answer.substring(4).getBytes(StandardCharsets.UTF_8);
        int status = Integer.parseInt(answer.substring(0, 3));
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}

package dev.sluice.plugins.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.api.Document;
import dev.sluice.api.Exporter;
import dev.sluice.api.StepException;
import dev.sluice.testkit.TestContext;
import dev.sluice.testkit.TestExport;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.codelibs.opensearch.runner.OpenSearchRunner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sends documents to a real OpenSearch, and asks it for them. */
class SearchServerIT {
    @TempDir
    static Path directory;

    private static OpenSearchRunner runner;
    private static String url;

    @BeforeAll
    static void start() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        runner = new OpenSearchRunner();
        runner.onBuild((number, settings) -> settings.put("http.port", port))
                .build(OpenSearchRunner.newConfigs()
                        .basePath(directory.toString())
                        .clusterName("sluice")
                        .numOfNode(1));
        runner.ensureYellow();
        url = "http://localhost:" + port;
    }

    @AfterAll
    static void stop() throws Exception {
        runner.close();
    }

    @Test
    void theServerTakesEveryDocumentAndFindsWordsNamesAndDays() throws Exception {
        List<Document> documents = new ArrayList<>(SampleDocuments.all());
        documents.addAll(FormatsTest.example());
        TestExport.write(exporter("all"), documents);
        assertThat(hits("all", "{\"query\":{\"match_all\":{}}}")).hasSize(documents.size());
        assertThat(hits("all", "{\"query\":{\"match\":{\"text\":\"berlin\"}}}")).containsExactly("letter");
        assertThat(hits("all", "{\"query\":{\"term\":{\"entities\":\"Q64\"}}}")).containsExactly("letter");
        assertThat(hits("all", "{\"query\":{\"range\":{\"published_range\":{\"gte\":\"2020-03-18\",\"lte\":\"2020-03-25\"}}}}"))
                .containsExactly("letter");
    }

    @Test
    void theSameDocumentsAgainAreNoneMore() throws Exception {
        TestExport.write(exporter("again"), FormatsTest.example());
        TestExport.write(exporter("again"), FormatsTest.example());
        assertThat(hits("again", "{}")).hasSize(2);
    }

    @Test
    void aDocumentThatAnIndexOfOtherFieldsRefusesFailsAlone() throws Exception {
        send("PUT", "/other", "{\"mappings\":{\"dynamic\":\"strict\",\"properties\":{\"id\":{\"type\":\"keyword\"}}}}");
        Exporter.Output output = exporter("other").open(new TestExport());
        assertThatExceptionOfType(StepException.class)
                .isThrownBy(() -> output.write(FormatsTest.example().get(0)))
                .withMessageContaining("400")
                .withMessageContaining("strict");
        output.finish();
    }

    @Test
    void aDocumentThatAnotherOutputRefusedIsNotThere() throws Exception {
        Exporter.Output output = exporter("back").open(new TestExport());
        Document kept = FormatsTest.example().get(1);
        output.write(FormatsTest.example().get(0));
        output.write(kept);
        output.kept(kept);
        output.finish();
        assertThat(hits("back", "{}")).containsExactly("letter");
    }

    private static Exporter exporter(String index) {
        return new SearchFactory()
                .create(
                        new SearchConfig("x", "", index, Optional.of(url), Optional.empty()),
                        TestContext.create());
    }

    private static List<String> hits(String index, String query) throws Exception {
        JsonNode hits = new ObjectMapper()
                .readTree(send("POST", "/" + index + "/_search?size=100", query))
                .path("hits")
                .path("hits");
        List<String> ids = new ArrayList<>();
        hits.forEach(hit -> ids.add(hit.get("_source").get("id").asText()));
        return ids;
    }

    private static String send(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}

package dev.sluice.plugins.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sluice.api.StepException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * An index on a server of OpenSearch or Elasticsearch. Documents go there one by one, so that what the server refuses is
 * told of its own document. Used by one thread.
 */
final class SearchServer {
    /** What a server answers that has too much to do or is being started; another attempt may succeed. */
    private static final Set<Integer> BUSY = Set.of(429, 502, 503, 504);

    private static final JsonFactory JSON = new JsonFactory();
    private static final int ATTEMPTS = 5;
    private static final int MAX_REASON = 300;
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final URI url;
    private final String index;
    private final Optional<String> authorization;
    private final Duration firstPause;

    /**
     * @param url the address of the server
     * @param index the name of the index
     * @param authorization the value of the header {@code Authorization}, if the server asks for one
     * @param firstPause how long to wait before the second attempt; each further pause is twice as long
     */
    SearchServer(URI url, String index, Optional<String> authorization, Duration firstPause) {
        this.url = url;
        this.index = index;
        this.authorization = authorization;
        this.firstPause = firstPause;
    }

    /** Makes the index unless it is there already. */
    void open(byte[] mappings) throws IOException {
        int found = send("HEAD", "", new byte[0]).statusCode();
        if (found == 404) {
            expect(send("PUT", "", mappings), "cannot make the index");
        } else if (found >= 300) {
            throw new IOException("the server at " + url + " answers " + found + " when asked for the index '" + index
                    + "': check the address, and the option authorization");
        }
    }

    /**
     * Sends a document, in place of an earlier one with its id.
     *
     * @throws StepException if the server refuses it
     * @throws IOException if the server does not answer, or refuses everything
     */
    void put(String id, byte[] fields) throws IOException, StepException {
        HttpResponse<String> answer = send("PUT", "/_doc/" + encoded(id), fields);
        if (answer.statusCode() == 400 || answer.statusCode() == 413) {
            throw new StepException(
                    StepException.Kind.UNSUPPORTED,
                    "the server refuses the document: " + reason(answer)
                            + "; if the index was not made by this exporter, delete it or name another");
        }
        expect(answer, "refuses documents");
    }

    /** Takes a document back, if it is still there. */
    void delete(String id) throws IOException {
        HttpResponse<String> answer = send("DELETE", "/_doc/" + encoded(id), new byte[0]);
        if (answer.statusCode() != 404) {
            expect(answer, "refuses to delete a document");
        }
    }

    /** Makes all that was sent visible to searches. */
    void finish() throws IOException {
        expect(send("POST", "/_refresh", new byte[0]), "cannot refresh the index");
    }

    private void expect(HttpResponse<String> answer, String fault) throws IOException {
        if (answer.statusCode() >= 300) {
            throw new IOException("the server at " + url + " " + fault + " '" + index + "': " + reason(answer));
        }
    }

    private HttpResponse<String> send(String method, String path, byte[] body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + "/" + index + path))
                .timeout(ANSWER)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        authorization.ifPresent(value -> request.header("Authorization", value));
        Duration pause = firstPause;
        for (int attempt = 1; ; attempt++) {
            try {
                HttpResponse<String> answer =
                        client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
                if (!BUSY.contains(answer.statusCode()) || attempt == ATTEMPTS) {
                    return answer;
                }
            } catch (InterruptedException e) {
                throw interrupted(e);
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    throw new IOException(
                            "no answer from " + url + " (" + e + "): start the server, or leave the option url out", e);
                }
            }
            sleep(pause);
            pause = pause.multipliedBy(2);
        }
    }

    private static void sleep(Duration pause) throws IOException {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IOException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        IOException interrupted = new InterruptedIOException("the run was given up while documents were sent");
        interrupted.initCause(cause);
        return interrupted;
    }

    /** Returns what the server says is wrong, in one line: the reasons of its answer, else the answer. */
    private static String reason(HttpResponse<String> answer) {
        Set<String> reasons = new LinkedHashSet<>();
        try (JsonParser parser = JSON.createParser(answer.body())) {
            while (parser.nextToken() != null) {
                if (parser.hasToken(JsonToken.VALUE_STRING) && "reason".equals(parser.currentName())) {
                    reasons.add(parser.getText());
                }
            }
        } catch (IOException e) {
            // no JSON, as proxies answer
        }
        String told = reasons.isEmpty() ? answer.body() : String.join(": ", reasons);
        String line = told.replaceAll("\\s+", " ");
        return answer.statusCode() + " " + line.substring(0, Math.min(MAX_REASON, line.length()));
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

package dev.sluice.plugins.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A Chromium without a window, driven by its own protocol (DevTools) over a web socket of the JDK. It is looked for under the
 * system property {@code sluice.chromium} and under its usual names.
 */
final class Browser implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "chrome");

    /** What the page asked for, by address. */
    final List<String> requests = new CopyOnWriteArrayList<>();

    /** Errors of scripts, of the policy and of loading. */
    final List<String> errors = new CopyOnWriteArrayList<>();

    final Path downloads;
    private final Process process;
    private final WebSocket socket;
    private final AtomicInteger lastId = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();

    Browser(Path directory) throws Exception {
        Path profile = Files.createDirectories(directory.resolve("profile"));
        downloads = Files.createDirectories(directory.resolve("downloads"));
        process = new ProcessBuilder(
                        executable(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--hide-scrollbars",
                        "--no-first-run",
                        "--lang=en-US",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("chromium.log").toFile())
                .start();
        HttpClient client = HttpClient.newHttpClient();
        socket = client.newWebSocketBuilder()
                .buildAsync(page(client, port(profile)), new Listener())
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        for (String domain : List.of("Page", "Runtime", "Network", "Log")) {
            call(domain + ".enable", Map.of());
        }
        call("Browser.setDownloadBehavior", Map.of("behavior", "allow", "downloadPath", downloads.toString()));
    }

    private static String executable() {
        String named = System.getProperty("sluice.chromium");
        if (named != null) {
            return named;
        }
        for (String directory :
                Objects.requireNonNullElse(System.getenv("PATH"), "").split(java.io.File.pathSeparator)) {
            for (String name : NAMES) {
                Path path = Path.of(directory, name);
                if (Files.isExecutable(path)) {
                    return path.toString();
                }
            }
        }
        throw new IllegalStateException(
                "no Chromium found: install it (Debian: apt-get install chromium), or name it by -Dsluice.chromium=PATH");
    }

    private static int port(Path profile) throws Exception {
        Path file = profile.resolve("DevToolsActivePort");
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            if (Files.exists(file)) {
                List<String> lines = Files.readAllLines(file);
                if (lines.size() > 1) {
                    return Integer.parseInt(lines.get(0));
                }
            }
            Thread.sleep(50);
        }
        throw new IllegalStateException("Chromium did not start");
    }

    private static URI page(HttpClient client, int port) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list"))
                .build();
        for (JsonNode target : JSON.readTree(
                client.send(request, HttpResponse.BodyHandlers.ofString()).body())) {
            if (target.get("type").asText().equals("page")) {
                return URI.create(target.get("webSocketDebuggerUrl").asText());
            }
        }
        throw new IllegalStateException("Chromium has no page");
    }

    private JsonNode call(String method, Map<String, ?> parameters) throws Exception {
        int id = lastId.incrementAndGet();
        ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
        message.set("params", JSON.valueToTree(parameters));
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        socket.sendText(message.toString(), true).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        JsonNode json = answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (json.has("error")) {
            throw new IllegalStateException(method + ": " + json.get("error"));
        }
        return json.get("result");
    }

    /** Sets the size of the window and whether the reader prefers a dark ground. */
    void appear(int width, int height, boolean dark) throws Exception {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        call(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"),
                                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    }

    /** Shows the page as it would be printed. */
    void showAsPrinted() throws Exception {
        call("Emulation.setEmulatedMedia", Map.of("media", "print"));
    }

    /** Opens a report and waits until it is ready. */
    void open(Path file, String hash) throws Exception {
        // from one hash to another the browser would not load the page again
        load("about:blank");
        errors.clear();
        requests.clear();
        load(file.toUri() + (hash.isEmpty() ? "" : "#" + hash));
        await("document.documentElement.dataset.ready !== undefined");
    }

    private void load(String address) throws Exception {
        loaded = new CompletableFuture<>();
        call("Page.navigate", Map.of("url", address));
        loaded.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** Returns the value of an expression; promises are waited for. */
    JsonNode evaluate(String expression) throws Exception {
        JsonNode result =
                call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
        if (result.has("exceptionDetails")) {
            throw new IllegalStateException(expression + ": " + result.get("exceptionDetails"));
        }
        return result.path("result").path("value");
    }

    String text(String selector) throws Exception {
        return evaluate("document.querySelector(" + JSON.writeValueAsString(selector) + ").textContent")
                .asText();
    }

    /** Waits until an expression is true. */
    void await(String expression) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!evaluate("Boolean(" + expression + ")").asBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("never true: " + expression + "; errors: " + errors);
            }
            Thread.sleep(20);
        }
    }

    /** Presses the mouse at an element, which is scrolled to if it is out of sight. */
    void click(String selector) throws Exception {
        double[] at = center(selector);
        mouse("mousePressed", at[0], at[1]);
        mouse("mouseReleased", at[0], at[1]);
    }

    void hover(String selector) throws Exception {
        double[] at = center(selector);
        mouse("mouseMoved", at[0], at[1]);
    }

    void drag(double fromX, double fromY, double toX, double toY) throws Exception {
        mouse("mouseMoved", fromX, fromY);
        mouse("mousePressed", fromX, fromY);
        mouse("mouseMoved", (fromX + toX) / 2, toY);
        mouse("mouseMoved", toX, toY);
        mouse("mouseReleased", toX, toY);
    }

    private double[] center(String selector) throws Exception {
        String quoted = JSON.writeValueAsString(selector);
        await("document.querySelector(" + quoted + ")");
        JsonNode box = evaluate("(() => { const e = document.querySelector(" + quoted
                + "); e.scrollIntoView({block: 'nearest'}); const b = e.getBoundingClientRect();"
                + " return [b.left + b.width / 2, b.top + b.height / 2]; })()");
        return new double[] {box.get(0).asDouble(), box.get(1).asDouble()};
    }

    private void mouse(String type, double x, double y) throws Exception {
        boolean moved = type.equals("mouseMoved");
        call(
                "Input.dispatchMouseEvent",
                Map.of("type", type, "x", x, "y", y, "button", moved ? "none" : "left", "clickCount", moved ? 0 : 1));
    }

    /** Types text into what has the focus. */
    void type(String text) throws Exception {
        call("Input.insertText", Map.of("text", text));
    }

    /** Presses a key by its name, such as {@code Enter} or {@code ArrowRight}. */
    void press(String key) throws Exception {
        int code = Map.of("Enter", 13, "Escape", 27, "Tab", 9, "ArrowRight", 39, "ArrowDown", 40)
                .getOrDefault(key, 0);
        String text = key.equals("Enter") ? "\r" : "";
        call(
                "Input.dispatchKeyEvent",
                Map.of("type", "keyDown", "key", key, "code", key, "windowsVirtualKeyCode", code, "text", text));
        call("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key, "code", key, "windowsVirtualKeyCode", code));
    }

    void screenshot(Path file) throws Exception {
        String data = call("Page.captureScreenshot", Map.of("format", "png"))
                .get("data")
                .asText();
        Files.createDirectories(file.getParent());
        Files.write(file, Base64.getDecoder().decode(data));
    }

    /** Waits for a file that the page gives away, and returns what stands in it. */
    String downloaded(String name) throws Exception {
        Path file = downloads.resolve(name);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(file) || Files.size(file) == 0) {
            if (System.nanoTime() > end) {
                throw new AssertionError("no file " + name);
            }
            Thread.sleep(20);
        }
        return Files.readString(file);
    }

    @Override
    public void close() throws IOException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder parts = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            parts.append(data);
            if (last) {
                String message = parts.toString();
                parts.setLength(0);
                take(message);
            }
            from.request(1);
            return null;
        }

        private void take(String message) {
            try {
                JsonNode json = JSON.readTree(message);
                CompletableFuture<JsonNode> answer =
                        waiting.remove(json.path("id").asInt(-1));
                if (answer != null) {
                    answer.complete(json);
                }
                JsonNode parameters = json.path("params");
                switch (json.path("method").asText()) {
                    case "Page.loadEventFired" -> loaded.complete(null);
                    case "Network.requestWillBeSent" -> {
                        String address = parameters.at("/request/url").asText();
                        // the browser's own icons, such as that of a field for a date
                        if (!address.startsWith("data:")) {
                            requests.add(address);
                        }
                    }
                    case "Runtime.exceptionThrown" ->
                        errors.add(parameters.at("/exceptionDetails").toString());
                    case "Log.entryAdded" -> {
                        if (parameters.at("/entry/level").asText().equals("error")) {
                            errors.add(parameters.at("/entry/text").asText());
                        }
                    }
                    default -> {
                        // the rest is of no interest
                    }
                }
            } catch (IOException e) {
                errors.add(e.toString());
            }
        }
    }
}

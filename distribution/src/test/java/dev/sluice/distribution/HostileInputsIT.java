package dev.sluice.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run over files that are broken or made to do harm: each ends in a status, and none reaches what it must not. */
class HostileInputsIT {
    private static final String CANARY = "canary-4c07e";
    private static final String PIPELINE = """
            sluice: 1
            input: { use: files }
            steps: [ { use: extract }, { use: office }, { use: language }, { use: date }, { use: timex } ]
            output: [ { use: jsonl, file: documents.jsonl }, { use: csv }, { use: text } ]
            run: { document-timeout: 60s }
            """;

    @TempDir
    Path folder;

    private Path run(Map<String, byte[]> files) throws IOException {
        Path in = Files.createDirectory(folder.resolve("in"));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(in.resolve(file.getKey()), file.getValue());
        }
        Path pipeline = Files.writeString(folder.resolve("hostile.yaml"), PIPELINE);
        Path out = folder.resolve("out");
        Sluice.Result result = new Sluice().run("run", pipeline.toString(), in.toString(), "-o", out.toString());
        assertThat(result.exit()).as(result.err()).isIn(0, 1);
        assertThat(result.err()).doesNotContain("\u001b[2J", "\u202e");
        return out;
    }

    /** Returns the inputs that ended, of all that there are, with every status of their parts. */
    private static Map<String, String> ended(Path out, Set<String> inputs) throws IOException {
        Map<String, String> ended = new TreeMap<>();
        ObjectMapper json = new ObjectMapper();
        for (String file : List.of("documents.jsonl", "failed.jsonl")) {
            for (String line : Files.readAllLines(out.resolve(file))) {
                JsonNode record = json.readTree(line);
                String id = record.get("id").textValue();
                String status = record.has("status") ? record.get("status").textValue() : "OK";
                inputs.stream()
                        .filter(id::startsWith)
                        .max(Comparator.comparingInt(String::length))
                        .ifPresent(input -> ended.merge(
                                input, status, (a, b) -> List.of(a.split(" ")).contains(b) ? a : a + " " + b));
            }
        }
        return ended;
    }

    @Test
    void everyBrokenFileEndsInAStatus() throws IOException {
        Map<String, byte[]> files = HostileFiles.broken();
        assertThat(files).hasSizeGreaterThanOrEqualTo(55);
        Path out = run(files);

        Map<String, String> ended = ended(out, files.keySet());
        System.out.println(files.size() + " broken files: " + new TreeSet<>(ended.values()));
        assertThat(ended.keySet()).containsExactlyInAnyOrderElementsOf(files.keySet());
        assertThat(ended.values())
                .noneMatch(status -> status.matches(".*(PLUGIN_ERROR|CRASH|TIMEOUT|OUT_OF_MEMORY).*"));
    }

    @Test
    void noFileReachesAnotherFileOrAnAddress() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), CANARY);
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String address = "http://127.0.0.1:" + server.getLocalPort() + "/" + CANARY.replace("canary", "asked");
            Map<String, byte[]> files =
                    new LinkedHashMap<>(HostileFiles.asking(secret.toUri().toString(), address));
            files.putAll(HostileFiles.traversing());
            assertThat(files).hasSizeGreaterThanOrEqualTo(30);
            Path out = run(files);

            Map<String, String> ended = ended(out, files.keySet());
            System.out.println(files.size() + " asking files: " + new TreeSet<>(ended.values()));
            assertThat(ended.keySet()).containsExactlyInAnyOrderElementsOf(files.keySet());
            try (Stream<Path> written = Files.walk(out)) {
                for (Path file : written.filter(Files::isRegularFile).toList()) {
                    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                    assertThat(text).as(file.toString()).doesNotContain(CANARY).doesNotContain("root:");
                }
            }
            server.setSoTimeout(1);
            assertThat(isAsked(server)).as("whether anything was asked for").isFalse();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all.map(path -> path.getFileName().toString())).doesNotContain("out.txt", "link.txt");
        }
        assertThat(Path.of("/out.txt")).doesNotExist();
    }

    private static boolean isAsked(ServerSocket server) throws IOException {
        try {
            server.accept().close();
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }
}

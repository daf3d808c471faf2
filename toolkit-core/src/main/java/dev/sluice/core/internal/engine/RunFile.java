package dev.sluice.core.internal.engine;

import dev.sluice.core.RunReport;
import dev.sluice.core.RunRequest;
import dev.sluice.core.internal.Json;
import dev.sluice.core.internal.Version;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes run.json: what ran, with which versions, and how it ended. */
final class RunFile {
    static final String NAME = "run.json";
    static final String FAILED = "failed.jsonl";
    private static final String VERSION = "sluice";

    private RunFile() {}

    static void write(
            Path directory,
            RunReport report,
            RunRequest request,
            Chain chain,
            List<Exports.Loss> losses,
            Instant started)
            throws IOException {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put(VERSION, Version.CURRENT);
        root.put("java", System.getProperty("java.version"));
        root.put("pipeline", report.pipeline());
        root.put("inputs", request.inputs());
        root.put("steps", steps(chain));
        root.put("plugins", plugins(chain));
        root.put("started", started.toString());
        root.put("finished", Instant.now().toString());
        root.put("outcome", report.outcome().name());
        root.put("documents", report.documents());
        root.put("failed", report.failed());
        Map<String, Object> counts = new LinkedHashMap<>();
        report.counts().forEach((status, count) -> counts.put(status.name(), count));
        root.put("counts", counts);
        root.put("outputs", outputs(directory, report));
        root.put("warnings", report.warnings());
        root.put(
                "losses",
                losses.stream().map(loss -> Map.of(loss.output(), loss.what())).toList());
        Path part = directory.resolve(NAME + ".part");
        Files.writeString(part, Json.pretty(root));
        Files.move(part, directory.resolve(NAME), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Says whether the report of an earlier run lies in a directory, and not some other file of its name. */
    static boolean isIn(Path directory) throws IOException {
        Path file = directory.resolve(NAME);
        try {
            return Files.isRegularFile(file)
                    && Json.object(Files.readString(file)).containsKey(VERSION);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Returns the files that the report of an earlier run names; none if there is no report, or it cannot be read. */
    static List<String> outputsOf(Path directory) throws IOException {
        Path file = directory.resolve(NAME);
        if (Files.notExists(file)) {
            return List.of();
        }
        try {
            List<String> names = new ArrayList<>();
            if (Json.object(Files.readString(file)).get("outputs") instanceof List<?> outputs) {
                for (Object output : outputs) {
                    if (output instanceof Map<?, ?> map && map.get("file") instanceof String name) {
                        names.add(name);
                    }
                }
            }
            return names;
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    private static List<Object> steps(Chain chain) {
        return chain.all()
                .<Object>map(step -> {
                    Map<String, Object> out = new LinkedHashMap<>();
                    out.put("step", step.id());
                    out.put("component", step.info().name());
                    out.put("plugin", step.info().plugin());
                    return out;
                })
                .toList();
    }

    /** Returns the versions of the plugins that take part, by id. */
    static Map<String, String> plugins(Chain chain) {
        Map<String, String> versions = new TreeMap<>();
        chain.all()
                .forEach(step -> versions.put(step.info().plugin(), step.info().version()));
        return versions;
    }

    private static List<Object> outputs(Path directory, RunReport report) throws IOException {
        List<Object> outputs = new ArrayList<>();
        for (String name : report.outputs()) {
            Path file = directory.resolve(name);
            if (Files.exists(file)) {
                Map<String, Object> out = new LinkedHashMap<>();
                out.put("file", name);
                out.put("bytes", Files.size(file));
                out.put("sha256", sha256(file));
                outputs.add(out);
            }
        }
        return outputs;
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digest = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digest.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

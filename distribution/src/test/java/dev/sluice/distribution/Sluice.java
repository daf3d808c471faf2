package dev.sluice.distribution;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Starts the launcher of the built distribution, as a user would. */
final class Sluice {
    static final Path HOME = Path.of(System.getProperty("sluice.distribution")).toAbsolutePath();
    static final Path ROOT =
            Path.of(System.getProperty("sluice.root")).toAbsolutePath().normalize();

    /** How a process ended. */
    record Result(int exit, String out, String err) {
        List<String> lines() {
            return out.lines().toList();
        }
    }

    /** {@code -Dsluice.minutes=60} lets a process run as long, for tests with more documents than usual. */
    private static final int MINUTES = Integer.getInteger("sluice.minutes", 4);

    /** Short runs are faster with the first compiler alone; the results are the same. */
    private static final String QUICK = "-XX:TieredStopAtLevel=1 ";

    private final Map<String, String> environment =
            new HashMap<>(Map.of("SLUICE_JAVA_OPTS", QUICK, "SLUICE_WORKER_OPTS", QUICK));
    private Path directory = ROOT;
    private byte[] input = new byte[0];

    Sluice with(String variable, String value) {
        environment.merge(variable, value, (old, more) -> old + more);
        return this;
    }

    Sluice in(Path newDirectory) {
        directory = newDirectory;
        return this;
    }

    Sluice reading(byte[] newInput) {
        input = newInput.clone();
        return this;
    }

    Result run(String... args) {
        List<String> command =
                new ArrayList<>(List.of(HOME.resolve("bin/sluice").toString()));
        command.addAll(List.of(args));
        return process(command, directory, environment, input);
    }

    static Result process(List<String> command, Path directory, Map<String, String> environment, byte[] input) {
        try {
            Path out = Files.createTempFile("out", ".txt");
            Path err = Files.createTempFile("err", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            try (OutputStream stdin = process.getOutputStream()) {
                stdin.write(input);
            }
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError(command + " did not end");
            }
            Result result = new Result(process.exitValue(), Files.readString(out), Files.readString(err));
            Files.delete(out);
            Files.delete(err);
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

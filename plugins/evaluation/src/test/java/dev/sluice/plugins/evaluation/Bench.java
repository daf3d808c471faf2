package dev.sluice.plugins.evaluation;

import dev.sluice.api.ToolContext;
import dev.sluice.plugins.evaluation.EvaluateConfig.Task;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A folder with files to measure, and what the tool says about them. */
final class Bench implements ToolContext {
    final List<String> printed = new ArrayList<>();
    final List<String> told = new ArrayList<>();
    final List<String> failed = new ArrayList<>();
    private final Path directory;
    private byte[] input = new byte[0];

    Bench(Path directory) {
        this.directory = directory;
    }

    /** Writes the file of what is right. */
    Bench gold(String... lines) throws IOException {
        return file("gold", lines);
    }

    /** Writes the file of what is measured. */
    Bench system(String... lines) throws IOException {
        return file("system", lines);
    }

    Bench file(String name, String... lines) throws IOException {
        Files.writeString(directory.resolve(name), String.join("\n", lines) + "\n");
        return this;
    }

    Bench input(String text) {
        input = text.getBytes(StandardCharsets.UTF_8);
        return this;
    }

    /** Measures the two files, with so many disagreements shown, and returns what is printed. */
    List<String> run(Task task, int errors) throws Exception {
        return run(new EvaluateConfig(task, Optional.empty(), errors, Optional.empty(), false), "gold", "system");
    }

    List<String> run(EvaluateConfig config, String... arguments) throws Exception {
        new Evaluate(config).run(List.of(arguments), this);
        return printed;
    }

    @Override
    public Path resolve(String path) {
        return directory.resolve(path);
    }

    @Override
    public InputStream input() {
        return new ByteArrayInputStream(input);
    }

    @Override
    public void print(String line) {
        printed.add(line);
    }

    @Override
    public void tell(String line) {
        told.add(line);
    }

    @Override
    public void fail(String reason) {
        failed.add(reason);
    }

    @Override
    public void progress(String what, long done, long total) {
        // nobody watches a test
    }

    @Override
    public void checkpoint() {
        // nobody ends a test
    }
}

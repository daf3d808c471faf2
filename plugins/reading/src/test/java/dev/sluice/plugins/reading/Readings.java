package dev.sluice.plugins.reading;

import dev.sluice.api.Input;
import dev.sluice.api.Reader;
import dev.sluice.api.StepException;
import dev.sluice.testkit.TestContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** Makes containers, and reads them without a host. */
final class Readings {
    static final FilesConfig DEFAULTS = config(100_000_000);

    private Readings() {}

    static FilesConfig config(long maxBytes) {
        return new FilesConfig(List.of(), List.of("**/*"), List.of(), FilesConfig.Format.AUTO, true, false, maxBytes);
    }

    static List<Input> read(FilesConfig config, Path... paths) throws StepException {
        Reader reader = new FilesReaderFactory().create(config, TestContext.create());
        List<String> names = Arrays.stream(paths).map(Path::toString).toList();
        try (Stream<Input> inputs = reader.read(names, TestContext.create())) {
            return inputs.toList();
        }
    }

    static List<Input> read(Path... paths) throws StepException {
        return read(DEFAULTS, paths);
    }

    /** Reads what comes on the standard input. */
    static List<Input> read(byte[] stdin) throws StepException {
        FileInputs files = new FileInputs(
                new PathFilter(List.of("**/*"), List.of()),
                false,
                new Unpacking(FilesConfig.Format.AUTO, true, 100_000_000, RecordFields.STANDARD));
        Reader reader = new FilesReader(List.of(), Path::of, files, () -> new ByteArrayInputStream(stdin));
        try (Stream<Input> inputs = reader.read(List.of("-"), TestContext.create())) {
            return inputs.toList();
        }
    }

    static List<String> ids(List<Input> inputs) {
        return inputs.stream().map(input -> input.seed().id()).toList();
    }

    /** Returns {@code id: text} of what can be read, and {@code id! KIND} of what cannot. */
    static List<String> outcomes(List<Input> inputs) throws IOException {
        List<String> outcomes = new ArrayList<>();
        for (Input input : inputs) {
            String id = input.seed().id();
            StepException.Kind kind = failure(input);
            outcomes.add(kind == null ? id + ": " + text(input) : id + "! " + kind);
        }
        return outcomes;
    }

    /** Returns why an input cannot be read; null if it can. */
    static StepException.@Nullable Kind failure(Input input) {
        try {
            bytes(input);
            return null;
        } catch (IOException e) {
            return e.getCause() instanceof StepException cause ? cause.kind() : StepException.Kind.PARSE_ERROR;
        }
    }

    static String message(Input input) {
        try {
            bytes(input);
            return "";
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    static String text(Input input) throws IOException {
        return new String(bytes(input), StandardCharsets.UTF_8);
    }

    static byte[] bytes(Input input) throws IOException {
        Input.Content content = input.content();
        if (content == null) {
            return utf8(input.seed().text());
        }
        try (InputStream in = content.open()) {
            return in.readAllBytes();
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    /** Returns a ZIP archive of names and texts in turn. */
    static byte[] zip(String... namesAndTexts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(utf8(namesAndTexts[i + 1]));
            }
        }
        return out.toByteArray();
    }

    static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return out.toByteArray();
    }
}

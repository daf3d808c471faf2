package dev.sluice.cli;

import dev.sluice.api.Document;
import dev.sluice.api.Input;
import dev.sluice.api.Source;
import dev.sluice.core.ComponentInfo;
import dev.sluice.core.InputException;
import dev.sluice.core.PipelineInfo;
import dev.sluice.core.internal.Json;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Reads the file of one document, or of a few records, for a look at what a pipeline makes of it. */
final class SampleFile {
    private static final String PACKED = ".gz";

    /** These read what a sample is: files, and records. */
    private static final Set<String> PLAIN_READERS = Set.of("files", "jsonl");

    private SampleFile() {}

    /** Returns what is to be said beside the file of a sample: that the reader of the pipeline would read it in another way. */
    static Optional<String> note(Path file, PipelineInfo info) {
        return info.steps().stream()
                .filter(step -> step.component().kind() == ComponentInfo.Kind.READER
                        && !PLAIN_READERS.contains(step.component().name()))
                .findFirst()
                .map(step -> "note: " + file + " is taken as it is, without the reader '"
                        + step.component().name() + "' of the pipeline; sluice run uses it");
    }

    /**
     * Returns the files of samples by the ids of their documents: a file by its name, and all files in a folder by their paths in it.
     *
     * @throws UsageException if there is none of a name, or no file in a folder
     */
    static Map<String, Path> files(List<String> named) {
        Map<String, Path> files = new LinkedHashMap<>();
        for (String name : named) {
            Path sample = Arguments.path("SAMPLE", name);
            if (Files.isDirectory(sample)) {
                within(sample)
                        .forEach(file -> add(files, sample.relativize(file).toString(), file));
            } else if (Files.isRegularFile(sample)) {
                add(files, String.valueOf(sample.getFileName()), sample);
            } else {
                throw new UsageException("there is no file '" + name + "'");
            }
        }
        return files;
    }

    private static void add(Map<String, Path> files, String id, Path file) {
        Path other = files.putIfAbsent(id.replace(File.separatorChar, '/'), file);
        if (other != null && !other.equals(file)) {
            throw new UsageException(other + " and " + file + " would both be the document '" + id
                    + "'; rename one, or name their folder");
        }
    }

    private static List<Path> within(Path folder) {
        try (Stream<Path> found = Files.walk(folder)) {
            List<Path> files = found.filter(Files::isRegularFile).sorted().toList();
            if (files.isEmpty()) {
                throw new UsageException("there is no file in the folder " + folder);
            }
            return files;
        } catch (IOException | UncheckedIOException e) {
            throw new InputException(folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Returns what is wrong with a sample that is no file. */
    static String missing(Path file, String named) {
        return Files.isDirectory(file)
                ? "'" + named + "' is a folder, and not a file"
                : "there is no file '" + named + "'";
    }

    /**
     * Returns what a file holds: one document, or as many as there are records in it.
     *
     * @throws InputException if it cannot be read
     */
    static List<Input> inputs(Path file, PipelineInfo info) {
        return inputs(String.valueOf(file.getFileName()), file, info);
    }

    /**
     * Returns what a file holds.
     *
     * @param id the id of its document, if it is one
     */
    static List<Input> inputs(String id, Path file, PipelineInfo info) {
        String packed = String.valueOf(file.getFileName());
        String name = packed.endsWith(PACKED) ? packed.substring(0, packed.length() - PACKED.length()) : packed;
        try {
            if (name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
                return read(file)
                        .lines()
                        .filter(record -> !record.isBlank())
                        .map(record -> Input.complete(Document.fromRecord(Json.object(record))))
                        .toList();
            }
            boolean extracts =
                    info.steps().stream().anyMatch(step -> step.component().kind() == ComponentInfo.Kind.EXTRACTOR);
            if (!extracts) {
                return List.of(Input.complete(Document.of(id, read(file))));
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new InputException(file + " cannot be read: " + e.getMessage(), e);
        }
        Document seed = Document.of(id, Source.of(file.toUri().toString()));
        return List.of(new Input(seed, () -> open(file)));
    }

    private static InputStream open(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        try {
            return String.valueOf(file.getFileName()).endsWith(PACKED) ? new GZIPInputStream(in) : in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private static String read(Path file) throws IOException {
        try (InputStream in = open(file)) {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(in.readAllBytes()))
                    .toString();
        }
    }
}

package dev.sluice.cli;

import dev.sluice.core.ComponentInfo;
import dev.sluice.core.DocumentStatus;
import dev.sluice.core.OutputException;
import dev.sluice.core.Pipeline;
import dev.sluice.core.RunReport;
import dev.sluice.core.RunRequest;
import dev.sluice.core.Toolkit;
import dev.sluice.core.internal.FileFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes records in other formats, without mining again. The files are written beside their place and moved there
 * when all are whole; nothing else is left there, so that they may go where the results of a run lie.
 *
 * @param inputs paths, patterns or {@code -}, as the reader {@code jsonl} takes them
 * @param formats names of exporters
 * @param settings values for the options of the exporters and of the run
 */
record Conversion(List<String> inputs, List<String> formats, List<String> settings, Terminal terminal) {
    /** The option of an exporter that names its one file. */
    static final String FILE = "file";

    private static final String STANDARD_OUTPUT = "-";
    private static final String WORK = ".converting";
    private static final List<String> RECORDS = List.of("documents.jsonl", "documents.jsonl.gz");

    /** Returns what can be converted to, sorted by name. */
    static List<ComponentInfo> exporters(Toolkit toolkit) {
        return toolkit.components().stream()
                .filter(component -> component.kind() == ComponentInfo.Kind.EXPORTER)
                .toList();
    }

    /** Writes to the standard output. */
    ExitCode toStandardOutput(Toolkit toolkit) throws InterruptedException {
        RunReport report = run(toolkit, RunRequest.of(sources()));
        return isStopped(report) ? stopped(report, "the output ends there") : finished(report, "");
    }

    /** Writes files to a folder, which is made if it does not exist. */
    ExitCode into(Path directory, Toolkit toolkit) throws InterruptedException {
        try {
            boolean isNew = Files.notExists(directory);
            Path place = Files.createDirectories(directory);
            Path work = Files.createTempDirectory(place, WORK);
            try {
                RunReport report = run(toolkit, RunRequest.of(sources()).into(work));
                if (isStopped(report)) {
                    return stopped(report, "nothing was written");
                }
                for (String name : report.outputs()) {
                    Path target = place.resolve(name);
                    Files.createDirectories(target.getParent());
                    Files.move(
                            work.resolve(name),
                            target,
                            StandardCopyOption.REPLACE_EXISTING,
                            StandardCopyOption.ATOMIC_MOVE);
                }
                return finished(report, " -> " + directory + " (" + String.join(", ", report.outputs()) + ")");
            } finally {
                delete(work);
                if (isNew && isEmpty(place)) {
                    Files.delete(place);
                }
            }
        } catch (IOException e) {
            throw new OutputException(
                    directory.toString(), false, "cannot write to " + directory + ": " + FileFault.of(e), e);
        }
    }

    private RunReport run(Toolkit toolkit, RunRequest request) throws InterruptedException {
        StringBuilder text = new StringBuilder("sluice: 1\nname: convert\ninput: { use: jsonl }\noutput:\n");
        formats.forEach(format -> text.append("  - use: ").append(format).append('\n'));
        text.append("run: { on-error: stop }\n");
        try (Pipeline pipeline = toolkit.pipelineOf(text.toString(), settings);
                Progress progress = new Progress(terminal)) {
            RunReport report = pipeline.run(request.tell(progress));
            progress.tellLosses(false);
            return report;
        }
    }

    private String[] sources() {
        return inputs.stream().map(Conversion::source).toArray(String[]::new);
    }

    /** Among the results of a run, the records are meant and not what tells how it went. */
    private static String source(String input) {
        try {
            for (String name : RECORDS) {
                Path file = Path.of(input).resolve(name);
                if (Files.isRegularFile(file)) {
                    return file.toString();
                }
            }
        } catch (InvalidPathException e) {
            return input; // a pattern need not be a path on every system
        }
        return input;
    }

    private static boolean isStopped(RunReport report) {
        return report.outcome() == RunReport.Outcome.STOPPED;
    }

    private ExitCode stopped(RunReport report, String consequence) {
        boolean isRefused = report.counts().keySet().stream()
                .anyMatch(status -> !status.delivered() && status != DocumentStatus.EXPORT_ERROR);
        terminal.warn("sluice: " + consequence + "; --set run.on-error=continue leaves out what cannot be "
                + (isRefused ? "read as a record, such as the output jsonl writes one a line" : "expressed"));
        return isRefused ? ExitCode.BAD_DATA : ExitCode.FAILURES;
    }

    private ExitCode finished(RunReport report, String where) {
        String documents = report.documents() == 1 ? "1 document" : report.documents() + " documents";
        terminal.tell(documents + (report.failed() == 0 ? "" : ", " + report.failed() + " failed") + where);
        return report.failed() == 0 ? ExitCode.OK : ExitCode.FAILURES;
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }

    private static void delete(Path directory) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(directory)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.deleteIfExists(file);
        }
    }

    /** Returns the settings that send the one file of a format to the standard output; empty if it cannot go there. */
    static Optional<List<String>> settingsForStandardOutput(ComponentInfo exporter, List<String> settings) {
        String file = "output." + exporter.name() + "." + FILE + "=";
        if (settings.stream().anyMatch(setting -> setting.startsWith(file))) {
            return Optional.of(settings);
        }
        if (exporter.option(FILE).isEmpty()) {
            return Optional.empty();
        }
        List<String> all = new ArrayList<>(settings);
        all.add(file + STANDARD_OUTPUT);
        return Optional.of(all);
    }
}

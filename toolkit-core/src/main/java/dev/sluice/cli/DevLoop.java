package dev.sluice.cli;

import dev.sluice.api.Document;
import dev.sluice.api.Input;
import dev.sluice.core.ConfigurationException;
import dev.sluice.core.DocumentException;
import dev.sluice.core.InputException;
import dev.sluice.core.OutputException;
import dev.sluice.core.Pipeline;
import dev.sluice.core.PluginException;
import dev.sluice.core.PluginInfo;
import dev.sluice.core.Toolkit;
import dev.sluice.core.internal.Json;
import dev.sluice.core.internal.manage.ProjectPlugin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Takes a sample through a pipeline with the plugin of a project, again and again: each time the plugin is loaded as a new
 * generation, and what is said otherwise than before is shown. Used by one thread.
 */
final class DevLoop {
    private static final int MOST_FRAMES = 5;

    private final ProjectPlugin project;
    private final String pipeline;
    private final List<String> settings;
    private final List<String> samples;
    private final Terminal terminal;
    private int generation;
    private List<String> before = List.of();

    DevLoop(ProjectPlugin project, String pipeline, List<String> settings, List<String> samples, Terminal terminal) {
        this.project = project;
        this.pipeline = pipeline;
        this.settings = List.copyOf(settings);
        this.samples = List.copyOf(samples);
        this.terminal = terminal;
    }

    /** Returns a word that changes whenever the plugin, the pipeline or the sample does; empty while there is nothing to be used. */
    Optional<String> state() {
        try {
            StringBuilder state = new StringBuilder();
            List<Path> files = new ArrayList<>(SampleFile.files(samples).values());
            files.add(Path.of(pipeline));
            for (Path file : files) {
                if (Files.isRegularFile(file)) {
                    state.append(file).append(' ').append(Files.size(file)).append(' ');
                    state.append(Files.getLastModifiedTime(file)).append('\n');
                }
            }
            return project.state().map(plugin -> plugin + state);
        } catch (IOException | InvalidPathException | UsageException | InputException e) {
            return Optional.empty(); // an editor is at work
        }
    }

    /**
     * Loads the plugin as it is now, takes the sample through the pipeline, and unloads the plugin again: what is under way is
     * finished first. What is wrong is told; the next generation may do better.
     *
     * @return whether the sample went through
     */
    boolean next() throws InterruptedException {
        generation++;
        try {
            List<Path> folders = new ArrayList<>(List.of(project.write()));
            folders.addAll(PluginArguments.folders(terminal));
            List<String> now = new ArrayList<>();
            try (Toolkit toolkit = Toolkit.open(folders, List.of(terminal.home().resolve("pipelines")))) {
                // that the plugin is installed too is no fault: the classes of the project come first
                List<PluginInfo> others = toolkit.plugins().stream()
                        .filter(plugin -> plugin.faults().stream()
                                .noneMatch(fault -> fault.code().equals("duplicate-id")))
                        .toList();
                PipelineArguments.tellBroken(others, terminal);
                try (Pipeline made = toolkit.pipeline(pipeline, settings)) {
                    if (generation == 1) {
                        SampleFile.note(Path.of(samples.get(0)), made.info()).ifPresent(terminal::tell);
                    }
                    List<Input> inputs = new ArrayList<>();
                    SampleFile.files(samples)
                            .forEach((id, file) -> inputs.addAll(SampleFile.inputs(id, file, made.info())));
                    for (Document document : made.process(inputs)) {
                        describe(document, now);
                    }
                }
            }
            show(now);
            before = now;
            return true;
        } catch (ConfigurationException
                | PluginException
                | DocumentException
                | InputException
                | OutputException
                | UsageException
                | UncheckedIOException e) {
            terminal.print("generation " + generation + " failed:\n" + e.getMessage() + where(e));
            return false;
        }
    }

    /** Returns the places in the plugin's own code from which an exception came that nobody meant to throw; empty for others. */
    private static String where(RuntimeException failure) {
        Throwable cause = failure.getCause();
        if (!(cause instanceof RuntimeException) && !(cause instanceof Error)) {
            return "";
        }
        return Arrays.stream(cause.getStackTrace())
                .takeWhile(frame -> !frame.getClassName().startsWith("dev.sluice.core."))
                .filter(frame -> !frame.getClassName().startsWith("java."))
                .limit(MOST_FRAMES)
                .map(frame -> "\n    at " + frame)
                .collect(Collectors.joining());
    }

    private void show(List<String> now) {
        List<String> gone = without(before, now);
        List<String> come = without(now, before);
        String changes = generation == 1 ? now.size() + " lines" : gone.size() + " gone, " + come.size() + " new";
        terminal.print("generation " + generation + ": " + changes);
        gone.forEach(line -> terminal.print("- " + line));
        come.forEach(line -> terminal.print("+ " + line));
    }

    /** Returns the lines of a list that another has not, each as often as it has it less often. */
    private static List<String> without(List<String> lines, List<String> other) {
        List<String> rest = new ArrayList<>(other);
        return lines.stream().filter(line -> !rest.remove(line)).toList();
    }

    /** Writes each statement on a line; which step said it is left out, since that is no difference. */
    private static void describe(Document document, List<String> lines) {
        document.toRecord().forEach((name, value) -> {
            if (!name.equals("provenance") && !name.equals("source")) {
                describe(document.id() + " " + name, value, lines);
            }
        });
    }

    private static void describe(String path, Object value, List<String> lines) {
        if (value instanceof List<?> items) {
            items.forEach(item -> lines.add(path + " " + Json.line(item)));
        } else if (value instanceof Map<?, ?> values && path.endsWith(" layers")) {
            values.forEach((layer, items) -> describe(path + "." + layer, items, lines));
        } else {
            lines.add(path + " " + Json.line(value));
        }
    }
}

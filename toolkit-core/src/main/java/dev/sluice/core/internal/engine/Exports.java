package dev.sluice.core.internal.engine;

import dev.sluice.api.Document;
import dev.sluice.api.ExportContext;
import dev.sluice.api.Exporter;
import dev.sluice.api.StepException;
import dev.sluice.core.ConfigurationException;
import dev.sluice.core.DocumentStatus;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All outputs of a run together. Used by one thread. */
final class Exports {
    /** What an output cannot express. */
    record Loss(String output, String what) {}

    private interface Work<T> {
        T run() throws IOException, StepException;
    }

    private final List<Step> steps;
    private final OutputFiles files;
    private final @Nullable Path directory;
    private final Map<Step, Exporter.Output> open = new LinkedHashMap<>();

    Exports(List<Step> steps, OutputFiles files, @Nullable Path directory) {
        this.steps = steps;
        this.files = files;
        this.directory = directory;
    }

    void open() throws IOException {
        for (Step step : steps) {
            try {
                open.put(step, call(step, () -> step.as(Exporter.class).open(new Context(step))));
            } catch (StepException e) {
                throw new IllegalStateException("opening an export throws no such thing", e);
            }
        }
        files.keep();
    }

    /** Writes a document to all outputs or to none; returns why it could not be written. */
    @Nullable
    Failure write(Document document) throws IOException {
        for (Map.Entry<Step, Exporter.Output> entry : open.entrySet()) {
            Step step = entry.getKey();
            try {
                call(step, () -> {
                    entry.getValue().write(document);
                    return true;
                });
            } catch (StepException | RuntimeException | LinkageError e) {
                String message = e instanceof StepException ? String.valueOf(e.getMessage()) : e.toString();
                return new Failure(document.id(), DocumentStatus.EXPORT_ERROR, step.id(), step.plugin(), message, e);
            }
        }
        return null;
    }

    void finish() throws IOException {
        for (Map.Entry<Step, Exporter.Output> entry : open.entrySet()) {
            try {
                call(entry.getKey(), () -> {
                    entry.getValue().finish();
                    return true;
                });
            } catch (StepException e) {
                throw new IllegalStateException("finishing an export throws no such thing", e);
            }
        }
    }

    List<Loss> losses() {
        List<Loss> losses = new ArrayList<>();
        for (Step step : steps) {
            step.as(Exporter.class).losses().forEach(what -> losses.add(new Loss(step.id(), what)));
        }
        return losses;
    }

    private static <T> T call(Step step, Work<T> work) throws IOException, StepException {
        Thread thread = Thread.currentThread();
        ClassLoader previous = thread.getContextClassLoader();
        thread.setContextClassLoader(step.loader());
        try {
            return work.run();
        } finally {
            thread.setContextClassLoader(previous);
        }
    }

    private final class Context extends WorkContext implements ExportContext {
        private final Step step;

        Context(Step step) {
            super(step, Watch.unlimited());
            this.step = step;
        }

        @Override
        public OutputStream create(String name) throws IOException {
            if (directory == null && !name.equals(OutputFiles.STANDARD_OUTPUT)) {
                throw new ConfigurationException("output '" + step.id() + "' writes the file " + name
                        + ", so the run needs a directory for its results: give one with -o DIR");
            }
            return files.create(name);
        }
    }
}

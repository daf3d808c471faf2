package dev.sluice.core.internal.engine;

import dev.sluice.api.Document;
import dev.sluice.api.ExportContext;
import dev.sluice.api.Exporter;
import dev.sluice.api.StepException;
import dev.sluice.core.ConfigurationException;
import dev.sluice.core.DocumentStatus;
import dev.sluice.core.PluginException;
import dev.sluice.core.internal.plugin.OwnCode;
import dev.sluice.core.internal.plugin.PluginCatalog;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All outputs of a run together. Used by one thread. */
final class Exports {
    /** What an output cannot express. */
    record Loss(String output, String what) {}

    private static final String WRITING = "writing";

    private final List<Step> steps;
    private final OutputFiles files;
    private final @Nullable Path directory;
    private final Supplier<ExportContext.Run> run;
    private final LongCalls calls;
    private final Map<Step, Exporter.Output> open = new LinkedHashMap<>();

    Exports(
            List<Step> steps,
            OutputFiles files,
            @Nullable Path directory,
            Supplier<ExportContext.Run> run,
            LongCalls calls) {
        this.steps = steps;
        this.files = files;
        this.directory = directory;
        this.run = run;
        this.calls = calls;
    }

    void open() throws IOException, InterruptedException {
        for (Step step : steps) {
            open.put(step, callForRun(step, () -> step.as(Exporter.class).open(new Context(step))));
        }
        files.keep();
    }

    /** Writes a document to all outputs or to none; returns why it could not be written. */
    @Nullable
    Failure write(Document document) throws IOException, InterruptedException {
        for (Map.Entry<Step, Exporter.Output> entry : open.entrySet()) {
            Step step = entry.getKey();
            calls.begin(step, WRITING);
            try {
                step.call(() -> {
                    entry.getValue().write(document);
                    return true;
                });
            } catch (IOException | InterruptedException e) {
                throw e;
            } catch (Throwable e) {
                if (e instanceof StepException fatal && fatal.kind() == StepException.Kind.FATAL) {
                    throw new PluginException(step.plugin(), step.label() + " gave up: " + e.getMessage(), e);
                }
                step.log().debug("Document {} could not be exported", document.id(), e);
                return new Failure(
                        document.id(), DocumentStatus.EXPORT_ERROR, step.id(), step.plugin(), message(step, e), e);
            } finally {
                calls.end();
            }
        }
        for (Map.Entry<Step, Exporter.Output> entry : open.entrySet()) {
            callForRun(entry.getKey(), () -> {
                entry.getValue().kept(document);
                return true;
            });
        }
        return null;
    }

    private static String message(Step step, Throwable e) {
        if (e instanceof StepException) {
            return e.getMessage() == null ? e.toString() : e.getMessage();
        }
        return e instanceof LinkageError missing
                ? String.valueOf(PluginCatalog.explain(step.info(), missing).getMessage())
                : e + OwnCode.place(step.info(), e);
    }

    void finish() throws IOException, InterruptedException {
        files.endDocuments();
        for (Map.Entry<Step, Exporter.Output> entry : open.entrySet()) {
            callForRun(entry.getKey(), () -> {
                entry.getValue().finish();
                return true;
            });
        }
    }

    List<Loss> losses() throws IOException, InterruptedException {
        List<Loss> losses = new ArrayList<>();
        for (Step step : steps) {
            callForRun(step, () -> step.as(Exporter.class).losses())
                    .forEach(what -> losses.add(new Loss(step.id(), what)));
        }
        return losses;
    }

    /** Calls an exporter about no document in particular: it then throws nothing that names one. */
    private <T> T callForRun(Step step, Step.Work<T> work) throws IOException, InterruptedException {
        calls.begin(step, WRITING);
        try {
            return step.callForRun(work);
        } catch (StepException e) {
            throw new PluginException(step.plugin(), step.label() + " broke down: " + e.getMessage(), e);
        } finally {
            calls.end();
        }
    }

    private final class Context extends WorkContext implements ExportContext {
        private final Step step;

        Context(Step step) {
            super(step, Watch.unlimited());
            this.step = step;
        }

        @Override
        public Optional<ExportContext.Run> run() {
            return Optional.of(run.get());
        }

        @Override
        public OutputStream create(String name) throws IOException {
            if (directory == null && !name.equals(OutputFiles.STANDARD_OUTPUT)) {
                throw new ConfigurationException("output '" + step.id() + "' writes the file " + name
                        + ", so the run needs a directory for its results: give one with -o DIR");
            }
            try {
                return files.create(name);
            } catch (IllegalArgumentException e) {
                throw new ConfigurationException("output '" + step.id() + "': " + e.getMessage());
            }
        }
    }
}

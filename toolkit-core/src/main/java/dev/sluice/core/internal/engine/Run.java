package dev.sluice.core.internal.engine;

import dev.sluice.api.Document;
import dev.sluice.api.ExportContext;
import dev.sluice.api.Input;
import dev.sluice.api.Reader;
import dev.sluice.api.StepException;
import dev.sluice.core.DocumentStatus;
import dev.sluice.core.InputException;
import dev.sluice.core.PluginException;
import dev.sluice.core.RunReport;
import dev.sluice.core.RunRequest;
import dev.sluice.core.internal.Version;
import dev.sluice.core.internal.config.RunSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One run of a chain over its inputs. Used once, by one thread. */
final class Run {
    /** How much longer than its limit a document may take before its thread is given up. */
    static final Duration GRACE = Duration.ofSeconds(5);

    private static final String READING = "reading";

    private final Chain chain;
    private final RunSettings settings;
    private final RunRequest request;
    private final OutputFiles files;
    private final Journals journals;
    private final Warnings warnings = new Warnings();
    private final Tally tally;
    private final StepRunner runner;
    private final Exports exports;
    private final OrderedWorkers workers;
    private final ScheduledExecutorService clock;
    private final LongCalls calls;
    private final @Nullable WorkerPool pool;
    private final Set<String> ids = new HashSet<>();
    private String name = "";
    private boolean quiet = true;

    /**
     * Makes one.
     *
     * @param pool the processes that the steps run in, which end with the run; null if they run in this one
     */
    Run(Chain chain, RunSettings settings, RunRequest request, @Nullable WorkerPool pool) throws IOException {
        this.pool = pool;
        this.chain = chain;
        this.settings = settings;
        this.request = request;
        this.files = new OutputFiles(request.output());
        try {
            this.journals = new Journals(request, Journals.describe(chain, request.inputs()));
            files.requireOwn(RunFile.NAME);
            OutputStream failed = request.output() == null ? null : files.create(RunFile.FAILED);
            this.tally = new Tally(settings, warnings, failed);
        } catch (IOException | RuntimeException e) {
            files.close();
            throw e;
        }
        this.runner = new StepRunner(warnings::add);
        this.workers = new OrderedWorkers(settings.threads());
        this.clock = Clocks.newClock();
        this.calls = new LongCalls(clock, request.listener()::waits);
        this.exports = new Exports(chain.outputs(), files, request.output(), this::facts, calls);
    }

    RunReport run(String pipeline) throws InterruptedException, IOException {
        name = pipeline;
        boolean finished;
        try {
            exports.open();
            // a run that is refused leaves everything as it is
            journals.begin();
            files.clean();
            tellLosses();
            finished = passes();
        } catch (TooManyFailuresException e) {
            finished = false;
        } catch (InputException e) {
            if (tally.isEmpty() && !journals.goesOn()) {
                forget();
                files.discard();
            }
            throw e;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (finished) {
            tally.warnIfTooManyFailed();
            tally.warnIfMostlyEmpty();
            exports.finish();
            files.complete();
            if (!files.leftFromEarlier().isEmpty()) {
                warnings.add("files of an earlier run lie beside the results, and this run does not write them: "
                        + String.join(", ", files.leftFromEarlier()));
            }
        } else {
            files.completeAlone(RunFile.FAILED);
        }
        warnings.tell(request.listener());
        RunReport.Outcome outcome = finished ? RunReport.Outcome.COMPLETED : RunReport.Outcome.STOPPED;
        List<String> outputs = new ArrayList<>(files.completed());
        outputs.remove(RunFile.FAILED);
        return new RunReport(name, outcome, tally.counts(), tally.failed(), outputs, warnings.all());
    }

    private ExportContext.Run facts() {
        return new ExportContext.Run(
                name, Version.CURRENT, RunFile.plugins(chain), tally.failed(), tally.failures(), warnings.all());
    }

    List<Exports.Loss> losses() throws IOException, InterruptedException {
        return exports.losses();
    }

    /** Takes the journals away: what they are for has come to its end. */
    void forget() throws IOException {
        journals.delete();
    }

    private void tellLosses() throws IOException, InterruptedException {
        Map<String, List<String>> losses = new LinkedHashMap<>();
        exports.losses()
                .forEach(loss -> losses.computeIfAbsent(loss.output(), output -> new ArrayList<>())
                        .add(loss.what()));
        losses.forEach((output, what) -> request.listener().losses(output, what));
    }

    private boolean passes() throws InterruptedException, IOException {
        Object model = null;
        Journal before = null;
        try {
            for (int i = 0; i < chain.passes().size(); i++) {
                Chain.Pass pass = chain.passes().get(i);
                Step last = pass.last();
                Journal journal = journals.isNeeded(pass) ? journals.open(i) : null;
                try (Observations observed = last == null ? null : journals.observations(i, last)) {
                    PassWorker worker = worker(i, model);
                    RunPass work = new RunPass(
                            pass,
                            worker,
                            workers,
                            journal,
                            observed,
                            this::settle,
                            this::take,
                            warnings,
                            this::resumed);
                    if (before == null) {
                        readPass(worker, work);
                    } else {
                        laterPass(worker, Objects.requireNonNull(pass.first()), before, work);
                    }
                    model = observed == null || last == null ? null : combine(last, observed);
                } finally {
                    if (before != null) {
                        before.close();
                    }
                    before = journal;
                }
            }
            return true;
        } finally {
            if (before != null) {
                before.close();
            }
        }
    }

    private Object combine(Step last, Observations observed) throws InterruptedException {
        calls.begin(last, "combining what was observed");
        try {
            return Engine.combine(last, observed.stream());
        } finally {
            calls.end();
        }
    }

    private PassWorker worker(int number, @Nullable Object model) {
        DocumentWorker local =
                new DocumentWorker(chain.passes().get(number), model, runner, settings.documentTimeout(), clock);
        return pool == null
                ? local
                : new ProcessWorker(chain, number, local, pool, settings.documentTimeout(), clock, warnings::add);
    }

    private void resumed(long inputs) {
        if (request.resume()) {
            request.listener().resumed(inputs);
        }
    }

    private void readPass(PassWorker worker, RunPass pass) throws InterruptedException, IOException {
        request.listener().pass(READING, -1);
        Step reader = chain.reader();
        try (Stream<Input> inputs = open(reader)) {
            Iterator<Input> iterator = new PluginIterator(inputs.iterator(), reader, calls);
            if (!iterator.hasNext()) {
                throw new InputException("nothing to read: " + describeInputs() + " holds no document", null);
            }
            pass.run(
                    iterator,
                    InputKey::of,
                    input -> input.seed().id(),
                    input -> worker.read(reader, input),
                    input -> worker.isStuck(input, GRACE),
                    input -> worker.lost(reader, input));
        }
    }

    private Stream<Input> open(Step reader) throws InterruptedException {
        calls.begin(reader, READING);
        try {
            return reader.callForRun(
                    () -> reader.as(Reader.class).read(request.inputs(), new WorkContext(reader, Watch.unlimited())));
        } catch (StepException | IOException e) {
            throw new InputException(e.getMessage() == null ? e.toString() : e.getMessage(), e);
        } finally {
            calls.end();
        }
    }

    private String describeInputs() {
        return request.inputs().isEmpty()
                ? "the input of the pipeline"
                : "'" + String.join("' '", request.inputs()) + "'";
    }

    private void laterPass(PassWorker worker, Step first, Journal before, RunPass pass)
            throws InterruptedException, IOException {
        request.listener().pass(first.id(), before.documents());
        try (Journal.DocumentReader documents = before.read()) {
            pass.run(
                    documents,
                    Document::id,
                    Document::id,
                    document -> List.of(worker.go(document)),
                    document -> worker.isStuck(document, GRACE),
                    document -> List.of(worker.lost(first, document)));
        }
    }

    /** Returns a result of the first pass as it is to stay: an id names one document of a run. */
    private DocumentWorker.Result settle(DocumentWorker.Result result) {
        Document document = result.document();
        return document == null || ids.add(document.id()) ? result : DocumentWorker.Result.failed(duplicate(document));
    }

    /** Takes the result of one document in: the calling thread alone does so, in input order. */
    private void take(DocumentWorker.Result result, Chain.Pass pass, boolean isNew)
            throws IOException, InterruptedException {
        Failure failure = result.failure();
        Document document = result.document();
        boolean isLast = pass.last() == null;
        if (pass.first() == null) {
            tally.arrived();
        }
        if (document != null && isLast) {
            failure = exports.write(document);
        }
        if (failure != null) {
            files.takeBack();
            tally.failed(failure);
            if (isNew) {
                request.listener().failure(failure.id(), failure.status(), failure.message());
            }
            request.listener().document(failure.id(), failure.status());
        } else if (document != null) {
            if (isLast) {
                tally.delivered(document);
            }
            request.listener().document(document.id(), Tally.statusOf(document));
        }
        files.keep();
        warnings.tell(request.listener());
        if (tally.tooManyFailures()) {
            throw new TooManyFailuresException();
        }
    }

    private Failure duplicate(Document document) {
        String message = "the id is already used by another document of this run; ids must be unique";
        return new Failure(
                document.id(),
                DocumentStatus.PARSE_ERROR,
                chain.reader().id(),
                chain.reader().plugin(),
                message,
                null);
    }

    /** Returns whether every thread has left the components, so that they may be closed. */
    boolean isQuiet() {
        return quiet;
    }

    /** Ends what is under way and closes the files. */
    void close() throws IOException, InterruptedException {
        try {
            if (pool != null) {
                pool.close();
            }
            quiet = workers.close(GRACE);
            clock.shutdownNow();
        } finally {
            files.close();
        }
    }

    /** Calls the iterator of a reader with the class loader of its plugin as context, and says how far it came. */
    private static final class PluginIterator implements Iterator<Input> {
        private final Iterator<Input> iterator;
        private final Step step;
        private final LongCalls calls;
        private @Nullable String last;

        PluginIterator(Iterator<Input> iterator, Step step, LongCalls calls) {
            this.calls = calls;
            this.iterator = iterator;
            this.step = step;
        }

        @Override
        public boolean hasNext() {
            return call(iterator::hasNext);
        }

        @Override
        public Input next() {
            Input input = call(iterator::next);
            last = input.seed().id();
            return input;
        }

        private <R> R call(Step.Work<R> work) {
            calls.begin(step, READING);
            try {
                return step.callForRun(work);
            } catch (PluginException e) {
                String place = last == null ? "before its first document" : "after document '" + last + "'";
                throw new PluginException(e.plugin(), e.getMessage() + ", " + place, e.getCause());
            } catch (StepException | IOException e) {
                throw new InputException(step.label() + " could not go on reading: " + e.getMessage(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InputException(step.label() + " was interrupted while it read", e);
            } finally {
                calls.end();
            }
        }
    }

    private static final class TooManyFailuresException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}

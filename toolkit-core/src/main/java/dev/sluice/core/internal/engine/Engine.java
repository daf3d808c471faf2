package dev.sluice.core.internal.engine;

import dev.sluice.api.Document;
import dev.sluice.api.Input;
import dev.sluice.api.StepException;
import dev.sluice.core.DocumentException;
import dev.sluice.core.OutputException;
import dev.sluice.core.PluginException;
import dev.sluice.core.RunReport;
import dev.sluice.core.RunRequest;
import dev.sluice.core.internal.config.RunSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The components of one pipeline, ready to work. Safe for use by several threads. */
public final class Engine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

    private final String name;
    private final Chain chain;
    private final RunSettings settings;
    private final List<Step> steps;
    private final @Nullable WorkerPools workers;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final ReentrantReadWriteLock calls = new ReentrantReadWriteLock();
    private volatile boolean quiet = true;

    Engine(String name, Chain chain, RunSettings settings, List<Step> steps) {
        this(name, chain, settings, steps, null);
    }

    /**
     * Makes one.
     *
     * @param workers the processes that the steps run in; null if they run in this one
     */
    Engine(String name, Chain chain, RunSettings settings, List<Step> steps, @Nullable WorkerPools workers) {
        this.workers = workers;
        this.name = name;
        this.chain = chain;
        this.settings = settings;
        this.steps = steps;
    }

    /** Runs the whole chain; see {@link dev.sluice.core.Pipeline#run}. */
    public RunReport run(RunRequest request) throws InterruptedException {
        String target = request.output() == null
                ? OutputFiles.STANDARD_OUTPUT
                : request.output().toString();
        enter();
        try {
            return runOnce(request);
        } catch (IOException e) {
            String message = "cannot write the results to " + target + ": " + e.getMessage();
            throw new OutputException(target, false, message, e);
        } finally {
            calls.readLock().unlock();
        }
    }

    private RunReport runOnce(RunRequest request) throws IOException, InterruptedException {
        Instant started = Instant.now();
        WorkerPool pool = workers == null ? null : workers.take();
        Run run;
        try {
            run = new Run(chain, settings, request, pool);
        } catch (IOException | RuntimeException e) {
            if (pool != null) {
                pool.close();
            }
            throw e;
        }
        try {
            RunReport report = run.run(name);
            if (request.output() != null) {
                RunFile.write(request.output(), report, request, chain, run.losses(), started);
            }
            boolean isKept = request.failed() != RunRequest.Failed.FORGET && report.failed() > 0;
            if (report.outcome() == RunReport.Outcome.COMPLETED && !isKept) {
                run.forget();
            }
            return report;
        } finally {
            run.close();
            if (!run.isQuiet()) {
                quiet = false;
            }
        }
    }

    /** Processes documents as one corpus in memory; see {@link dev.sluice.core.Pipeline#process}. */
    public List<Document> process(List<Input> inputs) throws InterruptedException {
        enter();
        ScheduledExecutorService clock = Clocks.newClock();
        try {
            return process(inputs, clock);
        } finally {
            clock.shutdownNow();
            calls.readLock().unlock();
        }
    }

    private List<Document> process(List<Input> inputs, ScheduledExecutorService clock) throws InterruptedException {
        StepRunner runner = new StepRunner(LOG::warn);
        List<Document> documents = new ArrayList<>();
        Object model = null;
        OrderedWorkers threads = new OrderedWorkers(1);
        try {
            for (int i = 0; i < chain.passes().size(); i++) {
                Chain.Pass pass = chain.passes().get(i);
                DocumentWorker local = new DocumentWorker(pass, model, runner, settings.documentTimeout(), clock);
                PassWorker worker = workers == null
                        ? local
                        : new ProcessWorker(
                                chain, i, local, workers.share(), settings.documentTimeout(), clock, LOG::warn);
                List<DocumentWorker.Result> results = results(threads, worker, pass, inputs, documents);
                documents.clear();
                List<Object> observed = new ArrayList<>();
                for (DocumentWorker.Result result : results) {
                    documents.add(documentOf(result));
                    if (pass.last() != null) {
                        observed.add(Objects.requireNonNull(result.observed()));
                    }
                }
                model = pass.last() == null ? null : combine(pass.last(), observed.stream());
            }
            return documents;
        } finally {
            if (!threads.close(Run.GRACE)) {
                quiet = false;
            }
        }
    }

    /** Works in another thread, so that the caller does not wait for a step that takes no notice of the time. */
    private List<DocumentWorker.Result> results(
            OrderedWorkers threads, PassWorker worker, Chain.Pass pass, List<Input> inputs, List<Document> documents)
            throws InterruptedException {
        List<DocumentWorker.Result> all = new ArrayList<>();
        Step first = pass.first();
        try {
            if (first == null) {
                Step reader = chain.reader();
                threads.run(
                        inputs.iterator(),
                        input -> worker.read(reader, input),
                        input -> worker.isStuck(input, Run.GRACE),
                        input -> worker.lost(reader, input),
                        all::addAll);
            } else {
                threads.run(
                        documents.iterator(),
                        worker::go,
                        document -> worker.isStuck(document, Run.GRACE),
                        document -> worker.lost(first, document),
                        all::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    Chain chain() {
        return chain;
    }

    private void enter() {
        calls.readLock().lock();
        if (closed.get()) {
            calls.readLock().unlock();
            throw new IllegalStateException("the pipeline '" + name + "' is closed");
        }
    }

    /** Returns the model of a corpus step from all that was observed, in input order. */
    static Object combine(Step step, Stream<Object> observed) throws InterruptedException {
        try (Stream<Object> stream = observed) {
            return step.callForRun(
                    () -> StepRunner.corpus(step).combine(stream, new WorkContext(step, Watch.unlimited())));
        } catch (StepException | IOException e) {
            throw new PluginException(step.plugin(), step.label() + " gave up: " + e.getMessage(), e);
        }
    }

    private static Document documentOf(DocumentWorker.Result result) throws InterruptedException {
        Failure failure = result.failure();
        if (failure != null) {
            // The flag is up if the caller was interrupted; a document that took too long clears it.
            if ((failure.cause() == null || failure.cause() instanceof InterruptedException) && Thread.interrupted()) {
                throw new InterruptedException("interrupted at document '" + failure.id() + "'");
            }
            String message = "document '" + failure.id() + "', step '" + failure.step() + "': " + failure.message();
            throw new DocumentException(failure.id(), failure.step(), failure.status(), message, failure.cause());
        }
        return Objects.requireNonNull(result.document());
    }

    /** Waits for calls under way, then closes every component once, the last one first. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        calls.writeLock().lock();
        try {
            if (workers != null) {
                workers.close();
            }
            if (quiet) {
                close(steps);
            } else {
                LOG.warn("pipeline '{}': a plugin did not give its thread back, so its components stay open", name);
            }
        } finally {
            calls.writeLock().unlock();
        }
    }

    static void close(List<Step> steps) {
        for (int i = steps.size() - 1; i >= 0; i--) {
            Step step = steps.get(i);
            try {
                step.component().close();
            } catch (RuntimeException | LinkageError e) {
                LOG.warn("{} could not be closed", step.label(), e);
            }
        }
    }
}

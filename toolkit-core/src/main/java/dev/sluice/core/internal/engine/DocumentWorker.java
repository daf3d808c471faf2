package dev.sluice.core.internal.engine;

import dev.sluice.api.Document;
import dev.sluice.api.Extractor;
import dev.sluice.api.Input;
import dev.sluice.api.Problem;
import dev.sluice.api.StepException;
import dev.sluice.core.DocumentStatus;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/** Takes one input, or one document, through one pass. Thread-safe. */
final class DocumentWorker {
    /**
     * How one document came out of a pass: with a document, and what was observed where the pass ends in a corpus step; or
     * with a failure.
     */
    record Result(
            @Nullable Document document,
            @Nullable Object observed,
            @Nullable Failure failure) {
        static Result failed(Failure failure) {
            return new Result(null, null, failure);
        }
    }

    private final Chain.Pass pass;
    private final @Nullable Object model;
    private final StepRunner runner;
    private final Duration limit;
    private final ScheduledExecutorService clock;
    private final Map<Object, Watch> underWay = new ConcurrentHashMap<>();

    DocumentWorker(
            Chain.Pass pass,
            @Nullable Object model,
            StepRunner runner,
            Duration limit,
            ScheduledExecutorService clock) {
        this.pass = pass;
        this.model = model;
        this.runner = runner;
        this.limit = limit;
        this.clock = clock;
    }

    /** Takes an input through the first pass: extraction where it needs it, then all steps. */
    List<Result> read(Step reader, Input input) {
        try (Watch watch = start(input)) {
            Input.Content content = input.content();
            if (content == null) {
                return List.of(go(input.seed(), 0, watch));
            }
            byte[] bytes = bytes(reader, input.seed(), content, watch);
            int extractor = extractor();
            if (extractor < 0) {
                String message = "has bytes but no text: put a step that extracts before the others, such as extract";
                return List.of(Result.failed(failure(input.seed(), reader, DocumentStatus.UNSUPPORTED, message, null)));
            }
            Document seed = input.seed().withSource(input.seed().source().withDigest(bytes.length, sha256(bytes)));
            List<Result> results = new ArrayList<>();
            Step step = pass.steps().get(extractor);
            for (Document document : runner.extract(step, seed, bytes, watch)) {
                results.add(go(noteIfEmpty(document, step), extractor + 1, watch));
            }
            return results;
        } catch (StepFailedException e) {
            return List.of(Result.failed(e.failure()));
        } finally {
            underWay.remove(input);
        }
    }

    /** Takes a document through a later pass. */
    Result go(Document document) {
        try (Watch watch = start(document)) {
            Document applied = document;
            if (pass.first() != null && model != null) {
                applied = runner.apply(pass.first(), document, model, watch);
            }
            return go(applied, 0, watch);
        } catch (StepFailedException e) {
            return Result.failed(e.failure());
        } finally {
            underWay.remove(document);
        }
    }

    /** Returns the failure of an input or document whose thread was given up; called by any thread. */
    Result lost(String id, Object work, Step fallback) {
        Watch watch = underWay.get(work);
        Step current = watch == null ? null : watch.current();
        Step step = current == null ? fallback : current;
        String message = "did not end when its time was over; its thread was given up";
        return Result.failed(new Failure(id, DocumentStatus.TIMEOUT, step.id(), step.plugin(), message, null));
    }

    private Watch start(Object work) {
        Watch watch = new Watch(limit, clock);
        underWay.put(work, watch);
        return watch;
    }

    private Result go(Document document, int from, Watch watch) {
        try {
            Document current = document;
            for (Step step : pass.steps().subList(from, pass.steps().size())) {
                // A document that brought its text along needs no extraction.
                if (!(step.component() instanceof Extractor)) {
                    current = runner.annotate(step, current, watch);
                }
            }
            Object observed = pass.last() == null ? null : runner.observe(pass.last(), current, watch);
            return new Result(current, observed, null);
        } catch (StepFailedException e) {
            return Result.failed(e.failure());
        }
    }

    private static Document noteIfEmpty(Document document, Step step) {
        boolean noted = document.problems().stream().anyMatch(p -> p.code().equals("extract.empty"));
        if (noted || !document.text().isBlank()) {
            return document;
        }
        return document.withProblem(new Problem("extract.empty", "step '" + step.id() + "' found no text in it"));
    }

    private static byte[] bytes(Step reader, Document seed, Input.Content content, Watch watch)
            throws StepFailedException {
        watch.enter(reader);
        try {
            return reader.call(() -> {
                try (InputStream in = content.open()) {
                    return in.readAllBytes();
                }
            });
        } catch (OutOfMemoryError e) {
            String message =
                    "is too large for the memory; set a limit in the reader, or give the program more with -Xmx";
            throw new StepFailedException(failure(seed, reader, DocumentStatus.OUT_OF_MEMORY, message, e));
        } catch (Throwable e) {
            boolean isLate = watch.isOver();
            if (e instanceof InterruptedException && !isLate) {
                Thread.currentThread().interrupt();
            }
            DocumentStatus status = isLate ? DocumentStatus.TIMEOUT : statusOf(e);
            String message = e.getMessage() == null ? e.toString() : e.getMessage();
            throw new StepFailedException(failure(seed, reader, status, message, e));
        }
    }

    private static DocumentStatus statusOf(Throwable e) {
        return e.getCause() instanceof StepException cause
                ? StepRunner.status(cause.kind())
                : DocumentStatus.PARSE_ERROR;
    }

    private int extractor() {
        for (int i = 0; i < pass.steps().size(); i++) {
            if (pass.steps().get(i).component() instanceof Extractor) {
                return i;
            }
        }
        return -1;
    }

    private static Failure failure(
            Document seed, Step step, DocumentStatus status, String message, @Nullable Throwable cause) {
        return new Failure(seed.id(), status, step.id(), step.plugin(), message, cause);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

package dev.sluice.core.internal.engine;

import dev.sluice.api.Document;
import dev.sluice.api.Extractor;
import dev.sluice.api.Input;
import dev.sluice.api.Problem;
import dev.sluice.core.DocumentStatus;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/** Takes one input, or one document, through one pass, in this process. Thread-safe. */
final class DocumentWorker implements PassWorker {
    /**
     * How one document came out of a pass: with a document, and what was observed where the pass ends in a corpus step; or
     * with a failure; and how a worker process wrote that, so that it is not written twice.
     */
    record Result(
            @Nullable Document document,
            @Nullable Object observed,
            @Nullable Failure failure,
            ResultRecord.@Nullable Written written) {
        Result(@Nullable Document document, @Nullable Object observed, @Nullable Failure failure) {
            this(document, observed, failure, null);
        }

        static Result failed(Failure failure) {
            return new Result(null, null, failure);
        }
    }

    private final Chain.Pass pass;
    private final @Nullable Object model;
    private final StepRunner runner;
    private final Duration limit;
    private final ScheduledExecutorService clock;
    private final WorkObserver observer;
    private final Map<Object, Unpacking> underWay = new ConcurrentHashMap<>();

    DocumentWorker(
            Chain.Pass pass,
            @Nullable Object model,
            StepRunner runner,
            Duration limit,
            ScheduledExecutorService clock) {
        this(pass, model, runner, limit, clock, WorkObserver.NONE);
    }

    DocumentWorker(
            Chain.Pass pass,
            @Nullable Object model,
            StepRunner runner,
            Duration limit,
            ScheduledExecutorService clock,
            WorkObserver observer) {
        this.pass = pass;
        this.model = model;
        this.runner = runner;
        this.limit = limit;
        this.clock = clock;
        this.observer = observer;
    }

    @Override
    public List<Result> read(Step reader, Input input) {
        Unpacking unpacking = new Unpacking(input);
        underWay.put(input, unpacking);
        try {
            Unpacking.Piece piece = unpacking.next();
            while (piece != null) {
                observer.begins();
                try (Watch watch = new Watch(limit, clock, observer)) {
                    unpacking.started(watch);
                    read(reader, piece, unpacking, watch);
                } catch (StepFailedException e) {
                    add(unpacking, Result.failed(e.failure()));
                }
                if (Thread.currentThread().isInterrupted()) {
                    // the run was cancelled: nothing more is begun, and nothing left out in silence
                    return withUnread(unpacking, unpacking.results(), reader);
                }
                piece = unpacking.next();
            }
            return unpacking.results();
        } finally {
            underWay.remove(input);
        }
    }

    private void read(Step reader, Unpacking.Piece piece, Unpacking unpacking, Watch watch) throws StepFailedException {
        Document seed = piece.input().seed();
        String refusal = unpacking.refusal(piece);
        if (refusal != null) {
            throw new StepFailedException(failure(seed, reader, DocumentStatus.LIMIT, refusal, null));
        }
        Input.Content content = piece.input().content();
        if (content == null) {
            add(
                    unpacking,
                    go(piece.isFound() ? noteIfEmpty(seed) : seed, piece.isFound() ? afterExtraction() : 0, watch));
            return;
        }
        byte[] bytes = bytes(reader, piece, content, unpacking, watch);
        Document digested = seed.withSource(seed.source().withDigest(bytes.length, sha256(bytes)));
        List<Unpacking.Piece> found = unpacking.found(piece, extract(reader, digested, bytes, watch));
        observer.found(found.stream().map(Unpacking.Piece::id).toList());
    }

    private void add(Unpacking unpacking, Result result) {
        unpacking.add(result);
        observer.ended(result);
    }

    /** Asks one extractor after the other, until one does not decline. */
    private List<Input> extract(Step reader, Document seed, byte[] bytes, Watch watch) throws StepFailedException {
        List<Step> extractors = pass.steps().stream()
                .filter(step -> step.component() instanceof Extractor)
                .toList();
        List<Failure> declined = new ArrayList<>();
        for (Step step : extractors) {
            try {
                return runner.extract(step, seed, bytes, watch);
            } catch (StepFailedException e) {
                if (e.failure().status() != DocumentStatus.UNSUPPORTED) {
                    throw e;
                }
                declined.add(e.failure());
            }
        }
        if (declined.isEmpty()) {
            String message = "has bytes but no text: put a step that extracts before the others, such as extract";
            throw new StepFailedException(failure(seed, reader, DocumentStatus.UNSUPPORTED, message, null));
        }
        Failure last = declined.get(declined.size() - 1);
        if (declined.size() == 1) {
            throw new StepFailedException(last);
        }
        StringJoiner message = new StringJoiner("; ", "no step reads " + describe(seed) + ": ", "");
        declined.forEach(failure -> message.add(failure.step() + " says: " + failure.message()));
        throw new StepFailedException(
                new Failure(seed.id(), last.status(), last.step(), last.plugin(), message.toString(), last.cause()));
    }

    private static String describe(Document seed) {
        String mediaType = seed.source().mediaType();
        return mediaType == null ? "content of an unknown media type" : mediaType;
    }

    @Override
    public Result go(Document document) {
        Unpacking unpacking = new Unpacking(Input.complete(document));
        underWay.put(document, unpacking);
        try (Watch watch = new Watch(limit, clock, observer)) {
            unpacking.started(watch);
            return go(applied(document, watch), 0, watch);
        } catch (StepFailedException e) {
            return Result.failed(e.failure());
        } finally {
            underWay.remove(document);
        }
    }

    private Document applied(Document document, Watch watch) throws StepFailedException {
        return pass.first() != null && model != null ? runner.apply(pass.first(), document, model, watch) : document;
    }

    /** Returns a document with what the corpus step before the pass says of it. */
    Result applied(Document document) {
        try (Watch watch = new Watch(limit, clock)) {
            return new Result(applied(document, watch), null, null);
        } catch (StepFailedException e) {
            return Result.failed(e.failure());
        }
    }

    @Override
    public List<Result> again(List<Result> results) {
        if (pass.last() == null) {
            return results;
        }
        List<Result> observed = new ArrayList<>(results.size());
        for (Result result : results) {
            Document document = result.document();
            if (document == null) {
                observed.add(result);
                continue;
            }
            try (Watch watch = new Watch(limit, clock)) {
                observed.add(
                        new Result(document, runner.observe(pass.last(), document, watch), null, result.written()));
            } catch (StepFailedException e) {
                observed.add(Result.failed(e.failure()));
            }
        }
        return observed;
    }

    @Override
    public boolean isStuck(Object work, Duration grace) {
        Unpacking unpacking = underWay.get(work);
        return unpacking != null && unpacking.isStuck(grace);
    }

    @Override
    public Result lost(Step first, Document document) {
        Unpacking unpacking = underWay.get(document);
        return gaveUp(document.id(), unpacking == null ? null : unpacking.watch(), first);
    }

    @Override
    public List<Result> lost(Step reader, Input input) {
        Unpacking unpacking = underWay.get(input);
        if (unpacking == null) {
            return List.of(gaveUp(input.seed().id(), null, reader));
        }
        synchronized (unpacking) {
            List<Result> results = new ArrayList<>(unpacking.results());
            Unpacking.Piece current = unpacking.current();
            if (current != null) {
                results.add(gaveUp(current.id(), unpacking.watch(), reader));
            }
            return withUnread(unpacking, results, reader);
        }
    }

    private static Result gaveUp(String id, @Nullable Watch watch, Step fallback) {
        Step current = watch == null ? null : watch.current();
        Step step = current == null ? fallback : current;
        String message =
                "did not end when its time was over; its thread was given up" + (watch == null ? "" : watch.place());
        return Result.failed(new Failure(id, DocumentStatus.TIMEOUT, step.id(), step.plugin(), message, null));
    }

    private static List<Result> withUnread(Unpacking unpacking, List<Result> results, Step reader) {
        List<Result> all = new ArrayList<>(results);
        for (Unpacking.Piece piece : unpacking.open()) {
            String message = "was not opened, since the work on what holds it was given up";
            all.add(Result.failed(failure(piece.input().seed(), reader, DocumentStatus.TIMEOUT, message, null)));
        }
        return all;
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

    /** An empty text is never silent: either the extractor has said why, or the host says that it is empty. */
    private static Document noteIfEmpty(Document document) {
        return document.text().isBlank() && document.problems().isEmpty()
                ? document.withProblem(new Problem("extract.empty", "no text was found in it"))
                : document;
    }

    private static byte[] bytes(
            Step reader, Unpacking.Piece piece, Input.Content content, Unpacking unpacking, Watch watch)
            throws StepFailedException {
        Document seed = piece.input().seed();
        // the reader has limits of its own; what is found within is the host's to limit
        long most = piece.isFound() ? unpacking.bytesLeft() + 1 : Long.MAX_VALUE;
        byte[] bytes = InputBytes.read(reader, seed, content, most, watch);
        if (piece.isFound() && !unpacking.use(bytes.length)) {
            String message = "goes beyond the " + Unpacking.MAX_BYTES
                    + " bytes that the parts of one input may hold together; take it out and read it by itself";
            throw new StepFailedException(failure(seed, reader, DocumentStatus.LIMIT, message, null));
        }
        return bytes;
    }

    /** Steps before the first extractor are for documents that brought their text along. */
    private int afterExtraction() {
        int index = 0;
        while (!(pass.steps().get(index).component() instanceof Extractor)) {
            index++;
        }
        return index + 1;
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

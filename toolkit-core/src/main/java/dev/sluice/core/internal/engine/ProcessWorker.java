package dev.sluice.core.internal.engine;

import dev.sluice.api.Document;
import dev.sluice.api.Input;
import dev.sluice.core.DocumentStatus;
import dev.sluice.core.PluginException;
import dev.sluice.core.internal.engine.DocumentWorker.Result;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes inputs and documents through the steps of a pass in a worker process, so that one that ends or blocks the process
 * costs no other: what else was under way in it is worked on again, alone where any of them may be the cause. What concerns
 * all documents, reading and corpus steps, is done here. Thread-safe.
 */
final class ProcessWorker implements PassWorker {
    /** How much longer than its limit a step may be silent before its process is ended. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final int number;
    private final Chain chain;
    private final Chain.Pass pass;
    private final DocumentWorker local;
    private final WorkerPool pool;
    private final Duration limit;
    private final ScheduledExecutorService clock;
    private final Consumer<String> warnings;

    /**
     * @param number the number of the pass
     * @param local does what is not left to the processes
     */
    ProcessWorker(
            Chain chain,
            int number,
            DocumentWorker local,
            WorkerPool pool,
            Duration limit,
            ScheduledExecutorService clock,
            Consumer<String> warnings) {
        this.chain = chain;
        this.number = number;
        this.pass = chain.passes().get(number);
        this.local = local;
        this.pool = pool;
        this.limit = limit;
        this.clock = clock;
        this.warnings = warnings;
    }

    @Override
    public List<Result> read(Step reader, Input input) {
        Document seed = input.seed();
        Input.Content content = input.content();
        if (content == null) {
            return local.again(exchange(seed, null));
        }
        byte[] bytes;
        try (Watch watch = new Watch(limit, clock)) {
            bytes = InputBytes.read(reader, seed, content, Long.MAX_VALUE, watch);
        } catch (StepFailedException e) {
            return List.of(Result.failed(e.failure()));
        }
        // not within the time of the document: a process may have to be started first
        return local.again(exchange(seed, bytes));
    }

    @Override
    public Result go(Document document) {
        if (pass.steps().isEmpty()) {
            return local.go(document);
        }
        Result applied = local.applied(document);
        return applied.document() == null
                ? applied
                : local.again(exchange(applied.document(), null)).get(0);
    }

    @Override
    public List<Result> again(List<Result> results) {
        return local.again(results);
    }

    /** A process that takes too long is ended, so that no thread is ever stuck with it. */
    @Override
    public boolean isStuck(Object work, Duration grace) {
        return local.isStuck(work, grace);
    }

    @Override
    public Result lost(Step first, Document document) {
        return local.lost(first, document);
    }

    @Override
    public List<Result> lost(Step reader, Input input) {
        return local.lost(reader, input);
    }

    private List<Result> exchange(Document document, byte @Nullable [] content) {
        try {
            Talk talk = talk(document, content, pool.take());
            while (talk.fate == WorkerProcess.Fate.INNOCENT) {
                talk = talk(document, content, pool.take());
            }
            if (talk.fate == WorkerProcess.Fate.SUSPECT && !talk.ranOutOfMemory) {
                talk = talk(document, content, pool.alone());
            }
            if (talk.ranOutOfMemory) {
                talk = talk(document, content, pool.large());
            }
            return talk.results;
        } catch (IOException e) {
            throw new PluginException("", e.getMessage() + "; run.isolation=none does without processes", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of(failed(document.id(), DocumentStatus.TIMEOUT, chain.reader(), "the run was cancelled"));
        }
    }

    private Talk talk(Document document, byte @Nullable [] content, WorkerLane lane) throws InterruptedException {
        Talk talk = new Talk(document.id());
        try {
            Map<String, Object> work = new LinkedHashMap<>();
            work.put("pass", number);
            work.put("document", document.toRecord());
            work.put("content", content != null);
            try {
                lane.send(work, content, limit.plus(GRACE));
                talk.listen(lane);
            } catch (Frames.TooLongException e) {
                talk.refuse(String.valueOf(e.getMessage()));
            } catch (IOException e) {
                talk.broken(lane);
            }
            return talk;
        } finally {
            pool.give(lane, talk.isDone);
        }
    }

    private static Result failed(String id, DocumentStatus status, Step step, String message) {
        return Result.failed(new Failure(id, status, step.id(), step.plugin(), message, null));
    }

    /** What a process says about one input. */
    private final class Talk {
        private final List<Result> results = new ArrayList<>();
        private final Deque<String> open = new ArrayDeque<>();
        private @Nullable String current;
        private boolean isDone;
        private WorkerProcess.@Nullable Fate fate;
        private boolean ranOutOfMemory;

        Talk(String id) {
            this.current = id;
        }

        /** Nothing was handed over. */
        void refuse(String message) {
            results.add(failed(Objects.requireNonNull(current), DocumentStatus.LIMIT, chain.reader(), message));
            isDone = true;
        }

        void listen(WorkerLane lane) throws InterruptedException {
            Frames.Frame frame = lane.next(limit.plus(GRACE));
            while (frame != null && frame.kind() != Frames.Kind.DONE) {
                take(frame);
                frame = lane.next(limit.plus(GRACE));
            }
            if (frame == null) {
                broken(lane);
            } else {
                isDone = true;
            }
        }

        private void take(Frames.Frame frame) {
            switch (frame.kind()) {
                case BEGINS -> current = open.poll();
                case OPEN -> {
                    // what was opened lives on in its parts, of which one may have its id
                    List<String> ids = frame.tree().texts("ids");
                    for (int i = ids.size() - 1; i >= 0; i--) {
                        open.push(ids.get(i));
                    }
                    current = null;
                }
                case RESULT -> {
                    Result result = ResultRecord.read(frame);
                    if (result != null) {
                        results.add(result);
                    }
                    current = null;
                }
                case WARNING -> warnings.accept(frame.tree().text("text"));
                case FATAL -> {
                    Tree tree = frame.tree();
                    throw new PluginException(tree.text("plugin"), tree.text("message"), null);
                }
                default -> throw new IllegalStateException("a worker process does not say " + frame.kind());
            }
        }

        /** The process ended, by itself or since it was silent for too long: what was under way is lost, and each part is told. */
        void broken(WorkerLane lane) throws InterruptedException {
            WorkerProcess worker = lane.process();
            fate = worker.fate(lane);
            boolean hasEnded = worker.hasEnded();
            ranOutOfMemory = worker.ranOutOfMemory();
            DocumentStatus status = ranOutOfMemory
                    ? DocumentStatus.OUT_OF_MEMORY
                    : hasEnded ? DocumentStatus.CRASH : DocumentStatus.TIMEOUT;
            String how = ranOutOfMemory
                    ? "its process ran out of memory; give workers more with SLUICE_WORKER_OPTS=-Xmx2g"
                    : hasEnded
                            ? worker.ending()
                            : "did not end when its time was over; its process was ended" + lane.lastPlace()
                                    + "; raise run.document-timeout, or have the step call checkpoint()";
            Step step = lane.lastStep(chain);
            if (current != null) {
                results.add(failed(current, status, step, how));
            }
            for (String id : open) {
                results.add(failed(id, status, step, "was not opened: of what holds it, " + how));
            }
        }
    }
}

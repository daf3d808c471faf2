package dev.sluice.core.internal.engine;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Worker processes: one with as many lanes as a run has workers, so that its code is compiled once, and one with a single lane
 * for a document that must be alone. The first is started at once, and is one that begins fast but is never at its fastest; the
 * others are started when they are needed. They are replaced when they end or have served long. Thread-safe.
 */
final class WorkerPool implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("sluice.worker");
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final WorkerSetup setup;
    private final int lanes;
    private final ScheduledExecutorService clock = Clocks.newClock();
    private final WorkerOptions options = WorkerOptions.ofEnvironment();
    private final List<WorkerProcess> shared = new CopyOnWriteArrayList<>();
    private final Set<WorkerProcess> all = ConcurrentHashMap.newKeySet();
    private final FutureTask<WorkerProcess> first;
    private final Thread starter;
    private boolean isFirstTaken;
    private volatile boolean isClosed;

    /** Starts the first process, and does not wait for it. */
    WorkerPool(WorkerSetup setup, int lanes) {
        this.setup = setup;
        this.lanes = lanes;
        this.first = new FutureTask<>(() -> start(true, lanes, options.megabytes(lanes)));
        // also sets the logging up, which two threads may not begin at once
        LOG.debug("a worker process for {} inputs at a time is started", lanes);
        starter = new Thread(first, "sluice-worker-start");
        starter.setDaemon(true);
        starter.start();
    }

    /** Returns a lane that nobody else uses. */
    synchronized WorkerLane take() throws IOException, InterruptedException {
        for (WorkerProcess process : shared) {
            WorkerLane lane = process.take();
            if (lane != null) {
                return lane;
            }
            if (process.isOver()) {
                drop(process);
            }
        }
        WorkerProcess process = isFirstTaken ? start(false, lanes, options.megabytes(lanes)) : first();
        shared.add(process);
        return lane(process);
    }

    private WorkerProcess first() throws IOException, InterruptedException {
        try {
            WorkerProcess process = first.get();
            // a caller that is interrupted before leaves it to the next
            isFirstTaken = true;
            return process;
        } catch (CancellationException e) {
            throw (InterruptedException) new InterruptedException("the run is over").initCause(e);
        } catch (ExecutionException e) {
            isFirstTaken = true;
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            if (e.getCause() instanceof InterruptedException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Returns the lane of a process that has no other, for one document. */
    WorkerLane alone() throws IOException, InterruptedException {
        return lane(start(true, 1, options.megabytes(1)));
    }

    /**
     * Returns the lane of a process that has no other, for one document: with the memory of all lanes of the shared one, and at
     * least twice that of one.
     */
    WorkerLane large() throws IOException, InterruptedException {
        return lane(start(true, 1, options.megabytes(Math.max(2, lanes))));
    }

    private static WorkerLane lane(WorkerProcess process) throws IOException {
        WorkerLane lane = process.take();
        if (lane == null) {
            throw new IOException("a worker process ended when it had just begun");
        }
        return lane;
    }

    private WorkerProcess start(boolean isQuick, int count, int megabytes) throws IOException, InterruptedException {
        requireOpen();
        WorkerProcess process = WorkerProcess.start(setup, options, isQuick, count, megabytes, clock);
        all.add(process);
        if (isClosed) {
            process.close();
        }
        requireOpen();
        return process;
    }

    private void requireOpen() throws InterruptedException {
        if (isClosed) {
            throw new InterruptedException("the run is over");
        }
    }

    /** Takes a lane back. */
    void give(WorkerLane lane, boolean isUsable) {
        WorkerProcess process = lane.process();
        boolean isShared = shared.contains(process);
        if (!isUsable || !isShared || !process.give(lane)) {
            drop(process);
        }
    }

    private void drop(WorkerProcess process) {
        shared.remove(process);
        all.remove(process);
        process.close();
    }

    /** Ends all processes. */
    @Override
    public void close() {
        isClosed = true;
        first.cancel(true);
        all.forEach(WorkerProcess::close);
        clock.shutdownNow();
        try {
            // a process that is just being started has to be taken away before this one may end
            starter.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

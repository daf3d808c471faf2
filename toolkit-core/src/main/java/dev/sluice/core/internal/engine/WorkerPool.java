package dev.sluice.core.internal.engine;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Worker processes: one with as many lanes as a run has workers, so that its code is compiled once, and one with a single lane
 * for a document that must be alone. The first is started at once, and is one that begins fast but is never at its fastest; the
 * one that takes its place is started while it goes on, and does little until it has warmed up. Thread-safe.
 */
final class WorkerPool implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("sluice.worker");
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** Until it has had so many inputs, a process that takes the place of another one gets one at a time. */
    private static final int WARM = 300;

    /** After so many inputs more it is tried again to start one that did not. */
    private static final int RETRY = 1_000;

    private final WorkerSetup setup;
    private final int lanes;
    private final ScheduledExecutorService clock = Clocks.newClock();
    private final WorkerOptions options = WorkerOptions.ofEnvironment();
    private final List<WorkerProcess> shared = new CopyOnWriteArrayList<>();
    private final Set<WorkerProcess> all = ConcurrentHashMap.newKeySet();
    private final List<Thread> starters = new CopyOnWriteArrayList<>();
    /** The process that is being started, beside none or beside one that is to be replaced; null if there is none. */
    private volatile @Nullable FutureTask<WorkerProcess> coming;

    /** How many inputs the processes that serve have had when another one did not start in their place. */
    private int failedAt = -RETRY;

    private volatile boolean isClosed;

    /** Starts the first process, and does not wait for it. */
    WorkerPool(WorkerSetup setup, int lanes) {
        this.setup = setup;
        this.lanes = lanes;
        // also sets the logging up, which two threads may not begin at once
        LOG.debug("a worker process for {} inputs at a time is started", lanes);
        startNext(true);
    }

    private void startNext(boolean isQuick) {
        FutureTask<WorkerProcess> next = new FutureTask<>(() -> start(isQuick, lanes, options.megabytes(lanes)));
        Thread starter = new Thread(next, "sluice-worker-start");
        starter.setDaemon(true);
        starters.add(starter);
        coming = next;
        starter.start();
    }

    /** Returns a lane that nobody else uses. */
    synchronized WorkerLane take() throws IOException, InterruptedException {
        replace();
        for (WorkerProcess process : inOrder()) {
            WorkerLane lane = process.take();
            if (lane != null) {
                return lane;
            }
            if (process.isOver()) {
                drop(process);
            }
        }
        if (coming == null) {
            startNext(false);
        }
        WorkerProcess process = await();
        shared.add(0, process);
        return lane(process);
    }

    /** Has another process started in time when those that serve are due, and ends them when the other has warmed up. */
    private void replace() throws InterruptedException {
        FutureTask<WorkerProcess> next = coming;
        int served = shared.stream().mapToInt(WorkerProcess::served).sum();
        boolean isDue = !shared.isEmpty() && shared.stream().allMatch(WorkerProcess::isDue);
        if (next == null && isDue && served - failedAt >= RETRY) {
            startNext(false);
        } else if (next != null && next.isDone() && !shared.isEmpty()) {
            try {
                shared.add(0, await());
            } catch (IOException e) {
                failedAt = served;
                LOG.warn("the worker process that was to take the place of another one did not start", e);
            }
        }
        if (shared.size() > 1 && shared.get(0).served() >= WARM) {
            for (WorkerProcess old : shared) {
                if (old.isDue()) {
                    retire(old);
                }
            }
        }
    }

    private void retire(WorkerProcess old) {
        old.retire();
        if (old.isOver()) {
            drop(old);
        }
    }

    /** Returns the processes that serve, the one that shall have the next input first. */
    private List<WorkerProcess> inOrder() {
        boolean warms =
                shared.size() > 1 && shared.get(0).isBusy() && shared.get(0).served() < WARM;
        List<WorkerProcess> order = new ArrayList<>(shared);
        if (warms) {
            Collections.reverse(order);
        }
        return order;
    }

    private WorkerProcess await() throws IOException, InterruptedException {
        FutureTask<WorkerProcess> awaited = Objects.requireNonNull(coming);
        try {
            WorkerProcess process = awaited.get();
            // a caller that is interrupted before leaves it to the next
            coming = null;
            return process;
        } catch (CancellationException e) {
            throw (InterruptedException) new InterruptedException("the run is over").initCause(e);
        } catch (ExecutionException e) {
            coming = null;
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
        FutureTask<WorkerProcess> next = coming;
        if (next != null) {
            next.cancel(true);
        }
        all.forEach(WorkerProcess::close);
        clock.shutdownNow();
        try {
            // a process that is just being started has to be taken away before this one may end
            for (Thread starter : starters) {
                starter.join(PATIENCE.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

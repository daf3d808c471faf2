package dev.sluice.core.internal.engine;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The worker processes of one run: one with as many lanes as the run has workers, so that its code is compiled once, and one
 * with a single lane for a document that must be alone. They are started when they are needed, and replaced when they end or
 * have served long. Thread-safe.
 */
final class WorkerPool implements AutoCloseable {
    private final WorkerSetup setup;
    private final int lanes;
    private final ScheduledExecutorService clock;
    private final WorkerOptions options = WorkerOptions.ofEnvironment();
    private final List<WorkerProcess> shared = new CopyOnWriteArrayList<>();
    private final Set<WorkerProcess> all = ConcurrentHashMap.newKeySet();
    private volatile boolean isClosed;

    WorkerPool(WorkerSetup setup, int lanes, ScheduledExecutorService clock) {
        this.setup = setup;
        this.lanes = lanes;
        this.clock = clock;
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
        WorkerProcess process = start(lanes, options.megabytes(lanes));
        shared.add(process);
        return lane(process);
    }

    /** Returns the lane of a process that has no other, for one document. */
    WorkerLane alone() throws IOException, InterruptedException {
        return lane(start(1, options.megabytes(1)));
    }

    /**
     * Returns the lane of a process that has no other, for one document: with the memory of all lanes of the shared one, and at
     * least twice that of one.
     */
    WorkerLane large() throws IOException, InterruptedException {
        return lane(start(1, options.megabytes(Math.max(2, lanes))));
    }

    private static WorkerLane lane(WorkerProcess process) throws IOException {
        WorkerLane lane = process.take();
        if (lane == null) {
            throw new IOException("a worker process ended when it had just begun");
        }
        return lane;
    }

    private WorkerProcess start(int count, int megabytes) throws IOException, InterruptedException {
        requireOpen();
        WorkerProcess process = WorkerProcess.start(setup, options, count, megabytes, clock);
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
        all.forEach(WorkerProcess::close);
    }
}

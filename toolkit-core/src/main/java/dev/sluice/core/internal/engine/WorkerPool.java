package dev.sluice.core.internal.engine;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/** The worker processes of one run: started when they are needed, replaced when they end or have served long. Thread-safe. */
final class WorkerPool implements AutoCloseable {
    /** What leaks in a plugin is gone with the process. */
    private static final int INPUTS_PER_PROCESS = 2_000;

    private final WorkerSetup setup;
    private final WorkerOptions options = WorkerOptions.ofEnvironment();
    private final ConcurrentLinkedDeque<WorkerProcess> idle = new ConcurrentLinkedDeque<>();
    private final Set<WorkerProcess> all = ConcurrentHashMap.newKeySet();

    WorkerPool(WorkerSetup setup) {
        this.setup = setup;
    }

    /** Returns a process that nobody else uses. */
    WorkerProcess take() throws IOException, InterruptedException {
        WorkerProcess worker = idle.poll();
        return worker == null ? start(options.megabytes()) : worker;
    }

    /** Returns a process with twice the memory, for one document. */
    WorkerProcess large() throws IOException, InterruptedException {
        return start(2 * options.megabytes());
    }

    private WorkerProcess start(int megabytes) throws IOException, InterruptedException {
        WorkerProcess worker = WorkerProcess.start(setup, options, megabytes);
        all.add(worker);
        return worker;
    }

    /** Takes a process back. */
    void give(WorkerProcess worker, boolean isUsable) {
        if (isUsable && worker.served() < INPUTS_PER_PROCESS) {
            idle.add(worker);
        } else {
            all.remove(worker);
            worker.close();
        }
    }

    /** Ends all processes. */
    @Override
    public void close() {
        for (WorkerProcess worker : all) {
            worker.close();
        }
    }
}

package dev.sluice.core.internal.engine;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A pool of worker threads whose results come out in the order of the inputs, with a bounded number of them under way.
 * Used by one thread.
 */
final class OrderedWorkers {
    /** Inputs under way for each worker: enough to keep all busy while the oldest is slow. */
    private static final int WINDOW_PER_WORKER = 8;

    private static final AtomicInteger POOLS = new AtomicInteger();

    /** Takes results in, in order. */
    interface Sink<O> {
        void accept(O result) throws InterruptedException, IOException;
    }

    private final ThreadPoolExecutor pool;
    private final int window;
    private boolean isAnyLost;

    /**
     * Makes a pool.
     *
     * @param workers how many threads work
     */
    OrderedWorkers(int workers) {
        int number = POOLS.incrementAndGet();
        AtomicInteger threads = new AtomicInteger();
        this.pool = new ThreadPoolExecutor(workers, workers, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
            Thread thread = new Thread(work, "sluice-" + number + "-" + threads.incrementAndGet());
            // A thread that hangs in a plugin must not keep the program alive.
            thread.setDaemon(true);
            return thread;
        });
        this.window = workers * WINDOW_PER_WORKER;
    }

    /**
     * Works on every input and hands the results to the sink, in input order, on the calling thread.
     *
     * @param isStuck says whether the thread of an input is to be given up for good and replaced
     * @param lost makes the result of an input whose thread was given up
     */
    <I, O> void run(Iterator<I> inputs, Function<I, O> work, Predicate<I> isStuck, Function<I, O> lost, Sink<O> sink)
            throws InterruptedException, IOException {
        Deque<Task<I, O>> underWay = new ArrayDeque<>();
        try {
            while (inputs.hasNext() || !underWay.isEmpty()) {
                if (inputs.hasNext() && underWay.size() < window) {
                    Task<I, O> task = new Task<>(inputs.next(), work);
                    underWay.add(task);
                    pool.execute(task);
                } else {
                    sink.accept(result(underWay.remove(), isStuck, lost));
                }
            }
        } finally {
            underWay.forEach(task -> task.cancel(true));
        }
    }

    private <I, O> O result(Task<I, O> task, Predicate<I> isStuck, Function<I, O> lost) throws InterruptedException {
        while (true) {
            try {
                return task.get(200, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (isStuck.test(task.input)) {
                    isAnyLost = true;
                    pool.setMaximumPoolSize(pool.getMaximumPoolSize() + 1);
                    pool.setCorePoolSize(pool.getCorePoolSize() + 1);
                    return lost.apply(task.input);
                }
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                if (e.getCause() instanceof Error cause) {
                    throw cause;
                }
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    /** Interrupts what is under way and returns whether all of it ended within the time; there is no waiting for a thread that was given up. */
    boolean close(Duration patienceAtEnd) throws InterruptedException {
        pool.shutdownNow();
        return pool.awaitTermination(isAnyLost ? 0 : patienceAtEnd.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static final class Task<I, O> extends FutureTask<O> {
        private final I input;

        Task(I input, Function<I, O> work) {
            super(() -> work.apply(input));
            this.input = input;
        }
    }
}

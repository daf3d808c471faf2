package dev.sluice.core.internal.engine;

import dev.sluice.core.internal.plugin.OwnCode;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The time limit of one document. It interrupts the thread that works on the document when the time is over, and sees to
 * it that the interrupt does not reach the next document. A component that neither blocks nor calls {@code checkpoint}
 * does not notice; {@link OrderedWorkers} then gives its thread up.
 */
final class Watch implements AutoCloseable {
    /** What takes notice of the end of its time does so within this. */
    private static final Duration NOTICE = Duration.ofSeconds(2);

    private final Thread worker = Thread.currentThread();
    private final long deadline;
    private final @Nullable ScheduledExecutorService clock;
    private @Nullable ScheduledFuture<?> alarm;
    private final WorkObserver observer;
    private volatile @Nullable Step current;
    private boolean over;
    private boolean closed;

    Watch(Duration limit, ScheduledExecutorService clock) {
        this(limit, clock, WorkObserver.NONE);
    }

    Watch(Duration limit, ScheduledExecutorService clock, WorkObserver observer) {
        this.observer = observer;
        this.clock = clock;
        this.deadline = System.nanoTime() + limit.toNanos();
        this.alarm = clock.schedule(this::ring, limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    private Watch() {
        this.deadline = System.nanoTime();
        this.clock = null;
        this.observer = WorkObserver.NONE;
    }

    /** A watch that never rings, for what is not bound to a document. */
    static Watch unlimited() {
        return new Watch();
    }

    private synchronized void ring() {
        if (!closed) {
            over = true;
            worker.interrupt();
            if (clock != null && observer != WorkObserver.NONE) {
                alarm = clock.schedule(this::ringAgain, NOTICE.toNanos(), TimeUnit.NANOSECONDS);
            }
        }
    }

    private synchronized void ringAgain() {
        if (!closed) {
            observer.overdue(place());
        }
    }

    /**
     * Returns where in the code of its plugin the step stands that works on the document, as the end of a message; empty if that is
     * not known.
     */
    String place() {
        Step step = current;
        if (step == null) {
            return "";
        }
        Throwable sample = new Throwable();
        sample.setStackTrace(worker.getStackTrace());
        return OwnCode.place(step.info(), sample);
    }

    synchronized boolean isOver() {
        return over;
    }

    /** Returns whether the document is still under way although its time ended as long ago as this. */
    synchronized boolean isOverdue(Duration grace) {
        return !closed && clock != null && System.nanoTime() - deadline > grace.toNanos();
    }

    void checkpoint() throws InterruptedException {
        boolean isLate = clock != null && System.nanoTime() - deadline > 0;
        if (isLate) {
            synchronized (this) {
                over = true;
            }
        }
        if (Thread.interrupted() || isLate) {
            throw new InterruptedException("the time for the document is over, or the run was cancelled");
        }
    }

    /** Notes which step works on the document now. */
    void enter(Step step) {
        current = step;
        observer.enters(step);
    }

    /** Returns which step works on the document, or did last; null before the first. */
    @Nullable
    Step current() {
        return current;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            if (alarm != null) {
                alarm.cancel(false);
            }
            if (over) {
                // The interrupt was meant for the document that is over, whether it was noticed or not.
                Thread.interrupted();
            }
        }
    }
}

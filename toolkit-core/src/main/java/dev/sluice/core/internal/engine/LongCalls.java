package dev.sluice.core.internal.engine;

import dev.sluice.core.internal.plugin.OwnCode;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells of calls into components that no time limit ends, since they are about no single document, and that take long: that a
 * reader finds no next document, say. It tells of a call after half a minute, and then each time that it has taken twice as
 * long. The calls are those of the thread that makes it.
 */
final class LongCalls {
    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final int CHECKS = 6;

    private final Thread caller = Thread.currentThread();
    private final Consumer<String> listener;
    private final long first;
    private volatile @Nullable Call current;
    private @Nullable Call told;
    private long next;

    /** A call that is under way. Told apart from others by identity. */
    private static final class Call {
        private final Step step;
        private final String what;
        private final long begun = System.nanoTime();

        Call(Step step, String what) {
            this.step = step;
            this.what = what;
        }
    }

    /**
     * Begins to watch the calls of this thread.
     *
     * @param listener is called by the thread of the clock
     */
    LongCalls(ScheduledExecutorService clock, Consumer<String> listener) {
        this(clock, FIRST, listener);
    }

    /** @param first after so long it tells of a call */
    LongCalls(ScheduledExecutorService clock, Duration first, Consumer<String> listener) {
        this.listener = listener;
        this.first = first.toNanos();
        // ends with the clock
        Future<?> unused =
                clock.scheduleWithFixedDelay(this::check, this.first, this.first / CHECKS, TimeUnit.NANOSECONDS);
    }

    /** A step begins something, such as {@code reading}. */
    void begin(Step step, String what) {
        current = new Call(step, what);
    }

    /** It has come to its end. */
    void end() {
        current = null;
    }

    @SuppressWarnings("ReferenceEquality") // a call is known by its identity
    private void check() {
        Call call = current;
        if (call == null) {
            return;
        }
        long taken = System.nanoTime() - call.begun;
        if (told != call) {
            told = call;
            next = first;
        }
        if (taken >= next) {
            next = 2 * taken;
            Throwable sample = new Throwable();
            sample.setStackTrace(caller.getStackTrace());
            listener.accept(call.step.label() + " has been " + call.what + " for "
                    + TimeUnit.NANOSECONDS.toSeconds(taken) + " s" + OwnCode.place(call.step.info(), sample));
        }
    }
}

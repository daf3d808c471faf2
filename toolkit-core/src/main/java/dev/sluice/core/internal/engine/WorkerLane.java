package dev.sluice.core.internal.engine;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way to one thread of a worker process, which works on one input at a time. Used by one thread at a time. */
final class WorkerLane implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("sluice.worker");

    private final WorkerProcess process;
    private final int number;
    private final Frames frames;
    private volatile long deadline;
    private volatile boolean isAwaited;
    private volatile int step = StepMark.NONE;
    private volatile String place = "";

    /**
     * @param number the number of the lane in its process
     * @param frames its connection
     */
    WorkerLane(WorkerProcess process, int number, Frames frames) {
        this.process = process;
        this.number = number;
        this.frames = frames;
    }

    WorkerProcess process() {
        return process;
    }

    /** Hands one input or document over, with its content if it has any; the process is ended if it does not take it in time. */
    void send(Map<String, ?> work, byte @Nullable [] content, Duration patience)
            throws IOException, InterruptedException {
        await(patience);
        try {
            if (content == null) {
                frames.send(Frames.Kind.WORK, work);
            } else {
                frames.requireFits(content);
                frames.hold(Frames.Kind.WORK, work);
                frames.send(Frames.Kind.CONTENT, content);
            }
        } catch (Frames.TooLongException e) {
            throw e;
        } catch (IOException e) {
            throw brokenBy(e);
        } finally {
            isAwaited = false;
        }
    }

    /** Returns the next frame; null if the process ended, which it is made to if it says nothing for so long. */
    Frames.@Nullable Frame next(Duration patience) throws InterruptedException {
        await(patience);
        try {
            return frames.receive();
        } catch (IOException e) {
            LOG.debug("worker {} broke off: {}", process.id(), brokenBy(e).toString());
            return null;
        } finally {
            isAwaited = false;
        }
    }

    private void await(Duration patience) {
        deadline = System.nanoTime() + patience.toNanos();
        isAwaited = true;
    }

    /** An interrupt closes the connection of the thread that it meets. */
    private static IOException brokenBy(IOException e) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("the run was cancelled");
        }
        return e;
    }

    /** Says whether what it is waited for is overdue; called by any thread. */
    boolean isSilent() {
        return isAwaited && System.nanoTime() - deadline > 0;
    }

    /** Keeps the step that it is at, and where that stands, for {@link #lastStep} and {@link #lastPlace}. */
    void keepStep() {
        step = StepMark.read(process.directory(), number);
        place = StepMark.place(process.directory(), number);
    }

    /** Returns the step that it was at when its process ended. */
    Step lastStep(Chain chain) {
        return Objects.requireNonNullElse(StepMark.step(step, chain), chain.reader());
    }

    /** Returns where in the code of its plugin that step stood, as the end of a message; empty if it did not block. */
    String lastPlace() {
        return place;
    }

    @Override
    public void close() {
        try {
            frames.close();
        } catch (IOException e) {
            LOG.debug("worker {}: {}", process.id(), e.toString());
        }
    }
}

package dev.sluice.testkit;

import dev.sluice.api.ComponentContext;
import dev.sluice.api.StepContext;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.helpers.NOPLogger;

/**
 * What a component sees of its host in a test, while it is made and while it works: the step is called {@code test},
 * nothing is logged, paths are resolved against the working directory. Safe for use by several threads.
 *
 * @since 0.1
 */
public final class TestContext implements StepContext, ComponentContext {
    private final Path directory;
    private final long checkpointsBeforeInterrupt;
    private final AtomicLong checkpoints = new AtomicLong();

    private TestContext(Path directory, long checkpointsBeforeInterrupt) {
        this.directory = directory;
        this.checkpointsBeforeInterrupt = checkpointsBeforeInterrupt;
    }

    /** Returns a context that never interrupts. */
    public static TestContext create() {
        return new TestContext(Path.of(""), Long.MAX_VALUE);
    }

    /** Returns a new context in which paths of the configuration are resolved against a directory. */
    public TestContext in(Path newDirectory) {
        return new TestContext(newDirectory, checkpointsBeforeInterrupt);
    }

    /** Returns a new context that lets this many checkpoints pass and gives the document up at every later one. */
    public TestContext interruptAfter(long newCheckpoints) {
        return new TestContext(directory, newCheckpoints);
    }

    /** Returns how often {@link #checkpoint()} was called. */
    public long checkpoints() {
        return checkpoints.get();
    }

    @Override
    public String step() {
        return "test";
    }

    @Override
    public Logger log() {
        return NOPLogger.NOP_LOGGER;
    }

    @Override
    public void checkpoint() throws InterruptedException {
        if (checkpoints.incrementAndGet() > checkpointsBeforeInterrupt) {
            throw new InterruptedException("the test gave the document up at checkpoint " + checkpoints.get());
        }
    }

    @Override
    public Path resolve(String path) {
        return directory.resolve(path);
    }

    @Override
    public Path pluginDirectory() {
        return directory;
    }
}

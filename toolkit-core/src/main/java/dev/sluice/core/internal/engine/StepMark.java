package dev.sluice.core.internal.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a lane of a worker process notes the step it is at, for its parent to read when the process has died: four bytes of a
 * mapped file, which outlive the process and cost no call of the system. Used by one thread.
 */
final class StepMark {
    private static final String FILE = "step";
    private static final String PLACE = "place";

    /** Nothing is under way. */
    static final int NONE = -1;

    private final Path place;
    private final MappedByteBuffer mark;
    private final List<String> steps;

    /** Makes the mark of a lane, by its number, of the worker with a folder. */
    StepMark(Path directory, int lane, Chain chain) throws IOException {
        this.place = directory.resolve(PLACE + lane);
        this.steps = chain.all().map(Step::id).toList();
        try (FileChannel channel = FileChannel.open(
                directory.resolve(FILE + lane),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
            mark = channel.map(FileChannel.MapMode.READ_WRITE, 0, Integer.BYTES);
            leave();
        }
    }

    /** Notes that a step of the chain begins. */
    void enter(Step step) {
        mark.putInt(0, steps.indexOf(step.id()));
    }

    /** Notes that nothing is under way. */
    void leave() {
        mark.putInt(0, NONE);
    }

    /** Notes where the step stands; its process is about to be ended. */
    void overdue(String where) throws IOException {
        Files.writeString(place, where);
    }

    /** Returns where the step of a lane stood; empty if that was not noted. */
    static String place(Path directory, int lane) {
        try {
            return Files.readString(directory.resolve(PLACE + lane));
        } catch (IOException e) {
            return "";
        }
    }

    /** Returns what a lane of the worker with a folder noted, for {@link #step}. */
    static int read(Path directory, int lane) {
        try {
            return ByteBuffer.wrap(Files.readAllBytes(directory.resolve(FILE + lane)))
                    .getInt();
        } catch (IOException | RuntimeException e) {
            return NONE;
        }
    }

    /** Returns the step that was noted; null if there is none. */
    static @Nullable Step step(int noted, Chain chain) {
        return noted < 0 ? null : chain.all().skip(noted).findFirst().orElse(null);
    }
}

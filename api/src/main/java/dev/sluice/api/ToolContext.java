package dev.sluice.api;

import java.io.InputStream;
import java.nio.file.Path;

/**
 * What a {@link Tool} sees of its host while it works. Used by one thread.
 *
 * @since 0.1
 */
public interface ToolContext {
    /** Returns the file that an argument means: relative to the working directory. Whether it exists is not checked. */
    Path resolve(String path);

    /** Returns the standard input. */
    InputStream input();

    /** Writes a line of the result. */
    void print(String line);

    /** Tells the user something in passing, which is no part of the result. */
    void tell(String line);

    /**
     * Tells the user that the work is done, but its result is not good enough: on the command line the tool then ends with
     * exit code 1. The tool goes on after the call.
     *
     * @param reason what is not good enough, and by how much
     */
    default void fail(String reason) {
        tell(reason);
    }

    /**
     * Tells how far the work is; may be called as often as something is done.
     *
     * @param what what is being done, the same text for all calls of one stage
     * @param done how much of it is done
     * @param total how much there is; 0 if unknown
     */
    void progress(String what, long done, long total);

    /**
     * Returns at once if the work may go on.
     *
     * @throws InterruptedException if the user asked to end
     */
    void checkpoint() throws InterruptedException;
}

package dev.sluice.api;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Where an exporter writes. The host names, buffers, renames and closes the files; a file appears under its name only
 * when the run is complete. Used by one thread at a time.
 *
 * @since 0.1
 */
public interface ExportContext extends StepContext {
    /**
     * Opens a file below the output directory. The host closes it. An output that writes many files, such as one for each
     * document, closes each when it is complete, since the number of open files is limited. A file that was opened for a
     * document which another output then refuses does not appear.
     *
     * @param name a relative path with slashes; {@code -} is the standard output
     * @throws IOException if it cannot be written
     * @throws IllegalArgumentException if the name would leave the output directory or is already taken
     */
    OutputStream create(String name) throws IOException;
}

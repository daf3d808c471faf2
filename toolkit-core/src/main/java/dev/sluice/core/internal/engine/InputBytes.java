package dev.sluice.core.internal.engine;

import dev.sluice.api.Document;
import dev.sluice.api.Input;
import dev.sluice.api.StepException;
import dev.sluice.core.DocumentStatus;
import java.io.InputStream;

/** Reads the content of an input, and says why where it cannot be read. */
final class InputBytes {
    private InputBytes() {}

    /**
     * Returns the bytes of an input.
     *
     * @param most so many bytes are read at most
     */
    static byte[] read(Step reader, Document seed, Input.Content content, long most, Watch watch)
            throws StepFailedException {
        watch.enter(reader);
        try {
            return reader.call(() -> {
                try (InputStream in = content.open()) {
                    return most == Long.MAX_VALUE
                            ? in.readAllBytes()
                            : in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, most));
                }
            });
        } catch (OutOfMemoryError e) {
            String message =
                    "is too large for the memory; set a limit in the reader, or give the program more with -Xmx";
            throw new StepFailedException(failure(seed, reader, DocumentStatus.OUT_OF_MEMORY, message, e));
        } catch (Throwable e) {
            boolean isLate = watch.isOver();
            if (e instanceof InterruptedException && !isLate) {
                Thread.currentThread().interrupt();
            }
            DocumentStatus status = isLate ? DocumentStatus.TIMEOUT : statusOf(e);
            String message = e.getMessage() == null ? e.toString() : e.getMessage();
            throw new StepFailedException(failure(seed, reader, status, message, e));
        }
    }

    private static DocumentStatus statusOf(Throwable e) {
        return e.getCause() instanceof StepException cause
                ? StepRunner.status(cause.kind())
                : DocumentStatus.PARSE_ERROR;
    }

    private static Failure failure(Document seed, Step step, DocumentStatus status, String message, Throwable cause) {
        return new Failure(seed.id(), status, step.id(), step.plugin(), message, cause);
    }
}

package dev.sluice.core.internal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** The standard output of this program, whose faults can be told from those of files and connections. Used by one thread. */
public final class StandardOutput extends OutputStream {
    /** Java passes on what the system says, and has no exception of its own for it. */
    private static final String CLOSED = "Broken pipe";

    private static final int DEEPEST = 20;

    private final OutputStream out;

    /** Creates the stream that the system gave to this program. */
    public StandardOutput() {
        this(new FileOutputStream(FileDescriptor.out));
    }

    /**
     * Creates the stream over one that stands for it.
     *
     * @param out where the bytes go
     */
    public StandardOutput(OutputStream out) {
        this.out = out;
    }

    /** Tells whether something was thrown because whoever reads the standard output has had enough. */
    public static boolean isClosed(Throwable thrown) {
        @Nullable Throwable next = thrown;
        // Causes may form a ring.
        for (int depth = 0; next != null && depth < DEEPEST; depth++) {
            if (next instanceof Fault && String.valueOf(next.getMessage()).contains(CLOSED)) {
                return true;
            }
            next = next.getCause();
        }
        return false;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            throw new Fault(e);
        }
    }

    @Override
    public void flush() throws IOException {
        try {
            out.flush();
        } catch (IOException e) {
            throw new Fault(e);
        }
    }

    private static final class Fault extends IOException {
        private static final long serialVersionUID = 1L;

        Fault(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }
}

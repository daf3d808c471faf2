package dev.sluice.plugins.reading;

import dev.sluice.api.Input;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps bytes that come once so that they can be read again, by any thread: a few megabytes in memory, more in a temporary
 * file without a name, which goes as soon as nobody can read it any more. Stateless.
 */
final class Keeping {
    /** Bytes that are kept in memory; the host has some dozens of inputs under way. */
    static final int IN_MEMORY = 4_000_000;

    private static final int PIECE = 1 << 16;

    private Keeping() {}

    /**
     * Reads a stream to its end.
     *
     * @throws IOException if it cannot be read
     * @throws UnreadableException if there is no room for it
     */
    static Input.Content keep(InputStream in, String id) throws IOException {
        byte[] head = in.readNBytes(IN_MEMORY);
        if (head.length < IN_MEMORY) {
            return () -> new ByteArrayInputStream(head);
        }
        FileChannel file = open(id);
        try {
            write(file, head, head.length, id);
            byte[] piece = new byte[PIECE];
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                write(file, piece, n, id);
            }
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
        return () -> new BufferedInputStream(new FileStream(file), PIECE);
    }

    private static FileChannel open(String id) throws IOException {
        try {
            Path path = Files.createTempFile("sluice-", ".tmp");
            return FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            throw noRoom(id, e);
        }
    }

    private static void write(FileChannel file, byte[] bytes, int length, String id) throws UnreadableException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
        try {
            while (buffer.hasRemaining()) {
                file.write(buffer);
            }
        } catch (IOException e) {
            throw noRoom(id, e);
        }
    }

    private static UnreadableException noRoom(String id, IOException e) {
        return UnreadableException.limit(id + " has more than " + IN_MEMORY
                + " bytes and cannot be kept in a temporary file ("
                + e.getClass().getSimpleName()
                + "); make room there, or set java.io.tmpdir");
    }

    /** Reads a file at places of its own, so that several can read it. The file closes when none is left. */
    private static final class FileStream extends InputStream {
        private final FileChannel file;
        private long position;

        FileStream(FileChannel file) {
            this.file = file;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int n = file.read(ByteBuffer.wrap(bytes, offset, length), position);
            position += Math.max(0, n);
            return n;
        }
    }
}

package dev.sluice.core.internal.engine;

import dev.sluice.core.internal.Json;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * What two processes say to each other over a socket: frames of length, kind, CRC-32C and payload. One thread may send while
 * another receives.
 */
final class Frames implements AutoCloseable {
    /** The property that says how many bytes a frame has at most, for tests; one that says to be longer is none. */
    static final String LONGEST = "sluice.worker.longest-frame";

    private static final int HEADER = 9;
    private static final int AT_ONCE = 1 << 20;

    /** What a frame is about. The order is the code on the wire. */
    enum Kind {
        /** From the worker: the token that its parent gave it. */
        HELLO,
        /** To the worker: what it is to be made from. */
        SETUP,
        /** From the worker: it can begin. */
        READY,
        /** To the worker: one input or document. */
        WORK,
        /** To the worker: the content of that input. */
        CONTENT,
        /** From the worker: the work on the next of the open documents begins. */
        BEGINS,
        /** From the worker: what was found in the document, to be worked on before all that is open. */
        OPEN,
        /** From the worker: what came of a document. */
        RESULT,
        /** From the worker: something is doubtful about the run. */
        WARNING,
        /** From the worker: the run cannot go on. */
        FATAL,
        /** From the worker: the input is done. */
        DONE
    }

    /** One frame. */
    static final class Frame {
        private final Kind kind;
        private final byte[] payload;

        private Frame(Kind kind, byte[] payload) {
            this.kind = kind;
            this.payload = payload;
        }

        Kind kind() {
            return kind;
        }

        /** Returns the payload itself, which nobody changes. */
        byte[] payload() {
            return payload;
        }

        Tree tree() {
            return new Tree(Json.object(new String(payload, StandardCharsets.US_ASCII)));
        }
    }

    /** What is to be sent is longer than frames may be; nothing of it is held. */
    static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1L;

        private TooLongException(int length, int longest) {
            super("has " + length + " bytes, and only " + longest + " can be handed to a process or come back from it");
        }
    }

    private final int longest = Integer.getInteger(LONGEST, 1 << 30);
    private final SocketChannel channel;
    private final List<ByteBuffer> held = new ArrayList<>();

    /** Takes a connected channel over, in blocking mode. */
    Frames(SocketChannel channel) {
        this.channel = channel;
    }

    void send(Kind kind, Map<String, ?> tree) throws IOException {
        send(kind, bytes(tree));
    }

    /** Sends a frame, and before it all that is held. */
    synchronized void send(Kind kind, byte[] payload) throws IOException {
        hold(kind, payload);
        ByteBuffer[] parts = held.toArray(ByteBuffer[]::new);
        held.clear();
        // the last may be empty from the beginning
        long left = Arrays.stream(parts).mapToLong(ByteBuffer::remaining).sum();
        while (left > 0) {
            left -= channel.write(parts);
        }
    }

    /** Keeps a frame until the next one is sent. */
    void hold(Kind kind, Map<String, ?> tree) throws IOException {
        hold(kind, bytes(tree));
    }

    /** Keeps a frame until the next one is sent. */
    @SuppressWarnings("EnumOrdinal") // the order is the code on the wire, and both ends are of one build
    synchronized void hold(Kind kind, byte[] payload) throws IOException {
        requireFits(payload);
        held.add(ByteBuffer.allocate(HEADER)
                .putInt(payload.length)
                .put((byte) kind.ordinal())
                .putInt(checksum(payload))
                .flip());
        held.add(ByteBuffer.wrap(payload));
    }

    /** Refuses what is too long for a frame. */
    void requireFits(byte[] payload) throws TooLongException {
        if (payload.length > longest) {
            throw new TooLongException(payload.length, longest);
        }
    }

    private static byte[] bytes(Map<String, ?> tree) {
        return Json.asciiLine(tree).getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Waits for the next frame.
     *
     * @return null when the other end has closed the socket between two frames
     * @throws IOException if what comes is no frame
     */
    @Nullable
    Frame receive() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER);
        if (channel.read(header) < 0) {
            return null;
        }
        fill(header);
        header.flip();
        int length = header.getInt();
        int code = header.get();
        int checksum = header.getInt();
        if (length < 0 || length > longest || code < 0 || code >= Kind.values().length) {
            throw new IOException("what came is no frame");
        }
        byte[] payload = payload(length);
        if (checksum(payload) != checksum) {
            throw new IOException("a frame came with a wrong checksum");
        }
        return new Frame(Kind.values()[code], payload);
    }

    /** Takes memory for what has come, not for what is said to come. */
    private byte[] payload(int length) throws IOException {
        byte[] payload = new byte[Math.min(length, AT_ONCE)];
        int have = 0;
        while (have < length) {
            if (have == payload.length) {
                payload = Arrays.copyOf(payload, (int) Math.min(length, 2L * have));
            }
            fill(ByteBuffer.wrap(payload, have, payload.length - have));
            have = payload.length;
        }
        return payload;
    }

    private void fill(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException("the other end closed the socket within a frame");
            }
        }
    }

    private static int checksum(byte[] payload) {
        CRC32C crc = new CRC32C();
        crc.update(payload);
        return (int) crc.getValue();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

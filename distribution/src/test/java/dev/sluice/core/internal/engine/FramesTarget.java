package dev.sluice.core.internal.engine;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What a worker process may say to its parent: any bytes, of which all or none become frames. It stands in the package of what it
 * tries, which nobody else sees.
 */
public final class FramesTarget {
    /** One thread writes and then reads: a socket has to hold all of it. */
    private static final int MOST = 1 << 16;

    private FramesTarget() {}

    /**
     * Has bytes received as frames, and sent as the payload of one; of very many, the first.
     *
     * @throws IllegalStateException if more or something else comes out
     */
    public static void take(byte[] all) throws IOException {
        byte[] bytes = Arrays.copyOf(all, Math.min(all.length, MOST));
        Path folder = Files.createTempDirectory("frames");
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve("socket"));
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(address);
            receive(server, address, bytes);
            send(server, address, bytes);
        } finally {
            Files.deleteIfExists(folder.resolve("socket"));
            Files.delete(folder);
        }
    }

    private static void receive(ServerSocketChannel server, UnixDomainSocketAddress address, byte[] bytes)
            throws IOException {
        try (SocketChannel from = SocketChannel.open(address);
                Frames frames = new Frames(server.accept())) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                from.write(left);
            }
            from.shutdownOutput();
            long received = 0;
            for (Frames.Frame frame = frames.receive(); frame != null; frame = frames.receive()) {
                received += frame.payload().length;
                require(received < bytes.length, "more came out than went in");
            }
        } catch (IOException e) {
            require(e.getMessage() != null, "a broken frame is refused without a word");
        }
    }

    private static void send(ServerSocketChannel server, UnixDomainSocketAddress address, byte[] bytes)
            throws IOException {
        try (Frames to = new Frames(SocketChannel.open(address));
                Frames from = new Frames(server.accept())) {
            to.send(Frames.Kind.CONTENT, bytes);
            Frames.Frame frame = from.receive();
            boolean isSame =
                    frame != null && frame.kind() == Frames.Kind.CONTENT && Arrays.equals(frame.payload(), bytes);
            require(isSame, "what comes out of a frame is not what went in");
        }
    }

    private static void require(boolean isTrue, String otherwise) {
        if (!isTrue) {
            throw new IllegalStateException(otherwise);
        }
    }
}

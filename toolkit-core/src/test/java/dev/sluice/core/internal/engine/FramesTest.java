package dev.sluice.core.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FramesTest {
    @TempDir
    Path folder;

    private ServerSocketChannel server;

    @BeforeEach
    void open() throws IOException {
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(folder.resolve("socket")));
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private SocketChannel connect() throws IOException {
        return SocketChannel.open(server.getLocalAddress());
    }

    /** Returns what two frames are on the wire. */
    private byte[] sent() throws IOException {
        SocketChannel channel = connect();
        Frames frames = new Frames(channel);
        frames.hold(Frames.Kind.RESULT, Map.of("document", Map.of("id", "d", "text", "Some text.")));
        frames.send(Frames.Kind.DONE, Map.of());
        frames.close();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (SocketChannel accepted = server.accept()) {
            Channels.newInputStream(accepted).transferTo(bytes);
        }
        return bytes.toByteArray();
    }

    /** Returns the frames that some bytes are, up to the first that is none. */
    private List<Frames.Frame> received(byte[] bytes) throws IOException {
        Thread writer = new Thread(() -> {
            try (SocketChannel channel = connect()) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        writer.start();
        List<Frames.Frame> frames = new ArrayList<>();
        try (Frames receiver = new Frames(server.accept())) {
            for (Frames.Frame frame = receiver.receive(); frame != null; frame = receiver.receive()) {
                frames.add(frame);
            }
        }
        return frames;
    }

    @Test
    void framesComeAsTheyWereSent() throws IOException {
        List<Frames.Frame> frames = received(sent());

        assertThat(frames.stream().map(Frames.Frame::kind)).containsExactly(Frames.Kind.RESULT, Frames.Kind.DONE);
        assertThat(frames.get(0).tree().tree("document").text("text")).isEqualTo("Some text.");
    }

    @Test
    void aFrameOfManyMegabytesComesWhole() throws IOException {
        byte[] content = new byte[5_000_001];
        new Random(1).nextBytes(content);
        Thread writer = new Thread(() -> {
            try (Frames frames = new Frames(connect())) {
                frames.send(Frames.Kind.CONTENT, content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        writer.start();
        try (Frames receiver = new Frames(server.accept())) {
            assertThat(receiver.receive().payload()).isEqualTo(content);
        }
    }

    @Test
    void aFrameThatSaysToBeHugeTakesNoMemoryForWhatNeverComes() {
        byte[] header =
                ByteBuffer.allocate(9).putInt(1 << 30).put((byte) 0).putInt(0).array();
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        long before = runtime.totalMemory() - runtime.freeMemory();

        assertThatThrownBy(() -> received(header)).isInstanceOf(IOException.class);
        assertThat(runtime.totalMemory() - runtime.freeMemory() - before).isLessThan(100_000_000);
    }

    /** Of every kind of damage: bits that flip, bytes that are missing, doubled or by chance. */
    @Test
    void whatIsDamagedIsNoFrame() throws IOException {
        byte[] good = sent();
        int refused = 0;
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            byte[] bytes = damaged(good, random);
            try {
                for (Frames.Frame frame : received(bytes)) {
                    // its kind is not part of the checksum
                    assertThat(new String(frame.payload(), StandardCharsets.US_ASCII))
                            .as("seed %d", seed)
                            .isIn(
                                    "{}",
                                    "{\"document\":{\"id\":\"d\",\"text\":\"Some text.\"}}",
                                    "{\"document\":{\"text\":\"Some text.\",\"id\":\"d\"}}",
                                    "");
                }
            } catch (IOException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(1_000);
    }

    private static byte[] damaged(byte[] good, Random random) {
        int at = random.nextInt(good.length);
        return switch (random.nextInt(4)) {
            case 0 -> {
                byte[] bytes = good.clone();
                bytes[at] ^= (byte) (1 << random.nextInt(8));
                yield bytes;
            }
            case 1 -> Arrays.copyOf(good, at);
            case 2 -> {
                ByteBuffer bytes = ByteBuffer.allocate(good.length + 1);
                yield bytes.put(good, 0, at)
                        .put(good[at])
                        .put(good, at, good.length - at)
                        .array();
            }
            default -> {
                byte[] bytes = new byte[random.nextInt(60)];
                random.nextBytes(bytes);
                yield bytes;
            }
        };
    }

    @Test
    void anEmptyFrameIsSentToo() throws IOException {
        SocketChannel channel = connect();
        try (Frames receiver = new Frames(server.accept())) {
            try (Frames sender = new Frames(channel)) {
                sender.send(Frames.Kind.CONTENT, new byte[0]);
            }
            Frames.Frame frame = receiver.receive();
            assertThat(frame).isNotNull();
            assertThat(frame.kind()).isEqualTo(Frames.Kind.CONTENT);
            assertThat(frame.payload()).isEmpty();
        }
    }
}

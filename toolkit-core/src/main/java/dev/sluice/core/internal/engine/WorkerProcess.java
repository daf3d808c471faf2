package dev.sluice.core.internal.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A worker process as its parent sees it. Used by one thread at a time. */
final class WorkerProcess implements AutoCloseable {
    /** The variable of the environment in which a worker finds what proves that it is ours. */
    static final String TOKEN = "SLUICE_WORKER_TOKEN";

    private static final Logger LOG = LoggerFactory.getLogger("sluice.worker");
    private static final Duration PATIENCE_AT_START = Duration.ofMinutes(2);
    private static final int EXIT_OUT_OF_MEMORY = 3;

    private final Process process;
    private final Path directory;
    private final BlockingQueue<Optional<Frames.Frame>> received = new LinkedBlockingQueue<>();
    private @Nullable Frames frames;
    private int served;

    private WorkerProcess(Process process, Path directory) {
        this.process = process;
        this.directory = directory;
    }

    /**
     * Starts one and waits until it is ready.
     *
     * @param options what its Java is to get
     * @param megabytes the size of its heap
     * @throws IOException if it does not start; the message tells what it said
     */
    static WorkerProcess start(WorkerSetup setup, WorkerOptions options, int megabytes)
            throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory(
                "sluice-worker-" + ProcessHandle.current().pid() + "-");
        byte[] secret = new byte[16];
        new SecureRandom().nextBytes(secret);
        String token = HexFormat.of().formatHex(secret);
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket(directory)));
            server.configureBlocking(false);
            ProcessBuilder builder = new ProcessBuilder(command(directory, options, megabytes));
            builder.environment().put(TOKEN, token);
            builder.redirectErrorStream(true);
            WorkerProcess worker = new WorkerProcess(builder.start(), directory);
            try {
                worker.connect(server, token);
                worker.connection().send(Frames.Kind.SETUP, setup.toTree());
                Frames.Frame first = worker.next(PATIENCE_AT_START);
                if (first == null || first.kind() != Frames.Kind.READY) {
                    String why = first == null
                            ? "it ended, or said nothing"
                            : first.tree().text("message");
                    throw new IOException("a worker process cannot begin: " + why);
                }
                return worker;
            } catch (IOException | InterruptedException | RuntimeException e) {
                worker.close();
                throw e;
            }
        }
    }

    /** Returns the socket of the worker with a folder. */
    static Path socket(Path directory) {
        return directory.resolve("socket");
    }

    private static List<String> command(Path directory, WorkerOptions options, int megabytes) {
        List<String> command = new ArrayList<>(options.prefix());
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+ExitOnOutOfMemoryError",
                // what Java writes when native code crashes does not belong where the user stands
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + directory.resolve("crash.log"),
                "-XX:+UseSerialGC",
                "-Dfile.encoding=UTF-8",
                "-Djava.io.tmpdir=" + directory,
                "-Djdk.xml.entityExpansionLimit=20",
                "-Djdk.xml.totalEntitySizeLimit=5000000"));
        for (String name : List.of("logback.configurationFile", "sluice.home")) {
            String value = System.getProperty(name);
            if (value != null) {
                command.add("-D" + name + "=" + value);
            }
        }
        command.addAll(options.others());
        command.add("-Xmx" + megabytes + "m");
        command.addAll(List.of(
                "-cp", System.getProperty("java.class.path"), WorkerMain.class.getName(), directory.toString()));
        return command;
    }

    private void connect(ServerSocketChannel server, String token) throws IOException, InterruptedException {
        passOn(process.getInputStream());
        long deadline = System.nanoTime() + PATIENCE_AT_START.toNanos();
        SocketChannel channel = server.accept();
        while (channel == null) {
            if (process.waitFor(5, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                throw new IOException("a worker process cannot begin: it ended, or did not connect");
            }
            channel = server.accept();
        }
        Frames connected = new Frames(channel);
        frames = connected;
        Frames.Frame hello = connected.receive();
        if (hello == null || !token.equals(new String(hello.payload(), StandardCharsets.US_ASCII))) {
            throw new IOException("what connected to the socket of a worker process is no worker of ours");
        }
        Thread thread = new Thread(() -> receive(connected), "sluice-worker-" + process.pid());
        thread.setDaemon(true);
        thread.start();
    }

    private void receive(Frames connected) {
        try {
            Frames.Frame frame = connected.receive();
            while (frame != null) {
                received.add(Optional.of(frame));
                frame = connected.receive();
            }
        } catch (IOException e) {
            LOG.debug("worker {} broke off: {}", process.pid(), e.toString());
        } finally {
            received.add(Optional.empty());
        }
    }

    /** What plugins print is told under the name of the process, and cannot harm what it says to its parent. */
    private void passOn(InputStream output) {
        Thread thread = new Thread(
                () -> {
                    try (BufferedReader lines =
                            new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8))) {
                        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                            LOG.info("worker {}: {}", process.pid(), line);
                        }
                    } catch (IOException e) {
                        // the process is gone
                    }
                },
                "sluice-worker-output");
        thread.setDaemon(true);
        thread.start();
    }

    /** Hands one input or document over, with its content if it has any. */
    void send(Map<String, ?> work, byte @Nullable [] content) throws IOException {
        if (content == null) {
            connection().send(Frames.Kind.WORK, work);
        } else {
            connection().hold(Frames.Kind.WORK, work);
            connection().send(Frames.Kind.CONTENT, content);
        }
    }

    /** Returns the step that it was at last. */
    Step lastStep(Chain chain) {
        return Objects.requireNonNullElse(StepMark.read(directory, chain), chain.reader());
    }

    private Frames connection() throws IOException {
        if (frames == null) {
            throw new IOException("the worker process is not connected");
        }
        return frames;
    }

    /** Returns the next frame; null if the process ended, or said nothing for so long. */
    Frames.@Nullable Frame next(Duration patience) throws InterruptedException {
        Optional<Frames.Frame> frame = received.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        return frame == null ? null : frame.orElse(null);
    }

    /** Counts one more input and returns how many there were. */
    int served() {
        return ++served;
    }

    /** Says whether the process ended by itself. */
    boolean hasEnded() throws InterruptedException {
        return process.waitFor(2, TimeUnit.SECONDS);
    }

    /** Says whether the process ended because its memory did not suffice; it must have ended. */
    boolean ranOutOfMemory() {
        return process.exitValue() == EXIT_OUT_OF_MEMORY;
    }

    /** Returns the exit code of the process, which must have ended. */
    int exitCode() {
        return process.exitValue();
    }

    /** Ends the process, and takes away what it left. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            if (frames != null) {
                frames.close();
            }
        } catch (IOException e) {
            LOG.debug("worker {}: {}", process.pid(), e.toString());
        }
        clear(directory);
    }

    /** Takes the folder of a worker away with all that plugins left in it. */
    static void clear(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.debug("{} cannot be taken away: {}", directory, e.toString());
        }
    }
}

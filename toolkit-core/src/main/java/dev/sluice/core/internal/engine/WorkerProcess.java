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
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A worker process as its parent sees it: lanes, each of which works on one input at a time. Thread-safe. */
final class WorkerProcess implements AutoCloseable {
    /** The variable of the environment in which a worker finds what proves that it is ours. */
    static final String TOKEN = "SLUICE_WORKER_TOKEN";

    private static final Logger LOG = LoggerFactory.getLogger("sluice.worker");
    private static final Duration PATIENCE_AT_START = Duration.ofMinutes(2);
    /** Between the end of a connection and that of the process, which may write down how it crashed. */
    private static final Duration PATIENCE_AT_END = Duration.ofSeconds(10);

    private static final Duration TICK = Duration.ofMillis(500);
    private static final int EXIT_OUT_OF_MEMORY = 3;

    /** The file in the folder of a worker that names the line which ended it. */
    static final String EXIT = "exit";

    /** Exit codes behind SIGINT, SIGKILL and SIGTERM, by which a user or the system ends what it will, whatever is under way. */
    private static final Set<Integer> SIGNALS_OF_OTHERS = Set.of(130, 137, 143);

    /** What leaks in a plugin is gone with the process; so is the code that it compiled, which is dear. */
    private static final int INPUTS = 50_000;

    /** The property that says for how many milliseconds a quick process is not due, for tests. */
    static final String QUICK = "sluice.worker.quick";

    /**
     * For so long the first compiler alone pays, in milliseconds: another process costs some ten seconds of processor time until
     * it is as fast as it gets, and needs about thirty to save them.
     */
    private static final long QUICK_DEFAULT = 30_000;

    private static final String SOCKET = "socket";

    /** What systems allow for the name of a socket differs; the least is 104 bytes with the one that ends it. */
    private static final int LONGEST_SOCKET = 103;

    /** Where the sockets of workers lie whose folder has too long a name, each in a folder that is its owner's alone. */
    private static final Path SHORT = Path.of("/tmp");

    private static final FileAttribute<?> OWN =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    /** What the end of the process means for the document of a lane. */
    enum Fate {
        /** It is the cause: it was too silent, or alone when the process ended by itself. */
        GUILTY,
        /** It is one of those that may be the cause. */
        SUSPECT,
        /** Another was too silent. */
        INNOCENT
    }

    private final Process process;
    private final Path directory;
    private final List<WorkerLane> lanes = new ArrayList<>();
    private final Deque<WorkerLane> idle = new ArrayDeque<>();
    private final Set<WorkerLane> busy = new HashSet<>();
    private @Nullable Future<?> ticks;
    private Set<WorkerLane> silent = Set.of();
    private @Nullable Set<WorkerLane> atEnd;
    private final boolean isQuick;
    private final Duration quick = Duration.ofMillis(Long.getLong(QUICK, QUICK_DEFAULT));
    private boolean isRetired;
    private int served;
    private long begun;

    private WorkerProcess(Process process, boolean isQuick, Path directory) {
        this.process = process;
        this.isQuick = isQuick;
        this.directory = directory;
    }

    /**
     * Starts one and waits until it is ready.
     *
     * @param options what its Java is to get
     * @param isQuick whether it compiles with the first compiler alone, and is soon {@link #isDue due} to be replaced
     * @param count how many lanes it has
     * @param megabytes the size of its heap
     * @throws IOException if it does not start; the message tells what it said
     */
    static WorkerProcess start(
            WorkerSetup setup,
            WorkerOptions options,
            boolean isQuick,
            int count,
            int megabytes,
            ScheduledExecutorService clock)
            throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory(
                "sluice-worker-" + ProcessHandle.current().pid() + "-");
        byte[] secret = new byte[16];
        new SecureRandom().nextBytes(secret);
        String token = HexFormat.of().formatHex(secret);
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            Path socket = socket(directory);
            if (!socket.startsWith(directory)) {
                Files.createDirectory(socket.getParent(), OWN);
            }
            server.bind(UnixDomainSocketAddress.of(socket));
            server.configureBlocking(false);
            ProcessBuilder builder = new ProcessBuilder(command(directory, options, isQuick, count, megabytes));
            builder.environment().put(TOKEN, token);
            builder.redirectErrorStream(true);
            WorkerProcess worker = new WorkerProcess(builder.start(), isQuick, directory);
            try {
                worker.begin(server, token, setup, count, clock);
                return worker;
            } catch (IOException | InterruptedException | RuntimeException e) {
                worker.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            clear(directory);
            throw e;
        }
    }

    private void begin(
            ServerSocketChannel server, String token, WorkerSetup setup, int count, ScheduledExecutorService clock)
            throws IOException, InterruptedException {
        passOn(process.getInputStream());
        Frames control = connect(server, token);
        WorkerLane first = new WorkerLane(this, -1, control);
        lanes.add(first);
        for (int i = 0; i < count; i++) {
            WorkerLane lane = new WorkerLane(this, i, connect(server, token));
            lanes.add(lane);
            idle.add(lane);
        }
        List<WorkerLane> watched = List.copyOf(lanes);
        ticks = clock.scheduleWithFixedDelay(
                () -> endIfSilent(watched), TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
        control.send(Frames.Kind.SETUP, setup.toTree());
        Frames.Frame ready = first.next(PATIENCE_AT_START);
        if (ready == null || ready.kind() != Frames.Kind.READY) {
            String why =
                    ready == null ? "it ended, or said nothing" : ready.tree().text("message");
            throw new IOException("a worker process cannot begin: " + why);
        }
    }

    /** Returns the socket of the worker with a folder: in it, unless no socket may have so long a name. */
    static Path socket(Path directory) {
        Path within = directory.resolve(SOCKET);
        boolean fits = within.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_SOCKET;
        return fits ? within : SHORT.resolve(directory.getFileName()).resolve(SOCKET);
    }

    private static List<String> command(
            Path directory, WorkerOptions options, boolean isQuick, int count, int megabytes) {
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
        for (String name : List.of("logback.configurationFile", "sluice.home", Frames.LONGEST)) {
            String value = System.getProperty(name);
            if (value != null) {
                command.add("-D" + name + "=" + value);
            }
        }
        if (isQuick) {
            command.add("-XX:TieredStopAtLevel=1");
        }
        command.addAll(options.others());
        command.add("-Xmx" + megabytes + "m");
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                WorkerMain.class.getName(),
                directory.toString(),
                String.valueOf(count)));
        return command;
    }

    private Frames connect(ServerSocketChannel server, String token) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_AT_START.toNanos();
        SocketChannel channel = server.accept();
        while (channel == null) {
            if (process.waitFor(5, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                throw new IOException("a worker process cannot begin: it ended, or did not connect");
            }
            channel = server.accept();
        }
        Frames connected = new Frames(channel);
        Frames.Frame hello = connected.receive();
        if (hello == null || !token.equals(new String(hello.payload(), StandardCharsets.US_ASCII))) {
            connected.close();
            throw new IOException("what connected to the socket of a worker process is no worker of ours");
        }
        return connected;
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

    long id() {
        return process.pid();
    }

    Path directory() {
        return directory;
    }

    /** Returns a lane that nobody else uses; null if there is none. */
    synchronized @Nullable WorkerLane take() {
        if (atEnd != null || !process.isAlive() || isRetired) {
            return null;
        }
        WorkerLane lane = idle.poll();
        if (lane != null) {
            busy.add(lane);
            begun = served == 0 ? System.nanoTime() : begun;
            served++;
        }
        return lane;
    }

    /** Takes a lane back, and returns whether the process has still to serve. */
    synchronized boolean give(WorkerLane lane) {
        busy.remove(lane);
        idle.add(lane);
        return !isRetired || !busy.isEmpty();
    }

    /** Says whether it is time for another one to take its place. */
    synchronized boolean isDue() {
        return served >= INPUTS || (isQuick && served > 0 && System.nanoTime() - begun > quick.toNanos());
    }

    /** Returns how many inputs it was given. */
    synchronized int served() {
        return served;
    }

    synchronized boolean isBusy() {
        return !busy.isEmpty();
    }

    /** Gives it no more inputs: another one has taken its place. */
    synchronized void retire() {
        isRetired = true;
    }

    private synchronized void endIfSilent(List<WorkerLane> watched) {
        List<WorkerLane> found = watched.stream().filter(WorkerLane::isSilent).toList();
        if (!found.isEmpty() && atEnd == null) {
            silent = Set.copyOf(found);
            noteEnd();
            process.destroyForcibly();
        }
    }

    /** Keeps what was under way, and at which steps, before the folder that tells it is taken away. */
    private synchronized void noteEnd() {
        if (atEnd == null) {
            atEnd = Set.copyOf(busy);
            atEnd.forEach(WorkerLane::keepStep);
        }
    }

    /** Says whether it has ended and nothing waits for it. */
    synchronized boolean isOver() {
        return busy.isEmpty() && (atEnd != null || !process.isAlive() || isRetired);
    }

    /** Returns what it means for a lane, which is used, that the process ended. */
    Fate fate(WorkerLane lane) throws InterruptedException {
        process.waitFor(PATIENCE_AT_END.toMillis(), TimeUnit.MILLISECONDS);
        synchronized (this) {
            noteEnd();
            if (!silent.isEmpty()) {
                return silent.contains(lane) ? Fate.GUILTY : Fate.INNOCENT;
            }
            boolean isAlone = Objects.requireNonNull(atEnd).size() == 1;
            return isAlone && !endedFromOutside() ? Fate.GUILTY : Fate.SUSPECT;
        }
    }

    private boolean endedFromOutside() {
        return !process.isAlive() && SIGNALS_OF_OTHERS.contains(process.exitValue());
    }

    /** Says whether the process ended by itself; it must have ended. */
    synchronized boolean hasEnded() {
        return silent.isEmpty() && !process.isAlive();
    }

    /** Says whether the process ended because its memory did not suffice. */
    boolean ranOutOfMemory() {
        return hasEnded()
                && process.exitValue() == EXIT_OUT_OF_MEMORY
                && exitPlace().isEmpty();
    }

    /** Returns how the process ended, for messages; it must have ended. */
    String ending() {
        String code = "its process ended with code " + process.exitValue() + " while it was worked on";
        return code
                + exitPlace()
                        .map(place -> ": System.exit was called at " + place)
                        .orElse("");
    }

    private Optional<String> exitPlace() {
        try {
            return Optional.of(Files.readString(directory.resolve(EXIT)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Ends the process, and takes away what it left. */
    @Override
    public void close() {
        noteEnd();
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (ticks != null) {
            ticks.cancel(false);
        }
        lanes.forEach(WorkerLane::close);
        clear(directory);
    }

    /** Takes the folder of a worker away with all that plugins left in it, and its socket. */
    static void clear(Path directory) {
        Path socket = socket(directory);
        if (!socket.startsWith(directory)) {
            remove(Objects.requireNonNull(socket.getParent()));
        }
        remove(directory);
    }

    private static void remove(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.debug("{} cannot be taken away: {}", directory, e.toString());
        }
    }
}

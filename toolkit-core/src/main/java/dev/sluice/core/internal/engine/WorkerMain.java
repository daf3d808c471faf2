package dev.sluice.core.internal.engine;

import dev.sluice.api.Document;
import dev.sluice.api.Input;
import dev.sluice.core.ComponentInfo;
import dev.sluice.core.ConfigurationException;
import dev.sluice.core.DocumentStatus;
import dev.sluice.core.PluginException;
import dev.sluice.core.PluginInfo;
import dev.sluice.core.internal.ExitCall;
import dev.sluice.core.internal.config.ComponentLookup;
import dev.sluice.core.internal.config.LintResult;
import dev.sluice.core.internal.config.PipelineLinter;
import dev.sluice.core.internal.config.PipelineSpec;
import dev.sluice.core.internal.plugin.PluginCatalog;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * The program of a worker process: makes the pipeline of its parent and takes inputs through the steps of a pass, one at a time
 * in each of its lanes, until the parent closes the socket.
 */
public final class WorkerMain {
    private static final int EXIT_FAULT = 1;

    private static final long PATIENCE_MILLIS = 1_000;

    private final Frames control;
    private final List<Frames> lanes;
    private final Path directory;
    private final ScheduledExecutorService clock = Clocks.newClock();

    private WorkerMain(Frames control, List<Frames> lanes, Path directory) {
        this.control = control;
        this.lanes = lanes;
        this.directory = directory;
    }

    /**
     * Connects to the socket in the folder that is the first argument, with the token of the environment, once for what concerns
     * the process and as often as the second argument says for inputs.
     */
    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[0]);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> noteExit(directory), "sluice-exit"));
        List<Frames> lanes = new ArrayList<>();
        Frames control;
        try {
            control = connect(directory);
            for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
                lanes.add(connect(directory));
            }
        } catch (IOException e) {
            // the parent is gone already, or will say what it misses
            WorkerProcess.clear(directory);
            throw e;
        }
        new WorkerMain(control, lanes, directory).serve();
    }

    /** A plugin that ends the process is told from memory that does not suffice, which has an exit code of Java's. */
    private static void noteExit(Path directory) {
        ExitCall.place().ifPresent(place -> {
            try {
                Files.writeString(directory.resolve(WorkerProcess.EXIT), place);
            } catch (IOException e) {
                // the exit code is told without it
            }
        });
    }

    private static Frames connect(Path directory) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(WorkerProcess.socket(directory)));
        Frames frames = new Frames(channel);
        String token = Objects.requireNonNullElse(System.getenv(WorkerProcess.TOKEN), "");
        frames.send(Frames.Kind.HELLO, token.getBytes(StandardCharsets.US_ASCII));
        return frames;
    }

    /** A worker without parent has nothing to live for, whatever a plugin is doing. */
    private Thread watchParent() {
        return start("sluice-parent", () -> {
            try {
                while (control.receive() != null) {
                    // nothing more is said here
                }
            } catch (IOException e) {
                // the parent is gone
            } finally {
                WorkerProcess.clear(directory);
                Runtime.getRuntime().halt(0);
            }
        });
    }

    private static Thread start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void serve() throws IOException, InterruptedException {
        Frames.Frame first = control.receive();
        if (first == null) {
            WorkerProcess.clear(directory);
            return;
        }
        Thread parent = watchParent();
        WorkerSetup setup = WorkerSetup.fromTree(first.tree());
        try (PluginCatalog catalog = PluginCatalog.scan(setup.plugins())) {
            PipelineSpec spec = spec(setup, catalog);
            Chain chain =
                    new Assembler(catalog, setup.directory()).assemble(spec).chain();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < lanes.size(); i++) {
                Lane lane = new Lane(lanes.get(i), chain, spec, new StepMark(directory, i, chain), parent);
                threads.add(start("sluice-lane-" + i, lane));
            }
            control.send(Frames.Kind.READY, Map.of());
            for (Thread thread : threads) {
                thread.join();
            }
            parent.join(PATIENCE_MILLIS);
        } catch (ConfigurationException | PluginException e) {
            fatal(control, e);
        }
    }

    private static PipelineSpec spec(WorkerSetup setup, PluginCatalog catalog) {
        ComponentLookup lookup = new ComponentLookup() {
            @Override
            public Collection<ComponentInfo> components() {
                return catalog.components();
            }

            @Override
            public Map<String, PluginInfo> broken() {
                return catalog.broken();
            }
        };
        LintResult result = new PipelineLinter(lookup).lint(setup.name(), setup.text(), setup.settings());
        return result.spec().orElseThrow(() -> new ConfigurationException(result.findings()));
    }

    private static void fatal(Frames frames, RuntimeException e) throws IOException {
        String plugin = e instanceof PluginException fault ? fault.plugin() : "";
        frames.send(Frames.Kind.FATAL, Map.of("message", String.valueOf(e.getMessage()), "plugin", plugin));
    }

    /** Works on one input after the other. */
    private final class Lane implements Runnable {
        private final Frames frames;
        private final Chain chain;
        private final PipelineSpec spec;
        private final StepMark mark;
        private final Thread parent;

        Lane(Frames frames, Chain chain, PipelineSpec spec, StepMark mark, Thread parent) {
            this.frames = frames;
            this.chain = chain;
            this.spec = spec;
            this.mark = mark;
            this.parent = parent;
        }

        @Override
        @SuppressWarnings("CatchAndPrintStackTrace") // the parent logs what the process prints
        public void run() {
            try {
                for (Frames.Frame frame = frames.receive(); frame != null; frame = frames.receive()) {
                    Tree work = frame.tree();
                    Frames.Frame content = work.isTrue("content") ? frames.receive() : null;
                    work(work, content == null ? null : content.payload());
                    mark.leave();
                    frames.send(Frames.Kind.DONE, Map.of());
                }
            } catch (IOException | RuntimeException | Error e) {
                e.printStackTrace();
                awaitEndOfParent();
                // with one lane less the parent would wait for ever
                Runtime.getRuntime().halt(EXIT_FAULT);
            }
        }

        /** If what went wrong is that the parent is gone, this process ends here and takes its folder away. */
        private void awaitEndOfParent() {
            try {
                parent.join(PATIENCE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void work(Tree work, byte @Nullable [] content) throws IOException {
            Chain.Pass whole = chain.passes().get(work.number("pass"));
            Chain.Pass steps = new Chain.Pass(null, whole.steps(), null);
            StepRunner runner =
                    new StepRunner(warning -> say(() -> frames.hold(Frames.Kind.WARNING, Map.of("text", warning))));
            Telling telling = new Telling(frames, mark, chain.reader());
            DocumentWorker worker =
                    new DocumentWorker(steps, null, runner, spec.run().documentTimeout(), clock, telling);
            Tree seed = Objects.requireNonNull(work.tree("document"), "work is about a document");
            Document document = Document.fromRecord(seed.values());
            try {
                if (content != null) {
                    worker.read(chain.reader(), new Input(document, () -> new ByteArrayInputStream(content)));
                } else {
                    telling.ended(worker.go(document));
                }
            } catch (PluginException e) {
                fatal(frames, e);
            } finally {
                // a time limit may have rung when the work was done
                Thread.interrupted();
            }
        }
    }

    private interface Saying {
        void say() throws IOException;
    }

    private static void say(Saying saying) {
        try {
            saying.say();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells the parent how the work goes on. */
    private static final class Telling implements WorkObserver {
        private final Frames frames;
        private final StepMark mark;
        private final Step reader;
        private boolean isBegun;

        Telling(Frames frames, StepMark mark, Step reader) {
            this.reader = reader;
            this.frames = frames;
            this.mark = mark;
        }

        @Override
        public void begins() {
            if (isBegun) {
                say(() -> frames.send(Frames.Kind.BEGINS, Map.of()));
            }
            // the parent knows what it sent
            isBegun = true;
        }

        @Override
        public void enters(Step step) {
            mark.enter(step);
        }

        @Override
        public void overdue(String place) {
            say(() -> mark.overdue(place));
        }

        @Override
        public void found(List<String> ids) {
            say(() -> frames.hold(Frames.Kind.OPEN, Map.of("ids", ids)));
        }

        @Override
        public void ended(DocumentWorker.Result result) {
            say(() -> {
                try {
                    frames.hold(Frames.Kind.RESULT, ResultRecord.line(result));
                } catch (Frames.TooLongException e) {
                    frames.hold(Frames.Kind.RESULT, ResultRecord.line(refused(result, e)));
                }
            });
        }

        private DocumentWorker.Result refused(DocumentWorker.Result result, Frames.TooLongException e) {
            String id = result.failure() == null
                    ? Objects.requireNonNull(result.document()).id()
                    : result.failure().id();
            return DocumentWorker.Result.failed(new Failure(
                    id, DocumentStatus.LIMIT, reader.id(), reader.plugin(), String.valueOf(e.getMessage()), null));
        }
    }
}

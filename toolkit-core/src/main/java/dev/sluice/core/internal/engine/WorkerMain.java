package dev.sluice.core.internal.engine;

import dev.sluice.api.Document;
import dev.sluice.api.Input;
import dev.sluice.core.ComponentInfo;
import dev.sluice.core.ConfigurationException;
import dev.sluice.core.PluginException;
import dev.sluice.core.PluginInfo;
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
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * The program of a worker process: makes the pipeline of its parent and takes one input after the other through the steps of
 * a pass, until the parent closes the socket.
 */
public final class WorkerMain {
    private final Frames frames;
    private final Path directory;
    private final BlockingQueue<Frames.Frame> received = new LinkedBlockingQueue<>();
    private final ScheduledExecutorService clock = Clocks.newClock();

    private WorkerMain(Frames frames, Path directory) {
        this.frames = frames;
        this.directory = directory;
    }

    /** Connects to the socket in the folder that is named, with the token of the environment. */
    public static void main(String[] arguments) throws Exception {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            Path directory = Path.of(arguments[0]);
            channel.connect(UnixDomainSocketAddress.of(WorkerProcess.socket(directory)));
            WorkerMain worker = new WorkerMain(new Frames(channel), directory);
            String token = Objects.requireNonNullElse(System.getenv(WorkerProcess.TOKEN), "");
            worker.frames.send(Frames.Kind.HELLO, token.getBytes(StandardCharsets.US_ASCII));
            worker.listen();
            worker.serve();
        }
    }

    /** A worker without parent has nothing to live for, whatever a plugin is doing. */
    private void listen() {
        Thread thread = new Thread(
                () -> {
                    try {
                        Frames.Frame frame = frames.receive();
                        while (frame != null) {
                            received.add(frame);
                            frame = frames.receive();
                        }
                    } catch (IOException e) {
                        // the parent is gone
                    } finally {
                        WorkerProcess.clear(directory);
                        Runtime.getRuntime().halt(0);
                    }
                },
                "sluice-parent");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve() throws IOException, InterruptedException {
        WorkerSetup setup = WorkerSetup.fromTree(received.take().tree());
        try (PluginCatalog catalog = PluginCatalog.scan(setup.plugins())) {
            PipelineSpec spec = spec(setup, catalog);
            Chain chain =
                    new Assembler(catalog, setup.directory()).assemble(spec).chain();
            StepMark mark = new StepMark(directory, chain);
            frames.send(Frames.Kind.READY, Map.of());
            while (true) {
                Tree work = received.take().tree();
                byte[] content = work.isTrue("content") ? received.take().payload() : null;
                work(chain, spec, work, content, mark);
                frames.send(Frames.Kind.DONE, Map.of());
            }
        } catch (ConfigurationException | PluginException e) {
            fatal(e);
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

    private void work(Chain chain, PipelineSpec spec, Tree work, byte @Nullable [] content, StepMark mark)
            throws IOException {
        Chain.Pass whole = chain.passes().get(work.number("pass"));
        Chain.Pass steps = new Chain.Pass(null, whole.steps(), null);
        StepRunner runner =
                new StepRunner(warning -> say(() -> frames.send(Frames.Kind.WARNING, Map.of("text", warning))));
        Telling telling = new Telling(mark);
        mark.enter(chain.reader());
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
            fatal(e);
        } finally {
            // a time limit may have rung when the work was done
            Thread.interrupted();
        }
    }

    private void fatal(RuntimeException e) throws IOException {
        String plugin = e instanceof PluginException fault ? fault.plugin() : "";
        frames.send(Frames.Kind.FATAL, Map.of("message", String.valueOf(e.getMessage()), "plugin", plugin));
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
    private final class Telling implements WorkObserver {
        private final StepMark mark;
        private boolean isBegun;

        Telling(StepMark mark) {
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
        public void found(List<String> ids) {
            say(() -> frames.hold(Frames.Kind.OPEN, Map.of("ids", ids)));
        }

        @Override
        public void ended(DocumentWorker.Result result) {
            say(() -> frames.hold(Frames.Kind.RESULT, ResultRecord.of(result)));
        }
    }
}

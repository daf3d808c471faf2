package dev.sluice.plugins.linking;

import dev.sluice.api.Tool;
import dev.sluice.api.ToolContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.store.NoLockFactory;

/** Builds a knowledge base beside its place, and moves it there when it is whole. Used by one thread. */
final class KbBuild implements Tool {
    private static final String UNFINISHED = ".building";
    private static final String REPLACED = ".replaced";

    private final KbBuildConfig config;

    KbBuild(KbBuildConfig config) {
        this.config = config;
    }

    @Override
    public void run(List<String> arguments, ToolContext context) throws IOException, InterruptedException {
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException(
                    "kb build needs inputs: a dump, tables or JSON lines, or - for the standard input");
        }
        Path output = context.resolve(config.output()).toAbsolutePath().normalize();
        checkOutput(output);
        Files.createDirectories(output.resolveSibling("."));
        KbLock lock = KbLock.take(output);
        try {
            buildLocked(arguments, output, context);
        } finally {
            lock.close();
        }
    }

    private void buildLocked(List<String> arguments, Path output, ToolContext context)
            throws IOException, InterruptedException {
        Path work = output.resolveSibling(output.getFileName() + UNFINISHED);
        Files.createDirectories(work);
        try {
            build(arguments, work, context);
        } catch (Interruption e) {
            throw e.cause;
        } finally {
            if (Files.exists(work) && isEmpty(work)) {
                Files.delete(work);
            }
        }
        moveInPlace(work, output);
    }

    /** The old base goes aside before the new one comes, so that there is a whole one at every moment but one. */
    private static void moveInPlace(Path work, Path output) throws IOException {
        if (!Files.exists(output)) {
            Files.move(work, output);
            return;
        }
        Path old = output.resolveSibling(output.getFileName() + REPLACED);
        if (Files.exists(old)) {
            delete(old);
        }
        Files.move(output, old);
        Files.move(work, output);
        delete(old);
    }

    private void checkOutput(Path output) throws IOException {
        if (!Files.exists(output) || isEmpty(output)) {
            return;
        }
        if (!Files.isRegularFile(output.resolve(KbFormat.MANIFEST))) {
            throw new IllegalArgumentException(
                    output + " is there and holds something else than a knowledge base: give another --output");
        }
        if (!config.replace()) {
            throw new IllegalArgumentException(
                    output + " holds a knowledge base: add --replace, or give another --output");
        }
        try (Stream<Path> files = Files.list(output)) {
            List<Path> others = files.filter(file -> !Files.isRegularFile(file) || !isPart(file))
                    .sorted()
                    .toList();
            if (!others.isEmpty()) {
                throw new IllegalArgumentException(output + " holds more than a knowledge base, such as "
                        + others.get(0).getFileName() + ": move that away, or give another --output");
            }
        }
    }

    private static boolean isPart(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.equals(KbFormat.MANIFEST) || KbFormat.FILES.contains(name);
    }

    private static boolean isEmpty(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return false;
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }

    private void build(List<String> inputs, Path work, ToolContext context) throws IOException {
        Map<String, String> about = new TreeMap<>();
        about.put("name", String.valueOf(context.resolve(config.output()).getFileName()));
        about.put("sources", config.source().isEmpty() ? String.join(", ", names(inputs)) : config.source());
        about.put("licences", config.licence());
        KbOptions options = new KbOptions(
                config.languages(),
                config.dropClasses(),
                config.keepClasses(),
                config.minSitelinks(),
                config.memory() * KbOptions.MEGABYTE,
                about);
        Words words = Words.load();
        try (MMapDirectory directory = new MMapDirectory(work, NoLockFactory.INSTANCE)) {
            KbBuilder builder = new KbBuilder(directory, options, words);
            String what = options + " " + state(inputs, context) + " " + KbFormat.VERSION + " " + KbFormat.folding();
            KbReading reading =
                    new KbReading(directory, builder, options, words, context::resolve, context.input(), what);
            long known = reading.resume();
            if (known > 0) {
                context.tell("going on where an earlier build was interrupted, after " + known + " entities");
            }
            clean(directory, known > 0);
            Progress progress = new Progress(context);
            reading.read(inputs, progress);
            if (!config.anchors().isEmpty()) {
                progress.stage(config.anchors(), 0);
                reading.readAnchors(config.anchors());
            }
            KbManifest manifest = builder.build(progress);
            reading.finish();
            manifest.counts().forEach((what1, count) -> context.tell(what1 + ": " + count));
        }
    }

    /** Returns what tells inputs from others of the same name: what was read of another file is of no use. */
    private List<String> state(List<String> inputs, ToolContext context) throws IOException {
        List<String> states = new ArrayList<>();
        List<String> all = new ArrayList<>(inputs);
        if (!config.anchors().isEmpty()) {
            all.add(config.anchors());
        }
        for (String input : all) {
            Path file = context.resolve(input);
            boolean isFile = !input.equals(KbInput.STANDARD_INPUT) && Files.isRegularFile(file);
            states.add(isFile ? input + " " + Files.size(file) + " " + Files.getLastModifiedTime(file) : input);
        }
        return states;
    }

    private static List<String> names(List<String> inputs) {
        return inputs.stream()
                .map(name -> String.valueOf(Path.of(name).getFileName()))
                .toList();
    }

    /** Deletes what an interrupted build has left and nothing can be made of. */
    private static void clean(MMapDirectory directory, boolean resumed) throws IOException {
        for (String file : directory.listAll()) {
            boolean of = file.startsWith("items-") || file.startsWith("facts-") || file.startsWith("state-");
            if (!(resumed && of)) {
                directory.deleteFile(file);
            }
        }
    }

    /** Carries an interruption through code that knows none. */
    private static final class Interruption extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final InterruptedException cause;

        Interruption(InterruptedException cause) {
            super(cause);
            this.cause = cause;
        }
    }

    /** Tells the user now and then; to tell every step would cost more than the step. */
    private static final class Progress implements KbProgress {
        private static final int EVERY = 1 << 12;

        private final ToolContext context;
        private String stage = "";
        private long total;
        private int calls;

        Progress(ToolContext context) {
            this.context = context;
        }

        @Override
        public void stage(String name, long newTotal) {
            stage = name;
            total = newTotal;
            context.progress(stage, 0, total);
        }

        @Override
        public void at(long done) {
            if (++calls % EVERY == 0) {
                context.progress(stage, done, total);
                try {
                    context.checkpoint();
                } catch (InterruptedException e) {
                    throw new Interruption(e);
                }
            }
        }
    }
}

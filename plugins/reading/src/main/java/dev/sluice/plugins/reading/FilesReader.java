package dev.sluice.plugins.reading;

import dev.sluice.api.Input;
import dev.sluice.api.Reader;
import dev.sluice.api.StepContext;
import dev.sluice.api.StepException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Finds documents in what a run or its configuration names. Immutable, thread-safe. */
final class FilesReader implements Reader {
    private final List<String> paths;
    private final Function<String, Path> resolver;
    private final FileInputs files;
    private final Supplier<InputStream> stdin;

    FilesReader(List<String> paths, Function<String, Path> resolver, FileInputs files, Supplier<InputStream> stdin) {
        this.paths = paths;
        this.resolver = resolver;
        this.files = files;
        this.stdin = stdin;
    }

    @Override
    public Stream<Input> read(List<String> inputs, StepContext context) throws StepException {
        List<Root> roots = inputs.isEmpty() ? Root.find(paths, resolver) : Root.find(inputs, Path::of);
        if (roots.isEmpty()) {
            throw new StepException(
                    StepException.Kind.FATAL,
                    "step '" + context.step() + "' has no input; name files or directories, or set its option paths");
        }
        InputIterator all = new ChainedInputs<>(roots.iterator(), this::open);
        Iterator<Input> iterator = all;
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(iterator, Spliterator.ORDERED | Spliterator.NONNULL), false)
                .onClose(all::close);
    }

    private InputIterator open(Root root) {
        Path path = root.path();
        if (path == null) {
            return files.stdin(root.prefix(), stdin.get());
        }
        return root.isDirectory() ? files.directory(root, path) : files.file(path, root.prefix());
    }
}

package {{package}};

import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Document;
import dev.sluice.api.Input;
import dev.sluice.api.Layer;
import dev.sluice.api.Option;
import dev.sluice.api.Reader;
import dev.sluice.api.SluiceComponent;
import dev.sluice.api.StepException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;

/** Makes the reader that pipeline files call {@code {{name}}}. */
@SluiceComponent(name = "{{name}}", summary = "{{summary}}.", yields = Layer.TEXT)
public final class {{class}}Factory implements ComponentFactory<{{class}}Factory.Config> {
    /** The options in a pipeline file. */
    public record Config(
            @Option(doc = "Files to read when the run names none.", def = "[]")
            List<String> files) {}

    @Override
    public Reader create(Config config, ComponentContext context) {
        return (inputs, step) -> {
            List<String> names = inputs.isEmpty() ? config.files() : inputs;
            Function<String, Path> place = inputs.isEmpty() ? context::resolve : Path::of;
            for (String name : names) {
                if (!Files.isRegularFile(place.apply(name))) {
                    throw new StepException(StepException.Kind.FATAL, name + " is no file; name files to read");
                }
            }
            return Reader.each(names, name -> lines(id(name), place.apply(name)));
        };
    }

    /** An id does not tell where on this machine a file lies. */
    private static String id(String name) {
        Path file = Path.of(name);
        return (file.isAbsolute() ? file.getFileName() : file).toString().replace('\\', '/');
    }

    private static Stream<Input> lines(String id, Path file) {
        try {
            // The stream is read line by line, and closed by the host. Bytes that are no UTF-8 become U+FFFD.
            InputStream bytes = Files.newInputStream(file);
            BufferedReader in = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
            AtomicInteger line = new AtomicInteger();
            return in.lines()
                    .onClose(() -> close(in))
                    .map(text -> Input.complete(Document.of(id + "#" + line.incrementAndGet(), text)));
        } catch (IOException e) {
            Document seed = Document.of(id, "");
            return Stream.of(Input.unreadable(seed, file + " cannot be read: " + e));
        }
    }

    private static void close(BufferedReader in) {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

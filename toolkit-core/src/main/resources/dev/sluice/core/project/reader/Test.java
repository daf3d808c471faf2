package {{package}};

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Input;
import dev.sluice.api.Reader;
import dev.sluice.api.StepException;
import dev.sluice.testkit.ReaderContract;
import dev.sluice.testkit.TestContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests what is found; the promises that every reader makes are inherited. */
class {{class}}Test extends ReaderContract<{{class}}Factory.Config> {
    @TempDir
    Path directory;

    private List<String> texts(List<String> files, List<String> inputs) throws Exception {
        TestContext context = TestContext.create().in(directory);
        Reader reader = new {{class}}Factory().create(new {{class}}Factory.Config(files), context);
        try (Stream<Input> found = reader.read(inputs, context)) {
            return found.map(input -> input.seed().id() + "=" + input.seed().text()).toList();
        }
    }

    @Test
    void everyLineIsADocument() throws Exception {
        Path file = Files.writeString(directory.resolve("a.txt"), "One.\nTwo.\n");
        assertThat(texts(List.of(), List.of(file.toString()))).containsExactly("a.txt#1=One.", "a.txt#2=Two.");
    }

    @Test
    void filesOfOneNameInTwoFoldersAreToldApart() throws Exception {
        Files.writeString(Files.createDirectory(directory.resolve("x")).resolve("a.txt"), "One.\n");
        Files.writeString(Files.createDirectory(directory.resolve("y")).resolve("a.txt"), "Two.\n");
        assertThat(texts(List.of("x/a.txt", "y/a.txt"), List.of())).containsExactly("x/a.txt#1=One.", "y/a.txt#1=Two.");
    }

    @Test
    void withoutInputTheOptionsSayWhatToRead() throws Exception {
        Files.writeString(directory.resolve("a.txt"), "One.\n");
        assertThat(texts(List.of("a.txt"), List.of())).containsExactly("a.txt#1=One.");
    }

    @Test
    void aFileThatIsMissingIsNamed() {
        assertThatExceptionOfType(StepException.class)
                .isThrownBy(() -> texts(List.of("none.txt"), List.of()))
                .withMessageContaining("none.txt is no file");
    }

    @Override
    protected ComponentFactory<{{class}}Factory.Config> factory() {
        return new {{class}}Factory();
    }

    @Override
    protected {{class}}Factory.Config config() {
        return new {{class}}Factory.Config(List.of());
    }

    @Override
    protected List<String> inputs(Path folder) throws IOException {
        return List.of(Files.writeString(folder.resolve("a.txt"), "One.\nTwo.\n").toString());
    }
}

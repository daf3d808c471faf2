package dev.sluice.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sluice.api.Document;
import dev.sluice.api.ExportContext;
import dev.sluice.api.Exporter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestContextTest {
    @Test
    void checkpointsPassUntilTheDocumentIsGivenUp() throws Exception {
        TestContext context = TestContext.create().interruptAfter(2);
        context.checkpoint();
        context.checkpoint();
        assertThatExceptionOfType(InterruptedException.class).isThrownBy(context::checkpoint);
        assertThat(context.checkpoints()).isEqualTo(3);
    }

    @Test
    void pathsAreResolvedAgainstTheDirectory() {
        Path directory = Path.of("some", "where");
        assertThat(TestContext.create().in(directory).resolve("words.txt")).isEqualTo(directory.resolve("words.txt"));
        assertThat(TestContext.create().step()).isEqualTo("test");
        assertThat(TestContext.create().log().isErrorEnabled()).isFalse();
    }

    @Test
    void exportKeepsBytesByName() throws Exception {
        TestExport export = TestExport.write(new IdExporter(), List.of(Document.of("ä", ""), Document.of("b", "")));
        assertThat(export.names()).containsExactly("ids/all.txt");
        assertThat(export.text("ids/all.txt")).isEqualTo("ä\nb\nend\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> export.text("ids.txt"))
                .withMessage("no file 'ids.txt', there are [ids/all.txt]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/etc/x", "../x", "a/../../x", "a\\b"})
    void exportRefusesNamesOutside(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new TestExport().create(name));
    }

    @Test
    void exportRefusesTheSameNameTwice() {
        TestExport export = new TestExport();
        export.create("a");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> export.create("a"))
                .withMessage("'a' is already taken");
    }

    private static final class IdExporter implements Exporter {
        @Override
        public Output open(ExportContext context) throws IOException {
            OutputStream out = context.create("ids/all.txt");
            return new Output() {
                @Override
                public void write(Document document) throws IOException {
                    out.write((document.id() + "\n").getBytes(StandardCharsets.UTF_8));
                }

                @Override
                public void finish() throws IOException {
                    out.write("end\n".getBytes(StandardCharsets.UTF_8));
                }
            };
        }
    }
}

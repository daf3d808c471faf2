package dev.sluice.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
class GoldenFileTest {
    @TempDir
    Path directory;

    @Test
    void aDifferenceFailsWithTheSwitchThatWouldAcceptIt() throws IOException {
        Path file = Files.writeString(directory.resolve("a.golden"), "one\r\ntwo\r\n");
        assertThatCode(() -> GoldenFile.of(file).matches("one\ntwo\n")).doesNotThrowAnyException();
        assertThatThrownBy(() -> GoldenFile.of(file).matches("one\n"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("a.golden")
                .hasMessageContaining("-Dupdate.golden");
        assertThat(file).hasContent("one\ntwo\n");
    }

    @Test
    void aFileThatIsMissingFailsWithTheSwitchThatWouldWriteIt() {
        assertThatThrownBy(() -> GoldenFile.of(directory.resolve("none.golden")).matches(""))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("does not exist")
                .hasMessageContaining("-Dupdate.golden");
    }

    @Test
    void theSwitchWritesWhatADocumentSays() throws IOException {
        Path file = directory.resolve("new/letter.golden");
        System.setProperty(GoldenFile.UPDATE, "");
        try {
            GoldenFile.of(file)
                    .matches(MarkedText.of("They met\non {Friday=2020-06-12}.").expected());
        } finally {
            System.clearProperty(GoldenFile.UPDATE);
        }
        assertThat(Files.readString(file))
                .contains("id = test\n", "text = They met\\non Friday.\n", "timex[0].value = 2020-06-12\n");
    }
}

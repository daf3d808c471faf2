package dev.sluice.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertThrows;

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

    private String difference(String expected, String actual) throws IOException {
        Path file = Files.writeString(directory.resolve("a.golden"), expected);
        String message = assertThrows(
                        AssertionError.class, () -> GoldenFile.of(file).matches(actual))
                .getMessage();
        return message.substring(message.indexOf("from line"));
    }

    @Test
    void aDifferenceShowsTheLinesThatAreGoneAndNew() throws IOException {
        assertThat(difference("a\nb\nc\nd\n", "a\nx\nc\ny\nd\n")).isEqualTo("from line 2 on\n- b\n+ x\n+ y");
        assertThat(difference("a\nb\n", "a\nb")).isEqualTo("from line 2 on\n- b\n+ b (without an end of line)");
        assertThat(difference("a\nb\nc\n", "a\nc\nb\n")).isEqualTo("from line 2 on\n- b\n+ c");
        assertThat(difference("", "a\n")).isEqualTo("from line 1 on\n+ a");
    }

    @Test
    void aLargeDifferenceIsCutOff() throws IOException {
        assertThat(difference("x\n".repeat(5_000), "y".repeat(5_000) + "\n"))
                .contains("- and 4990 more")
                .endsWith("y…");
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

package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a tool throws ends the program with the code that says whose fault it is; the faults are real ones. */
class ToolFaultTest {
    @TempDir
    Path directory;

    private static IOException thrownBy(ThrowingCallable work) {
        return catchThrowableOfType(IOException.class, work);
    }

    @Test
    void aFileThatIsNotThereIsNoInput() {
        Path missing = directory.resolve("none.txt");
        for (IOException fault : new IOException[] {
            thrownBy(() -> Files.readString(missing)), thrownBy(() -> new FileInputStream(missing.toFile()).close())
        }) {
            assertThat(ToolFault.exitCode(fault)).isEqualTo(ExitCode.NO_INPUT);
            assertThat(ToolFault.message(fault)).contains("none.txt");
        }
        assertThat(ToolFault.message(new NoSuchFileException("x", null, "x is not here; fetch it")))
                .isEqualTo("x is not here; fetch it");
    }

    @Test
    void aFileThatMayNotBeReadIsNoInput() {
        IOException fault = new AccessDeniedException("secret.txt");
        assertThat(ToolFault.exitCode(fault)).isEqualTo(ExitCode.NO_INPUT);
        assertThat(ToolFault.message(fault)).contains("secret.txt is not allowed", "permissions");
    }

    @Test
    void whatIsBrokenIsBadData() throws IOException {
        Path text = Files.writeString(directory.resolve("a.gz"), "no archive, just words");
        Path latin = Files.write(directory.resolve("b.txt"), new byte[] {(byte) 0xe9, '.'});
        assertThat(ToolFault.exitCode(thrownBy(() -> new GZIPInputStream(Files.newInputStream(text)).close())))
                .isEqualTo(ExitCode.BAD_DATA);
        assertThat(ToolFault.exitCode(thrownBy(() -> Files.readString(latin, StandardCharsets.UTF_8))))
                .isEqualTo(ExitCode.BAD_DATA);
        IOException end = thrownBy(() -> new DataInputStream(new ByteArrayInputStream(new byte[1])).readInt());
        assertThat(ToolFault.exitCode(end)).isEqualTo(ExitCode.BAD_DATA);
        assertThat(ToolFault.message(end)).isEqualTo("EOFException");
    }

    @Test
    void whatBreaksWhileItIsCopiedIsBadDataToo() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(new byte[1000]);
        }
        byte[] half = Arrays.copyOf(packed.toByteArray(), packed.size() / 2);
        IOException fault = thrownBy(
                () -> Files.copy(new GZIPInputStream(new ByteArrayInputStream(half)), directory.resolve("unpacked")));
        assertThat(ToolFault.exitCode(fault)).isEqualTo(ExitCode.BAD_DATA);
    }

    @Test
    void aPlaceThatCannotBeWrittenIsAnOutputError() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        assertThat(ToolFault.exitCode(thrownBy(() -> Files.createDirectories(file.resolve("below")))))
                .isEqualTo(ExitCode.OUTPUT);
        assertThat(ToolFault.exitCode(thrownBy(
                        () -> Files.newOutputStream(file.resolve("below")).close())))
                .isEqualTo(ExitCode.OUTPUT);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskIsAnOutputError() {
        IOException fault = thrownBy(() -> {
            try (OutputStream out = Files.newOutputStream(Path.of("/dev/full"))) {
                out.write(1);
            }
        });
        assertThat(ToolFault.exitCode(fault)).isEqualTo(ExitCode.OUTPUT);
        assertThat(ToolFault.message(fault)).isNotBlank();
    }
}

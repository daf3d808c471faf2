package dev.sluice.plugins.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tika can start programs that it finds on the path, for pictures, sound and text recognition. It must not. */
class NoProgramsTest {
    @TempDir
    Path directory;

    @Test
    void startsNoProgramThatLiesOnThePath() throws Exception {
        Path log = directory.resolve("log");
        for (String program :
                List.of("tesseract", "ffmpeg", "exiftool", "sox", "file", "strings", "gdalinfo", "magick")) {
            lure(program, log);
        }
        Path letter = directory.resolve("scan.pdf");
        Files.write(letter, OfficeFiles.pdf(List.of(), List.of("Words.")));
        ProcessBuilder child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Reading.class.getName(),
                        letter.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("out").toFile());
        child.environment().put("PATH", directory + ":" + System.getenv("PATH"));
        Process process = child.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(directory.resolve("out"))).contains("read 6 characters");
        assertThat(log).doesNotExist();
    }

    private void lure(String program, Path log) throws IOException {
        Path script = directory.resolve(program);
        Files.writeString(script, "#!/bin/sh\necho \"$0 $*\" >> '" + log + "'\n");
        if (script.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    /** Reads one document, and a picture beside it. */
    static final class Reading {
        private Reading() {}

        public static void main(String[] arguments) throws Exception {
            Path file = Path.of(arguments[0]);
            System.out.println("read "
                    + Office.extract("scan.pdf", Files.readAllBytes(file))
                            .text()
                            .length() + " characters");
        }
    }
}

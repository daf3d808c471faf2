package dev.sluice.testkit;

import dev.sluice.api.Document;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.opentest4j.AssertionFailedError;

/**
 * A file that holds the expected result of a test. Whoever changes the result on purpose runs the tests with
 * {@code -Dupdate.golden}, which writes the files anew instead of comparing, and reads the difference before committing it.
 *
 * <pre>{@code
 * GoldenFile.of(Path.of("src/test/resources/letter.golden")).matches(annotator.annotate(letter, context));
 * }</pre>
 *
 * @since 0.1
 */
public final class GoldenFile {
    /** The system property that writes golden files instead of comparing them. */
    public static final String UPDATE = "update.golden";

    private final Path file;

    private GoldenFile(Path file) {
        this.file = file;
    }

    /** Returns a golden file in UTF-8, below the directory of the module; it need not exist yet. */
    public static GoldenFile of(Path file) {
        return new GoldenFile(file);
    }

    /**
     * Passes if the file says the same of a document: each value of its record on a line with the path to it, such as
     * {@code timex[0].value = 2020-06-12}.
     *
     * @throws IOException if the file cannot be read or written
     */
    public void matches(Document document) throws IOException {
        StringBuilder lines = new StringBuilder();
        outline("", document.toRecord(), lines);
        matches(lines.toString());
    }

    /**
     * Passes if the file holds this text; the line ends of the file may be those of any system.
     *
     * @throws IOException if the file cannot be read or written
     */
    public void matches(String text) throws IOException {
        if (!System.getProperty(UPDATE, "false").equals("false")) {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, text);
            return;
        }
        String cure = "; if the new result is right, run the test with -D" + UPDATE + ", which writes the file";
        if (Files.notExists(file)) {
            throw new AssertionError("the golden file " + file + " does not exist" + cure);
        }
        String expected = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replace("\r\n", "\n");
        if (!expected.equals(text)) {
            String difference = LineDifference.between(expected, text);
            throw new AssertionFailedError(
                    "not what stands in " + file + cure + "; lines gone (-) and new (+) " + difference, expected, text);
        }
    }

    private static void outline(String path, Object value, StringBuilder lines) {
        if (value instanceof Map<?, ?> values) {
            values.forEach((name, inner) -> outline(path.isEmpty() ? "" + name : path + "." + name, inner, lines));
        } else if (value instanceof List<?> values) {
            for (int i = 0; i < values.size(); i++) {
                outline(path + "[" + i + "]", values.get(i), lines);
            }
        } else {
            String text = String.valueOf(value)
                    .replace("\\", "\\\\")
                    .replace("\r", "\\r")
                    .replace("\n", "\\n");
            lines.append(path).append(" = ").append(text).append('\n');
        }
    }
}

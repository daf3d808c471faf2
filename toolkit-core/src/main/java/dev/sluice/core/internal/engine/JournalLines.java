package dev.sluice.core.internal.engine;

import dev.sluice.core.internal.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The sound lines of a {@link Journal}, up to the first that is not: each is the CRC-32C of a JSON object in eight hexadecimal
 * digits, a space, the object in ASCII, and a line feed. Used by one thread.
 */
final class JournalLines implements AutoCloseable {
    private static final int CHECKSUM_DIGITS = 8;
    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int limit;
    private long read;
    private long accepted;

    JournalLines(Path file) throws IOException {
        this.in = Files.newInputStream(file);
    }

    /** Returns an object as a line. */
    static byte[] line(Map<String, ?> tree) {
        return line(Json.asciiLine(tree).getBytes(StandardCharsets.US_ASCII));
    }

    /** Returns an object in ASCII as a line. */
    static byte[] line(byte[] text) {
        byte[] line = new byte[CHECKSUM_DIGITS + 1 + text.length + 1];
        byte[] checksum = checksum(text, 0, text.length).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(checksum, 0, line, 0, CHECKSUM_DIGITS);
        line[CHECKSUM_DIGITS] = ' ';
        System.arraycopy(text, 0, line, CHECKSUM_DIGITS + 1, text.length);
        line[line.length - 1] = '\n';
        return line;
    }

    private static String checksum(byte[] text, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(text, offset, length);
        return String.format(Locale.ROOT, "%08x", crc.getValue());
    }

    /** Returns the next object; null at the end, and at a line that is torn or changed. */
    @Nullable
    Map<String, Object> next() throws IOException {
        byte[] line = readLine();
        int begin = CHECKSUM_DIGITS + 1;
        if (line == null || line.length <= begin) {
            return null;
        }
        String checksum = new String(line, 0, begin, StandardCharsets.US_ASCII);
        if (!checksum.equals(checksum(line, begin, line.length - begin) + " ")) {
            return null;
        }
        read += line.length + 1;
        return Json.object(new String(line, begin, line.length - begin, StandardCharsets.US_ASCII));
    }

    /** Returns a line without its end; null if no line feed follows. */
    private byte @Nullable [] readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (true) {
            if (position == limit) {
                position = 0;
                limit = in.read(buffer);
                if (limit <= 0) {
                    limit = 0;
                    return null;
                }
            }
            int end = position;
            while (end < limit && buffer[end] != '\n') {
                end++;
            }
            line.write(buffer, position, end - position);
            boolean isWhole = end < limit;
            position = isWhole ? end + 1 : end;
            if (isWhole) {
                return line.toByteArray();
            }
        }
    }

    /** Makes all lines up to the last one read count. */
    void accept() {
        accepted = read;
    }

    /** Returns how many bytes the lines have that count. */
    long accepted() {
        return accepted;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}

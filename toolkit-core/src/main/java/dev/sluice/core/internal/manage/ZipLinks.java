package dev.sluice.core.internal.manage;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipException;

/**
 * Looks for symbolic links and other special files in the table of contents of a zip, which the JDK does not tell of. The
 * numbers are those of APPNOTE 6.3: sections 4.3.12 (central directory), 4.3.16 (its end) and 4.4.15 (external attributes).
 */
final class ZipLinks {
    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int HEADER = 0x02014b50;
    private static final int HEADER_LENGTH = 46;
    private static final int UNIX = 3;
    /** The kind of file in the mode of Unix, and its values for what a plugin may hold. */
    private static final int KIND = 0xF000;

    private static final int FOLDER = 0x4000;
    private static final int FILE = 0x8000;

    private ZipLinks() {}

    /** Returns the name of the first entry that is neither a file nor a folder. */
    static Optional<String> find(Path zip) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(zip.toFile(), "r")) {
            ByteBuffer directory = directory(file);
            while (directory.remaining() >= HEADER_LENGTH && directory.getInt(directory.position()) == HEADER) {
                int at = directory.position();
                int system = directory.get(at + 5) & 0xFF;
                int nameLength = directory.getShort(at + 28) & 0xFFFF;
                int rest = (directory.getShort(at + 30) & 0xFFFF) + (directory.getShort(at + 32) & 0xFFFF);
                int kind = (directory.getInt(at + 38) >>> 16) & KIND;
                if (directory.remaining() < HEADER_LENGTH + nameLength + rest) {
                    throw new ZipException("its table of contents is cut off");
                }
                if (system == UNIX && kind != 0 && kind != FOLDER && kind != FILE) {
                    byte[] name = new byte[nameLength];
                    directory.get(at + HEADER_LENGTH, name);
                    return Optional.of(new String(name, StandardCharsets.UTF_8));
                }
                directory.position(at + HEADER_LENGTH + nameLength + rest);
            }
            return Optional.empty();
        }
    }

    private static ByteBuffer directory(RandomAccessFile file) throws IOException {
        int tailLength = (int) Math.min(file.length(), END_LENGTH + LONGEST_COMMENT);
        ByteBuffer tail = read(file, file.length() - tailLength, tailLength);
        for (int at = tailLength - END_LENGTH; at >= 0; at--) {
            if (tail.getInt(at) == END) {
                long length = tail.getInt(at + 12) & 0xFFFFFFFFL;
                long offset = tail.getInt(at + 16) & 0xFFFFFFFFL;
                if (length > Integer.MAX_VALUE - 8 || offset + length > file.length()) {
                    throw new ZipException("its table of contents is cut off, or is that of a Zip64 file");
                }
                return read(file, offset, (int) length);
            }
        }
        throw new ZipException("it has no table of contents");
    }

    private static ByteBuffer read(RandomAccessFile file, long offset, int length) throws IOException {
        byte[] bytes = new byte[length];
        file.seek(offset);
        file.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}

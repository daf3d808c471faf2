package dev.sluice.core.internal.plugin;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Enumeration;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What the table of contents of a jar says, read without inflating an entry. It exists beside {@link ZipFile}, which
 * builds an index of all names at each opening: for a plugin with many libraries that costs more than all else of a scan.
 *
 * @param jar the jar
 * @param descriptor whether it holds the declaration of components
 * @param index whether it holds PF4J's index of extensions
 * @param bundled what it bundles although the host lends it
 * @param logProvider whether it brings a logging backend for slf4j
 */
record JarSurvey(Path jar, boolean descriptor, boolean index, Set<Lent> bundled, boolean logProvider) {
    static final String DESCRIPTOR = "META-INF/sluice/components.json";
    static final String INDEX = "META-INF/extensions.idx";

    private static final String LOG_PROVIDER = "META-INF/services/org.slf4j.spi.SLF4JServiceProvider";
    /** The entry by which slf4j 1 found its backend. */
    private static final String OLD_LOG_PROVIDER = "org/slf4j/impl/StaticLoggerBinder.class";

    /* The numbers are those of the ZIP file format specification, APPNOTE 6.3, sections 4.3.12 and 4.3.16. */
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int ENTRY_SIGNATURE = 0x02014b50;
    private static final int LOCAL_SIGNATURE = 0x04034b50;
    private static final int END_LENGTH = 22;
    private static final int ENTRY_LENGTH = 46;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final long IN_ZIP64_RECORD = 0xFFFFFFFFL;
    /** Enough for the end record and a short comment: nearly every jar needs no second read. */
    private static final int FIRST_READ = 256;

    JarSurvey {
        bundled = Collections.unmodifiableSet(bundled.isEmpty() ? EnumSet.noneOf(Lent.class) : EnumSet.copyOf(bundled));
    }

    /**
     * Reads the table of contents.
     *
     * @throws IOException if the file cannot be read or is not a whole jar; the message says which
     */
    static JarSurvey of(Path jar) throws IOException {
        Names names = new Names();
        try (FileChannel file = FileChannel.open(jar, StandardOpenOption.READ)) {
            long size = file.size();
            if (size == 0) {
                throw new IOException("is empty");
            }
            ByteBuffer tail = tail(file, size, FIRST_READ);
            int end = end(tail);
            if (end < 0) {
                tail = tail(file, size, END_LENGTH + LONGEST_COMMENT);
                end = end(tail);
            }
            if (end < 0) {
                boolean begins = size >= 4 && littleEndian(read(file, 0, 4)).getInt(0) == LOCAL_SIGNATURE;
                throw new IOException(
                        begins ? "is cut off: the table of contents at its end is missing" : "is not a jar");
            }
            long length = Integer.toUnsignedLong(tail.getInt(end + 12));
            long offset = Integer.toUnsignedLong(tail.getInt(end + 16));
            long endAt = size - tail.capacity() + end;
            if (length == IN_ZIP64_RECORD || offset == IN_ZIP64_RECORD) {
                names.addAllSlowly(jar);
            } else if (length > endAt || length > Integer.MAX_VALUE) {
                throw new IOException("is damaged: its table of contents is longer than the file");
            } else {
                names.addAll(read(file, endAt - length, (int) length));
            }
        }
        return new JarSurvey(jar, names.descriptor, names.index, names.bundled, names.logProvider);
    }

    /**
     * Returns an entry of the jar.
     *
     * @param limit the greatest length in bytes, so that a bomb does no harm
     */
    static Optional<byte[]> entry(Path jar, String name, int limit) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile(), StandardCharsets.UTF_8)) {
            ZipEntry entry = zip.getEntry(name);
            if (entry == null) {
                return Optional.empty();
            }
            try (InputStream in = zip.getInputStream(entry)) {
                byte[] bytes = in.readNBytes(limit + 1);
                if (bytes.length > limit) {
                    throw new IOException("has an entry " + name + " of more than " + limit + " bytes");
                }
                return Optional.of(bytes);
            }
        }
    }

    private static ByteBuffer tail(FileChannel file, long size, int length) throws IOException {
        int there = (int) Math.min(size, length);
        return littleEndian(read(file, size - there, there));
    }

    private static int end(ByteBuffer tail) {
        for (int at = tail.capacity() - END_LENGTH; at >= 0; at--) {
            if (tail.getInt(at) == END_SIGNATURE
                    && at + END_LENGTH + Short.toUnsignedInt(tail.getShort(at + 20)) <= tail.capacity()) {
                return at;
            }
        }
        return -1;
    }

    private static byte[] read(FileChannel file, long position, int length) throws IOException {
        byte[] bytes = new byte[length];
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            if (file.read(buffer, position + buffer.position()) < 0) {
                throw new EOFException("became shorter while it was read");
            }
        }
        return bytes;
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Collects what the names of the entries say. */
    private static final class Names {
        private final Set<Lent> bundled = EnumSet.noneOf(Lent.class);
        private boolean descriptor;
        private boolean index;
        private boolean logProvider;

        void addAll(byte[] bytes) throws IOException {
            ByteBuffer table = littleEndian(bytes);
            int at = 0;
            while (at + ENTRY_LENGTH <= bytes.length && table.getInt(at) == ENTRY_SIGNATURE) {
                int name = Short.toUnsignedInt(table.getShort(at + 28));
                int rest = Short.toUnsignedInt(table.getShort(at + 30)) + Short.toUnsignedInt(table.getShort(at + 32));
                int next = at + ENTRY_LENGTH + name + rest;
                if (next > bytes.length) {
                    throw new IOException("is damaged: its table of contents ends within an entry");
                }
                // Most entries are of no interest, so the first letter decides before a string is made.
                byte first = name == 0 ? 0 : bytes[at + ENTRY_LENGTH];
                if (first == 'M' || first == 'o' || first == 'd') {
                    add(bytes, at + ENTRY_LENGTH, name);
                }
                at = next;
            }
        }

        void addAllSlowly(Path jar) throws IOException {
            try (ZipFile zip = new ZipFile(jar.toFile(), StandardCharsets.UTF_8)) {
                for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                    byte[] name = entries.nextElement().getName().getBytes(StandardCharsets.UTF_8);
                    add(name, 0, name.length);
                }
            }
        }

        private void add(byte[] bytes, int from, int length) {
            for (Lent lent : Lent.values()) {
                if (starts(bytes, from, length, lent.pathPrefix()) && bytes[from + length - 1] != '/') {
                    bundled.add(lent);
                }
            }
            descriptor |= equal(bytes, from, length, DESCRIPTOR);
            index |= equal(bytes, from, length, INDEX);
            logProvider |= equal(bytes, from, length, LOG_PROVIDER) || equal(bytes, from, length, OLD_LOG_PROVIDER);
        }

        private static boolean equal(byte[] bytes, int from, int length, String name) {
            return length == name.length() && starts(bytes, from, length, name);
        }

        private static boolean starts(byte[] bytes, int from, int length, String prefix) {
            if (length < prefix.length()) {
                return false;
            }
            for (int i = 0; i < prefix.length(); i++) {
                if (bytes[from + i] != prefix.charAt(i)) {
                    return false;
                }
            }
            return true;
        }
    }
}

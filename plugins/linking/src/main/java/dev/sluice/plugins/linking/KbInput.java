package dev.sluice.plugins.linking;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/** An input of a build: a file, packed or not, or the standard input. Used by one thread. */
final class KbInput extends FilterInputStream {
    /** What stands for the standard input. */
    static final String STANDARD_INPUT = "-";

    private static final int BUFFER = 1 << 17;

    /** What an input holds. */
    enum Format {
        /** Items of a dump, one a line. */
        WIKIDATA,
        /** Entities as JSON objects, one a line. */
        JSONL,
        /** A table with commas. */
        CSV,
        /** A table with tabs. */
        TSV
    }

    private final String name;
    private final long length;
    private final CountingStream packed;

    private KbInput(InputStream in, String name, long length, CountingStream packed) {
        super(in);
        this.name = name;
        this.length = length;
        this.packed = packed;
    }

    /** Opens an input. */
    static KbInput open(String name, Path file, InputStream standardInput) throws IOException {
        boolean standard = name.equals(STANDARD_INPUT);
        if (!standard && Files.isDirectory(file)) {
            throw new IllegalArgumentException("input " + name + " is a folder: give its files");
        }
        CountingStream counted = new CountingStream(standard ? standardInput : Files.newInputStream(file));
        try {
            InputStream in = new BufferedInputStream(counted, BUFFER);
            in.mark(4);
            int first = in.read();
            int second = in.read();
            in.reset();
            InputStream plain = in;
            // The first bytes of gzip and bzip2: RFC 1952, and "BZ".
            if (first == 0x1f && second == 0x8b) {
                plain = new GZIPInputStream(in, BUFFER);
            } else if (first == 'B' && second == 'Z') {
                plain = new BZip2CompressorInputStream(in, true);
            }
            return new KbInput(
                    plain == in ? in : new BufferedInputStream(plain, BUFFER),
                    name,
                    standard ? 0 : Files.size(file),
                    counted);
        } catch (IOException e) {
            if (!standard) {
                counted.close();
            }
            throw damaged(name, counted, e);
        }
    }

    /** Returns the fault of a packed input as one of its content, unless the input could not be read at all. */
    private static IOException damaged(String name, CountingStream counted, IOException fault) {
        if (counted.failed) {
            return fault;
        }
        throw new IllegalArgumentException(
                "input " + name + " is cut off or damaged (" + fault.getMessage() + "): fetch or pack it anew", fault);
    }

    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (IOException e) {
            throw damaged(name, packed, e);
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int size) throws IOException {
        try {
            return super.read(buffer, offset, size);
        } catch (IOException e) {
            throw damaged(name, packed, e);
        }
    }

    /** Returns how messages name it. */
    String name() {
        return name;
    }

    /** Returns its length in bytes as it is stored; 0 if unknown. */
    long length() {
        return length;
    }

    /** Returns how many stored bytes were read. */
    long position() {
        return packed.count;
    }

    /** Returns what it holds, by its name or else by its first bytes. */
    Format format() throws IOException {
        String lower = name.toLowerCase(Locale.ROOT).replaceFirst("\\.(gz|bz2)$", "");
        if (lower.endsWith(".csv")) {
            return Format.CSV;
        }
        if (lower.endsWith(".tsv")) {
            return Format.TSV;
        }
        in.mark(BUFFER / 2);
        byte[] head = readNBytes(256);
        in.reset();
        String text = new String(head, java.nio.charset.StandardCharsets.UTF_8).strip();
        boolean item = text.startsWith("[") || text.replaceAll("\\s", "").startsWith("{\"type\":\"item\"");
        return item || text.contains("\"labels\"") ? Format.WIKIDATA : text.startsWith("{") ? Format.JSONL : Format.CSV;
    }

    private static final class CountingStream extends FilterInputStream {
        private long count;

        /** Whether the last read ended in an error. */
        private boolean failed;

        CountingStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            failed = true;
            int next = super.read();
            failed = false;
            count += next < 0 ? 0 : 1;
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            failed = true;
            int read = super.read(buffer, offset, length);
            failed = false;
            count += Math.max(0, read);
            return read;
        }
    }
}

package dev.sluice.plugins.reading;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.tukaani.xz.XZInputStream;

/** The compressions of single files that are looked through. */
enum Compression {
    /** RFC 1952, also of many members. */
    GZIP("gzip", "\u001f\u008b"),
    /** bzip2, also of many streams. */
    BZIP2("bzip2", "BZh"),
    /** xz, also of many streams. */
    XZ("xz", "\u00fd7zXZ\u0000");

    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_MAGIC = 6;

    /** The most memory for the dictionary of xz, in KiB; its strongest preset takes 65 MiB. */
    private static final int XZ_MEMORY = 100 * 1024;

    /** More layers than this are no accident. */
    private static final int MAX_LAYERS = 5;

    private static final Map<String, Compression> BY_ENDING = new TreeMap<>(
            Map.of(".gz", GZIP, ".tgz", GZIP, ".bz2", BZIP2, ".tbz2", BZIP2, ".tbz", BZIP2, ".xz", XZ, ".txz", XZ));

    private final String title;
    private final String magic;

    Compression(String title, String magic) {
        this.title = title;
        this.magic = magic;
    }

    /** Returns the outermost compression that a name promises. */
    static Optional<Compression> of(String name) {
        return Optional.ofNullable(BY_ENDING.get(ending(name)));
    }

    /** Returns the compression that bytes begin with. */
    static Optional<Compression> of(BufferedInputStream in) throws IOException {
        in.mark(LONGEST_MAGIC);
        String head = new String(in.readNBytes(LONGEST_MAGIC), StandardCharsets.ISO_8859_1);
        in.reset();
        return Arrays.stream(values())
                .filter(compression -> head.startsWith(compression.magic))
                .findFirst();
    }

    /** Returns a name without the endings of compressions; {@code a.tgz} is {@code a.tar}. */
    static String strip(String name) {
        String stripped = name;
        for (int i = 0; i < MAX_LAYERS && of(stripped).isPresent(); i++) {
            stripped = stripOne(stripped);
        }
        return stripped;
    }

    private static String stripOne(String name) {
        String ending = ending(name);
        String shorter = name.substring(0, name.length() - ending.length());
        return ending.startsWith(".t") ? shorter + ".tar" : shorter;
    }

    /** Opens what a name promises to be compressed, layer by layer; the budget approves of each byte that comes out. */
    static InputStream open(InputStream raw, String name, Budget budget) throws IOException {
        InputStream in = raw;
        String layer = name;
        for (int i = 0; i < MAX_LAYERS && of(layer).isPresent(); i++) {
            in = of(layer).orElseThrow().open(in, layer).metered(budget);
            layer = stripOne(layer);
        }
        return in;
    }

    /** Opens one layer. */
    Layer open(InputStream raw, String name) throws IOException {
        try {
            InputStream in = new WaitingStream(raw);
            return new Layer(
                    switch (this) {
                        case GZIP -> new GunzipStream(in);
                        case BZIP2 -> new BZip2CompressorInputStream(in, true);
                        case XZ -> new XZInputStream(in, XZ_MEMORY);
                    });
        } catch (UnreadableException e) {
            throw e;
        } catch (IOException e) {
            String ending = ending(name);
            String promise = ending.isEmpty() ? " begins like " : " ends in " + ending + " but is not ";
            throw new IOException(name + promise + title + " data: " + e.getMessage(), e);
        }
    }

    /** An open layer. */
    record Layer(InputStream in) {
        InputStream metered(Budget budget) {
            return new BufferedInputStream(new MeteredStream(in, budget), BUFFER);
        }
    }

    private static String ending(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot).toLowerCase(Locale.ROOT);
    }

    /**
     * Says that more is to come unless the end is seen: the JDK asks this behind each gzip member, and takes a pipe that is
     * slow for one that has ended.
     */
    private static final class WaitingStream extends BufferedInputStream {
        WaitingStream(InputStream in) {
            super(in, BUFFER);
        }

        @Override
        public synchronized int available() throws IOException {
            int there = super.available();
            if (there > 0) {
                return there;
            }
            mark(1);
            int next = read();
            reset();
            return next < 0 ? 0 : 1;
        }
    }
}

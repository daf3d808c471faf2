package dev.sluice.core.internal.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What the table of contents of a jar says, read without inflating an entry.
 *
 * @param jar the jar
 * @param descriptor whether it holds the declaration of components
 * @param bundled what it bundles although the host lends it
 * @param logProvider whether it brings a logging backend for slf4j
 */
record JarSurvey(Path jar, boolean descriptor, List<Lent> bundled, boolean logProvider) {
    /** The declaration of components that the annotation processor of the api writes. */
    static final String DESCRIPTOR = "META-INF/sluice/components.json";
    /** The index of extensions that the annotation processor of PF4J writes. */
    static final String INDEX = "META-INF/extensions.idx";

    private static final String LOG_PROVIDER = "META-INF/services/org.slf4j.spi.SLF4JServiceProvider";
    /** The entry by which slf4j 1 found its backend. */
    private static final String OLD_LOG_PROVIDER = "org/slf4j/impl/StaticLoggerBinder.class";
    /** The first bytes of a zip file with entries: APPNOTE 6.3, section 4.3.7. */
    private static final byte[] BEGINNING = {'P', 'K', 3, 4};

    JarSurvey {
        bundled = List.copyOf(bundled);
    }

    /**
     * Reads the table of contents.
     *
     * @throws IOException if the file cannot be read or is not a whole jar; the message says which
     */
    static JarSurvey of(Path jar) throws IOException {
        try (ZipFile zip = open(jar)) {
            List<Lent> bundled = new ArrayList<>();
            for (Lent lent : Lent.values()) {
                // To ask for one class is far cheaper than to look through all names.
                if (zip.getEntry(lent.marker()) != null) {
                    bundled.add(lent);
                }
            }
            return new JarSurvey(
                    jar,
                    zip.getEntry(DESCRIPTOR) != null,
                    bundled,
                    zip.getEntry(LOG_PROVIDER) != null || zip.getEntry(OLD_LOG_PROVIDER) != null);
        }
    }

    /** Tells whether a library carries a copy of the log's api within its own jar, where nobody can leave it out; it does no harm. */
    boolean isMoved(Lent lent) {
        return lent == Lent.SLF4J
                && !descriptor
                && !String.valueOf(jar.getFileName()).startsWith(lent.artifact());
    }

    /**
     * Returns an entry of the jar.
     *
     * @param limit the greatest length in bytes, so that a bomb does no harm
     */
    static Optional<byte[]> entry(Path jar, String name, int limit) throws IOException {
        try (ZipFile zip = open(jar)) {
            ZipEntry entry = zip.getEntry(name);
            if (entry == null) {
                return Optional.empty();
            }
            try (InputStream in = zip.getInputStream(entry)) {
                byte[] bytes = in.readNBytes(limit + 1);
                if (bytes.length > limit) {
                    throw new IOException("entry " + name + " has more than " + limit + " bytes");
                }
                return Optional.of(bytes);
            }
        }
    }

    private static ZipFile open(Path jar) throws IOException {
        try {
            return new ZipFile(jar.toFile(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IOException(why(jar, e), e);
        }
    }

    private static String why(Path jar, IOException failure) throws IOException {
        try (InputStream in = Files.newInputStream(jar)) {
            byte[] first = in.readNBytes(BEGINNING.length);
            if (first.length == 0) {
                return "is empty";
            }
            return Arrays.equals(first, BEGINNING) ? "is cut off or damaged: " + failure.getMessage() : "is not a jar";
        }
    }
}

package dev.sluice.core.internal.plugin;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/** The jars from which a class loader hands out streams, each opened once and closed with the loader. Thread-safe. */
final class OpenJars implements Closeable {
    private final Map<String, JarFile> jars = new LinkedHashMap<>();
    private boolean closed;

    /**
     * Opens an entry.
     *
     * @return null if it does not exist, or if this is closed
     */
    synchronized @Nullable InputStream open(URL jarUrl, String entryName) throws IOException {
        if (closed) {
            return null;
        }
        String key = jarUrl.toExternalForm();
        JarFile jar = jars.get(key);
        if (jar == null) {
            jar = new JarFile(new File(URI.create(key)), false);
            jars.put(key, jar);
        }
        ZipEntry entry = jar.getEntry(entryName);
        return entry == null ? null : jar.getInputStream(entry);
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        IOException failure = null;
        for (JarFile jar : jars.values()) {
            try {
                jar.close();
            } catch (IOException e) {
                failure = e;
            }
        }
        jars.clear();
        if (failure != null) {
            throw failure;
        }
    }
}

package dev.sluice.plugins.office;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;

/** The documents with which Tika tests its parsers, as they are published with it. */
final class TikaSuite {
    private static final String FOLDER = "test-documents/";

    private TikaSuite() {}

    static byte[] read(String name) throws IOException {
        try (InputStream in = TikaSuite.class.getResourceAsStream("/" + FOLDER + name)) {
            if (in == null) {
                throw new IOException("no jar of tests on the class path holds " + FOLDER + name);
            }
            return in.readAllBytes();
        }
    }

    /** Returns the names of all documents that are no larger than this, in a stable order. */
    static List<String> names(long maxBytes) throws IOException {
        List<String> names = new ArrayList<>();
        for (URL jar : Collections.list(TikaSuite.class.getClassLoader().getResources(FOLDER))) {
            if (jar.openConnection() instanceof JarURLConnection connection) {
                connection.getJarFile().stream()
                        .filter(entry -> entry.getName().startsWith(FOLDER) && !entry.isDirectory())
                        .filter(entry -> entry.getSize() <= maxBytes)
                        .map(JarEntry::getName)
                        .map(name -> name.substring(FOLDER.length()))
                        .forEach(names::add);
            }
        }
        return names.stream().distinct().sorted().toList();
    }
}

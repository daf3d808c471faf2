package dev.sluice.core.internal.manage;

import dev.sluice.api.ComponentFactory;
import dev.sluice.api.internal.ComponentProcessor;
import dev.sluice.core.Toolkit;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.pf4j.ExtensionPoint;
import org.slf4j.Logger;

/**
 * The plugins on the class path of a program, laid out as if they were installed: each with all libraries that are there, for
 * nothing tells which of them are its own. What the host lends is left out, and so is what writes the log of the program. The
 * folder is removed when this is closed.
 */
public final class ClassPathPlugins implements AutoCloseable {
    private static final Pattern JAR = Pattern.compile("(.+?)(?:-(\\d[\\w.+-]*))?\\.jar");
    private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+(?:-[0-9A-Za-z.-]+)?");
    private static final String NO_VERSION = "0.0.0";
    /** By these entries the jars of the host are known, which no plugin brings along. */
    private static final List<String> HOST = Stream.of(
                    ComponentFactory.class, ExtensionPoint.class, Logger.class, Toolkit.class)
            .map(type -> type.getName().replace('.', '/') + ".class")
            .toList();

    /** By this entry a backend of the log is known, as {@link java.util.ServiceLoader} finds it. */
    private static final String LOG_BACKEND = "META-INF/services/org.slf4j.spi.SLF4JServiceProvider";

    private static final Set<String> OUTPUT = Set.of(
            "target", "classes", "test-classes", "build", "java", "resources", "main", "bin", "out", "production");

    private final PrivateFolder work;

    private ClassPathPlugins(PrivateFolder work) {
        this.work = work;
    }

    /**
     * Lays them out.
     *
     * @param classPath jars and folders of classes, as {@code java.class.path} has them; what does not exist is passed over
     * @throws IOException if something cannot be read or copied
     */
    public static ClassPathPlugins of(String classPath) throws IOException {
        PrivateFolder work = PrivateFolder.temporary();
        try {
            lay(classPath, work.path());
            return new ClassPathPlugins(work);
        } catch (IOException | RuntimeException e) {
            work.close();
            throw e;
        }
    }

    /** Returns the folder that holds one folder a plugin. */
    public Path folder() {
        return work.path();
    }

    /** Removes what was laid out. */
    @Override
    public void close() throws IOException {
        work.close();
    }

    private static void lay(String classPath, Path work) throws IOException {
        Map<Path, String> jars = new LinkedHashMap<>();
        Path packed = Files.createDirectory(work.resolve(".packed"));
        for (String word : classPath.split(Pattern.quote(File.pathSeparator), -1)) {
            Path entry = Path.of(word);
            if (!word.isEmpty() && Files.isDirectory(entry)) {
                Path jar = packed.resolve(jars.size() + ".jar");
                ClassFolder.pack(entry, jar);
                jars.put(jar, moduleOf(entry) + ".jar");
            } else if (Files.isRegularFile(entry) && word.endsWith(".jar")) {
                jars.put(entry, entry.getFileName().toString());
            }
        }
        List<Path> libraries = new ArrayList<>();
        Map<Path, String> plugins = new LinkedHashMap<>();
        for (Map.Entry<Path, String> jar : jars.entrySet()) {
            try (ZipFile zip = new ZipFile(jar.getKey().toFile())) {
                if (zip.getEntry(ComponentProcessor.FILE) != null) {
                    plugins.put(jar.getKey(), jar.getValue());
                } else if (zip.getEntry(LOG_BACKEND) == null
                        && HOST.stream().allMatch(entry -> zip.getEntry(entry) == null)) {
                    libraries.add(jar.getKey());
                }
            }
        }
        for (Map.Entry<Path, String> plugin : plugins.entrySet()) {
            lay(plugin.getKey(), plugin.getValue(), libraries, work);
        }
        PrivateFolder.delete(packed);
    }

    private static void lay(Path jar, String name, List<Path> libraries, Path work) throws IOException {
        Matcher parts = JAR.matcher(name);
        String version = parts.matches() && parts.group(2) != null ? parts.group(2) : NO_VERSION;
        String stem = parts.matches() ? parts.group(1) : name;
        String id = stem.toLowerCase(Locale.ROOT)
                .replaceFirst("-plugin$", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^[-0-9]+|-+$", "");
        Path plugin = Files.createDirectory(free(work, id.isEmpty() ? "plugin" : id));
        Files.writeString(
                plugin.resolve("plugin.properties"),
                "plugin.id=" + plugin.getFileName() + "\nplugin.version="
                        + (VERSION.matcher(version).matches() ? version : NO_VERSION) + "\n");
        Path lib = Files.createDirectory(plugin.resolve("lib"));
        link(jar, lib.resolve(name));
        int number = 0;
        for (Path library : libraries) {
            // The order of the class path, which is that of the names here, decides between two copies of a class.
            link(library, lib.resolve("%04d.jar".formatted(number++)));
        }
    }

    private static Path free(Path work, String id) {
        Path folder = work.resolve(id);
        for (int number = 2; Files.exists(folder); number++) {
            folder = work.resolve(id + "-" + number);
        }
        return folder;
    }

    private static void link(Path from, Path to) throws IOException {
        try {
            Files.createLink(to, from.toRealPath());
        } catch (UnsupportedOperationException | IOException otherFileSystem) {
            Files.copy(from, to);
        }
    }

    /** Returns what the module is called whose classes a folder holds; that is the folder above those that compilers write. */
    private static String moduleOf(Path classes) {
        Path folder = classes.toAbsolutePath().normalize();
        for (Path each = folder; each != null && each.getFileName() != null; each = each.getParent()) {
            String name = each.getFileName().toString();
            if (!OUTPUT.contains(name)) {
                return name;
            }
        }
        return "classes";
    }
}

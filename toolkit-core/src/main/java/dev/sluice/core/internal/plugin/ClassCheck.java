package dev.sluice.core.internal.plugin;

import dev.sluice.core.PluginInfo.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Finds classes of a plugin that would fail only when a document comes that needs them. */
final class ClassCheck {
    private static final String CLASS = ".class";
    private static final String VERSIONS = "META-INF/";

    private ClassCheck() {}

    /** Returns a fault for each class of a jar that cannot be loaded, or speaks of one that cannot; none is initialized. */
    static List<Fault> check(Path jar, ClassLoader loader) {
        List<Fault> faults = new ArrayList<>();
        for (String name : classes(jar, faults)) {
            try {
                Class<?> type = Class.forName(name, false, loader);
                resolve(type);
            } catch (ClassNotFoundException | LinkageError e) {
                faults.add(LoadFaults.of("its class " + name, e));
            }
        }
        return faults;
    }

    /** The virtual machine looks for the classes that members speak of only when the members are asked for. */
    private static void resolve(Class<?> type) {
        Objects.requireNonNull(type.getDeclaredFields());
        Objects.requireNonNull(type.getDeclaredConstructors());
        Objects.requireNonNull(type.getDeclaredMethods());
    }

    private static List<String> classes(Path jar, List<Fault> faults) {
        try (ZipFile zip = new ZipFile(jar.toFile(), StandardCharsets.UTF_8)) {
            return zip.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(CLASS) && !name.startsWith(VERSIONS) && !name.endsWith("-info.class"))
                    .map(name ->
                            name.substring(0, name.length() - CLASS.length()).replace('/', '.'))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            faults.add(new Fault("bad-jar", jar.getFileName() + " cannot be read: " + e, "install the plugin again"));
            return List.of();
        }
    }
}

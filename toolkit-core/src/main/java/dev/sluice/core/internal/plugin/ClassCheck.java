package dev.sluice.core.internal.plugin;

import dev.sluice.core.PluginInfo.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Finds classes of a plugin that would fail only when a document comes that needs them. */
final class ClassCheck {
    private static final String CLASS = ".class";
    private static final String VERSIONS = "META-INF/";
    /** The longest class file that is looked into, in bytes. */
    private static final int LONGEST_CLASS = 16 << 20;

    /** A class that speaks of these looks itself whether a library is there. */
    private static final Set<String> EXPECTING =
            Set.of("java.lang.NoClassDefFoundError", "java.lang.LinkageError", "java.lang.ClassNotFoundException");

    private final Path jar;
    private final ClassLoader loader;
    private final List<Fault> faults = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private ClassCheck(Path jar, ClassLoader loader) {
        this.jar = jar;
        this.loader = loader;
    }

    /**
     * Returns a fault for each class of a jar that cannot be loaded, or speaks of one that cannot; none is initialized.
     * Method bodies are looked into only in the plugin's own packages: a library that was packed into the jar may refer
     * to others that it can do without. Nor are they in a class that catches, or throws, what is thrown where a class is
     * missing: it can do without a library, and says so.
     *
     * @param factories the names of the factories; what lies in their packages, or beside and below them, is the plugin's own
     */
    static List<Fault> check(Path jar, ClassLoader loader, List<String> factories) {
        ClassCheck check = new ClassCheck(jar, loader);
        Set<String> roots = factories.stream().map(OwnCode::root).collect(Collectors.toSet());
        for (String name : check.classes()) {
            if (check.load(name, name) && OwnCode.isOwn(name, roots)) {
                check.references(name).forEach(reference -> check.load(name, reference));
            }
        }
        return check.faults;
    }

    /** Tells whether a class can be loaded; the first class that needs a missing one is told. */
    private boolean load(String user, String name) {
        try {
            Class<?> type = Class.forName(name, false, loader);
            if (user.equals(name)) {
                resolve(type);
            }
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            String message = String.valueOf(e.getMessage());
            boolean isMissing = e instanceof ClassNotFoundException || e instanceof NoClassDefFoundError;
            if (seen.add(isMissing ? LoadFaults.className(message) : message)) {
                faults.add(LoadFaults.of("its class " + user, e));
            }
            return false;
        }
    }

    private Set<String> references(String name) {
        try {
            Optional<byte[]> bytes = JarSurvey.entry(jar, name.replace('.', '/') + CLASS, LONGEST_CLASS);
            Set<String> references = bytes.isPresent() ? ClassReferences.of(bytes.get()) : Set.of();
            return references.stream().anyMatch(EXPECTING::contains) ? Set.of() : references;
        } catch (IOException e) {
            faults.add(new Fault("bad-class", "its class " + name + " cannot be read: " + e, "build the plugin again"));
            return Set.of();
        }
    }

    /** The virtual machine looks for the classes that members speak of only when the members are asked for. */
    private static void resolve(Class<?> type) {
        Objects.requireNonNull(type.getDeclaredFields());
        Objects.requireNonNull(type.getDeclaredConstructors());
        Objects.requireNonNull(type.getDeclaredMethods());
    }

    private List<String> classes() {
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

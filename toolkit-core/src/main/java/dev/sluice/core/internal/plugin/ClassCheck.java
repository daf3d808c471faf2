package dev.sluice.core.internal.plugin;

import dev.sluice.api.ComponentFactory;
import dev.sluice.core.PluginInfo.Fault;
import dev.sluice.core.internal.plugin.ClassReferences.Uses;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Finds classes of a plugin that would fail only when a document comes that needs them. */
final class ClassCheck {
    /** The code of a fault that keeps a plugin from a part of its work which it catches. */
    private static final String OPTIONAL = "optional-library";

    private static final Uses NONE = new Uses(Set.of(), Set.of());
    private static final String CLASS = ".class";
    private static final String VERSIONS = "META-INF/";
    /** The longest class file that is looked into, in bytes. */
    private static final int LONGEST_CLASS = 16 << 20;

    private final Path jar;
    private final ClassLoader loader;
    private final Set<String> factories;
    private final List<Fault> faults = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private boolean isNeeded = true;

    private ClassCheck(Path jar, ClassLoader loader, List<String> factories) {
        this.jar = jar;
        this.loader = loader;
        this.factories = Set.copyOf(factories);
    }

    /**
     * Returns a fault for each class of a jar that cannot be loaded, or speaks of one that cannot; none is initialized.
     * Method bodies are looked into only in the plugin's own packages: a library that was packed into the jar may refer
     * to others that it can do without. What a body uses only where it catches that a class is missing is a doubt, and so is a
     * factory that the plugin does not declare.
     *
     * @param factories the names of the factories; what lies in their packages, or beside and below them, is the plugin's own
     */
    static List<Fault> check(Path jar, ClassLoader loader, List<String> factories) {
        ClassCheck check = new ClassCheck(jar, loader, factories);
        Set<String> roots = factories.stream().map(OwnCode::root).collect(Collectors.toSet());
        List<String> classes = check.classes();
        Map<String, Uses> own = new TreeMap<>();
        for (String name : classes) {
            if (OwnCode.isOwn(name, roots)) {
                own.put(name, check.uses(name));
            }
        }
        Set<String> spared = spared(own, factories);
        for (String name : classes) {
            if (!spared.contains(name) && check.load(name, name)) {
                uses(own, name).needed().forEach(used -> check.load(name, used));
            }
        }
        check.isNeeded = false;
        for (String name : classes) {
            if (!spared.contains(name)) {
                uses(own, name).optional().forEach(used -> check.load(name, used));
            } else if (check.load(name, name)) {
                uses(own, name).needed().forEach(used -> check.load(name, used));
                uses(own, name).optional().forEach(used -> check.load(name, used));
            }
        }
        return check.faults;
    }

    private static Uses uses(Map<String, Uses> own, String name) {
        return own.getOrDefault(name, NONE);
    }

    /** Returns the classes of a plugin that it uses only where it catches that they do not work. */
    private static Set<String> spared(Map<String, Uses> own, List<String> factories) {
        Set<String> spared = new HashSet<>();
        own.forEach((name, uses) -> uses.optional().stream()
                .filter(used -> own.containsKey(used) && !used.equals(name))
                .forEach(spared::add));
        factories.forEach(spared::remove);
        Deque<String> needed = new ArrayDeque<>(own.keySet());
        needed.removeAll(spared);
        while (!needed.isEmpty()) {
            for (String used : uses(own, needed.remove()).needed()) {
                if (spared.remove(used)) {
                    needed.add(used);
                }
            }
        }
        return spared;
    }

    /** Tells whether a class can be loaded; the first class that needs a missing one is told. */
    private boolean load(String user, String name) {
        try {
            Class<?> type = Class.forName(name, false, loader);
            if (user.equals(name)) {
                resolve(type);
                requireDeclared(type);
            }
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            String message = String.valueOf(e.getMessage());
            boolean isMissing = e instanceof ClassNotFoundException || e instanceof NoClassDefFoundError;
            if (seen.add(isMissing ? LoadFaults.className(message) : message)) {
                Fault fault = LoadFaults.of("its class " + user, e);
                faults.add(isNeeded ? fault : new Fault(OPTIONAL, fault.cause() + "; it does without", fault.cure()));
            }
            return false;
        }
    }

    private void requireDeclared(Class<?> type) {
        boolean isFactory = ComponentFactory.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers());
        if (isFactory && !factories.contains(type.getName())) {
            faults.add(new Fault(
                    "undeclared-factory",
                    "its class " + type.getName() + " makes components that no pipeline can name",
                    "annotate it with @SluiceComponent and build the plugin again, or make it abstract if it is not for"
                            + " pipelines"));
        }
    }

    private Uses uses(String name) {
        try {
            Optional<byte[]> bytes = JarSurvey.entry(jar, name.replace('.', '/') + CLASS, LONGEST_CLASS);
            return bytes.isPresent() ? ClassReferences.of(bytes.get()) : NONE;
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException e) {
            if (load(name, name)) {
                faults.add(new Fault(
                        "bad-class", "its class " + name + " cannot be read: " + e, "build the plugin again"));
            }
            return NONE;
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

package dev.sluice.testkit;

import dev.sluice.api.internal.ModuleHost;
import dev.sluice.api.internal.ModuleHost.LoadedModule;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Loads the plugin of the module for a class of tests. */
final class PluginLoading implements ParameterResolver {
    static final String PROPERTIES = "plugin.properties";
    static final String CLASSPATH = "plugin.classpath";
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(PluginLoading.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == LoadedPlugin.class;
    }

    @Override
    public LoadedPlugin resolveParameter(ParameterContext parameter, ExtensionContext context) {
        ExtensionContext owner = owner(context);
        Class<?> tests = owner.getRequiredTestClass();
        return owner.getStore(NAMESPACE)
                .getOrComputeIfAbsent(tests, key -> new Loaded(load(tests), unloads(tests)), Loaded.class)
                .plugin();
    }

    /** Returns the context of the class that carries {@link PluginTest}: that of the test, or one it is nested in. */
    static ExtensionContext owner(ExtensionContext context) {
        ExtensionContext owner = context;
        while (owner.getTestMethod().isPresent() || !isPluginTest(owner)) {
            owner = owner.getParent()
                    .filter(parent -> parent.getTestClass().isPresent())
                    .orElseThrow(() -> new ParameterResolutionException(
                            context.getRequiredTestClass() + " takes a LoadedPlugin, but lacks @PluginTest"));
        }
        return owner;
    }

    private static boolean isPluginTest(ExtensionContext context) {
        return annotation(context.getRequiredTestClass()).isPresent();
    }

    static boolean unloads(Class<?> tests) {
        return annotation(tests).map(PluginTest::unloads).orElse(true);
    }

    /** A subclass of a class of tests has its extensions, so it has its settings too. */
    private static Optional<PluginTest> annotation(Class<?> tests) {
        Optional<PluginTest> found = Optional.empty();
        for (Class<?> type = tests; found.isEmpty() && type != null; type = type.getSuperclass()) {
            found = AnnotationSupport.findAnnotation(type, PluginTest.class);
        }
        return found;
    }

    static LoadedModule load(Class<?> tests) {
        Path folder = folder(tests);
        Path properties = written(folder, PROPERTIES, "as a filtered test resource");
        Path classpath = written(folder, CLASSPATH, "by build-classpath of maven-dependency-plugin");
        try {
            List<Path> libraries = Pattern.compile(Pattern.quote(File.pathSeparator))
                    .splitAsStream(Files.readString(classpath).strip())
                    .filter(entry -> !entry.isBlank())
                    .map(Path::of)
                    .toList();
            return host().load(properties, folder.resolveSibling("classes"), libraries);
        } catch (IOException e) {
            throw new ParameterResolutionException("the plugin of this module cannot be loaded: " + e, e);
        }
    }

    private static Path folder(Class<?> tests) {
        try {
            return Path.of(
                    tests.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new ParameterResolutionException("the folder of " + tests + " cannot be found: " + e, e);
        }
    }

    private static Path written(Path folder, String file, String how) {
        Path path = folder.resolve(file);
        if (!Files.exists(path)) {
            throw new ParameterResolutionException("there is no " + path + ", which the build writes " + how
                    + "; run mvn test once, and look into the pom.xml that sluice plugin new writes");
        }
        return path;
    }

    private static ModuleHost host() {
        return ServiceLoader.load(ModuleHost.class, ModuleHost.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new ParameterResolutionException(
                        "Sluice itself is not on the class path of the tests; add dev.sluice:sluice-core to"
                                + " additionalClasspathDependencies of maven-surefire-plugin, as sluice plugin new does, and"
                                + " run the test by Maven"));
    }

    /** Closed by JUnit after the last test of the class. */
    private record Loaded(LoadedModule module, LoadedPlugin plugin, boolean unloads) implements AutoCloseable {
        Loaded(LoadedModule module, boolean unloads) {
            this(module, new LoadedPlugin(module), unloads);
        }

        @Override
        public void close() throws IOException {
            module.close();
            if (unloads && !module.isCollected()) {
                throw new AssertionError("the classes of the plugin stay in memory after it was unloaded: a thread, a"
                        + " ThreadLocal or a registry of the JDK still holds one; end and take back in close() what the"
                        + " component began, or say @PluginTest(unloads = false) if a library does not let go");
            }
        }
    }
}

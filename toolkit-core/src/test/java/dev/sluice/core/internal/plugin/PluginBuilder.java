package dev.sluice.core.internal.plugin;

import dev.sluice.api.ComponentFactory;
import dev.sluice.api.internal.ComponentProcessor;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.pf4j.Extension;
import org.pf4j.processor.ExtensionAnnotationProcessor;
import org.slf4j.Logger;

/**
 * Builds a plugin as its author would: compiles Java sources with the annotation processors of the api and of PF4J, makes
 * the jar, and lays out the directory. By default the plugin is sound; each method makes one thing different.
 */
final class PluginBuilder {
    /** Most tests need the same few plugins, and the compiler takes most of their time. */
    private static final Map<String, Map<String, byte[]>> COMPILED = new ConcurrentHashMap<>();

    private final String id;
    private final Map<String, String> properties = new TreeMap<>();
    private final Map<String, String> sources = new LinkedHashMap<>();
    private final List<Path> libraries = new ArrayList<>();
    private final Set<Path> compileOnly = new LinkedHashSet<>();
    private final Set<Path> hiding = new LinkedHashSet<>();
    private final Map<String, byte[]> entries = new TreeMap<>();
    private final List<String> absent = new ArrayList<>();
    private UnaryOperator<byte[]> patch = UnaryOperator.identity();
    private boolean jar = true;
    private boolean processors = true;

    private PluginBuilder(String id) {
        this.id = id;
        properties.put("plugin.id", id);
        properties.put("plugin.version", "1.0.0");
        properties.put("plugin.description", "The plugin " + id + " of a test");
    }

    /** Starts a plugin without sources. */
    static PluginBuilder plugin(String id) {
        return new PluginBuilder(id);
    }

    /** Starts a plugin with one annotator, named like the plugin, in a package named like the plugin. */
    static PluginBuilder withAnnotator(String id) {
        return plugin(id).annotator(id, "return \"" + id + "\";");
    }

    /** Returns the binary name of the factory that {@link #annotator} writes. */
    static String factoryOf(String component) {
        return packageOf(component) + ".Factory";
    }

    /**
     * Adds an annotator that changes nothing. Its factory is also a {@code Callable<String>}, so that a test can run code
     * inside the plugin.
     *
     * @param component its name
     * @param body the body of {@code String call() throws Exception}
     */
    PluginBuilder annotator(String component, String body) {
        return source(factoryOf(component), """
                package %s;

                import dev.sluice.api.*;

                @SluiceComponent(name = "%s", summary = "Returns what a test asks for.", needs = Layer.TEXT)
                public final class Factory implements ComponentFactory<Factory.Config>, java.util.concurrent.Callable<String> {
                    public record Config(@Option(doc = "How many.", def = "3") int count) {}

                    @Override
                    public Annotator create(Config config, ComponentContext context) {
                        return (document, step) -> document.withText(document.text() + config.count());
                    }

                    @Override
                    public String call() throws Exception {
                        %s
                    }
                }
                """.formatted(packageOf(component), component, body));
    }

    /** Adds or replaces a source file. */
    PluginBuilder source(String className, String text) {
        sources.put(className, text);
        return this;
    }

    /** Replaces a text in all sources. */
    PluginBuilder edit(String old, String replacement) {
        sources.replaceAll((name, text) -> text.replace(old, replacement));
        return this;
    }

    PluginBuilder version(String version) {
        return property("plugin.version", version);
    }

    PluginBuilder dependencies(String dependencies) {
        return property("plugin.dependencies", dependencies);
    }

    PluginBuilder property(String key, String value) {
        properties.put(key, value);
        return this;
    }

    PluginBuilder withoutProperty(String key) {
        properties.remove(key);
        return this;
    }

    /** Compiles with libraries and puts them into lib/. */
    PluginBuilder library(Path... jars) {
        libraries.addAll(Arrays.asList(jars));
        return this;
    }

    /** Compiles with libraries that will not be there at run time. */
    PluginBuilder compileOnly(Path... jars) {
        compileOnly.addAll(Arrays.asList(jars));
        return this;
    }

    /** Compiles with a jar that hides, and will not be there at run time, parts of the api or of a library. */
    PluginBuilder compileAgainst(Path jar) {
        hiding.add(jar);
        return this;
    }

    /** Compiles without annotation processors. */
    PluginBuilder withoutProcessors() {
        processors = false;
        return this;
    }

    /** Adds or replaces a file in the plugin's jar. */
    PluginBuilder entry(String name, String text) {
        return entry(name, text.getBytes(StandardCharsets.UTF_8));
    }

    PluginBuilder entry(String name, byte[] bytes) {
        entries.put(name, bytes);
        return this;
    }

    /** Leaves a file out of the plugin's jar, or all whose names begin so. */
    PluginBuilder without(String prefix) {
        absent.add(prefix);
        return this;
    }

    /** Marks all classes as compiled for a version of Java. */
    PluginBuilder forJava(int feature) {
        patch = bytes -> {
            byte[] changed = bytes.clone();
            changed[7] = (byte) (feature + 44);
            return changed;
        };
        return this;
    }

    /** Cuts its classes off in the middle. */
    PluginBuilder withHalfClasses() {
        patch = bytes -> Arrays.copyOf(bytes, bytes.length / 2);
        return this;
    }

    /** Leaves the plugin's own jar out. */
    PluginBuilder withoutJar() {
        jar = false;
        return this;
    }

    /** Builds the plugin in a directory of plugins, under its id. */
    Path buildIn(Path plugins) throws IOException {
        return buildIn(plugins, id);
    }

    /** Builds the plugin in a directory of plugins. */
    Path buildIn(Path plugins, String directoryName) throws IOException {
        Path directory = plugins.resolve(directoryName);
        Path lib = Files.createDirectories(directory.resolve("lib"));
        StringBuilder text = new StringBuilder();
        properties.forEach(
                (key, value) -> text.append(key).append('=').append(value).append('\n'));
        Files.writeString(directory.resolve("plugin.properties"), text);
        for (Path library : libraries) {
            Files.copy(library, lib.resolve(library.getFileName()));
        }
        if (jar) {
            jarIn(lib);
        }
        return directory;
    }

    /** Builds only the plugin's jar, such as for a library. */
    Path jarIn(Path directory) throws IOException {
        Map<String, byte[]> files = classes();
        files.keySet().removeIf(name -> absent.stream().anyMatch(name::startsWith));
        files.putAll(entries);
        Path file = directory.resolve(id + "-" + properties.getOrDefault("plugin.version", "0") + ".jar");
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream target = new JarOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : files.entrySet()) {
                target.putNextEntry(new JarEntry(entry.getKey()));
                target.write(entry.getValue());
                target.closeEntry();
            }
        }
        return file;
    }

    private Map<String, byte[]> classes() throws IOException {
        String key = sources + "|" + classPath() + "|" + processors;
        Map<String, byte[]> compiled = COMPILED.get(key);
        if (compiled == null) {
            compiled = sources.isEmpty() ? Map.of() : compile();
            COMPILED.put(key, compiled);
        }
        Map<String, byte[]> result = new TreeMap<>(compiled);
        result.replaceAll((name, bytes) -> name.endsWith(".class") ? patch.apply(bytes) : bytes);
        return result;
    }

    private Map<String, byte[]> compile() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Path output = Files.createTempDirectory("plugin-classes");
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output));
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath());
            JavaCompiler.CompilationTask task =
                    compiler.getTask(messages, files, null, List.of("-parameters", "-Xlint:none"), null, units());
            task.setProcessors(
                    processors ? List.of(new ComponentProcessor(), new ExtensionAnnotationProcessor()) : List.of());
            if (!task.call()) {
                throw new IllegalStateException("plugin " + id + " does not compile:\n" + messages);
            }
            return contents(output);
        } finally {
            delete(output);
        }
    }

    private static Map<String, byte[]> contents(Path output) throws IOException {
        Map<String, byte[]> contents = new TreeMap<>();
        for (Path file : tree(output)) {
            if (Files.isRegularFile(file)) {
                String name = output.relativize(file).toString().replace('\\', '/');
                byte[] bytes = Files.readAllBytes(file);
                contents.put(name, bytes);
            }
        }
        return contents;
    }

    private Collection<Path> classPath() {
        Set<Path> paths = new LinkedHashSet<>(hiding);
        paths.addAll(libraries);
        paths.addAll(compileOnly);
        for (Class<?> provided : List.of(ComponentFactory.class, Extension.class, Logger.class, Nullable.class)) {
            paths.add(location(provided));
        }
        return paths;
    }

    private List<JavaFileObject> units() {
        return sources.entrySet().stream()
                .map(source -> (JavaFileObject) new Source(source.getKey(), source.getValue()))
                .collect(Collectors.toList());
    }

    private static Path location(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String packageOf(String component) {
        return "demo." + component.replace("-", "");
    }

    private static List<Path> tree(Path root) throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.sorted().toList();
        }
    }

    private static void delete(Path root) throws IOException {
        List<Path> paths = new ArrayList<>(tree(root));
        Collections.reverse(paths);
        for (Path path : paths) {
            Files.delete(path);
        }
    }

    /** A source file in memory. */
    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String className, String text) {
            super(URI.create("memory:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}

package dev.sluice.core.internal.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.internal.ComponentProcessor;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.pf4j.processor.ExtensionAnnotationProcessor;

/** Does with the project of a new plugin what Maven would, in the same process. */
public final class TestProject {
    private TestProject() {}

    /** Makes the folder of a plugin as it would be packaged: an annotator with the id {@code words}. */
    public static Path plugin(Path work, String version) throws IOException {
        return plugin(work, "words", version, "");
    }

    /** Makes one with another id, which may need others, as {@code plugin.dependencies} says. */
    public static Path plugin(Path work, String id, String version, String dependencies) throws IOException {
        return plugin(work, "annotator", id, version, dependencies);
    }

    /** Makes one of another kind. */
    public static Path plugin(Path work, String kind, String id, String version, String dependencies)
            throws IOException {
        Path project = work.resolve("project-" + id + "-" + version);
        Map<String, String> files = ProjectTemplates.files(ProjectName.of(id), kind);
        ProjectWriter.write(project, files);
        Path classes = compileMain(project);
        Path plugin = Files.createDirectories(work.resolve("made-" + id + "-" + version + "/" + id));
        Files.createDirectory(plugin.resolve("lib"));
        zip(classes, plugin.resolve("lib/" + id + "-plugin-" + version + ".jar"));
        String needs = dependencies.isEmpty() ? "" : "plugin.dependencies=" + dependencies + "\n";
        Files.writeString(plugin.resolve("plugin.properties"), properties(files, id, version) + needs);
        return plugin;
    }

    /** Returns the {@code plugin.properties} of a project as Maven fills it in. */
    static String properties(Map<String, String> files, String id, String version) {
        return files.get("src/main/assembly/plugin.properties")
                .replace("${plugin.id}", id)
                .replace("${project.version}", version)
                .replace("${project.description}", "Marks words");
    }

    /** Packs what is in a folder. */
    public static Path zip(Path folder, Path zip) throws IOException {
        try (OutputStream file = Files.newOutputStream(zip);
                ZipOutputStream out = new ZipOutputStream(file);
                Stream<Path> walk = Files.walk(folder)) {
            walk.filter(Files::isRegularFile).sorted().forEach(path -> {
                try {
                    out.putNextEntry(
                            new ZipEntry(folder.relativize(path).toString().replace('\\', '/')));
                    Files.copy(path, out);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return zip;
    }

    /** Compiles the main sources of a project anew. */
    public static Path compileMain(Path project) throws IOException {
        return compile(project, "src/main/java");
    }

    /** Compiles the tests of a project whose main sources are compiled, and returns the folder of their classes. */
    static Path compileTests(Path project) throws IOException {
        return compile(project, project.resolve("target/test-classes"), List.of("src/test/java"));
    }

    /** Compiles folders of sources with all warnings as errors, and returns the folder of the classes. */
    static Path compile(Path project, String... sourceFolders) throws IOException {
        return compile(project, project.resolve("target/classes"), List.of(sourceFolders));
    }

    private static Path compile(Path project, Path target, List<String> sourceFolders) throws IOException {
        Path classes = Files.createDirectories(target);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
            List<Path> classPath = new ArrayList<>();
            files.getLocationAsPaths(StandardLocation.CLASS_PATH).forEach(classPath::add);
            classPath.add(project.resolve("target/classes"));
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
            List<Path> sources = new ArrayList<>();
            for (String folder : sourceFolders) {
                try (Stream<Path> found = Files.walk(project.resolve(folder))) {
                    found.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
                }
            }
            JavaCompiler.CompilationTask task = compiler.getTask(
                    messages,
                    files,
                    null,
                    List.of("--release", "17", "-parameters", "-Xlint:all,-processing,-classfile,-path", "-Werror"),
                    null,
                    files.getJavaFileObjectsFromPaths(sources));
            task.setProcessors(List.of(new ComponentProcessor(), new ExtensionAnnotationProcessor()));
            assertThat(task.call()).as(messages.toString()).isTrue();
        }
        return classes;
    }

    /** Writes a key as OpenSSL does; the kind is {@code PUBLIC KEY} or {@code PRIVATE KEY}. */
    public static Path key(Path file, String kind, Key key) throws IOException {
        return Files.writeString(
                file,
                "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                        .formatted(kind, Base64.getMimeEncoder().encodeToString(key.getEncoded()), kind));
    }
}

package dev.sluice.core.internal.manage;

import dev.sluice.api.internal.ComponentProcessor;
import dev.sluice.core.InputException;
import dev.sluice.core.OutputException;
import dev.sluice.core.PluginException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * The plugin of a Maven project as its classes are now: what was packaged last, with {@code target/classes} in the place of its
 * own jar. Used by one thread.
 */
public final class ProjectPlugin {
    private static final Pattern FACTORY = Pattern.compile("\"factory\"\\s*:\\s*\"([^\"]+)\"");

    private final Path project;
    private final Path classes;

    /**
     * Takes the folder of a project.
     *
     * @throws InputException if it is none that was packaged once
     */
    public ProjectPlugin(Path project) {
        this.project = project;
        this.classes = project.resolve("target").resolve("classes");
        if (!Files.exists(project.resolve("pom.xml"))) {
            throw new InputException(
                    project + " is no project of a plugin: it has no pom.xml; name its folder with --plugin DIR", null);
        }
        packaged();
    }

    /** Returns a word that changes whenever the package or a class does; empty while there is nothing that can be used. */
    public Optional<String> state() {
        StringBuilder state = new StringBuilder();
        try (Stream<Path> files = Files.walk(classes)) {
            if (!isWhole()) {
                return Optional.empty();
            }
            List<Path> all =
                    Stream.concat(Stream.of(packaged()), files).sorted().toList();
            for (Path file : all) {
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    state.append(file).append(' ').append(Files.size(file)).append(' ');
                    state.append(Files.getLastModifiedTime(file).toMillis()).append('\n');
                }
            }
            return Optional.of(state.toString());
        } catch (IOException | UncheckedIOException | InputException e) {
            return Optional.empty(); // a compiler is at work: what it has removed comes again
        }
    }

    /** Maven removes the classes it compiles anew, and leaves what declares them. */
    private boolean isWhole() throws IOException {
        Matcher factories = FACTORY.matcher(Files.readString(classes.resolve(ComponentProcessor.FILE)));
        while (factories.find()) {
            if (!Files.exists(classes.resolve(factories.group(1).replace('.', '/') + ".class"))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Writes the folder of the plugin anew, in the place of the one that was written before.
     *
     * @return the folder it is in, below {@code target}, where {@code mvn clean} removes it
     * @throws PluginException if what was packaged is no plugin
     */
    public Path write() {
        Path zip = packaged();
        Path plugins = project.resolve("target").resolve("sluice-dev");
        try {
            if (Files.exists(plugins)) {
                PrivateFolder.delete(plugins);
            }
            Files.createDirectories(plugins);
            ClassFolder.pack(
                    classes,
                    own(PluginVerifier.unpack(zip, plugins, PackageLimits.DEFAULT)
                            .resolve("lib")));
            return plugins;
        } catch (ArchiveException e) {
            throw new PluginException(
                    zip.toString(),
                    zip + ": " + e.fault().cause() + "; " + e.fault().cure(),
                    null);
        } catch (IOException e) {
            throw new OutputException(plugins.toString(), false, plugins + " cannot be written: " + e, e);
        }
    }

    private Path packaged() {
        try (Stream<Path> files = Files.list(project.resolve("target"))) {
            return files.filter(file -> file.toString().endsWith(".zip"))
                    .max(Comparator.comparing(ProjectPlugin::time).thenComparing(Comparator.naturalOrder()))
                    .orElseThrow(() -> new NoSuchFileException(project.resolve("target") + "/*.zip"));
        } catch (IOException e) {
            throw new InputException(
                    "the plugin in " + project
                            + " was never packaged; do so once by mvn package, and again whenever the"
                            + " libraries it needs change",
                    e);
        }
    }

    private static long time(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            return 0;
        }
    }

    /** The jar of the plugin itself is the one that declares components. */
    private static Path own(Path libraries) throws IOException {
        try (Stream<Path> files = Files.list(libraries)) {
            for (Path file : files.sorted().toList()) {
                try (ZipFile jar = new ZipFile(file.toFile())) {
                    if (jar.getEntry(ComponentProcessor.FILE) != null) {
                        return file;
                    }
                }
            }
        }
        return libraries.resolve("classes.jar");
    }
}

package dev.sluice.core.internal.plugin;

import dev.sluice.core.ComponentInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds plugins in directories and checks each for itself, without loading a class. */
final class PluginScanner {
    /** What a plugin or a component can be called: the same words as the annotation processor allows. */
    static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private static final Pattern ARCHIVE = Pattern.compile("(?i)(.+)\\.(zip|jar|tar\\.gz|tgz)");
    private static final String LIBRARIES = "lib";
    /** Far above any honest descriptor, far below what hurts. */
    private static final int LONGEST_ENTRY = 8 << 20;

    private final String hostVersion;
    private final Versions versions = new Versions();

    /**
     * Makes one.
     *
     * @param hostVersion the version that plugins may ask for, without {@code -SNAPSHOT}
     */
    PluginScanner(String hostVersion) {
        this.hostVersion = hostVersion;
    }

    /** Returns all plugins: the directories in the given order, the plugins of each by name. */
    List<PluginDraft> scan(List<Path> directories) {
        List<PluginDraft> drafts = new ArrayList<>();
        for (Path directory : new LinkedHashSet<>(directories)) {
            if (!Files.exists(directory)) {
                continue;
            }
            try {
                for (Path child : children(directory)) {
                    String name = child.getFileName().toString();
                    if (Files.isDirectory(child)) {
                        drafts.add(plugin(child, name));
                    } else if (ARCHIVE.matcher(name).matches()) {
                        drafts.add(archive(child, name));
                    }
                }
            } catch (IOException e) {
                PluginDraft draft = new PluginDraft(directory, String.valueOf(directory.getFileName()));
                draft.error(
                        "unreadable-directory",
                        "the plugin directory " + directory + " cannot be read: " + e,
                        "give a directory that this user may read");
                drafts.add(draft);
            }
        }
        return drafts;
    }

    private static List<Path> children(Path directory) throws IOException {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            for (Path child : stream) {
                // An installer unpacks into a hidden directory beside the plugins and moves it when it is whole.
                if (!child.getFileName().toString().startsWith(".")) {
                    children.add(child);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        children.sort(Comparator.comparing(child -> child.getFileName().toString()));
        return children;
    }

    private static PluginDraft archive(Path file, String name) {
        PluginDraft draft = new PluginDraft(file, ARCHIVE.matcher(name).replaceFirst("$1"));
        draft.error(
                "not-unpacked",
                file + " is an archive, and a plugin is a directory",
                "unpack it into a directory named after its plugin.id, and remove the archive");
        return draft;
    }

    /** Returns the plugin of one folder, which should be called by its name. */
    PluginDraft plugin(Path directory, String name) {
        PluginDraft draft = new PluginDraft(directory, name);
        try {
            PluginProperties properties = PluginProperties.read(directory);
            draft.properties(properties);
            checkProperties(draft, properties, name);
        } catch (FaultException e) {
            draft.error(e.fault());
        }
        try {
            List<JarSurvey> surveys = jars(draft);
            if (!surveys.isEmpty()) {
                readOwnJar(draft, surveys);
            }
        } catch (FaultException e) {
            draft.error(e.fault());
        }
        return draft;
    }

    private void checkProperties(PluginDraft draft, PluginProperties properties, String name) {
        if (properties.id().isEmpty()) {
            draft.error("no-id", "plugin.id is missing in " + PluginProperties.FILE, "add the line plugin.id=" + name);
        } else if (!NAME.matcher(properties.id()).matches()) {
            draft.error(
                    "bad-id",
                    "plugin.id '" + properties.id() + "' cannot name a plugin",
                    "use lower-case letters, digits and single hyphens");
        } else if (!properties.id().equals(name)) {
            draft.error(
                    "id-differs",
                    "plugin.id is '" + properties.id() + "', but the directory is called '" + name + "'",
                    "rename the directory to '" + properties.id() + "'");
        }
        if (properties.version().isEmpty()) {
            draft.error(
                    "no-version",
                    "plugin.version is missing in " + PluginProperties.FILE,
                    "add a line such as plugin.version=1.0.0");
        } else if (!versions.isVersion(properties.version())) {
            draft.error(
                    "bad-version",
                    "plugin.version '" + properties.version() + "' is not a version",
                    "use three numbers, such as 1.0.0 or 1.0.0-beta.1");
        }
        String requires = Versions.orLater(properties.requires());
        if (!versions.isRange(requires)) {
            draft.error(
                    "bad-requires",
                    "plugin.requires '" + properties.requires() + "' is not a range of versions",
                    "use a range such as >=0.1.0 & <1.0.0, ^0.1.0 or 0.x");
        } else if (!versions.checkVersionConstraint(hostVersion, requires)) {
            draft.error(
                    "requires-host",
                    "it requires Sluice " + properties.requires() + ", and this is " + hostVersion,
                    "install a version of the plugin made for Sluice " + hostVersion
                            + ", or a Sluice that the plugin is made for");
        }
    }

    private static List<JarSurvey> jars(PluginDraft draft) throws FaultException {
        Path libraries = draft.directory().resolve(LIBRARIES);
        List<JarSurvey> surveys = new ArrayList<>();
        try {
            for (Path jar : Files.isDirectory(libraries) ? children(libraries) : List.<Path>of()) {
                if (jar.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".jar")) {
                    survey(draft, jar, surveys);
                }
            }
        } catch (IOException e) {
            throw new FaultException(
                    "unreadable-directory", libraries + " cannot be read: " + e, "make it readable for this user");
        }
        if (surveys.isEmpty() && !draft.broken()) {
            throw new FaultException(
                    "no-jar",
                    "there is no jar in " + libraries,
                    "put the jar of the plugin and the libraries it needs into " + LIBRARIES + "/");
        }
        return surveys;
    }

    private static void survey(PluginDraft draft, Path jar, List<JarSurvey> surveys) {
        try {
            surveys.add(JarSurvey.of(jar));
        } catch (IOException e) {
            draft.error(
                    "bad-jar",
                    LIBRARIES + "/" + jar.getFileName() + " " + e.getMessage(),
                    "install the plugin again: the copy was perhaps interrupted");
        }
    }

    private static void readOwnJar(PluginDraft draft, List<JarSurvey> surveys) throws FaultException {
        List<JarSurvey> own = surveys.stream().filter(JarSurvey::descriptor).toList();
        orderJars(draft, surveys);
        checkBundled(draft, surveys);
        if (own.isEmpty()) {
            throw new FaultException(
                    "no-components",
                    "none of its jars holds " + JarSurvey.DESCRIPTOR,
                    "annotate the factories with @SluiceComponent, and build with the annotation processor of sluice-api"
                            + " (from Java 23 on javac runs it only with -proc:full)");
        }
        if (own.size() > 1) {
            throw new FaultException(
                    "two-descriptors",
                    "several of its jars declare components: "
                            + own.stream()
                                    .map(s -> s.jar().getFileName().toString())
                                    .collect(Collectors.joining(", ")),
                    "keep one of them; a plugin uses another by plugin.dependencies, not by bundling it");
        }
        Path jar = own.get(0).jar();
        List<ComponentInfo> components =
                DescriptorReader.read(entry(jar, JarSurvey.DESCRIPTOR).orElseThrow(), draft.id(), draft.version());
        if (components.isEmpty()) {
            throw new FaultException(
                    "no-components",
                    JarSurvey.DESCRIPTOR + " declares no component",
                    "annotate the factories with @SluiceComponent");
        }
        draft.components(components);
        checkIndex(draft, jar);
    }

    private static void orderJars(PluginDraft draft, List<JarSurvey> surveys) {
        List<Path> jars = new ArrayList<>();
        surveys.stream().filter(JarSurvey::descriptor).forEach(s -> jars.add(s.jar()));
        surveys.stream().filter(s -> !s.descriptor()).forEach(s -> jars.add(s.jar()));
        draft.jars(jars);
    }

    private static void checkBundled(PluginDraft draft, List<JarSurvey> surveys) {
        for (JarSurvey survey : surveys) {
            String jar = LIBRARIES + "/" + survey.jar().getFileName();
            for (Lent lent : survey.bundled()) {
                if (survey.isMoved(lent)) {
                    continue;
                }
                draft.warning(
                        "bundles-" + lent.artifact(),
                        jar + " holds classes of " + lent.artifact() + ", which the host lends; they are not used",
                        "declare " + lent.artifact()
                                + " with <scope>provided</scope>, or, where a library brings it (mvn"
                                + " dependency:tree tells which), exclude it in src/main/assembly/plugin.xml by <excludes>"
                                + "<exclude>" + lent.coordinates()
                                + "</exclude></excludes>; then build the plugin again");
            }
            if (survey.logProvider()) {
                draft.warning(
                        "bundles-logging",
                        jar + " is a logging backend; it is not used, for the host writes the log",
                        "exclude it from the plugin, and build the plugin again");
            }
        }
    }

    private static void checkIndex(PluginDraft draft, Path jar) throws FaultException {
        Optional<byte[]> index = entry(jar, JarSurvey.INDEX);
        String cure =
                "build the plugin again, with the annotation processors of pf4j and sluice-api; a repackaging tool"
                        + " must keep META-INF";
        if (index.isEmpty()) {
            throw new FaultException("no-index", jar.getFileName() + " has no " + JarSurvey.INDEX, cure);
        }
        Set<String> indexed = classNames(new String(index.get(), StandardCharsets.UTF_8));
        for (ComponentInfo component : draft.components()) {
            if (!indexed.remove(component.factory())) {
                boolean isThere = entry(jar, component.factory().replace('.', '/') + ".class")
                        .isPresent();
                draft.error(
                        "not-indexed",
                        "the factory " + component.factory() + " of component '" + component.name() + "' is not in "
                                + JarSurvey.INDEX
                                + (isThere ? "" : ", and there is no such class in " + jar.getFileName()),
                        cure);
            }
        }
        for (String extra : indexed) {
            draft.warning(
                    "undeclared-extension",
                    JarSurvey.INDEX + " lists " + extra + ", which " + JarSurvey.DESCRIPTOR
                            + " does not declare; it is not used",
                    "annotate it with @SluiceComponent instead of @Extension, and build the plugin again");
        }
    }

    private static Set<String> classNames(String index) {
        return index.lines()
                .map(line -> line.replaceFirst("#.*", "").trim())
                .filter(line -> !line.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Optional<byte[]> entry(Path jar, String name) throws FaultException {
        try {
            return JarSurvey.entry(jar, name, LONGEST_ENTRY);
        } catch (IOException e) {
            throw new FaultException(
                    "bad-jar",
                    LIBRARIES + "/" + jar.getFileName() + " is damaged: " + e.getMessage(),
                    "install the plugin again: the copy was perhaps interrupted");
        }
    }
}

package dev.sluice.core.internal.manage;

import dev.sluice.core.ComponentInfo;
import dev.sluice.core.ConfigurationException;
import dev.sluice.core.OptionInfo;
import dev.sluice.core.OutputException;
import dev.sluice.core.PluginException;
import dev.sluice.core.PluginInfo;
import dev.sluice.core.PluginInfo.Fault;
import dev.sluice.core.internal.config.DefaultCheck;
import dev.sluice.core.internal.config.RecordBinder;
import dev.sluice.core.internal.config.ToolOptions;
import dev.sluice.core.internal.plugin.LoadedComponent;
import dev.sluice.core.internal.plugin.PluginCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks closely at one plugin: what {@code plugin list} sees without loading a class, and all that loading shows. */
public final class PluginVerifier {
    private static final String PROPERTIES = "plugin.properties";
    private static final String LIBRARIES = "lib";
    private static final String BAD_DEFAULTS = "bad-defaults";
    /** Two plugins have a component of one name. */
    static final String NAME_TAKEN = "name-taken";
    /** Codes of faults in spite of which a plugin works. */
    private static final Set<String> DOUBTS = Set.of(
            "undeclared-extension", "undeclared-factory", "no-license", "stray-file", NAME_TAKEN, "optional-library");

    private static final Pattern BUNDLED = Pattern.compile("bundles-.*");

    private PluginVerifier() {}

    /**
     * Looks at a package or a folder of a plugin. A zip is unpacked into a private folder that is removed afterwards.
     *
     * @param source a zip or a folder, which must exist
     * @param others folders of plugins that it may depend on
     */
    public static PluginVerdict verify(Path source, List<Path> others) {
        return Files.isDirectory(source) ? folder(source, others) : archive(source, others);
    }

    private static PluginVerdict archive(Path source, List<Path> others) {
        try (PrivateFolder work = PrivateFolder.temporary()) {
            try {
                return folder(unpack(source, work.path(), PackageLimits.DEFAULT), others);
            } catch (ArchiveException e) {
                return refused(source, e.fault());
            }
        } catch (IOException e) {
            throw new OutputException(
                    source.toString(), false, "the package cannot be unpacked to be checked: " + e, e);
        }
    }

    /** Returns the folder, below another, that holds what was in a package, and is called by the id of the plugin. */
    static Path unpack(Path source, Path work, PackageLimits limits) throws ArchiveException, IOException {
        Path content = Files.createDirectory(work.resolve(".content"));
        new PackageReader(limits).read(source, content);
        Optional<String> id = PluginCatalog.id(content);
        if (id.isEmpty()) {
            requireRoot(content);
        }
        return Files.move(content, work.resolve(id.orElse("plugin")));
    }

    private static void requireRoot(Path content) throws ArchiveException, IOException {
        try (Stream<Path> children = Files.list(content)) {
            Optional<Path> inner = children.filter(child -> Files.exists(child.resolve(PROPERTIES)))
                    .findFirst();
            if (inner.isPresent()) {
                throw new ArchiveException(
                        "nested-folder",
                        PROPERTIES + " lies in the folder '" + inner.get().getFileName() + "' of the package",
                        "pack what is in the folder of the plugin, not the folder itself (in an assembly of Maven:"
                                + " <includeBaseDirectory>false</includeBaseDirectory>)");
            }
        }
        if (!Files.exists(content.resolve(PROPERTIES))) {
            throw new ArchiveException(
                    "no-properties",
                    "there is no " + PROPERTIES + " in it",
                    "name the package or the folder of a plugin, which has " + PROPERTIES + " and " + LIBRARIES
                            + "/*.jar; mvn package makes such a zip in the folder target of a project");
        }
    }

    private static PluginVerdict refused(Path source, Fault fault) {
        PluginInfo info = new PluginInfo(
                String.valueOf(source.getFileName()),
                "",
                "",
                source,
                PluginInfo.State.BROKEN,
                List.of(),
                List.of(fault));
        return new PluginVerdict(info, List.of(), "*", "", List.of(fault), List.of());
    }

    /** Looks at the folder of a plugin. */
    static PluginVerdict folder(Path folder, List<Path> others) {
        try (PluginCatalog catalog = PluginCatalog.scan(folder, others)) {
            PluginInfo seen = catalog.plugins().stream()
                    .filter(plugin -> plugin.directory().equals(folder))
                    .findFirst()
                    .orElseThrow();
            List<ComponentInfo> components = catalog.components().stream()
                    .filter(component -> component.plugin().equals(seen.id()))
                    .toList();
            List<Fault> faults = new ArrayList<>();
            if (seen.state() == PluginInfo.State.USABLE) {
                faults.addAll(catalog.verify(seen.id()).faults());
                components.forEach(component -> faults.addAll(defaults(catalog, component)));
            } else {
                faults.addAll(seen.faults());
            }
            PluginCatalog.Notes notes = catalog.notes(seen.id());
            layout(folder, faults);
            faults.removeIf(fault -> fault.code().equals(NAME_TAKEN));
            faults.addAll(clashes(catalog, seen));
            if (notes.license().isEmpty() && Files.exists(folder.resolve(PROPERTIES))) {
                faults.add(new Fault(
                        "no-license",
                        "plugin.license is missing in " + PROPERTIES,
                        "add a line such as plugin.license=Apache-2.0"));
            }
            return verdict(seen, components, notes, faults);
        }
    }

    /** Returns which names of components another plugin has too; which of two is found depends on where the plugins lie. */
    private static List<Fault> clashes(PluginCatalog catalog, PluginInfo seen) {
        return catalog.hidden().stream()
                .filter(hidden -> hidden.by().equals(seen.id())
                        != hidden.component().plugin().equals(seen.id()))
                .map(hidden -> {
                    String other =
                            hidden.by().equals(seen.id()) ? hidden.component().plugin() : hidden.by();
                    return new Fault(
                            NAME_TAKEN,
                            "its component '" + hidden.component().name() + "' has the name of one of the plugin '"
                                    + other + "'; of the two, pipelines find only one",
                            "rename the component, or remove the plugin '" + other + "'");
                })
                .toList();
    }

    private static PluginVerdict verdict(
            PluginInfo seen, List<ComponentInfo> components, PluginCatalog.Notes notes, List<Fault> faults) {
        List<Fault> errors = faults.stream().filter(fault -> !isDoubt(fault)).toList();
        List<Fault> doubts = faults.stream().filter(PluginVerifier::isDoubt).toList();
        List<Fault> all = new ArrayList<>(errors);
        all.addAll(doubts);
        PluginInfo info = new PluginInfo(
                seen.id(),
                seen.version(),
                seen.description(),
                seen.directory(),
                errors.isEmpty() ? PluginInfo.State.USABLE : PluginInfo.State.BROKEN,
                seen.components(),
                all);
        return new PluginVerdict(info, components, notes.requires(), notes.license(), errors, doubts);
    }

    private static boolean isDoubt(Fault fault) {
        return DOUBTS.contains(fault.code()) || BUNDLED.matcher(fault.code()).matches();
    }

    private static List<Fault> defaults(PluginCatalog catalog, ComponentInfo component) {
        List<String> problems = DefaultCheck.problems(component);
        if (!problems.isEmpty()) {
            return problems.stream()
                    .map(problem -> new Fault(
                            BAD_DEFAULTS,
                            "component '" + component.name() + "': " + problem,
                            "correct def in its @Option, and build the plugin again"))
                    .toList();
        }
        return refusal(catalog, component).stream().toList();
    }

    /** A record that refuses its own defaults can be used only by who gives every option. */
    private static Optional<Fault> refusal(PluginCatalog catalog, ComponentInfo component) {
        if (component.options().stream().anyMatch(OptionInfo::required)) {
            return Optional.empty();
        }
        try {
            LoadedComponent loaded = catalog.load(component);
            RecordBinder.bind(loaded.configType(), ToolOptions.check(component, Map.of()));
            return Optional.empty();
        } catch (ConfigurationException | PluginException e) {
            return e instanceof PluginException && isRecorded(catalog, component)
                    ? Optional.empty()
                    : Optional.of(new Fault(
                            BAD_DEFAULTS,
                            "component '" + component.name() + "' cannot be used with the defaults of its options: "
                                    + e.getMessage(),
                            "correct the defaults, or have no default where the user must decide"));
        }
    }

    private static boolean isRecorded(PluginCatalog catalog, ComponentInfo component) {
        return catalog.plugins().stream()
                .filter(plugin -> plugin.id().equals(component.plugin()))
                .anyMatch(plugin -> !plugin.faults().isEmpty());
    }

    private static void layout(Path folder, List<Fault> faults) {
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(PluginVerifier::isJar)
                    .sorted()
                    .forEach(jar -> faults.add(new Fault(
                            "stray-file",
                            jar.getFileName() + " does not lie in " + LIBRARIES + "/, so it is not used",
                            "move it into " + LIBRARIES + "/")));
        } catch (IOException e) {
            faults.add(new Fault(
                    "unreadable-directory", folder + " cannot be read: " + e, "make it readable for this user"));
        }
        Path libraries = folder.resolve(LIBRARIES);
        try (Stream<Path> files = Files.isDirectory(libraries) ? Files.list(libraries) : Stream.empty()) {
            files.filter(file -> !isJar(file))
                    .sorted()
                    .forEach(file -> faults.add(new Fault(
                            "stray-file",
                            LIBRARIES + "/" + file.getFileName() + " is no jar, so it is not used",
                            "leave it out, or put it beside " + LIBRARIES + "/")));
        } catch (IOException e) {
            faults.add(new Fault(
                    "unreadable-directory", libraries + " cannot be read: " + e, "make it readable for this user"));
        }
    }

    private static boolean isJar(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".jar");
    }
}

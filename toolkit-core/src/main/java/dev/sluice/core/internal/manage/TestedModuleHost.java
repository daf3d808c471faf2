package dev.sluice.core.internal.manage;

import dev.sluice.api.internal.ModuleHost;
import dev.sluice.core.internal.plugin.PluginCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Loads the plugin of a module for its own tests: laid out as a package would be, looked at as an installation would. Stateless. */
public final class TestedModuleHost implements ModuleHost {
    private static final String FALLBACK = "plugin";

    /** Made by the service loader. */
    public TestedModuleHost() {}

    /** {@inheritDoc} @throws PluginException if the plugin could not be installed; the message says why, with the cure */
    @Override
    public LoadedModule load(Path properties, Path classes, List<Path> libraries) throws IOException {
        PrivateFolder work = PrivateFolder.temporary();
        try {
            Path plugin = lay(work.path(), properties, classes, libraries);
            PluginVerdict verdict = PluginVerifier.folder(plugin, List.of());
            if (!verdict.errors().isEmpty()) {
                throw PluginFolder.refused(
                        verdict.plugin().id(),
                        "this module cannot be loaded as a plugin, and its package could not be installed",
                        verdict.errors());
            }
            return new TestedModule(work, PluginCatalog.scan(plugin, List.of()));
        } catch (IOException | RuntimeException e) {
            work.close();
            throw e;
        }
    }

    private static Path lay(Path work, Path properties, Path classes, List<Path> libraries) throws IOException {
        Files.copy(properties, work.resolve("plugin.properties"));
        Path plugin = Files.createDirectory(work.resolve(PluginCatalog.id(work).orElse(FALLBACK)));
        Files.move(work.resolve("plugin.properties"), plugin.resolve("plugin.properties"));
        Path lib = Files.createDirectory(plugin.resolve("lib"));
        int folders = 0;
        for (Path library : libraries) {
            if (Files.isDirectory(library)) {
                // another module of the same build, not packaged yet
                ClassFolder.pack(library, lib.resolve("folder-" + ++folders + ".jar"));
            } else {
                Files.copy(library, lib.resolve(library.getFileName()));
            }
        }
        if (Files.isDirectory(classes)) {
            ClassFolder.pack(classes, lib.resolve("module.jar"));
        }
        return plugin;
    }
}

package dev.sluice.core.internal.manage;

import dev.sluice.core.InputException;
import dev.sluice.core.PluginException;
import dev.sluice.core.PluginInfo;
import dev.sluice.core.internal.plugin.PluginCatalog;
import dev.sluice.core.internal.plugin.Versions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Packages on their way into a folder of plugins: one that was asked for, and those it needs that are not there yet, fetched,
 * unpacked and looked at together before any of them is put into its place. Used by one thread, once.
 */
final class Staging {
    /** More plugins than one honestly needs; an index could name others without end. */
    private static final int MOST = 100;

    private final Path work;
    private final PackageLimits limits;
    private final List<Path> others;
    private final Versions versions = new Versions();
    private final Map<String, PluginInfo> installed = new HashMap<>();
    private final Map<String, String> chosen = new HashMap<>();
    private final List<Fresh> inOrder = new ArrayList<>();
    private int fetched;

    /**
     * Makes one.
     *
     * @param work a private folder
     * @param others folders of plugins that are installed
     */
    Staging(Path work, PackageLimits limits, List<Path> others) {
        this.work = work;
        this.limits = limits;
        this.others = List.copyOf(others);
        try (PluginCatalog catalog = PluginCatalog.scan(others)) {
            catalog.plugins().forEach(plugin -> installed.putIfAbsent(plugin.id(), plugin));
        }
    }

    /**
     * A plugin that can be used.
     *
     * @param verdict what was found about it
     * @param folder where it is now
     * @param sha512 the digest of the zip; empty for a folder
     * @param content one digest of all its files
     */
    record Staged(PluginVerdict verdict, Path folder, Optional<String> sha512, String content) {}

    /** What lies unpacked in a folder of its own, and why. */
    private record Fresh(
            String name,
            Path folder,
            PluginSource.Fetched archive,
            Optional<String> sha512,
            Optional<String> neededBy) {}

    /**
     * Returns the plugin of a source, after all that it needs and that is not installed.
     *
     * @throws PluginException if one of them cannot be used
     */
    List<Staged> stage(PluginSource source) throws ArchiveException, IOException, InterruptedException {
        fetch(source, Optional.empty());
        List<Path> folders = new ArrayList<>();
        inOrder.forEach(fresh -> folders.add(fresh.folder().getParent()));
        folders.addAll(others);
        List<Staged> staged = new ArrayList<>();
        for (Fresh fresh : inOrder) {
            PluginVerdict verdict = PluginVerifier.folder(fresh.folder(), folders);
            if (!verdict.errors().isEmpty()) {
                throw PluginFolder.refused(
                        fresh.name(),
                        "it is not installed, since it could not be used"
                                + fresh.neededBy()
                                        .map(id -> ", and '" + id + "' needs it")
                                        .orElse(""),
                        verdict.errors());
            }
            fresh.archive().require(verdict.plugin());
            String content = Checksums.together(Checksums.ofFolder(fresh.folder()));
            staged.add(new Staged(verdict, fresh.folder(), fresh.sha512(), content));
        }
        return staged;
    }

    private void fetch(PluginSource source, Optional<String> neededBy)
            throws ArchiveException, IOException, InterruptedException {
        Path place = Files.createDirectory(work.resolve(Integer.toString(fetched++)));
        PluginSource.Fetched archive = source.fetch(place, limits);
        Optional<String> sha512 =
                Files.isDirectory(archive.path()) ? Optional.empty() : Optional.of(Checksums.of(archive.path()));
        requireChecksum(source, archive.sha512(), sha512);
        Path folder = PluginVerifier.unpack(archive.path(), Files.createDirectory(place.resolve("plugins")), limits);
        PluginInfo plugin = look(folder);
        chosen.put(plugin.id(), plugin.version());
        for (Map.Entry<String, String> need : PluginCatalog.needs(folder).entrySet()) {
            need(source, plugin, need.getKey(), need.getValue());
        }
        inOrder.add(new Fresh(source.toString(), folder, archive, sha512, neededBy));
    }

    private static PluginInfo look(Path folder) {
        try (PluginCatalog catalog = PluginCatalog.scan(folder, List.of())) {
            return catalog.plugins().get(0);
        }
    }

    private static void requireChecksum(PluginSource source, Optional<String> expected, Optional<String> sha512)
            throws ArchiveException {
        if (expected.isPresent() && !expected.get().toLowerCase(Locale.ROOT).equals(sha512.orElse(""))) {
            throw new ArchiveException(
                    "checksum",
                    source + " has the SHA-512 " + sha512.orElse("of no single file") + ", and not " + expected.get(),
                    "get the file again from where the checksum was published");
        }
    }

    /** What cannot be settled here, such as a range that is none, is found when the plugins are looked at together. */
    private void need(PluginSource source, PluginInfo plugin, String id, String range)
            throws ArchiveException, IOException, InterruptedException {
        if (!versions.isRange(range)) {
            return;
        }
        Optional<PluginSource> from = source.dependency(id, range);
        if (from.isEmpty()) {
            return;
        }
        String wish = plugin.id() + " " + plugin.version() + " needs " + id + " " + range;
        if (chosen.containsKey(id)) {
            require(
                    range,
                    chosen.get(id),
                    plugin,
                    wish,
                    "was taken for what is installed with it; install a version first that"
                            + " suits all: sluice plugin install '" + id + "@RANGE'");
        } else if (installed.containsKey(id)) {
            require(
                    range,
                    installed.get(id).version(),
                    plugin,
                    wish,
                    "is installed; exchange it first: sluice plugin install '" + id + "@" + range + "' --replace");
        } else if (fetched >= MOST) {
            throw new PluginException(
                    plugin.id(),
                    wish + ", and " + MOST + " packages were fetched for it already; do not install it",
                    null);
        } else {
            fetchNeeded(from.get(), plugin, wish);
        }
    }

    private void require(String range, String version, PluginInfo plugin, String wish, String why) {
        if (versions.isVersion(version) && !versions.checkVersionConstraint(version, range)) {
            throw new PluginException(plugin.id(), wish + ", and version " + version + " " + why, null);
        }
    }

    private void fetchNeeded(PluginSource from, PluginInfo plugin, String wish)
            throws IOException, InterruptedException {
        try {
            fetch(from, Optional.of(plugin.id()));
        } catch (InputException e) {
            throw new InputException(wish + ": " + e.getMessage(), e);
        } catch (ArchiveException e) {
            throw PluginFolder.refused(from.toString(), "it is not installed, and " + wish, List.of(e.fault()));
        }
    }
}

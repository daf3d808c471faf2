package dev.sluice.core.internal.manage;

import dev.sluice.core.OutputException;
import dev.sluice.core.PluginException;
import dev.sluice.core.PluginInfo.Fault;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A folder of plugins, into which plugins are installed and from which they are removed. Used by one thread. */
public final class PluginFolder {
    /**
     * What an installation did.
     *
     * @param verdict what was found about the plugin
     * @param folder where it is now
     * @param sha512 the digest of the zip; empty for a folder
     * @param content one digest of all files of the plugin
     * @param replaced the version that was there before; empty if none was
     */
    public record Installed(
            PluginVerdict verdict, Path folder, Optional<String> sha512, String content, Optional<String> replaced) {}

    private final Path folder;
    private final PackageLimits limits;

    /** Makes one for a folder, which is made when something is installed. */
    public PluginFolder(Path folder) {
        this(folder, PackageLimits.DEFAULT);
    }

    PluginFolder(Path folder, PackageLimits limits) {
        this.folder = folder;
        this.limits = limits;
    }

    /**
     * Installs a plugin: unpacks it into a private folder, looks at it closely, and moves it into its place when it is
     * whole and can be used.
     *
     * @param source where it comes from
     * @param replace whether to install over a plugin of that id that is there already
     * @param others folders of plugins that it may depend on
     * @throws InputException if the source does not exist or cannot be fetched
     * @throws PluginException if the plugin cannot be used, or is there already
     * @throws OutputException if the folder cannot be written
     * @throws InterruptedException if the user asked to end
     */
    public Installed install(PluginSource source, boolean replace, List<Path> others) throws InterruptedException {
        try {
            Files.createDirectories(folder);
            try (PrivateFolder work = PrivateFolder.in(folder)) {
                return install(source.fetch(work.path(), limits), replace, others, work);
            }
        } catch (ArchiveException e) {
            throw refused(source.toString(), "it is not installed", List.of(e.fault()));
        } catch (IOException e) {
            throw new OutputException(folder.toString(), false, "nothing can be installed in " + folder + ": " + e, e);
        }
    }

    private Installed install(PluginSource.Fetched fetched, boolean replace, List<Path> others, PrivateFolder work)
            throws ArchiveException, IOException {
        Path source = fetched.path();
        Optional<String> sha512 = Files.isDirectory(source) ? Optional.empty() : Optional.of(Checksums.of(source));
        requireChecksum(source, fetched.sha512(), sha512);
        Path fresh = PluginVerifier.unpack(source, work.path(), limits);
        PluginVerdict verdict = PluginVerifier.folder(fresh, others);
        if (!verdict.errors().isEmpty()) {
            throw refused(source.toString(), "it is not installed, since it could not be used", verdict.errors());
        }
        fetched.require(verdict.plugin());
        String id = verdict.plugin().id();
        String content = Checksums.together(Checksums.ofFolder(fresh));
        Path target = folder.resolve(id);
        Optional<String> old = Optional.empty();
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            String version = PluginVerifier.folder(target, List.of()).plugin().version();
            boolean same = content.equals(Checksums.together(Checksums.ofFolder(target)));
            if (!same && !replace) {
                throw new PluginException(
                        id,
                        "plugin '" + id + "' is installed already, in version " + version
                                + (version.equals(verdict.plugin().version()) ? " with other files" : "")
                                + "; to put " + verdict.plugin().version() + " in its place, add --replace",
                        null);
            }
            old = Optional.of(version);
            if (!same) {
                exchange(fresh, target, work.path().resolve("old"));
            }
        } else {
            move(fresh, target);
        }
        return new Installed(verdict, target, sha512, content, old);
    }

    private static void requireChecksum(Path source, Optional<String> expected, Optional<String> sha512)
            throws ArchiveException {
        if (expected.isPresent() && !expected.get().toLowerCase(Locale.ROOT).equals(sha512.orElse(""))) {
            throw new ArchiveException(
                    "checksum",
                    source.getFileName() + " has the SHA-512 " + sha512.orElse("of no single file") + ", and not "
                            + expected.get(),
                    "get the file again from where the checksum was published");
        }
    }

    /** The old plugin comes back if the new one cannot take its place. */
    private static void exchange(Path fresh, Path target, Path aside) throws IOException {
        move(target, aside);
        try {
            move(fresh, target);
        } catch (IOException e) {
            move(aside, target);
            throw e;
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to);
        }
    }

    /**
     * Removes a plugin with all its files.
     *
     * @param id the name of its folder
     * @return where it was
     * @throws OutputException if it cannot be removed
     */
    public Path remove(String id) {
        Path plugin = folder.resolve(id);
        try (PrivateFolder work = PrivateFolder.in(folder)) {
            // A half-removed plugin would be found broken: first it goes as a whole.
            move(plugin, work.path().resolve("removed"));
            return plugin;
        } catch (IOException e) {
            throw new OutputException(plugin.toString(), false, plugin + " cannot be removed: " + e, e);
        }
    }

    static PluginException refused(String source, String what, List<Fault> faults) {
        String reasons = faults.stream()
                .map(fault -> "\n  " + fault.code() + ": " + fault.cause() + "\n    cure: " + fault.cure())
                .collect(Collectors.joining());
        return new PluginException(source, source + ": " + what + reasons, null);
    }
}

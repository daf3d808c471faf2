package dev.sluice.core.internal.manage;

import dev.sluice.core.OutputException;
import dev.sluice.core.PluginException;
import dev.sluice.core.PluginInfo;
import dev.sluice.core.PluginInfo.Fault;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
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
     * @param needed what was installed because the plugin needs it, in the order in which it was
     */
    public record Installed(
            PluginVerdict verdict,
            Path folder,
            Optional<String> sha512,
            String content,
            Optional<String> replaced,
            List<Installed> needed) {
        /** Copies the list. */
        public Installed {
            needed = List.copyOf(needed);
        }
    }

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
     * whole and can be used. From an index, the plugins that it needs and that are missing are installed with it: all or none.
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
                return install(source, replace, others, work);
            }
        } catch (ArchiveException e) {
            throw refused(source.toString(), "it is not installed", List.of(e.fault()));
        } catch (IOException e) {
            throw new OutputException(folder.toString(), false, "nothing can be installed in " + folder + ": " + e, e);
        }
    }

    private Installed install(PluginSource source, boolean replace, List<Path> others, PrivateFolder work)
            throws ArchiveException, IOException, InterruptedException {
        List<Path> known = new ArrayList<>(others);
        known.add(folder);
        List<Move> moves = new ArrayList<>();
        for (Staging.Staged staged : new Staging(work.path(), limits, known).stage(source)) {
            moves.add(move(staged, replace, work.path().resolve("old-" + moves.size())));
        }
        List<Move> done = new ArrayList<>();
        try {
            for (Move move : moves) {
                move.run();
                done.add(0, move);
            }
        } catch (IOException e) {
            for (Move move : done) {
                try {
                    move.takeBack();
                } catch (IOException second) {
                    e.addSuppressed(second);
                }
            }
            throw e;
        }
        Move asked = moves.remove(moves.size() - 1);
        return asked.installed(
                moves.stream().map(move -> move.installed(List.of())).toList());
    }

    /** Sees to it that nothing is exchanged that must stay. */
    private Move move(Staging.Staged staged, boolean replace, Path aside) throws IOException {
        PluginInfo plugin = staged.verdict().plugin();
        Path target = folder.resolve(plugin.id());
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            requireFreeNames(staged.verdict());
            return new Move(staged, target, aside, Optional.empty(), false);
        }
        String version = PluginVerifier.folder(target, List.of()).plugin().version();
        boolean same = staged.content().equals(Checksums.together(Checksums.ofFolder(target)));
        if (!same && !replace) {
            throw new PluginException(
                    plugin.id(),
                    "plugin '" + plugin.id() + "' is installed already, in version " + version
                            + (version.equals(plugin.version()) ? " with other files" : "") + "; to put "
                            + plugin.version() + " in its place, add --replace",
                    null);
        }
        return new Move(staged, target, aside, Optional.of(version), same);
    }

    /** What pipelines do must not change because a plugin comes that has a component of the same name. */
    private static void requireFreeNames(PluginVerdict verdict) {
        List<PluginInfo.Fault> taken = verdict.doubts().stream()
                .filter(fault -> fault.code().equals(PluginVerifier.NAME_TAKEN))
                .toList();
        if (!taken.isEmpty()) {
            throw refused(verdict.plugin().id(), "it is not installed", taken);
        }
    }

    /**
     * The last step of a plugin.
     *
     * @param aside where the plugin goes whose place it takes
     * @param old the version of that; empty if there is none
     * @param same whether that is the very same, and stays
     */
    private record Move(Staging.Staged staged, Path target, Path aside, Optional<String> old, boolean same) {
        void run() throws IOException {
            if (same) {
                return;
            }
            if (old.isPresent()) {
                exchange(staged.folder(), target, aside);
            } else {
                move(staged.folder(), target);
            }
        }

        void takeBack() throws IOException {
            if (!same) {
                move(target, staged.folder());
                if (old.isPresent()) {
                    move(aside, target);
                }
            }
        }

        Installed installed(List<Installed> needed) {
            return new Installed(staged.verdict(), target, staged.sha512(), staged.content(), old, needed);
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

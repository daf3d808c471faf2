package dev.sluice.cli;

import dev.sluice.core.ConfigurationException;
import dev.sluice.core.PipelineInfo;
import dev.sluice.core.PluginException;
import dev.sluice.core.Toolkit;
import dev.sluice.core.internal.manage.PluginLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;

/** Holds the plugins that a pipeline uses against the lock beside it, before a class of them is loaded. */
final class LockCheck {
    private static final String LOCKED = "locked";

    private LockCheck() {}

    static Option option() {
        return Arguments.flag("", LOCKED, "refuse to run with other plugins than those in " + PluginLockCommand.FILE);
    }

    /**
     * Tells of plugins that are not as locked; without a lock there is nothing to tell.
     *
     * @throws PluginException if the user refuses such plugins
     */
    static void check(CommandLine line, String pipeline, Toolkit toolkit, Terminal terminal) {
        Path file = lock(pipeline);
        boolean mustMatch = line.hasOption(LOCKED);
        if (!Files.exists(file)) {
            if (mustMatch) {
                throw new PluginException(
                        LOCKED,
                        "--locked needs " + file + ", which does not exist; sluice plugin lock writes it",
                        null);
            }
            return;
        }
        List<String> drift;
        try {
            drift = drift(file, toolkit, toolkit.explain(pipeline, PipelineArguments.settings(line)));
        } catch (ConfigurationException e) {
            // a component of a plugin that is missing is unknown, which the lock explains
            drift = missing(file, toolkit);
            if (drift.isEmpty()) {
                throw e;
            }
        }
        if (drift.isEmpty()) {
            return;
        }
        String message = drift.stream().map(what -> file + ": " + what + "\n").collect(Collectors.joining())
                + "install what was locked, or accept what is there by sluice plugin lock " + file;
        if (mustMatch) {
            throw new PluginException(LOCKED, message, null);
        }
        terminal.warn(message);
    }

    private static List<String> drift(Path file, Toolkit toolkit, PipelineInfo pipeline) {
        Set<String> used =
                pipeline.steps().stream().map(step -> step.component().plugin()).collect(Collectors.toSet());
        return read(file)
                .of(used)
                .drift(PluginLock.of(toolkit.plugins().stream()
                        .filter(plugin -> used.contains(plugin.id()))
                        .toList()));
    }

    private static List<String> missing(Path file, Toolkit toolkit) {
        PluginLock locked = read(file);
        Set<String> missing = new TreeSet<>(locked.plugins().keySet());
        toolkit.plugins().forEach(plugin -> missing.remove(plugin.id()));
        return locked.of(missing).drift(new PluginLock(Map.of()));
    }

    private static PluginLock read(Path file) {
        try {
            return PluginLock.read(file);
        } catch (IllegalArgumentException e) {
            throw new PluginException(LOCKED, String.valueOf(e.getMessage()), e);
        }
    }

    /** The lock stands beside the file of the pipeline; for one that ships, in the working directory. */
    private static Path lock(String pipeline) {
        Path file = Arguments.path("PIPELINE", pipeline);
        return Files.isRegularFile(file)
                ? file.resolveSibling(PluginLockCommand.FILE)
                : Path.of(PluginLockCommand.FILE);
    }
}

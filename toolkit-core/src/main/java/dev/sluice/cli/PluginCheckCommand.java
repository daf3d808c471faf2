package dev.sluice.cli;

import dev.sluice.core.internal.manage.PluginLock;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** Holds the plugins in use against what was locked. */
final class PluginCheckCommand implements Command {
    @Override
    public String name() {
        return "plugin check";
    }

    @Override
    public String summary() {
        return "Says how the plugins in use differ from plugins.lock";
    }

    @Override
    public String arguments() {
        return "[FILE]";
    }

    @Override
    public Options options() {
        return new Options().addOption(Listing.json());
    }

    @Override
    public List<String> examples() {
        return List.of(
                "sluice plugin check", "sluice --plugins my-plugins plugin check my-project/plugins.lock --json");
    }

    @Override
    public ExitCode run(CommandLine line, Terminal terminal) {
        Path file = PluginLockCommand.file(line, this);
        PluginLock locked;
        try {
            locked = PluginLock.read(file);
        } catch (IllegalArgumentException e) {
            terminal.warn("sluice: " + e.getMessage());
            return ExitCode.BAD_DATA;
        }
        List<String> drift = locked.drift(PluginLockCommand.now(terminal));
        if (Listing.wantsJson(line)) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("file", file.toString());
            tree.put("drift", drift);
            Listing.printJson(terminal, tree);
        } else if (drift.isEmpty()) {
            terminal.print("all " + locked.plugins().size() + " plugins are as locked in " + file);
        } else {
            drift.forEach(terminal::print);
        }
        return drift.isEmpty() ? ExitCode.OK : ExitCode.PLUGIN;
    }
}

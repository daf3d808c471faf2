package dev.sluice.cli;

import dev.sluice.core.PluginInfo;
import dev.sluice.core.Toolkit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;

/** What all commands share that read a pipeline. */
final class PipelineArguments {
    private PipelineArguments() {}

    static Option set() {
        return Arguments.value(
                "s",
                "set",
                "KEY=VALUE",
                "set an option, such as run.workers=4, steps.timex.languages=[en] or output.jsonl.file=x (repeatable)");
    }

    static List<String> settings(CommandLine line) {
        return Arguments.values(line, "set");
    }

    static Toolkit toolkit(Terminal terminal) {
        List<Path> plugins = new ArrayList<>(terminal.pluginDirectories());
        plugins.add(0, terminal.home().resolve("plugins"));
        return Toolkit.open(plugins, List.of(terminal.home().resolve("pipelines")));
    }

    /** Returns the one argument of a command that takes a pipeline and nothing else. */
    static String pipeline(CommandLine line, Command command) {
        if (line.getArgList().size() != 1) {
            throw new UsageException(command.name() + " needs the name of one pipeline, or its file: sluice "
                    + command.name() + " " + command.arguments());
        }
        return line.getArgList().get(0);
    }

    /** Refuses arguments of a command that takes none. */
    static void none(CommandLine line, Command command) {
        if (!line.getArgList().isEmpty()) {
            throw new UsageException(command.name() + " takes no argument, but got '"
                    + line.getArgList().get(0) + "'");
        }
    }

    /** Tells of plugins that cannot be used: one of them may hold what a pipeline misses. */
    static void tellBroken(Toolkit toolkit, Terminal terminal) {
        tellBroken(toolkit.plugins(), terminal);
    }

    /** Tells of those among plugins that cannot be used. */
    static void tellBroken(List<PluginInfo> plugins, Terminal terminal) {
        plugins.stream()
                .filter(plugin -> plugin.state() == PluginInfo.State.BROKEN)
                .forEach(plugin -> terminal.tell("plugin '" + plugin.id() + "' cannot be used: "
                        + plugin.faults().get(0).cause() + " (sluice plugin list tells more)"));
    }
}

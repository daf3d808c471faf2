package dev.sluice.cli;

import dev.sluice.core.internal.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** Shows help; starts no plugin. */
final class HelpCommand implements Command {
    static final String NAME = "help";

    /** The topic of the commands that plugins bring. */
    private static final String TOOLS = "tools";

    /** The topic of all commands as a page of the manual. */
    private static final String MAN = "man";

    private final Map<String, Command> commands;

    HelpCommand(Map<String, Command> commands) {
        this.commands = commands;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "Shows this help, the help of a command, the commands that plugins bring, the exit codes, or a page for man";
    }

    @Override
    public String arguments() {
        return "[COMMAND | tools | exit-codes | man]";
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public List<String> examples() {
        return List.of(
                "sluice help",
                "sluice help run",
                "sluice help tools",
                "sluice help exit-codes",
                "sluice help man > sluice.1");
    }

    @Override
    public ExitCode run(CommandLine line, Terminal terminal) {
        String topic = String.join(" ", line.getArgList());
        Command command = commands.get(topic);
        if (topic.isEmpty()) {
            terminal.print(
                    Help.overview(commands.values(), Arguments.globalOptions()).stripTrailing());
        } else if (topic.equals("exit-codes")) {
            terminal.print(Help.exitCodes().stripTrailing());
        } else if (topic.equals(MAN)) {
            terminal.print(ManPage.of(commands.values(), Version.CURRENT).stripTrailing());
        } else if (topic.equals(TOOLS)) {
            List<String[]> rows = new ArrayList<>();
            commands.values().stream()
                    .filter(ToolCommand.class::isInstance)
                    .forEach(tool -> rows.add(new String[] {tool.name(), tool.summary()}));
            terminal.print("commands that plugins bring:\n" + Help.table(rows).stripTrailing());
        } else if (command != null) {
            terminal.print(Help.of(command).stripTrailing());
        } else {
            List<Command> group = commands.values().stream()
                    .filter(c -> c.name().startsWith(topic + " "))
                    .toList();
            if (group.isEmpty()) {
                throw new UsageException(Arguments.unknown("command", topic, commands.keySet()));
            }
            group.forEach(c -> terminal.print(Help.of(c)));
        }
        return ExitCode.OK;
    }
}

package dev.sluice.cli;

import dev.sluice.core.ComponentInfo;
import dev.sluice.core.PluginInfo;
import dev.sluice.core.Toolkit;
import java.util.List;
import java.util.Map;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** Writes what a shell needs to complete commands, options and names, from the commands and the plugins. */
final class CompletionCommand implements Command {
    static final String NAME = "completion";
    private static final String BASH = "bash";
    private static final List<String> SHELLS = List.of(BASH, "zsh", "fish");

    private final Map<String, Command> commands;

    CompletionCommand(Map<String, Command> commands) {
        this.commands = commands;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "Writes a script for bash, zsh or fish that completes commands, options, and the names of pipelines, components"
                + " and plugins, as they are installed now";
    }

    @Override
    public String arguments() {
        return "[" + String.join("|", SHELLS) + "]";
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public List<String> examples() {
        return List.of(
                "sluice completion bash > ~/.local/share/bash-completion/completions/sluice",
                "sluice completion zsh > ~/.zfunc/_sluice",
                "sluice completion fish > ~/.config/fish/completions/sluice.fish");
    }

    @Override
    public ExitCode run(CommandLine line, Terminal terminal) {
        List<String> words = line.getArgList();
        String shell = words.isEmpty() ? BASH : String.join(" ", words);
        if (!SHELLS.contains(shell)) {
            throw new UsageException(
                    "completion knows the shells " + String.join(", ", SHELLS) + ", and not '" + shell + "'");
        }
        CompletionScript script = new CompletionScript(commands.values(), known(terminal));
        String text = switch (shell) {
            case "zsh" -> script.zsh();
            case "fish" -> script.fish();
            default -> script.bash();
        };
        terminal.print(text.stripTrailing());
        return ExitCode.OK;
    }

    private static Map<String, List<String>> known(Terminal terminal) {
        try (Toolkit toolkit = PipelineArguments.toolkit(terminal)) {
            List<String> plugins =
                    toolkit.plugins().stream().map(PluginInfo::id).toList();
            return Map.of(
                    "PIPELINE",
                    toolkit.pipelines(),
                    "plugin info ID",
                    plugins,
                    "plugin remove ID",
                    plugins,
                    "components NAME",
                    toolkit.components().stream()
                            .map(ComponentInfo::name)
                            .distinct()
                            .toList());
        }
    }
}

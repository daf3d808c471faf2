package dev.sluice.cli;

import java.util.List;
import java.util.Map;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** Writes what a shell needs to complete commands and options, from the commands themselves and those of the plugins. */
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
        return "Writes a script for bash, zsh or fish that completes commands and options, those of the installed plugins"
                + " included";
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
        CompletionScript script = new CompletionScript(commands.values());
        String text = switch (shell) {
            case "zsh" -> script.zsh();
            case "fish" -> script.fish();
            default -> script.bash();
        };
        terminal.print(text.stripTrailing());
        return ExitCode.OK;
    }
}

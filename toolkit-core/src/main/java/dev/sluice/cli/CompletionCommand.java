package dev.sluice.cli;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** Writes what a shell needs to complete commands and options, from the commands themselves and those of the plugins. */
final class CompletionCommand implements Command {
    static final String NAME = "completion";
    private static final String BASH = "bash";

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
        return "Writes a script for bash that completes commands and options, those of the installed plugins included";
    }

    @Override
    public String arguments() {
        return "[bash]";
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public List<String> examples() {
        return List.of("sluice completion bash > ~/.local/share/bash-completion/completions/sluice");
    }

    @Override
    public ExitCode run(CommandLine line, Terminal terminal) {
        List<String> words = line.getArgList();
        if (!words.isEmpty() && !words.equals(List.of(BASH))) {
            throw new UsageException(
                    "completion knows the shell bash alone, and not '" + String.join(" ", words) + "'");
        }
        terminal.print(script().stripTrailing());
        return ExitCode.OK;
    }

    /** Where nothing is known, as for an argument, bash completes the names of files. */
    private String script() {
        Map<String, Set<String>> words = new TreeMap<>();
        Set<String> first = words.computeIfAbsent("", key -> new TreeSet<>());
        for (Command command : commands.values()) {
            String[] name = command.name().split(" ", 2);
            first.add(name[0]);
            if (name.length == 2) {
                words.computeIfAbsent(name[0], key -> new TreeSet<>()).add(name[1]);
            }
        }
        String global = options(Arguments.globalOptions());
        StringBuilder out = new StringBuilder("""
                # Completes sluice in bash; written by: sluice completion bash
                _sluice() {
                  local current=${COMP_WORDS[COMP_CWORD]} command= words= options= i
                  for ((i = 1; i < COMP_CWORD; i++)); do
                    case ${COMP_WORDS[i]} in
                      -p|--plugins) ((i++)) ;;
                      -*) ;;
                      *) command+="${command:+ }${COMP_WORDS[i]}" ;;
                    esac
                  done
                  case "$command" in
                """);
        words.forEach(
                (command, next) -> out.append("    '" + command + "') words='" + String.join(" ", next) + "' ;;\n"));
        out.append("  esac\n  case \"$command \" in\n");
        commands.values()
                .forEach(command -> out.append(
                        "    '" + command.name() + " '*) options='" + options(command.options()) + "' ;;\n"));
        out.append("""
                  esac
                  if [[ $current == -* ]]; then
                    COMPREPLY=($(compgen -W "$options %s" -- "$current"))
                  else
                    COMPREPLY=($(compgen -W "$words" -- "$current"))
                  fi
                }
                complete -o default -F _sluice sluice
                """.formatted(global));
        return out.toString();
    }

    private static String options(Options options) {
        return options.getOptions().stream()
                .map(option -> "--" + option.getLongOpt())
                .sorted()
                .collect(Collectors.joining(" "));
    }
}

package dev.sluice.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** The scripts by which shells complete commands and options. Where nothing is known, as for an argument, they complete names of files. */
final class CompletionScript {
    /** Names come from files and folders; no shell may take a part of one for a command. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private final List<Command> commands;
    /** What may come next, with a description, by the words that stand before. */
    private final Map<String, Map<String, String>> words = new TreeMap<>();
    /** What the first argument of a command may be besides the name of a file. */
    private final Map<String, List<String>> arguments = new TreeMap<>();

    /**
     * Makes one.
     *
     * @param known what arguments may be, by how the help of all commands, or of one, names
     *     them: {@code PIPELINE}, {@code plugin info ID}
     */
    CompletionScript(Collection<Command> commands, Map<String, List<String>> known) {
        this.commands = List.copyOf(commands);
        for (Command command : commands) {
            String argument = command.arguments().split(" ", 2)[0].replaceAll("[^A-Z]", "");
            List<String> values =
                    known
                            .getOrDefault(command.name() + " " + argument, known.getOrDefault(argument, List.of()))
                            .stream()
                            .filter(value -> PLAIN.matcher(value).matches())
                            .toList();
            if (!values.isEmpty()) {
                arguments.put(command.name(), values);
            }
        }
        Map<String, String> first = words.computeIfAbsent("", key -> new TreeMap<>());
        for (Command command : commands) {
            String[] name = command.name().split(" ", 2);
            if (name.length == 1) {
                first.put(name[0], command.summary());
            } else {
                first.merge(name[0], name[1], (all, next) -> all + ", " + next);
                words.computeIfAbsent(name[0], key -> new TreeMap<>()).put(name[1], command.summary());
            }
        }
    }

    String bash() {
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
        words.forEach((command, next) ->
                out.append("    '" + command + "') words='" + String.join(" ", next.keySet()) + "' ;;\n"));
        arguments.forEach((command, values) ->
                out.append("    '" + command + "') words='" + String.join(" ", values) + "' ;;\n"));
        out.append("  esac\n  case \"$command \" in\n");
        commands.forEach(command ->
                out.append("    '" + command.name() + " '*) options='" + names(command.options()) + "' ;;\n"));
        out.append("""
                  esac
                  if [[ $current == -* ]]; then
                    COMPREPLY=($(compgen -W "$options %s" -- "$current"))
                  else
                    COMPREPLY=($(compgen -W "$words" -- "$current"))
                  fi
                }
                complete -o default -F _sluice sluice
                """.formatted(names(Arguments.globalOptions())));
        return out.toString();
    }

    String zsh() {
        StringBuilder out = new StringBuilder("""
                #compdef sluice
                # Completes sluice in zsh; written by: sluice completion zsh
                _sluice() {
                  local command= i
                  local -a known values options
                  for ((i = 2; i < CURRENT; i++)); do
                    case ${words[i]} in
                      -p|--plugins) ((i++)) ;;
                      -*) ;;
                      *) command+="${command:+ }${words[i]}" ;;
                    esac
                  done
                  case "$command" in
                """);
        words.forEach((command, next) -> {
            List<String> described = new ArrayList<>();
            next.forEach((word, text) -> described.add(zsh(word, text)));
            out.append("    '" + command + "') known=(" + String.join(" ", described) + ") ;;\n");
        });
        arguments.forEach((command, values) ->
                out.append("    '" + command + "') values=(" + String.join(" ", values) + ") ;;\n"));
        out.append("  esac\n  case \"$command \" in\n");
        commands.forEach(
                command -> out.append("    '" + command.name() + " '*) options=(" + zsh(command.options()) + ") ;;\n"));
        out.append("""
                  esac
                  options+=(%s)
                  if [[ ${words[CURRENT]} == -* ]]; then
                    _describe -o option options
                  elif (( $#known )); then
                    _describe command known
                  else
                    (( $#values )) && compadd -a values
                    _files
                  fi
                }
                if [[ ${zsh_eval_context[-1]} == loadautofunc ]]; then
                  _sluice "$@"
                else
                  compdef _sluice sluice
                fi
                """.formatted(zsh(Arguments.globalOptions())));
        return out.toString();
    }

    String fish() {
        StringBuilder out = new StringBuilder("""
                # Completes sluice in fish; written by: sluice completion fish
                function __sluice_command
                    set -l words
                    set -l skip no
                    for word in (commandline -opc)[2..-1]
                        if test $skip = yes
                            set skip no
                        else if contains -- $word -p --plugins
                            set skip yes
                        else if not string match -q -- '-*' $word
                            set -a words $word
                        end
                    end
                    string join ' ' -- $words
                end
                function __sluice_at
                    set -l at (__sluice_command)
                    test "$at" = "$argv[1]"
                end
                function __sluice_in
                    set -l at (__sluice_command)
                    string match -q -- "$argv[1] *" "$at "
                end
                """);
        words.forEach((command, next) -> next.forEach((word, text) -> out.append("complete -c sluice -f -n "
                + fish("__sluice_at " + fish(command)) + " -a " + word + " -d " + fish(text) + "\n")));
        arguments.forEach((command, values) -> out.append("complete -c sluice -n "
                + fish("__sluice_at " + fish(command)) + " -a " + fish(String.join(" ", values)) + "\n"));
        for (Option option : sorted(Arguments.globalOptions())) {
            out.append("complete -c sluice" + fish(option) + "\n");
        }
        for (Command command : commands) {
            for (Option option : sorted(command.options())) {
                out.append(
                        "complete -c sluice -n " + fish("__sluice_in " + fish(command.name())) + fish(option) + "\n");
            }
        }
        return out.toString();
    }

    private static String zsh(Options options) {
        return sorted(options).stream()
                .map(option -> zsh("--" + option.getLongOpt(), option.getDescription()))
                .collect(Collectors.joining(" "));
    }

    private static String zsh(String word, String description) {
        return "'" + (word + ":" + description).replace("'", "'\\''") + "'";
    }

    private static String fish(Option option) {
        return (option.getOpt() == null ? "" : " -s " + option.getOpt()) + " -l " + option.getLongOpt()
                + (option.hasArg() ? " -r" : "") + " -d " + fish(option.getDescription());
    }

    private static String fish(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    private static String names(Options options) {
        return sorted(options).stream()
                .map(option -> "--" + option.getLongOpt())
                .collect(Collectors.joining(" "));
    }

    private static List<Option> sorted(Options options) {
        return options.getOptions().stream()
                .sorted(Comparator.comparing(Option::getLongOpt))
                .toList();
    }
}

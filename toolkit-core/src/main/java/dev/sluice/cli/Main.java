package dev.sluice.cli;

import dev.sluice.core.ComponentInfo;
import dev.sluice.core.ConfigurationException;
import dev.sluice.core.InputException;
import dev.sluice.core.OutputException;
import dev.sluice.core.PluginException;
import dev.sluice.core.Toolkit;
import dev.sluice.core.internal.ExitCall;
import dev.sluice.core.internal.StandardOutput;
import dev.sluice.core.internal.config.Suggestions;
import java.io.BufferedOutputStream;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;

/** The program {@code sluice}. */
public final class Main {
    private final Map<String, Command> commands = new LinkedHashMap<>();

    private Main() {
        for (Command command : List.of(
                new RunCommand(),
                new LintCommand(),
                new ExplainCommand(),
                new InitCommand(),
                new ConvertCommand(),
                new ReportCommand(),
                new ComponentsCommand(),
                new SchemaCommand(),
                new PluginListCommand(),
                new PluginInfoCommand(),
                new PluginVerifyCommand(),
                new PluginInstallCommand(),
                new PluginIndexCommand(),
                new PluginSignCommand(),
                new PluginRemoveCommand(),
                new PluginLockCommand(),
                new PluginCheckCommand(),
                new PluginNewCommand(),
                new DevCommand(),
                new VersionCommand())) {
            commands.put(command.name(), command);
        }
        for (Command command : List.of(new CompletionCommand(commands), new HelpCommand(commands))) {
            commands.put(command.name(), command);
        }
    }

    /** Runs one command and ends the program with its exit code. */
    public static void main(String[] args) {
        OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out));
        OutputStream err = new FileOutputStream(FileDescriptor.err);
        // what a plugin prints is not among the data
        System.setOut(new PrintStream(err, true, StandardCharsets.UTF_8));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> tellExit(err), "sluice-exit"));
        int code = run(List.of(args), out, err).code();
        try {
            out.flush();
        } catch (IOException e) {
            code = ExitCode.OUTPUT.code();
        }
        System.exit(code);
    }

    /** A plugin that ends the program is told, since nothing else would be. */
    private static void tellExit(OutputStream err) {
        ExitCall.place()
                .ifPresent(place -> terminal(OutputStream.nullOutputStream(), err, List.of(), false)
                        .warn("sluice: the program was ended by a plugin: System.exit was called at " + place
                                + "; leave its step out, or have the plugin throw a StepException instead"));
    }

    /** Runs one command and returns its exit code; nothing is written anywhere else. */
    static ExitCode run(List<String> args, OutputStream out, OutputStream err) {
        Terminal terminal = terminal(out, err, List.of(), false);
        try {
            return new Main().dispatch(args, out, err);
        } catch (UsageException e) {
            terminal.warn("sluice: " + e.getMessage());
            terminal.warn("try: sluice " + e.help());
            return ExitCode.USAGE;
        } catch (ConfigurationException e) {
            terminal.warn((e.findings().isEmpty() ? "sluice: " : "") + e.getMessage());
            return ExitCode.CONFIGURATION;
        } catch (PluginException e) {
            terminal.warn("sluice: " + e.getMessage());
            return ExitCode.PLUGIN;
        } catch (InputException e) {
            terminal.warn("sluice: " + e.getMessage());
            return ExitCode.NO_INPUT;
        } catch (OutputException e) {
            if (StandardOutput.isClosed(e)) {
                return ExitCode.OUTPUT;
            }
            terminal.warn("sluice: " + e.getMessage());
            return e.locked() ? ExitCode.LOCKED : ExitCode.OUTPUT;
        } catch (UncheckedIOException e) {
            if (StandardOutput.isClosed(e)) {
                return ExitCode.OUTPUT;
            }
            terminal.warn("sluice: cannot write: " + e.getMessage());
            return ExitCode.OUTPUT;
        } catch (InterruptedException e) {
            terminal.warn("sluice: interrupted");
            return ExitCode.INTERRUPTED;
        } catch (OutOfMemoryError e) {
            terminal.warn("sluice: out of memory; give it more with SLUICE_JAVA_OPTS=-Xmx4g");
            return ExitCode.INTERNAL;
        } catch (Throwable e) {
            terminal.warn("sluice: internal error: " + e);
            for (StackTraceElement element : e.getStackTrace()) {
                terminal.warn("    at " + element);
            }
            return ExitCode.INTERNAL;
        }
    }

    private ExitCode dispatch(List<String> args, OutputStream out, OutputStream err) throws InterruptedException {
        Arguments.Global global = Arguments.global(args);
        Terminal terminal = terminal(out, err, global.pluginDirectories(), global.isQuiet());
        List<String> rest = new ArrayList<>(global.rest());
        if (global.wantsVersion()) {
            rest = new ArrayList<>(List.of("version"));
        } else if (global.wantsHelp()) {
            rest.add(0, "help");
        } else if (rest.isEmpty()) {
            terminal.warn(
                    Help.overview(commands.values(), Arguments.globalOptions()).stripTrailing());
            return ExitCode.USAGE;
        }
        if (rest.size() == 2
                && isHelpOption(rest.get(1))
                && !commands.containsKey(rest.get(0))
                && isGroup(rest.get(0))) {
            rest = new ArrayList<>(List.of(HelpCommand.NAME, rest.get(0)));
        }
        boolean isHelp = rest.get(0).equals(HelpCommand.NAME);
        List<String> meant = isHelp ? rest.subList(1, rest.size()) : rest;
        if (!meant.isEmpty() && (!isKnown(meant) || meant.get(0).equals(CompletionCommand.NAME))) {
            addTools(terminal);
        }
        Command command;
        try {
            command = find(rest);
        } catch (UsageException e) {
            throw besideWrongFolders(e, global.pluginDirectories());
        }
        List<String> own = rest.subList(command.name().split(" ").length, rest.size());
        if (own.stream().anyMatch(Main::isHelpOption)) {
            terminal.print(Help.of(command).stripTrailing());
            return ExitCode.OK;
        }
        Options options = command.options();
        Arguments.globalOptions().getOptions().forEach(options::addOption);
        try {
            CommandLine line = Arguments.parse(options, own);
            boolean makesFolder = command instanceof PluginInstallCommand;
            Arguments.requireFolders(global.pluginDirectories(), makesFolder);
            Arguments.requireFolders(Arguments.plugins(line), makesFolder);
            return command.run(line, terminal.with(Arguments.plugins(line), line.hasOption("quiet")));
        } catch (ParseException e) {
            throw new UsageException(Arguments.explain(e, options, "sluice " + command.name())).about(command);
        } catch (UsageException e) {
            throw e.about(command);
        }
    }

    /** A word that is no command may be one that a plugin brings, of a folder whose name was mistyped. */
    private static UsageException besideWrongFolders(UsageException unknown, List<Path> plugins) {
        try {
            Arguments.requireFolders(plugins, false);
            return unknown;
        } catch (UsageException wrong) {
            return new UsageException(wrong.getMessage() + "; " + unknown.getMessage());
        }
    }

    private boolean isKnown(List<String> words) {
        String first = words.get(0);
        return commands.containsKey(first) || (words.size() > 1 && commands.containsKey(first + " " + words.get(1)));
    }

    /** Adds what plugins bring; their declarations are read only if no command of Sluice itself is meant. */
    private void addTools(Terminal terminal) {
        try (Toolkit toolkit = PipelineArguments.toolkit(terminal)) {
            for (ComponentInfo tool : toolkit.tools()) {
                ToolCommand command = new ToolCommand(tool);
                commands.putIfAbsent(command.name(), command);
            }
        }
    }

    private static boolean isHelpOption(String word) {
        return word.equals("--help") || word.equals("-h");
    }

    private boolean isGroup(String word) {
        return commands.keySet().stream().anyMatch(name -> name.startsWith(word + " "));
    }

    /** Finds the command of the first word, or of the first two. */
    private Command find(List<String> words) {
        String first = words.get(0);
        String two = words.size() > 1 ? first + " " + words.get(1) : first;
        Command command = commands.containsKey(two) ? commands.get(two) : commands.get(first);
        if (command == null) {
            List<String> group = commands.keySet().stream()
                    .filter(name -> name.startsWith(first + " "))
                    .toList();
            if (!group.isEmpty()) {
                throw new UsageException(
                        words.size() > 1
                                ? Arguments.unknown("command", two, group)
                                : "'" + first + "' needs one more word: " + String.join(", ", group));
            }
            boolean isGroupMeant = Suggestions.nearest(two, commands.keySet()).isPresent();
            throw new UsageException(Arguments.unknown("command", isGroupMeant ? two : first, commands.keySet()));
        }
        return command;
    }

    private static Terminal terminal(OutputStream out, OutputStream err, List<Path> plugins, boolean isQuiet) {
        String home = Objects.requireNonNullElse(System.getProperty("sluice.home"), ".");
        boolean isErrTerminal = Boolean.parseBoolean(System.getProperty("sluice.stderr.terminal", "false"));
        List<Path> all = new ArrayList<>(plugins);
        String extra = System.getenv("SLUICE_PLUGINS");
        if (extra != null && !extra.isBlank()) {
            Arrays.stream(extra.split(File.pathSeparator)).map(Path::of).forEach(all::add);
        }
        return new Terminal(out, err, Path.of(home), all, isErrTerminal, isQuiet);
    }
}

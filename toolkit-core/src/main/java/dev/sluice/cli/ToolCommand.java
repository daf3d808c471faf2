package dev.sluice.cli;

import dev.sluice.core.ComponentInfo;
import dev.sluice.core.ConfigurationException;
import dev.sluice.core.Finding;
import dev.sluice.core.OptionInfo;
import dev.sluice.core.Toolkit;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** A command that a plugin brings. */
final class ToolCommand implements Command {
    private final ComponentInfo tool;

    ToolCommand(ComponentInfo tool) {
        this.tool = tool;
    }

    @Override
    public String name() {
        return tool.name().replaceFirst("-", " ");
    }

    @Override
    public String summary() {
        return tool.summary().replaceFirst("\\.$", "");
    }

    @Override
    public String arguments() {
        return String.join(" ", tool.arguments());
    }

    @Override
    public Options options() {
        Options options = new Options();
        for (OptionInfo option : tool.options()) {
            String fallback = option.defaultText()
                    .filter(text -> !text.isEmpty() && option.type() != OptionInfo.Type.BOOLEAN)
                    .map(text -> " (default " + text + ")")
                    .orElse("");
            options.addOption(Option.builder()
                    .longOpt(option.name())
                    .hasArg(option.type() != OptionInfo.Type.BOOLEAN)
                    .argName(
                            option.values().isEmpty()
                                    ? option.type().name().toUpperCase(Locale.ROOT)
                                    : String.join("|", option.values()))
                    .desc(option.doc().replaceFirst("\\.$", "") + fallback)
                    .get());
        }
        return options;
    }

    @Override
    public List<String> examples() {
        return List.of("sluice " + name() + (tool.options().isEmpty() ? "" : " --help"));
    }

    @Override
    public ExitCode run(CommandLine line, Terminal terminal) throws InterruptedException {
        requireArguments(line.getArgList().size());
        Map<String, List<String>> given = new LinkedHashMap<>();
        for (OptionInfo option : tool.options()) {
            if (line.hasOption(option.name())) {
                given.put(
                        option.name(),
                        option.type() == OptionInfo.Type.BOOLEAN
                                ? List.of("true")
                                : Arguments.values(line, option.name()));
            }
        }
        try (Toolkit toolkit = PipelineArguments.toolkit(terminal);
                ToolTerminal context = new ToolTerminal(terminal)) {
            toolkit.runTool(tool.name(), given, line.getArgList(), context);
            return context.hasFailed() ? ExitCode.FAILURES : ExitCode.OK;
        } catch (ConfigurationException e) {
            throw new UsageException(
                    e.findings().isEmpty()
                            ? String.valueOf(e.getMessage())
                            : e.findings().stream().map(ToolCommand::text).collect(Collectors.joining("\n")));
        } catch (IllegalArgumentException e) {
            terminal.warn("sluice: " + e.getMessage());
            return ExitCode.BAD_DATA;
        } catch (IOException e) {
            terminal.warn("sluice: " + name() + ": " + ToolFault.message(e));
            return ToolFault.exitCode(e);
        }
    }

    private void requireArguments(int number) {
        List<String> arguments = tool.arguments();
        long least = arguments.stream().filter(word -> !word.startsWith("[")).count();
        boolean hasEnd = arguments.stream().noneMatch(word -> word.contains("..."));
        if (number < least || (hasEnd && number > arguments.size())) {
            throw new UsageException(
                    name() + " takes " + (arguments.isEmpty() ? "no arguments" : arguments()) + ", but "
                            + number + (number == 1 ? " argument is given" : " arguments are given") + ": sluice "
                            + (name() + " " + arguments()).strip());
        }
    }

    private static String text(Finding finding) {
        return finding.file() + ": " + finding.message() + (finding.hint().isEmpty() ? "" : "; " + finding.hint());
    }
}

package dev.sluice.cli;

import java.util.Collection;
import java.util.Comparator;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** The manual page in the format of man, from the commands themselves. */
final class ManPage {
    private ManPage() {}

    static String of(Collection<Command> commands, String version) {
        StringBuilder out = new StringBuilder();
        out.append(".TH SLUICE 1 \"\" \"Sluice ").append(text(version)).append("\"\n");
        out.append(".SH NAME\nsluice \\- takes documents through a chain of plugins\n");
        out.append(".SH SYNOPSIS\n.B sluice\n[OPTION...] COMMAND [ARGUMENT...]\n");
        out.append(".SH OPTIONS\n");
        options(Arguments.globalOptions(), out);
        out.append(".SH COMMANDS\n");
        for (Command command : commands) {
            String usage = ("sluice " + command.name() + " " + command.arguments()).stripTrailing();
            out.append(".SS ").append(text(usage)).append('\n');
            out.append(text(command.summary())).append(".\n");
            options(command.options(), out);
            out.append(".PP\nExamples:\n.PP\n.nf\n");
            command.examples().forEach(example -> out.append(text(example)).append('\n'));
            out.append(".fi\n");
        }
        out.append(".SH EXIT STATUS\n");
        for (ExitCode code : ExitCode.values()) {
            out.append(".TP\n")
                    .append(code.code())
                    .append('\n')
                    .append(text(code.meaning()))
                    .append('\n');
        }
        out.append(".SH ENVIRONMENT\n.TP\nSLUICE_PLUGINS\n");
        out.append("folders of plugins besides those of Sluice, with the separator of paths between\n");
        out.append(".TP\nSLUICE_JAVA_OPTS\noptions of the Java machine, such as \\-Xmx4g\n");
        return out.toString();
    }

    private static void options(Options options, StringBuilder out) {
        options.getOptions().stream()
                .sorted(Comparator.comparing(Option::getLongOpt))
                .forEach(option -> {
                    String flags = (option.getOpt() == null ? "" : "-" + option.getOpt() + ", ") + "--"
                            + option.getLongOpt() + (option.hasArg() ? " " + option.getArgName() : "");
                    out.append(".TP\n").append(text(flags)).append('\n');
                    out.append(text(String.valueOf(option.getDescription()))).append('\n');
                });
    }

    /** A backslash begins an escape, a hyphen may become another character, and a dot or quote at the start is a command. */
    private static String text(String text) {
        String escaped = text.replace("\\", "\\e").replace("-", "\\-");
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }
}

package dev.sluice.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** Writes help texts from the commands and their options. */
final class Help {
    private Help() {}

    static String overview(Collection<Command> commands, Options global) {
        List<String[]> rows = new ArrayList<>();
        commands.forEach(command -> rows.add(new String[] {command.name(), command.summary()}));
        return "usage: sluice [OPTION...] COMMAND [ARGUMENT...]\n\n"
                + "Takes documents through a chain of plugins: clean text, dated, with every name linked.\n\n"
                + "commands:\n" + table(rows)
                + "\noptions:\n" + table(rows(global))
                + "\nexamples:\n"
                + "  sluice run news pages/ -o results\n"
                + "  sluice explain news\n"
                + "  sluice help run\n"
                + "  sluice help tools\n";
    }

    static String of(Command command) {
        StringBuilder out = new StringBuilder(
                        ("usage: sluice " + command.name() + " " + command.arguments()).stripTrailing())
                .append('\n');
        out.append('\n').append(command.summary()).append(".\n");
        if (!command.options().getOptions().isEmpty()) {
            out.append("\noptions:\n").append(table(rows(command.options())));
        }
        out.append("\nexamples:\n");
        command.examples().forEach(example -> out.append("  ").append(example).append('\n'));
        return out.toString();
    }

    static String exitCodes() {
        List<String[]> rows = new ArrayList<>();
        for (ExitCode code : ExitCode.values()) {
            rows.add(new String[] {String.valueOf(code.code()), code.meaning()});
        }
        return "exit codes:\n" + table(rows);
    }

    /** Writes rows of two columns, the first one as wide as its widest cell. */
    static String table(List<String[]> rows) {
        int width = rows.stream().mapToInt(row -> row[0].length()).max().orElse(0);
        StringBuilder out = new StringBuilder();
        for (String[] row : rows) {
            String pad = " ".repeat(width - row[0].length());
            out.append(("  " + row[0] + pad + "  " + row[1]).stripTrailing()).append('\n');
        }
        return out.toString();
    }

    private static List<String[]> rows(Options options) {
        return options.getOptions().stream()
                .sorted(Comparator.comparing(Option::getLongOpt))
                .map(option -> new String[] {
                    (option.getOpt() == null ? "    " : "-" + option.getOpt() + ", ")
                            + "--"
                            + option.getLongOpt()
                            + (option.hasArg() ? " " + option.getArgName() : ""),
                    option.getDescription()
                })
                .toList();
    }
}

package dev.sluice.cli;

import dev.sluice.core.internal.config.Suggestions;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.AmbiguousOptionException;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/** Reads options by Commons CLI, without its habit of guessing. */
final class Arguments {
    /** What stands before the command. */
    record Global(
            List<Path> pluginDirectories,
            boolean isQuiet,
            boolean wantsHelp,
            boolean wantsVersion,
            List<String> rest) {}

    private Arguments() {}

    static Options globalOptions() {
        return new Options()
                .addOption(value("p", "plugins", "DIR", "look for plugins in this folder too (repeatable)"))
                .addOption(flag("q", "quiet", "say nothing but errors"))
                .addOption(flag("h", "help", "show this help"))
                .addOption(flag("V", "version", "show the version"));
    }

    static Option flag(String shortName, String name, String description) {
        return Option.builder(shortName.isEmpty() ? null : shortName)
                .longOpt(name)
                .desc(description)
                .get();
    }

    static Option value(String shortName, String name, String argument, String description) {
        return Option.builder(shortName.isEmpty() ? null : shortName)
                .longOpt(name)
                .hasArg()
                .argName(argument)
                .desc(description)
                .get();
    }

    /** Reads what stands before the command; everything from the first word on is left as it is. */
    static Global global(List<String> args) {
        Options options = globalOptions();
        int end = 0;
        while (end < args.size()
                && args.get(end).startsWith("-")
                && !args.get(end).equals("-")) {
            Option option = options.getOption(args.get(end));
            boolean takesNext =
                    option != null && option.hasArg() && !args.get(end).contains("=");
            end += takesNext ? 2 : 1;
        }
        end = Math.min(end, args.size());
        try {
            CommandLine line = parse(options, args.subList(0, end));
            return new Global(
                    plugins(line),
                    line.hasOption("quiet"),
                    line.hasOption("help"),
                    line.hasOption("version"),
                    args.subList(end, args.size()));
        } catch (ParseException e) {
            throw new UsageException(explain(e, options, "sluice"));
        }
    }

    static CommandLine parse(Options options, List<String> args) throws ParseException {
        return DefaultParser.builder()
                .setAllowPartialMatching(false)
                .setStripLeadingAndTrailingQuotes(false)
                .get()
                .parse(options, args.toArray(String[]::new));
    }

    static List<String> values(CommandLine line, String option) {
        String[] values = line.getOptionValues(option);
        return values == null ? List.of() : List.of(values);
    }

    /** Returns the one value of an option that may be given once. */
    static Optional<String> single(CommandLine line, String option) {
        List<String> values = values(line, option);
        if (values.size() > 1) {
            throw new UsageException("--" + option + " is given " + values.size() + " times, with "
                    + String.join(" and ", values) + "; give it once");
        }
        return values.stream().findFirst();
    }

    static List<Path> plugins(CommandLine line) {
        return values(line, "plugins").stream()
                .map(value -> path("plugins", value))
                .toList();
    }

    /** Refuses what {@code --plugins} names, if it is no folder; to install makes one that does not exist. */
    static void requireFolders(List<Path> plugins, boolean mayBeNew) {
        for (Path directory : plugins) {
            if (!Files.isDirectory(directory) && !(mayBeNew && Files.notExists(directory))) {
                throw new UsageException("--plugins names " + directory + ", which is no folder");
            }
        }
    }

    /** Returns the path that the value of an option means. */
    static Path path(String option, String value) {
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            throw new UsageException("--" + option + " is no path: " + e.getMessage());
        }
    }

    static String explain(ParseException e, Options options, String command) {
        if (e instanceof AmbiguousOptionException || e instanceof UnrecognizedOptionException) {
            String given = ((UnrecognizedOptionException) e).getOption();
            String name = given.replaceFirst("^-+", "").replaceFirst("=.*$", "");
            Option known = options.getOption(name);
            if (known != null && !known.hasArg() && given.contains("=")) {
                return "--" + known.getLongOpt() + " of " + command + " takes no value";
            }
            return unknown(
                    "option of " + command,
                    given,
                    options.getOptions().stream()
                            .map(o -> "--" + o.getLongOpt())
                            .toList());
        }
        if (e instanceof MissingArgumentException missing) {
            Option option = missing.getOption();
            return "--" + option.getLongOpt() + " of " + command + " needs a value: --" + option.getLongOpt() + " "
                    + option.getArgName();
        }
        return command + ": " + e.getMessage();
    }

    /** Says that a word is not known, with the nearest known one and all of them. */
    static String unknown(String what, String given, Collection<String> known) {
        String nearest = Suggestions.nearest(given, known)
                .map(word -> "; did you mean '" + word + "'?")
                .orElse(";");
        return "unknown " + what + " '" + given + "'" + nearest + " known: " + String.join(", ", known);
    }
}

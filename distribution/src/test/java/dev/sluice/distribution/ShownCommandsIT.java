package dev.sluice.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every command line that a page shows, in a block or in a sentence, is one that Sluice has, with options it has. */
class ShownCommandsIT {
    private static final Pattern TABLE = Pattern.compile("(?m)^    '([a-z ]+) '\\*\\) options='([^']*)'");
    /** In a block a line or a part of a pipe; in a sentence what stands between backquotes. */
    private static final Pattern SHOWN =
            Pattern.compile("(?m)(?:^|[|&] )(?:[\\w./-]+/)?sluice ([^|&>\\n]+)|`sluice ([^`]+)`");

    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--?[a-z][a-z0-9-]*");
    private static final Set<String> GLOBAL =
            Set.of("--plugins", "--quiet", "--help", "--version", "-p", "-q", "-h", "-V");

    private final Map<String, Set<String>> tables = tables();

    private static Map<String, Set<String>> tables() {
        Map<String, Set<String>> tables = new TreeMap<>();
        Matcher rows = TABLE.matcher(new Sluice().run("completion", "bash").out());
        while (rows.find()) {
            tables.put(rows.group(1), new TreeSet<>(List.of(rows.group(2).split(" "))));
        }
        assertThat(tables).containsKeys("run", "plugin install", "kb build", "evaluate");
        return tables;
    }

    private static List<String> shown(String page) {
        List<String> lines = new ArrayList<>();
        Matcher shown = SHOWN.matcher(page.replace("\\\n", " "));
        while (shown.find()) {
            String line = shown.group(1) == null ? shown.group(2) : shown.group(1);
            lines.add(line.replaceFirst("\\s+#.*$", "").strip());
        }
        return lines;
    }

    /** Says what is wrong with a command line, or nothing. */
    private String fault(String line) {
        String rest = line.replaceFirst("^(?:(?:--plugins|-p) \\S+ )+", "");
        if (OPTION.matcher(rest).lookingAt()) {
            return GLOBAL.contains(rest.split(" ", 2)[0]) ? "" : "unknown option in: " + line;
        }
        String command = tables.keySet().stream()
                .filter(name -> (rest + " ").startsWith(name + " "))
                .reduce("", (a, b) -> a.length() > b.length() ? a : b);
        if (command.isEmpty()) {
            return "unknown command: " + line;
        }
        Set<String> known = tables.getOrDefault(command, Set.of());
        Matcher options = OPTION.matcher(rest.substring(command.length()).replaceAll("'[^']*'", "x"));
        while (options.find()) {
            String option = options.group();
            boolean isShort = option.equals("-o") ? known.contains("--output") : GLOBAL.contains(option);
            if (!known.contains(option) && !isShort) {
                return command + " has no " + option + ": " + line;
            }
        }
        return "";
    }

    @Test
    void everyCommandInThePagesExistsWithItsOptions() throws IOException {
        List<String> faults = new ArrayList<>();
        int count = 0;
        for (Path page : DocumentationIT.pages()) {
            for (String line : shown(Files.readString(page))) {
                String fault = fault(line);
                count++;
                if (!fault.isEmpty()) {
                    faults.add(Sluice.ROOT.relativize(page) + ": " + fault);
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(count).isGreaterThan(60);
    }

    @Test
    void aCommandThatDoesNotExistWouldBeFound() {
        assertThat(shown("x\nsluice rnu news -o out\n`sluice lint FILE --jsn`, cat x | sluice convert - --no-such\n"))
                .extracting(this::fault)
                .containsExactly(
                        "unknown command: rnu news -o out",
                        "lint has no --jsn: lint FILE --jsn",
                        "convert has no --no-such: convert - --no-such");
    }
}

package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is made from the commands names each of them with all its options. */
class ReferenceTest {
    private static String run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(Main.run(List.of(args), out, new ByteArrayOutputStream())).isEqualTo(ExitCode.OK);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static List<String> commands() {
        Matcher commands = Pattern.compile("(?s)commands:\n(.*?)\n\n").matcher(run("help"));
        assertThat(commands.find()).isTrue();
        List<String> names = commands.group(1)
                .lines()
                .map(line -> line.strip().split("  ", 2)[0])
                .toList();
        assertThat(names).contains("run", "plugin new", "dev", "completion");
        return names;
    }

    private static List<String> options(String command) {
        return Pattern.compile("(?m)^  (?:-\\w,|   ) (--[a-z0-9-]+)")
                .matcher(run("help", command))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void thePageForManNamesEveryCommandAndOption() {
        String page = run("help", "man");
        for (String command : commands()) {
            int start = page.indexOf("\n.SS sluice " + command);
            assertThat(start).as(command).isPositive();
            String section = page.substring(start, page.indexOf("\n.S", start + 1));
            assertThat(options(command))
                    .allSatisfy(option -> assertThat(section).contains(option.replace("-", "\\-")));
        }
    }

    @Test
    void thePageForManHoldsNoCommandsButItsOwn() {
        assertThat(run("help", "man").lines())
                .allSatisfy(line -> assertThat(line)
                        .matches("(?:\\.(?:TH|SH|SS|TP|PP|B|nf|fi)(?: .*)?|[^.'].*|)")
                        .doesNotContainPattern("\\\\(?![-e&])"));
    }

    @Test
    void theScriptForBashNamesEveryCommandAndOption() {
        String script = run("completion", "bash");
        for (String command : commands()) {
            Matcher options = Pattern.compile("'" + Pattern.quote(command) + " '\\*\\) options='([^']*)'")
                    .matcher(script);
            assertThat(options.find()).as(command).isTrue();
            assertThat(options(command))
                    .allSatisfy(
                            option -> assertThat(options.group(1).split(" ")).contains(option));
        }
    }

    @Test
    void theScriptsForZshAndFishNameEveryCommandAndOption() {
        String zsh = run("completion", "zsh");
        List<String> fish = run("completion", "fish").lines().toList();
        for (String command : commands()) {
            Matcher options = Pattern.compile("(?m)^    '" + Pattern.quote(command) + " '\\*\\) options=\\((.*)\\) ;;$")
                    .matcher(zsh);
            assertThat(options.find()).as(command).isTrue();
            String word = command.substring(command.indexOf(' ') + 1);
            assertThat(zsh).contains("'" + word + ":");
            assertThat(fish).anyMatch(line -> line.contains(" -a " + word + " -d "));
            assertThat(options(command)).allSatisfy(option -> {
                assertThat(options.group(1)).contains("'" + option + ":");
                assertThat(fish)
                        .anyMatch(line -> line.contains("__sluice_in \\'" + command + "\\''")
                                && line.contains(" -l " + option.substring(2) + " "));
            });
        }
    }

    /** Pipelines are called as their files are, and broken plugins as their folders. */
    @Test
    void namesThatAShellCouldTakeForCommandsAreNotCompleted() {
        CompletionScript script = new CompletionScript(
                List.of(new LintCommand()),
                Map.of("PIPELINE", List.of("news", "a;b", "$(c)", "d'e", "`f`", "-g"), "plugin info ID", List.of("h")));
        assertThat(script.bash()).contains("'lint') words='news' ;;");
        assertThat(script.zsh()).contains("'lint') values=(news) ;;");
        assertThat(script.fish()).contains(" -a 'news'\n");
    }
}

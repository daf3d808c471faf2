package dev.sluice.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The scripts of {@code sluice completion} in zsh and fish themselves, which not every machine has. */
@Tag("shells")
class ShellsIT {
    @TempDir
    Path directory;

    /** What stands after the tabulator key on the line of a real terminal. */
    @ParameterizedTest
    @CsvSource({
        "sluice vers, sluice version",
        "sluice plugin ver, sluice plugin verify",
        "sluice -p plugins plugin ver, sluice -p plugins plugin verify",
        "sluice kb sea, sluice kb search",
        "sluice kb search --ba, sluice kb search --base",
        "sluice run news --retry, sluice run news --retry-failed",
        "sluice plugin --pl, sluice plugin --plugins",
        "sluice lint ne, sluice lint news",
        "sluice plugin info dat, sluice plugin info dating",
        "sluice lint my-n, sluice lint my-news.yaml"
    })
    void zshCompletesCommandsOptionsAndFiles(String typed, String completed) throws IOException {
        Files.createFile(directory.resolve("my-news.yaml"));
        script("zsh");
        Files.writeString(directory.resolve(".zshrc"), """
                PS1=
                unset zle_bracketed_paste
                autoload -Uz compinit
                compinit -u -D
                source sluice.zsh
                zle-line-init() { print ready }
                finish() { print -r -- $BUFFER > completed; exit }
                zle -N zle-line-init
                zle -N finish
                bindkey '^I' complete-word
                bindkey '^X' finish
                """);
        Path terminal = Files.writeString(directory.resolve("terminal.zsh"), """
                zmodload zsh/zpty
                zpty shell zsh -i
                while zpty -r shell line; do [[ $line == *ready* ]] && break; done
                zpty -w -n shell "$1"$'\\t\\x18'
                while zpty -r shell line; do :; done
                cat completed
                """);
        Sluice.Result result = Sluice.process(
                List.of("timeout", "60", "zsh", "-f", terminal.toString(), typed),
                directory,
                Map.of("TERM", "xterm", "ZDOTDIR", directory.toString()),
                new byte[0]);
        assertThat(result.out().strip()).as(result.err()).isEqualTo(completed);
    }

    @ParameterizedTest
    @CsvSource({
        "sluice comp, completion components",
        "sluice -p plugins plugin in, index info install",
        "sluice kb s, search show",
        "sluice kb search --b, --base",
        "sluice run news --re, --resume --retry-failed",
        "sluice plugin --pl, --plugins",
        "sluice lint ne, news",
        "sluice plugin info dat, dating",
        "sluice lint my-n, my-news.yaml"
    })
    void fishCompletesCommandsOptionsAndFiles(String typed, String offered) throws IOException {
        Files.createFile(directory.resolve("my-news.yaml"));
        Sluice.Result result = Sluice.process(
                List.of(
                        "fish",
                        "--no-config",
                        "-c",
                        "source $argv[1]; complete -C $argv[2] | string replace -r '\\t.*' '' | sort | string join ' '",
                        script("fish").toString(),
                        typed),
                directory,
                Map.of("HOME", directory.toString()),
                new byte[0]);
        assertThat(result.out().strip()).as(result.err()).isEqualTo(offered);
    }

    private Path script(String shell) throws IOException {
        return Files.writeString(
                directory.resolve("sluice." + shell),
                new Sluice().run("completion", shell).out());
    }
}

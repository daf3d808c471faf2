package dev.sluice.core.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.OptionInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

    @ParameterizedTest
    @CsvSource({
        "langauge, language",
        "documentTimeout, document-timeout",
        "document_timeout, document-timeout",
        "DOCUMENT-TIMEOUT, document-timeout",
        "timeout, document-timeout",
        "doc, document-timeout",
        "langs, language",
        "maxFailures, max-failures",
        "csx, csv",
        "knowledgebase, knowledge-base",
        "--ouput, --output",
        "-output, --output",
    })
    void findsWhatWasMeant(String typo, String meant) {
        List<String> known = List.of(
                "language",
                "document-timeout",
                "max-failures",
                "csv",
                "knowledge-base",
                "--output",
                "--quiet",
                "jsonl");

        assertThat(Suggestions.nearest(typo, known)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"zzz", "a", "''", "sentiment", "x-y-z", "abcd"})
    void suggestsNothingForWordsThatAreFar(String word) {
        assertThat(Suggestions.nearest(word, List.of("csv", "jsonl", "document-timeout", "report")))
                .isEmpty();
    }

    @Test
    void prefersTranspositionsThenTheSameFirstLetterThenTheSameLengthThenTheAlphabet() {
        assertThat(Suggestions.nearest("form", List.of("fort", "from"))).contains("from");
        assertThat(Suggestions.nearest("bate", List.of("date", "bake"))).contains("bake");
        assertThat(Suggestions.nearest("tex", List.of("text", "ten"))).contains("ten");
        assertThat(Suggestions.nearest("cat", List.of("car", "cab"))).contains("cab");
    }

    @Test
    void countsEditsAndTranspositions() {
        assertThat(Suggestions.distance("abcd", "abdc")).isEqualTo(1);
        assertThat(Suggestions.distance("abc", "ca")).isEqualTo(3);
        assertThat(Suggestions.distance("", "abc")).isEqualTo(3);
        assertThat(Suggestions.distance("kitten", "sitting")).isEqualTo(3);
    }

    @Test
    void ninetyFiveOfHundredTyposGetTheRightSuggestion() {
        Random random = new Random(20_200_110);
        int all = 0;
        int right = 0;
        StringBuilder table = new StringBuilder();
        for (Map.Entry<String, List<String>> group : vocabularies().entrySet()) {
            int typos = 0;
            int hits = 0;
            for (String word : group.getValue()) {
                for (String typo : typos(word, random)) {
                    if (group.getValue().contains(typo)) {
                        continue;
                    }
                    typos++;
                    hits += Suggestions.nearest(typo, group.getValue()).equals(Optional.of(word)) ? 1 : 0;
                }
            }
            table.append(String.format(
                    "%n%-22s %5d of %5d right (%.2f %%)", group.getKey(), hits, typos, 100.0 * hits / typos));
            all += typos;
            right += hits;
        }

        assertThat(all).isGreaterThan(5_000);
        assertThat((double) right / all)
                .as(table + "\nall: " + right + " of " + all)
                .isGreaterThanOrEqualTo(0.95);
        System.getLogger("typos").log(System.Logger.Level.INFO, table + "\nall: " + right + " of " + all);
    }

    /** All deletions and transpositions of a word, and a sample of its insertions and substitutions. */
    private static List<String> typos(String word, Random random) {
        TreeSet<String> typos = new TreeSet<>();
        int first = word.startsWith("--") ? 2 : 0;
        for (int i = first; i < word.length(); i++) {
            typos.add(word.substring(0, i) + word.substring(i + 1));
            if (i + 1 < word.length()) {
                typos.add(word.substring(0, i) + word.charAt(i + 1) + word.charAt(i) + word.substring(i + 2));
            }
        }
        for (int n = 0; n < 5 * word.length(); n++) {
            int at = first + random.nextInt(word.length() - first);
            char letter = LETTERS.charAt(random.nextInt(LETTERS.length()));
            typos.add(word.substring(0, at) + letter + word.substring(at));
            typos.add(word.substring(0, at) + letter + word.substring(at + 1));
        }
        typos.remove(word);
        typos.remove("");
        return new ArrayList<>(typos);
    }

    private static Map<String, List<String>> vocabularies() {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        Catalog catalog = new Catalog(Components.lookup());
        for (String section : List.of("input", "steps", "output")) {
            groups.put("components of " + section, catalog.names(section));
        }
        groups.put("keys of a pipeline", PipelineCheck.KEYS);
        groups.put("keys of run", RunCheck.KEYS);
        groups.put("layers", catalog.layers());
        for (var component : Components.all()) {
            if (!component.options().isEmpty()) {
                List<String> names = new ArrayList<>(
                        component.options().stream().map(OptionInfo::name).toList());
                names.addAll(List.of("use", "id"));
                groups.put("options of " + component.kind().section() + "." + component.name(), names);
            }
            for (OptionInfo option : component.options()) {
                if (option.values().size() > 1 && !option.name().equals("languages")) {
                    groups.put("values of " + option.name(), option.values());
                }
            }
        }
        groups.put("values of on-error", List.of("continue", "stop"));
        groups.put(
                "commands",
                List.of(
                        "run",
                        "lint",
                        "explain",
                        "test",
                        "init",
                        "components",
                        "schema",
                        "plugin",
                        "kb",
                        "convert",
                        "evaluate",
                        "doctor",
                        "completion",
                        "version",
                        "help"));
        groups.put("plugin commands", List.of("list", "info", "verify", "new", "install", "remove", "lock"));
        groups.put(
                "command options",
                List.of(
                        "--output",
                        "--set",
                        "--workers",
                        "--json",
                        "--quiet",
                        "--verbose",
                        "--color",
                        "--plugins",
                        "--resume",
                        "--dry-run",
                        "--help",
                        "--version",
                        "--max-failures",
                        "--format",
                        "--force",
                        "--no-color",
                        "--log-level",
                        "--document-timeout"));
        TreeSet<String> together = new TreeSet<>();
        groups.values().forEach(together::addAll);
        groups.put("all words together", List.copyOf(together));
        return groups;
    }
}

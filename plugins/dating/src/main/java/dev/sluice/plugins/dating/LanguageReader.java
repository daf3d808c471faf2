package dev.sluice.plugins.dating;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads the data files of a language from {@code lexicon/<language>/}: the tables of words, each with its format in its head,
 * and {@code grammar.txt}. Pure.
 */
final class LanguageReader {
    private static final List<String> TABLES = List.of(
            "calendar.tsv",
            "feasts.tsv",
            "numbers.tsv",
            "units.tsv",
            "deixis.tsv",
            "modifiers.tsv",
            "tense.tsv",
            "cues.tsv",
            "labels.tsv");

    /** Phrase, class, features, conditions. */
    static final int COLUMNS = 4;

    private LanguageReader() {}

    /**
     * Returns a language.
     *
     * @throws IllegalStateException if a file is missing or has a fault; the message names file and line
     */
    static Language read(String language) {
        return read(language, List.of(), "");
    }

    /**
     * Returns a language with words of the user's own.
     *
     * @param own rows of the form of the tables of words
     * @param file what messages call the file they are from
     * @throws IllegalArgumentException if a row of the user's has a fault; the message names file and line
     */
    static Language read(String language, List<DataFile.Row> own, String file) {
        Spelling spelling = spelling(language);
        Lexicon lexicon = new Lexicon(spelling);
        for (String table : TABLES) {
            String path = "lexicon/" + language + "/" + table;
            for (DataFile.Row row : DataFile.table(path, COLUMNS)) {
                try {
                    add(lexicon, row);
                } catch (IllegalArgumentException e) {
                    throw new IllegalStateException(path + ", line " + row.line() + ": " + e.getMessage(), e);
                }
            }
        }
        String path = "lexicon/" + language + "/grammar.txt";
        Grammar grammar = new Grammar();
        for (DataFile.Row row : DataFile.table(path, 1)) {
            try {
                rule(grammar, row.cell(0), row.line());
            } catch (IllegalArgumentException e) {
                throw new IllegalStateException(path + ", line " + row.line() + ": " + e.getMessage(), e);
            }
        }
        grammar.compile();
        for (DataFile.Row row : own) {
            try {
                if (row.cell(0).isEmpty() || grammar.terminalOrNone(row.cell(1)) < 0) {
                    throw new IllegalArgumentException("'" + row.cell(0) + "' has the class '" + row.cell(1)
                            + "', which the grammar of '" + language + "' does not use; write for example FEAST");
                }
                OwnRow.check(row.cell(0), row.cell(1), Frame.parse(row.cell(2)), Set.copyOf(words(row.cell(3))));
                add(lexicon, row);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "lexicon: " + file + ", line " + row.line() + ": " + e.getMessage(), e);
            }
        }
        return new Language(language, spelling, lexicon, grammar);
    }

    private static void add(Lexicon lexicon, DataFile.Row row) {
        Lexicon.Entry entry = new Lexicon.Entry(row.cell(1), Frame.parse(row.cell(2)), Set.copyOf(words(row.cell(3))));
        expand(row.cell(0)).forEach(phrase -> lexicon.add(phrase, entry));
    }

    /** Returns the languages there is a folder for. */
    static List<String> available() {
        return DataFile.table("lexicon/languages.tsv", 1).stream()
                .map(row -> row.cell(0))
                .toList();
    }

    private static Spelling spelling(String language) {
        String path = "lexicon/" + language + "/settings.tsv";
        Map<String, String> settings = new TreeMap<>();
        for (DataFile.Row row : DataFile.table(path, 2)) {
            settings.put(row.cell(0), row.cell(1));
        }
        return new Spelling(
                "yes".equals(settings.get("elision")),
                character(settings, "decimal"),
                character(settings, "grouping"),
                "yes".equals(settings.get("ordinal-dot")),
                character(settings, "hour-letter"),
                "yes".equals(settings.get("day-first")),
                settings.getOrDefault("plural", ""),
                ordered(settings.getOrDefault("singular-endings", "")),
                "yes".equals(settings.get("noun-capitals")),
                ordered(settings.getOrDefault("ordinal-endings", "")),
                ordered(settings.getOrDefault("decade-endings", "")));
    }

    private static char character(Map<String, String> settings, String key) {
        String value = settings.getOrDefault(key, "");
        return value.isEmpty() ? 0 : value.charAt(0);
    }

    private static List<String> ordered(String cell) {
        List<String> words = new ArrayList<>(words(cell));
        words.sort(Comparator.comparingInt(String::length).reversed());
        return words;
    }

    /** Returns the phrases that a pattern stands for: {@code letzte{r,n,}} is three words. */
    static List<String> expand(String pattern) {
        List<String> done = new ArrayList<>();
        Deque<String> open = new ArrayDeque<>(List.of(pattern));
        while (!open.isEmpty()) {
            String next = open.removeFirst();
            int begin = next.indexOf('{');
            int end = next.indexOf('}');
            if (begin < 0 || end < begin) {
                done.add(next);
                continue;
            }
            for (String choice : next.substring(begin + 1, end).split(",", -1)) {
                open.addLast(next.substring(0, begin) + choice + next.substring(end + 1));
            }
        }
        return done;
    }

    private static void rule(Grammar grammar, String line, int number) {
        int equals = line.indexOf(" = ");
        if (equals < 0) {
            throw new IllegalArgumentException("no ' = ' in '" + line + "'");
        }
        int colon = line.lastIndexOf(" : ");
        String right = colon < 0 ? line.substring(equals + 3) : line.substring(equals + 3, colon);
        Frame added = colon < 0 ? Frame.EMPTY : Frame.parse(line.substring(colon + 3));
        List<Grammar.Element> elements = new ArrayList<>();
        for (String element : right.trim().split("\\s+", -1)) {
            elements.add(element(grammar, element));
        }
        grammar.add(line.substring(0, equals).trim(), new Grammar.Rule(List.copyOf(elements), added, number));
    }

    private static Grammar.Element element(Grammar grammar, String text) {
        String rest = text;
        Feature target = null;
        char arithmetic = '=';
        int arrow = rest.indexOf('>');
        if (arrow > 0) {
            String name = rest.substring(arrow + 1);
            if (name.charAt(0) == '+' || name.charAt(0) == '*') {
                arithmetic = name.charAt(0);
                name = name.substring(1);
            }
            target = Feature.named(name);
            rest = rest.substring(0, arrow);
        }
        boolean optional = rest.endsWith("?");
        if (optional) {
            rest = rest.substring(0, rest.length() - 1);
        }
        List<Grammar.Symbol> symbols = new ArrayList<>();
        for (String symbol : rest.split("\\|", -1)) {
            symbols.add(symbol(grammar, symbol));
        }
        return new Grammar.Element(List.copyOf(symbols), optional, target, arithmetic);
    }

    private static Grammar.Symbol symbol(Grammar grammar, String text) {
        String literal = quoted(text);
        if (literal != null) {
            return new Grammar.Symbol(true, grammar.literal(literal));
        }
        return Character.isUpperCase(text.charAt(0))
                ? new Grammar.Symbol(true, grammar.terminal(text))
                : new Grammar.Symbol(false, grammar.name(text));
    }

    private static @Nullable String quoted(String text) {
        boolean quoted = text.length() > 2
                && (text.charAt(0) == '\'' || text.charAt(0) == '"')
                && text.charAt(text.length() - 1) == text.charAt(0);
        return quoted ? text.substring(1, text.length() - 1) : null;
    }

    private static Set<String> words(String cell) {
        Set<String> words = new TreeSet<>();
        for (String word : cell.trim().split("\\s+", -1)) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }
}

package dev.sluice.plugins.dating;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Names and things with a first or a last day in the world, from {@code knowledge/epochs.tsv}. Immutable and safe for use by several threads. */
final class Epochs {
    private static final List<Entry> NONE = List.of();
    private static final Map<String, List<Entry>> BY_FIRST_WORD = read();

    private Epochs() {}

    private record Entry(
            List<String> words,
            boolean capital,
            @Nullable String first,
            @Nullable String last) {}

    /** Returns the clues of a text, one for each phrase, in its order. */
    static List<Clue> clues(String text, List<Token> tokens) {
        Map<String, Clue> found = new LinkedHashMap<>();
        for (int i = 0; i < tokens.size(); i++) {
            for (Entry entry : BY_FIRST_WORD.getOrDefault(tokens.get(i).norm(), NONE)) {
                if (fits(entry, tokens, i)) {
                    int end = i + entry.words().size();
                    String surface = text.substring(
                            tokens.get(i).begin(), tokens.get(end - 1).end());
                    add(entry, surface, found);
                }
            }
        }
        return List.copyOf(found.values());
    }

    private static void add(Entry entry, String surface, Map<String, Clue> found) {
        if (entry.first() != null) {
            found.putIfAbsent(
                    "first " + surface,
                    Clue.since("spoken of since", surface, "epoch-first", KnownPeople.first(entry.first())));
        }
        if (entry.last() != null) {
            found.putIfAbsent(
                    "last " + surface, Clue.since("over since", surface, "epoch-last", KnownPeople.last(entry.last())));
        }
    }

    private static boolean fits(Entry entry, List<Token> tokens, int begin) {
        if (begin + entry.words().size() > tokens.size()
                || (entry.capital() && !tokens.get(begin).capital())) {
            return false;
        }
        for (int i = 1; i < entry.words().size(); i++) {
            if (!entry.words().get(i).equals(tokens.get(begin + i).norm())) {
                return false;
            }
        }
        return true;
    }

    private static Map<String, List<Entry>> read() {
        Map<String, List<Entry>> table = new TreeMap<>();
        Spelling spelling = Language.of("en").spelling();
        for (DataFile.Row row : DataFile.table("knowledge/epochs.tsv", 3)) {
            for (String phrase : row.cell(0).split("\\|", -1)) {
                List<Token> tokens = Tokenizer.tokens(phrase, spelling);
                Entry entry = new Entry(
                        tokens.stream().map(Token::norm).toList(),
                        Character.isUpperCase(phrase.charAt(0)),
                        row.cell(1).isEmpty() ? null : row.cell(1),
                        row.cell(2).isEmpty() ? null : row.cell(2));
                table.computeIfAbsent(entry.words().get(0), k -> new ArrayList<>())
                        .add(entry);
            }
        }
        return table;
    }
}

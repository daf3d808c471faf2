package dev.sluice.plugins.dating;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words of office before or after a name, from {@code knowledge/titles.tsv}. Immutable and safe for use by several threads. */
final class Titles {
    /** The one table. */
    static final Titles INSTANCE = new Titles();

    private static final Spelling PLAIN = Language.of("en").spelling();

    private final Map<String, List<Phrase>> byLastWord = new LinkedHashMap<>();
    private final Map<String, List<Phrase>> byFirstWord = new LinkedHashMap<>();

    private Titles() {
        for (DataFile.Row row : DataFile.table("knowledge/titles.tsv", 2)) {
            List<String> words = words(row.cell(0));
            Phrase phrase = new Phrase(words, OfficeClass.valueOf(row.cell(1)));
            byLastWord
                    .computeIfAbsent(words.get(words.size() - 1), k -> new ArrayList<>())
                    .add(phrase);
            byFirstWord.computeIfAbsent(words.get(0), k -> new ArrayList<>()).add(phrase);
        }
    }

    private static List<String> words(String phrase) {
        return Tokenizer.tokens(phrase, Language.of("en").spelling()).stream()
                .map(Token::norm)
                .toList();
    }

    /** Words and the class of office they name. */
    record Phrase(List<String> words, OfficeClass office) {}

    /** Returns the longest title that ends right before a token, or none. */
    List<Phrase> before(List<Token> tokens, int at) {
        return at < 1 ? List.of() : longest(byLastWord.get(tokens.get(at - 1).norm()), tokens, at, true);
    }

    /** Returns the longest title that begins at a token, or none; titles of one length together. */
    List<Phrase> at(List<Token> tokens, int at) {
        return at < 0 || at >= tokens.size()
                ? List.of()
                : longest(byFirstWord.get(tokens.get(at).norm()), tokens, at, false);
    }

    private static List<Phrase> longest(@Nullable List<Phrase> some, List<Token> tokens, int at, boolean before) {
        if (some == null) {
            return List.of();
        }
        List<Phrase> best = new ArrayList<>();
        for (Phrase phrase : some) {
            int size = phrase.words().size();
            int begin = before ? at - size : at;
            if (fits(phrase.words(), tokens, begin)) {
                int known = best.isEmpty() ? 0 : best.get(0).words().size();
                if (size > known) {
                    best.clear();
                }
                if (size >= known) {
                    best.add(phrase);
                }
            }
        }
        return best;
    }

    private static boolean fits(List<String> words, List<Token> tokens, int begin) {
        if (begin < 0 || begin + words.size() > tokens.size()) {
            return false;
        }
        for (int i = 0; i < words.size(); i++) {
            if (!words.get(i).equals(tokens.get(begin + i).norm())) {
                return false;
            }
        }
        return true;
    }

    /** Returns the class of an office by its English name: that of the longest title in it, the first of several. */
    OfficeClass officeClass(String label) {
        List<Token> tokens = Tokenizer.tokens(label.toLowerCase(Locale.ROOT), PLAIN);
        Phrase best = null;
        for (int i = 0; i < tokens.size(); i++) {
            for (Phrase phrase : at(tokens, i)) {
                if (best == null || phrase.words().size() > best.words().size()) {
                    best = phrase;
                }
            }
        }
        return best == null || best.office() == OfficeClass.FORMER ? OfficeClass.CHIEF : best.office();
    }
}

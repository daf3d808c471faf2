package dev.sluice.plugins.dating;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Says of times whether a verb in the past stands before them, so that they were over or had begun. Immutable. */
final class ToldTimes {
    private static final Map<String, Set<String>> PLACING = sets("knowledge/placing.tsv", 1);
    private static final Map<String, Set<String>> WORDS = sets("knowledge/told.tsv", 2);

    /** A verb tells when it was within so many words. */
    private static final int REACH = 6;

    /** What makes a verb a supposition stands within so many words before it. */
    private static final int OPEN_REACH = 4;

    private final List<Token> tokens;
    private final Set<String> placing;
    private final Set<String> past;
    private final Set<String> either;
    private final Set<String> was;
    private final Set<String> subjects;
    private final Set<String> open;

    ToldTimes(Language language, List<Token> tokens) {
        this.tokens = tokens;
        String tag = language.tag();
        this.placing = PLACING.getOrDefault(tag, Set.of());
        this.past = words(tag, "past");
        this.either = words(tag, "either");
        this.was = words(tag, "was");
        this.subjects = words(tag, "subject");
        this.open = words(tag, "open");
    }

    /** "Spoke in Kilkenny in May 2019": returns whether a verb before the time, with nothing but words between, is in the past. */
    boolean isTold(int begin) {
        if (begin < 1 || !placing.contains(tokens.get(begin - 1).norm())) {
            return false;
        }
        for (int i = begin - 2; i >= 0 && begin - i <= REACH; i--) {
            Token token = tokens.get(i);
            if (token.kind() != Token.Kind.WORD || open.contains(token.norm())) {
                return false;
            }
            if (isIn(past, token.norm())) {
                return !isOpen(i);
            }
            if (isIn(either, token.norm())) {
                return hasSubject(i) && !isOpen(i);
            }
        }
        return false;
    }

    /** Returns whether a verb that may be a participle has a subject or an auxiliary right before it. */
    private boolean hasSubject(int at) {
        if (at == 0) {
            return false;
        }
        Token before = tokens.get(at - 1);
        return was.contains(before.norm())
                || subjects.contains(before.norm())
                || (before.capital() && !before.allCapitals() && !before.initial());
    }

    private boolean isOpen(int verb) {
        for (int i = verb - 1; i >= 0 && verb - i <= OPEN_REACH && tokens.get(i).kind() == Token.Kind.WORD; i--) {
            if (open.contains(tokens.get(i).norm())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isIn(Set<String> words, String norm) {
        if (words.contains(norm)) {
            return true;
        }
        for (int i = 1; i < norm.length(); i++) {
            if (words.contains("*" + norm.substring(i))) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> words(String tag, String kind) {
        return WORDS.getOrDefault(tag + " " + kind, Set.of());
    }

    /** Returns the words of a table, which stand behind so many cells that tell what they are. */
    private static Map<String, Set<String>> sets(String file, int keys) {
        Map<String, Set<String>> words = new TreeMap<>();
        for (DataFile.Row row : DataFile.table(file, keys + 1)) {
            String key = keys == 1 ? row.cell(0) : row.cell(0) + " " + row.cell(1);
            words.put(key, Set.of(row.cell(keys).split(" +", -1)));
        }
        return words;
    }
}

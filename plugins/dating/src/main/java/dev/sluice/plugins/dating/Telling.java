package dev.sluice.plugins.dating;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells whether a finite verb of the past governs a time, so that the time was over or had begun when the text was written; a
 * verb that is not surely one does not. For one document; not safe for use by several threads.
 */
final class Telling {
    private static final Map<String, Words> KNOWN = read();
    private static final Words NONE = new Words(Set.of(), List.of());

    /** A verb governs a time that begins within so many tokens behind it. */
    private static final int REACH = 6;

    /** So many tokens before a verb may make its clause unreal. */
    private static final int CLAUSE = 8;

    private final String tag;
    private final List<Token> tokens;
    private final TenseMarks marks;

    Telling(Language language, List<Token> tokens, TenseMarks marks) {
        this.tag = language.tag();
        this.tokens = tokens;
        this.marks = marks;
    }

    /** Words, and endings of words. */
    private record Words(Set<String> whole, List<String> endings) {
        boolean contains(String norm) {
            return whole.contains(norm)
                    || endings.stream()
                            .anyMatch(ending -> norm.length() > ending.length() + 1 && norm.endsWith(ending));
        }
    }

    /** Returns whether a verb of the past governs a time; begin is that of the word that places it. */
    boolean isOver(int begin, int end) {
        if (!isWord(begin) || isAhead(end) || isAhead(end + 1)) {
            return false;
        }
        for (int i = begin - 1; i >= 0 && begin - i < REACH && isWord(i); i--) {
            if (isAhead(i) || is(i, "unreal") || isInfinitive(i)) {
                return false;
            }
            if (is(i, "finite") && !isNoun(i)) {
                return isReal(i);
            }
            if (is(i, "auxiliary")) {
                return is(behindAdverbs(i), "participle") && isReal(i);
            }
            if (is(i, "have")) {
                return is(behindAdverbs(i), "participle") && is(beforeAdverbs(i), "pronoun") && isReal(i);
            }
            if (isActive(i)) {
                return isReal(i);
            }
        }
        return false;
    }

    /** "They met", "Kerry died", "built a bridge": a form that is a participle as well is none here. */
    private boolean isActive(int at) {
        int before = beforeAdverbs(at);
        boolean aided =
                is(before, "have") || is(before, "auxiliary") || is(before, "finite") || is(before, "participle");
        if (aided || isInfinitive(before)) {
            return false;
        }
        boolean either = is(at, "participle") && !NONE.equals(words("pronoun"));
        return is(at, "intransitive") || (either && (is(before, "pronoun") || is(at + 1, "object")));
    }

    private boolean isReal(int verb) {
        for (int i = verb - 1; i >= 0 && verb - i <= CLAUSE; i--) {
            if (is(i, "unreal") || isInfinitive(i) || marks.at(i).equals("FUTURE")) {
                return false;
            }
            if (!isWord(i)) {
                return true;
            }
        }
        return true;
    }

    private boolean isAhead(int at) {
        return is(at, "ahead") || (isWord(at) && marks.at(at).equals("FUTURE"));
    }

    /** "To Galway" and "to the hall" are places, "to open" is an infinitive. */
    private boolean isInfinitive(int at) {
        if (!is(at, "infinitive") || !isWord(at + 1)) {
            return false;
        }
        Words forms = words("form");
        return forms.equals(NONE)
                ? !tokens.get(at + 1).capital() && !is(at + 1, "object")
                : forms.contains(tokens.get(at + 1).norm());
    }

    /** "Der Stand": a noun has a capital where the sentence does not give it one. */
    private boolean isNoun(int at) {
        return tokens.get(at).capital() && !tokens.get(at).initial();
    }

    private int behindAdverbs(int at) {
        int next = at + 1;
        while (next - at <= 2 && is(next, "adverb")) {
            next++;
        }
        return next;
    }

    private int beforeAdverbs(int at) {
        int before = at - 1;
        while (at - before <= 2 && is(before, "adverb")) {
            before--;
        }
        return before;
    }

    private boolean isWord(int at) {
        return at >= 0 && at < tokens.size() && tokens.get(at).kind() == Token.Kind.WORD;
    }

    private boolean is(int at, String kind) {
        return at >= 0
                && at < tokens.size()
                && words(kind).contains(tokens.get(at).norm());
    }

    private Words words(String kind) {
        return KNOWN.getOrDefault(tag + " " + kind, NONE);
    }

    private static Map<String, Words> read() {
        Map<String, Words> known = new HashMap<>();
        for (DataFile.Row row : DataFile.table("knowledge/telling.tsv", 3)) {
            Set<String> whole = new HashSet<>();
            List<String> endings = new ArrayList<>();
            for (String word : row.cell(2).split(" ", -1)) {
                if (word.startsWith("*")) {
                    endings.add(word.substring(1));
                } else {
                    whole.add(word);
                }
            }
            known.put(row.cell(0) + " " + row.cell(1), new Words(whole, endings));
        }
        return Map.copyOf(known);
    }
}

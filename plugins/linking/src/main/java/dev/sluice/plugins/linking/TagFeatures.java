package dev.sluice.plugins.linking;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the tagger sees of the words of one text: the words themselves and how they are written, the words around, what the
 * lists and the knowledge base know of them, what the rules took for names, and how the same words are written elsewhere
 * in the text. Used by one thread.
 */
final class TagFeatures {
    /** How many words with a small letter may stand between two words of a name that have a capital. */
    private static final int REACH = 3;

    /** A longer run of words with a capital is no text; looking all of them up would take too long. */
    private static final int MAX_RUN = 4096;

    private static final int LONGEST_AFFIX = 4;
    private static final int PRIOR_STEPS = 5;
    private static final int MOST_COUNTED = 4;

    private final String text;
    private final List<Token> tokens;
    private final Words words;
    private final int[] sets;
    private final long[] folded;
    private final long[] marks;
    private final long[] known;
    private final long[] ruled;
    private final long[] joinedWith;
    private final boolean[] titles;
    private final boolean[] asked;
    private final boolean[] titled;
    private final Set<String> small = new HashSet<>();
    private final Map<String, Integer> inside = new HashMap<>();
    private final Map<String, Long> parts = new HashMap<>();
    private int[] buffer = new int[96];
    private int count;

    TagFeatures(String text, List<Token> tokens, Words words, Lookup lookup, List<Name> names) {
        this.text = text;
        this.tokens = tokens;
        this.words = words;
        int size = tokens.size();
        this.sets = new int[size];
        this.folded = new long[size];
        this.marks = new long[size];
        this.known = new long[size];
        this.ruled = new long[size];
        this.joinedWith = new long[size];
        this.titles = new boolean[size];
        this.asked = new boolean[size];
        this.titled = new boolean[size];
        for (int i = 0; i < size; i++) {
            Token token = tokens.get(i);
            folded[i] = Spelling.hash(token.folded());
            if (token.shape() == Token.Shape.LOWER) {
                small.add(token.folded());
            } else if (token.isCapital() && !token.start() && !token.headline()) {
                inside.merge(token.folded(), 1, Integer::sum);
            }
        }
        rules(names);
        for (int i = 0; i < size; i++) {
            sets[i] = set(i);
        }
        leaveOutNoise();
        dictionary(lookup);
        for (int i = 0; i < size; i++) {
            marks[i] = marks(i);
        }
    }

    /** Leaves out runs of words with a capital that are too long for any text. */
    private void leaveOutNoise() {
        for (int at = 0; at < sets.length; ) {
            int end = at;
            while (end < sets.length && sets[end] != 1) {
                end++;
            }
            if (end - at > MAX_RUN) {
                Arrays.fill(sets, at, end, 1);
            }
            at = end + 1;
        }
    }

    /** Returns the labels that a word may have by the way it is written. */
    int set(int at) {
        if (sets[at] != 0) {
            return sets[at];
        }
        Token token = tokens.get(at);
        if (token.isCapital()) {
            return isOpening(at) ? 1 : TagLabel.ALL;
        }
        if (token.shape() == Token.Shape.OTHER) {
            boolean digitsAlone = token.folded().chars().allMatch(Character::isDigit);
            return !digitsAlone || capitalBefore(at) || capitalBehind(at) ? TagLabel.ALL : 1;
        }
        if (words.isParticle(token.folded()) && capitalBehind(at)) {
            return TagLabel.ALL;
        }
        return capitalBefore(at) && capitalBehind(at) ? (1 | TagLabel.insides()) : 1;
    }

    /**
     * Returns whether a word has its capital from the start of a sentence alone: an article, or a word that the rules took
     * for none, nobody's name elsewhere, with no other word of a name behind it.
     */
    private boolean isOpening(int at) {
        Token token = tokens.get(at);
        if (!token.start() || token.headline() || ruled[at] != 0 || token.shape() != Token.Shape.CAPITAL) {
            return false;
        }
        boolean alone = at + 1 < tokens.size()
                && tokens.get(at + 1).isJoined()
                && tokens.get(at + 1).shape() == Token.Shape.LOWER;
        return token.folded().equals("the") || (alone && !inside.containsKey(token.folded()));
    }

    private boolean capitalBefore(int at) {
        for (int i = at; i > 0 && i > at - REACH; i--) {
            if (!tokens.get(i).isJoined()) {
                return false;
            }
            if (tokens.get(i - 1).isCapital() || tokens.get(i - 1).shape() == Token.Shape.OTHER) {
                return true;
            }
        }
        return false;
    }

    private boolean capitalBehind(int at) {
        for (int i = at + 1; i < tokens.size() && i <= at + REACH; i++) {
            if (!tokens.get(i).isJoined()) {
                return false;
            }
            if (tokens.get(i).isCapital()) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether a name may go on from the word before to this one. */
    boolean joined(int at) {
        return at > 0
                && !titled[at]
                && (tokens.get(at).isJoined() || tokens.get(at).gap() == Token.Gap.COMMA)
                && !(tokens.get(at - 1).isPossessive() && isRuledEnd(at - 1));
    }

    /** Returns whether the rules let a name end with a word. */
    private boolean isRuledEnd(int at) {
        return ruled[at] != 0 && ruled[at] % 4 >= 2;
    }

    private void rules(List<Name> names) {
        for (Name name : names) {
            int first = first(name.span().begin());
            int last = first;
            while (last + 1 < tokens.size()
                    && tokens.get(last + 1).end() <= name.span().end()) {
                last++;
            }
            long kind = 1 + code(name.type()) + 65536L * (name.rule().length() + (name.typed() ? 64 : 0));
            titled[first] = name.titled();
            for (int i = first; i <= last; i++) {
                ruled[i] = kind * 4 + place(i - first, last - first + 1);
                if (last > first) {
                    parts.put(tokens.get(i).folded(), (long) place(i - first, last - first + 1));
                }
            }
        }
    }

    private int first(int begin) {
        Comparator<Token> byBegin = Comparator.comparingInt(Token::begin);
        Token probe = new Token(begin, begin, "", "", Token.Gap.BREAK, Token.Shape.OTHER, false, false);
        int found = Collections.binarySearch(tokens, probe, byBegin);
        return found < 0 ? Math.max(0, -found - 2) : found;
    }

    private static int place(int at, int length) {
        return length == 1 ? 3 : at == 0 ? 0 : at == length - 1 ? 2 : 1;
    }

    private void dictionary(Lookup lookup) {
        int covered = 0;
        for (int i = 0; i < tokens.size(); i++) {
            if (sets[i] == 1) {
                continue;
            }
            markTitle(i);
            if (!tokens.get(i).isCapital()) {
                continue;
            }
            if (i >= covered) {
                Lookup.Found found = lookup.longest(i);
                long kind = found.length() == 0 ? 0 : kind(found.matches());
                for (int k = 0; k < found.length(); k++) {
                    known[i + k] = kind * 4 + place(k, found.length());
                }
                covered = i + found.length();
            }
            if (known[i] % 4 != 3 || known[i] == 0) {
                List<KnowledgeBase.Match> alone = lookup.matches(i, i + 1);
                joinedWith[i] = alone.isEmpty() ? 0 : kind(alone);
            }
        }
    }

    /** Returns what kind of thing the best known bearer of a name is, and how well it is known. */
    private static long kind(List<KnowledgeBase.Match> matches) {
        KnowledgeBase.Match best = matches.get(0);
        for (KnowledgeBase.Match match : matches) {
            if (match.entity().prior() > best.entity().prior()) {
                best = match;
            }
        }
        int prior = (int) (best.entity().prior() * PRIOR_STEPS);
        return 1 + code(best.entity().type()) + 65536L * (code(best.kind()) * 8L + prior);
    }

    private void markTitle(int at) {
        for (int from = Math.max(0, at - 4); from <= at; from++) {
            int limit = from + 1;
            while (limit < Math.min(tokens.size(), from + 5)
                    && tokens.get(limit).isJoined()) {
                limit++;
            }
            if (!asked[from]) {
                asked[from] = true;
                int length = words.titleLength(
                        tokens.subList(from, limit).stream().map(Token::folded).toList());
                Arrays.fill(titles, from, from + length, true);
            }
        }
    }

    private long marks(int at) {
        Token token = tokens.get(at);
        String word = token.folded();
        Words.Cue cue = words.cue(word);
        long bits = code(token.shape());
        bits = bits * 2 + (words.isCommon(word) ? 1 : 0);
        bits = bits * 2 + (words.isStop(word) ? 1 : 0);
        bits = bits * 2 + (words.isCalendar(word) ? 1 : 0);
        bits = bits * 2 + (words.isParticle(word) ? 1 : 0);
        bits = bits * 2 + (words.isGroup(word) ? 1 : 0);
        bits = bits * 2 + (words.isGivenName(word) ? 1 : 0);
        bits = bits * 2 + (words.isLegalForm(word) ? 1 : 0);
        bits = bits * 2 + (titles[at] ? 1 : 0);
        return bits * 1048576 + (cue == null ? 0 : 1 + code(cue.type()) * 4 + code(cue.position()));
    }

    private int evidence(int at) {
        Token token = tokens.get(at);
        int bits = token.start() ? 1 : 0;
        bits = bits * 2 + (token.headline() ? 1 : 0);
        bits = bits * 2 + (small.contains(token.folded()) ? 1 : 0);
        bits = bits * 2 + (words.isCommon(token.folded()) ? 1 : 0);
        bits = bits * 2 + (token.isPossessive() ? 1 : 0);
        return bits * (MOST_COUNTED + 1) + Math.min(MOST_COUNTED, inside.getOrDefault(token.folded(), 0));
    }

    /** Returns the hashes of the features of a word. */
    int[] of(int at) {
        count = 0;
        Token token = tokens.get(at);
        long shape = shape(token);
        long gaps = gap(at) * 65536L + gap(at + 1);
        int evidence = evidence(at);
        add(1, 0);
        add(2, folded[at]);
        add(3, shape);
        add(4, word(at - 1));
        add(5, word(at + 1));
        add(6, word(at - 2));
        add(7, word(at + 2));
        add(8, word(at - 1) * 31 + folded[at]);
        add(9, word(at + 1) * 31 + folded[at]);
        add(10, gaps);
        add(11, (gaps * 65536 + code(token.shape())) * 65536 + shapeAt(at + 1));
        add(12, (shapeAt(at - 1) * 65536L + shapeAt(at)) * 65536 + shapeAt(at + 1));
        add(13, evidence);
        add(14, evidence * 524288L + code(token.shape()) * 8L + (known[at] == 0 ? 0 : 1));
        add(15, marks[at]);
        add(16, marksAt(at - 1));
        add(17, marksAt(at + 1));
        add(18, marksAt(at - 1) * 8191 + marks[at]);
        add(19, marksAt(at + 1) * 8191 + marks[at]);
        add(20, known[at]);
        add(21, known[at] * 1024 + evidence);
        add(22, knownAt(at - 1) * 8191 + known[at]);
        add(23, knownAt(at + 1) * 8191 + known[at]);
        add(24, joinedWith[at]);
        add(25, ruled[at]);
        add(26, ruled[at] * 131071 + known[at]);
        add(27, ruled[at] * 524288 + code(token.shape()) * 8L + (token.start() ? 1 : 0));
        add(28, ruledAt(at - 1) * 8191 + ruled[at]);
        add(29, ruledAt(at + 1) * 8191 + ruled[at]);
        add(30, parts.getOrDefault(token.folded(), 7L) * 32 + ruled[at] % 4);
        add(31, gaps * 4 + (ruled[at] % 4));
        add(32, shape * 31 + word(at - 1));
        add(33, shape * 31 + word(at + 1));
        add(34, word(at - 1) * 31 + word(at + 1));
        add(35, marks[at] * 1024 + evidence);
        add(36, known[at] * 524287 + marks[at]);
        add(37, text.charAt(Math.max(0, token.begin() - 1)) * 65536L + behind(token));
        affixes(token.folded());
        return Arrays.copyOf(buffer, count);
    }

    private long behind(Token token) {
        return token.end() < text.length() ? text.charAt(token.end()) : 0;
    }

    private void affixes(String word) {
        long prefix = 7;
        long suffix = 7;
        for (int length = 1; length <= Math.min(LONGEST_AFFIX, word.length()); length++) {
            prefix = prefix * 65599 + word.charAt(length - 1);
            suffix = suffix * 65599 + word.charAt(word.length() - length);
            if (length > 1) {
                add(40 + length, prefix);
                add(50 + length, suffix);
            }
        }
    }

    /** Returns a hash of the way a word is written, equal signs of one kind taken together. */
    private long shape(Token token) {
        long shape = 7;
        char last = 0;
        for (int i = token.begin(); i < token.end(); i++) {
            char c = text.charAt(i);
            char kind = Character.isUpperCase(c) ? 'X' : Character.isLetter(c) ? 'x' : Character.isDigit(c) ? '0' : c;
            if (kind != last) {
                shape = shape * 31 + kind;
            }
            last = kind;
        }
        return shape * 31 + Math.min(5, token.end() - token.begin());
    }

    /** Returns a small number for a constant that stays the same when others are added or moved. */
    private static int code(Enum<?> constant) {
        return constant.name().hashCode() & 0xffff;
    }

    private void add(int template, long value) {
        buffer[count++] = TagModel.feature(template, value);
    }

    private long word(int at) {
        return isInside(at) ? folded[at] : 1;
    }

    private int shapeAt(int at) {
        return isInside(at) ? code(tokens.get(at).shape()) : 7;
    }

    private long marksAt(int at) {
        return isInside(at) ? marks[at] : -1;
    }

    private long knownAt(int at) {
        return isInside(at) ? known[at] : 0;
    }

    private long ruledAt(int at) {
        return isInside(at) ? ruled[at] : 0;
    }

    private int gap(int at) {
        return isInside(at) ? code(tokens.get(at).gap()) : 7;
    }

    private boolean isInside(int at) {
        return at >= 0 && at < tokens.size();
    }
}

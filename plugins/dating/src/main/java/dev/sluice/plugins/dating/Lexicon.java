package dev.sluice.plugins.dating;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words of a language that tell time, as a trie over the words of phrases. Immutable once built and safe for use by
 * several threads.
 */
final class Lexicon {
    private static final Set<String> QUOTES = Set.of("'", "‘", "`");

    /** A quotation that begins so many tokens before may still be open. */
    private static final int LONGEST_QUOTATION = 12;

    private final Node root = new Node();
    private final Spelling spelling;
    private final List<Shape> shapes = new ArrayList<>();

    Lexicon(Spelling spelling) {
        this.spelling = spelling;
    }

    /**
     * What a phrase means.
     *
     * @param name the class
     * @param frame what it says
     * @param conditions tests of how it is written: capital, capital-only, lower, upper, name, abbreviation, unquoted
     */
    record Entry(String name, Frame frame, Set<String> conditions) {}

    /**
     * A phrase found in a text.
     *
     * @param end index of the first token after it
     * @param entry what it means
     */
    record Hit(int end, Entry entry) {}

    /** Beginning and ending that tell the tense of a verb. */
    private record Shape(String prefix, String ending, String tense) {}

    private static final class Node {
        private final Map<String, Node> next = new LinkedHashMap<>();
        private final List<Entry> entries = new ArrayList<>();
    }

    /** Adds a phrase; for readers of data files alone, before the lexicon is shared. */
    void add(String phrase, Entry entry) {
        int star = phrase.indexOf('*');
        if (star >= 0) {
            String tense = String.valueOf(entry.frame().get(Feature.TENSE));
            shapes.add(new Shape(phrase.substring(0, star), phrase.substring(star + 1), tense));
            return;
        }
        Node node = root;
        for (Token token : Tokenizer.tokens(phrase, spelling)) {
            node = node.next.computeIfAbsent(token.norm(), k -> new Node());
        }
        node.entries.add(entry);
    }

    /** Returns the phrases that begin at a token and are written as they must be. */
    List<Hit> hits(List<Token> tokens, int at) {
        Node node = root.next.get(tokens.get(at).norm());
        if (node == null) {
            return List.of();
        }
        List<Hit> hits = new ArrayList<>(2);
        int end = at + 1;
        while (node != null) {
            for (Entry entry : node.entries) {
                if (isWrittenRight(tokens, at, end, entry.conditions())) {
                    hits.add(new Hit(end, entry));
                }
            }
            node = end < tokens.size() ? node.next.get(tokens.get(end).norm()) : null;
            end++;
        }
        return hits;
    }

    /** Returns whether a token begins a phrase of the class. */
    boolean is(List<Token> tokens, int at, String name) {
        if (at < 0 || at >= tokens.size()) {
            return false;
        }
        Node node = root.next.get(tokens.get(at).norm());
        return node != null
                && node.entries.stream().anyMatch(entry -> entry.name().equals(name));
    }

    /** Returns what a token tells about tense: FUTURE, BESIDE, PAST, TOLD, SAID, REPORT, or null. */
    @Nullable
    String tense(List<Token> tokens, int at) {
        Token token = tokens.get(at);
        Node node = root.next.get(token.norm());
        String found = null;
        int end = at + 1;
        while (node != null) {
            for (Entry entry : node.entries) {
                if (entry.name().equals("TENSE")) {
                    found = entry.frame().get(Feature.TENSE);
                }
            }
            node = end < tokens.size() ? node.next.get(tokens.get(end).norm()) : null;
            end++;
        }
        if (found == null && token.kind() == Token.Kind.WORD && token.norm().length() > 4) {
            for (Shape shape : shapes) {
                if (token.norm().startsWith(shape.prefix()) && token.norm().endsWith(shape.ending())) {
                    return shape.tense();
                }
            }
        }
        return found;
    }

    private boolean isWrittenRight(List<Token> tokens, int at, int end, Set<String> conditions) {
        Token token = tokens.get(at);
        if (conditions.isEmpty()) {
            return true;
        }
        Token next = end < tokens.size() ? tokens.get(end) : null;
        boolean numberFollows = next != null && next.kind() == Token.Kind.NUMBER;
        if (conditions.contains("unquoted") && numberFollows && isQuoted(tokens, at)) {
            return false;
        }
        if (conditions.contains("lower") && token.capital() && !token.initial()) {
            return false;
        }
        if (conditions.contains("upper") && !token.allCapitals()) {
            return false;
        }
        if ((conditions.contains("capital") || conditions.contains("capital-only")) && !token.capital()) {
            return false;
        }
        if (conditions.contains("capital")
                && token.initial()
                && !numberFollows
                && token.norm().length() <= 5) {
            boolean comma = next != null && next.norm().equals(",");
            return comma && (!conditions.contains("abbreviation") || hasTemporalNeighbor(tokens, at, end));
        }
        if (conditions.contains("abbreviation") && !numberFollows && !hasTemporalNeighbor(tokens, at, end)) {
            return false;
        }
        return !conditions.contains("name") || numberFollows || !followsName(tokens, at);
    }

    /** "'24'": the mark before the number is closed right behind it, and is not inside of a longer quotation. */
    private static boolean isQuoted(List<Token> tokens, int at) {
        if (!isMark(tokens, at + 2) || tokens.get(at + 2).joint() != Token.Joint.NONE) {
            return false;
        }
        for (int i = at - 1;
                i >= 0 && at - i <= LONGEST_QUOTATION && tokens.get(i).kind() != Token.Kind.BREAK;
                i--) {
            boolean glued = tokens.get(i + 1).joint() == Token.Joint.NONE;
            if (isMark(tokens, i)) {
                boolean opens = glued && (i == 0 || tokens.get(i).joint() == Token.Joint.SPACE);
                return !opens || tokens.get(i + 1).kind() == Token.Kind.NUMBER;
            }
        }
        return true;
    }

    private static boolean isMark(List<Token> tokens, int at) {
        return at < tokens.size() && QUOTES.contains(tokens.get(at).norm());
    }

    private boolean hasTemporalNeighbor(List<Token> tokens, int at, int end) {
        int next = end < tokens.size() && tokens.get(end).norm().equals(",") ? end + 1 : end;
        boolean number = next < tokens.size() && tokens.get(next).kind() == Token.Kind.NUMBER;
        boolean numberBefore = at > 0 && tokens.get(at - 1).kind() == Token.Kind.NUMBER;
        return number
                || numberBefore
                || is(tokens, next, "MONTH")
                || is(tokens, next, "PART")
                || is(tokens, at - 1, "THIS")
                || is(tokens, at - 1, "LAST")
                || is(tokens, at - 1, "NEXT");
    }

    /** A capitalized word in the middle of a sentence, right before, is most often the first part of a name. */
    private static boolean followsName(List<Token> tokens, int at) {
        if (at == 0) {
            return false;
        }
        Token before = tokens.get(at - 1);
        return before.kind() == Token.Kind.WORD
                && before.capital()
                && !before.initial()
                && before.norm().length() > 2
                && tokens.get(at).joint() == Token.Joint.SPACE;
    }
}

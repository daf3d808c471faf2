package dev.sluice.plugins.extraction;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The vocabulary of bylines, from the resource {@code byline-words.tsv}. Stateless, thread-safe. */
final class BylineWords {
    private static final Map<String, Set<String>> WORDS = load();
    private static final Set<String> LABELS = WORDS.getOrDefault("label", Set.of());
    private static final Set<String> LONE_LABELS = WORDS.getOrDefault("lone", Set.of());
    private static final Set<String> PATHS = WORDS.getOrDefault("path", Set.of());
    private static final Set<String> FIRST_WORDS =
            LABELS.stream().map(label -> label.split(" ", 2)[0]).collect(Collectors.toSet());

    /** Labels have no more letters than this. */
    private static final int MAX_LABEL = 40;

    private static final Pattern JOINT =
            Pattern.compile("(?iu)\\s+(?:" + alternatives("joint") + ")\\s+|\\s*[;&+]\\s*");

    private static final Pattern AUTHOR_CLASS = Pattern.compile(
            "(?i)author(?!i[tsz])|byline|autor(?!i[tsz])|auteur|verfasser|redakteur|writer|contributor|journalist|\\bfn\\b");
    private static final Pattern OTHER_CLASS = Pattern.compile(
            "(?i)(?:has|no|not|without|comment|co-?)[-_]?(?:author|byline)|(?:author|byline|writer|contributor)s?[-_]*(?:image|img|avatar|photo|pic|bio|desc|about|social|role|title|position|job|count|date|time|link-all|icon|follow|email|twitter)");

    private static final int MAX_ADDRESS = 300;

    private BylineWords() {}

    private static Map<String, Set<String>> load() {
        Map<String, Set<String>> words = new TreeMap<>();
        for (String line : Resources.lines("byline-words.tsv")) {
            String[] fields = line.split("\t", -1);
            words.computeIfAbsent(fields[0], key -> new LinkedHashSet<>()).addAll(List.of(fields[1].split("\\|", -1)));
        }
        return words;
    }

    private static String alternatives(String kind) {
        return WORDS.getOrDefault(kind, Set.of()).stream()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
    }

    /** Says whether the word is of a kind; it is given in lower case. */
    static boolean is(String kind, String word) {
        return WORDS.getOrDefault(kind, Set.of()).contains(word);
    }

    /** Says whether a text begins with a label that a name may follow. */
    static boolean startsWithLabel(String text) {
        return !behindLabel(text).isEmpty();
    }

    /** Says whether a text is a label, or a date with one behind it. */
    static boolean endsWithLabel(String text) {
        String bare = text.strip();
        String lower = bare.substring(0, bare.endsWith(":") ? bare.length() - 1 : bare.length())
                .strip()
                .toLowerCase(Locale.ROOT);
        return LABELS.contains(lower)
                || (LABELS.contains(lower.substring(lower.lastIndexOf(' ') + 1))
                        && lower.chars().anyMatch(Character::isDigit));
    }

    /** Returns the part of a line behind a label that is believed without any markup; empty if it has none. */
    static String behindLoneLabel(String line) {
        return behindLabel(line, LONE_LABELS);
    }

    /** Returns the part of a line behind its label; empty if it has none. */
    static String behindLabel(String line) {
        return behindLabel(line, LABELS);
    }

    /** A name begins with a capital, or is in a script without any. */
    private static String behindLabel(String line, Set<String> labels) {
        String rest = line.substring(labelEnd(line, labels));
        boolean isName = rest.length() < line.length()
                && !rest.isEmpty()
                && (Character.isUpperCase(rest.codePointAt(0))
                        || Character.getType(rest.codePointAt(0)) == Character.OTHER_LETTER);
        return isName ? rest : "";
    }

    /** Returns what is left of a byline without its label, which may be glued to a name. */
    static String withoutLabel(String line) {
        String rest = line.substring(labelEnd(line, LABELS));
        boolean isGlued = rest.length() > 3
                && rest.startsWith("By")
                && Character.isUpperCase(rest.charAt(2))
                && Character.isLowerCase(rest.charAt(3));
        return isGlued ? rest.substring(2) : rest;
    }

    /** Returns where the longest label at the start of a line ends, with what parts it from the rest; else 0. */
    private static int labelEnd(String line, Set<String> labels) {
        int start = skipSpace(line, 0);
        int end = 0;
        for (int i = start; i < line.length() && i <= start + MAX_LABEL; i++) {
            char c = line.charAt(i);
            boolean isBreak = Character.isWhitespace(c) || c == ':' || c == '：' || c == '/';
            if (isBreak) {
                String head = line.substring(start, i).toLowerCase(Locale.ROOT);
                if (end == 0 && head.indexOf(' ') < 0 && !FIRST_WORDS.contains(head)) {
                    return 0;
                }
                if (labels.contains(head)) {
                    int behind = skipSpace(line, i);
                    boolean isMarked = behind < line.length() && ":：/".indexOf(line.charAt(behind)) >= 0;
                    end = skipSpace(line, isMarked ? behind + 1 : behind);
                }
            }
        }
        return end;
    }

    private static int skipSpace(String line, int from) {
        int i = from;
        while (i < line.length() && Character.isWhitespace(line.charAt(i))) {
            i++;
        }
        return i;
    }

    /** Returns the parts between the words and signs that join names. */
    static String[] split(String names) {
        return JOINT.split(names, -1);
    }

    /** Says whether the class of an element says that it names an author. */
    static boolean isAuthorClass(String names) {
        String lower = names.toLowerCase(Locale.ROOT);
        boolean isLikely = lower.contains("aut")
                || lower.contains("byline")
                || lower.contains("writer")
                || lower.contains("contrib")
                || lower.contains("redakteur")
                || lower.contains("verfasser")
                || lower.contains("journalist")
                || lower.contains("fn");
        return isLikely
                && AUTHOR_CLASS.matcher(names).find()
                && !OTHER_CLASS.matcher(names).find();
    }

    /** Says whether an address is that of the page of a person who writes. */
    static boolean isAuthorPath(String address) {
        int start = 0;
        boolean isPerson = false;
        for (int i = 0; i <= Math.min(address.length(), MAX_ADDRESS); i++) {
            boolean isEnd = i == address.length() || "/?=&".indexOf(address.charAt(i)) >= 0;
            if (isEnd && i > start) {
                if (isPerson) {
                    return true;
                }
                isPerson = PATHS.contains(address.substring(start, i).toLowerCase(Locale.ROOT));
            }
            start = isEnd ? i + 1 : start;
        }
        return false;
    }
}

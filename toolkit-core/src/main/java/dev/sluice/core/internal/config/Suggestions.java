package dev.sluice.core.internal.config;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was probably meant. Stateless and thread-safe. */
public final class Suggestions {
    private Suggestions() {}

    /**
     * Returns the known word that was probably meant by a word that is not known; empty if none is near. Another case,
     * underscores for hyphens and camel case count as no difference.
     */
    public static Optional<String> nearest(String word, Collection<String> known) {
        String wanted = normal(word);
        Candidate best = null;
        for (String candidate : known) {
            Candidate next = Candidate.of(wanted, candidate);
            if (next.distance <= limit(wanted) && (best == null || next.compareTo(best) < 0)) {
                best = next;
            }
        }
        return best == null ? byPart(wanted, known) : Optional.of(best.word);
    }

    /** Returns a name with hyphens for underscores, spaces and camel case, in lower case. */
    public static String normal(String word) {
        StringBuilder out = new StringBuilder(word.length() + 4);
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c >= 'A' && c <= 'Z' && i > 0 && isLowerOrDigit(word.charAt(i - 1))) {
                out.append('-');
            }
            out.append(c == '_' || c == ' ' ? '-' : c);
        }
        return out.toString().toLowerCase(Locale.ROOT);
    }

    private static boolean isLowerOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    private static int limit(String word) {
        int length = word.codePointCount(0, word.length());
        return length <= 4 ? 1 : length <= 8 ? 2 : 3;
    }

    /** Someone who writes {@code timeout} or {@code langs} left a part out. */
    private static Optional<String> byPart(String wanted, Collection<String> known) {
        if (wanted.length() < 3) {
            return Optional.empty();
        }
        String stem = wanted.endsWith("s") && wanted.length() > 3 ? wanted.substring(0, wanted.length() - 1) : wanted;
        return known.stream()
                .filter(k -> normal(k).startsWith(stem) || ("-" + normal(k) + "-").contains("-" + wanted + "-"))
                .min(String::compareTo);
    }

    private record Candidate(String word, int distance, boolean transposed, boolean otherStart, int longer)
            implements Comparable<Candidate> {
        static Candidate of(String wanted, String word) {
            String normal = normal(word);
            int distance = Suggestions.distance(wanted, normal);
            boolean transposed = distance == 1
                    && wanted.length() == normal.length()
                    && letters(wanted).equals(letters(normal));
            boolean otherStart = wanted.isEmpty() || normal.isEmpty() || wanted.charAt(0) != normal.charAt(0);
            return new Candidate(word, distance, transposed, otherStart, Math.abs(wanted.length() - normal.length()));
        }

        @Override
        public int compareTo(Candidate other) {
            int order = Integer.compare(distance, other.distance);
            order = order != 0 ? order : Boolean.compare(other.transposed, transposed);
            order = order != 0 ? order : Boolean.compare(otherStart, other.otherStart);
            order = order != 0 ? order : Integer.compare(longer, other.longer);
            return order != 0 ? order : word.compareTo(other.word);
        }

        private static String letters(String word) {
            return word.chars()
                    .sorted()
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
        }
    }

    /** The optimal string alignment distance: edits of single characters, and transpositions of neighbors; far words are not counted. */
    static int distance(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 3) {
            return Integer.MAX_VALUE;
        }
        int[] old = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], old[j - 2] + 1);
                }
            }
            int[] free = old;
            old = last;
            last = row;
            row = free;
        }
        return last[b.length()];
    }
}

package dev.sluice.plugins.extraction;

import dev.sluice.api.Furniture.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a line of a page looks like, seen for itself. Immutable. */
final class LineTraits {
    /** The names of the features of a line for itself. */
    static final List<String> NAMES = List.of(
            "words",
            "chars",
            "word-length",
            "longest-word",
            "capitals",
            "upper-case",
            "digits",
            "small-words",
            "sentence-end",
            "colon-end",
            "cut-off",
            "letter-end",
            "sentences",
            "commas",
            "quotes",
            "separators",
            "address",
            "number-groups",
            "year",
            "glued",
            "lower-start",
            "upper-start",
            "digit-start",
            "mark-start",
            "unspaced",
            "brackets");

    /** The features that the lines around are told: words, capitals, end of sentence, cut off, numbers. */
    static final List<Integer> TOLD_TO_NEIGHBORS = List.of(0, 4, 8, 17);

    private final String key;
    private final int words;
    private final boolean endsSentence;
    private final boolean isProse;
    private final @Nullable Role role;
    private final boolean opensSection;
    private final List<String> vocabulary;
    private final float[] values;

    LineTraits(String line) {
        Optional<LineRule> rule = LineRule.find(line, true);
        key = TextShape.key(line);
        words = TextShape.words(line);
        endsSentence = TextShape.endsSentence(line) && !line.endsWith(":");
        isProse = TextShape.isProse(line);
        role = rule.map(LineRule::role).orElse(null);
        opensSection = rule.filter(r -> r.where() == LineRule.Where.SECTION).isPresent();
        vocabulary = vocabulary(line);
        values = values(line, words);
    }

    /** Returns its letters and digits. */
    String key() {
        return key;
    }

    int words() {
        return words;
    }

    boolean endsSentence() {
        return endsSentence;
    }

    boolean isProse() {
        return isProse;
    }

    /** Returns the part that a line rule gives it; null if none fits. */
    @Nullable
    Role role() {
        return role;
    }

    /** Says whether the part that a line rule gives it is also played by what follows. */
    boolean opensSection() {
        return opensSection;
    }

    /** Returns its words of some length, in lower case. */
    List<String> vocabulary() {
        return vocabulary;
    }

    /** Returns a feature by its number in {@link #NAMES}. */
    float value(int feature) {
        return values[feature];
    }

    /** Returns the values of the {@link #NAMES} for a line of so many words, in their order. */
    static float[] values(String line, int words) {
        boolean ends = TextShape.endsSentence(line) && !line.endsWith(":");
        Counts counts = new Counts(line);
        char first = line.isEmpty() ? ' ' : line.charAt(0);
        char last = line.isEmpty() ? ' ' : line.charAt(line.length() - 1);
        float length = Math.max(1, line.length());
        float letters = Math.max(1, counts.letters);
        float atLeastOne = Math.max(1, words);
        return new float[] {
            words,
            line.length(),
            length / atLeastOne,
            counts.longest,
            counts.capitalized / Math.max(1f, counts.spaced),
            counts.upper / letters,
            counts.digits / length,
            counts.small / Math.max(1f, counts.spaced),
            ends ? 1 : 0,
            line.endsWith(":") || line.endsWith("：") ? 1 : 0,
            TextShape.isTruncated(line) ? 1 : 0,
            CharacterKind.isLetter(last) ? 1 : 0,
            counts.stops,
            counts.commas / atLeastOne,
            counts.quotes,
            counts.separators,
            line.contains("://") || line.contains("www.") || line.indexOf('@') >= 0 || line.indexOf('#') >= 0 ? 1 : 0,
            counts.numbers,
            counts.years > 0 ? 1 : 0,
            counts.glued,
            CharacterKind.isLowerCase(first) ? 1 : 0,
            CharacterKind.isUpperCase(first) ? 1 : 0,
            CharacterKind.isDigit(first) ? 1 : 0,
            CharacterKind.isLetterOrDigit(first) ? 0 : 1,
            counts.unspaced / length,
            counts.brackets,
        };
    }

    /** Returns the words of at least four letters in lower case; of scripts without spaces, pairs of characters. */
    static List<String> vocabulary(String line) {
        return vocabularyOfLowerCase(line.toLowerCase(Locale.ROOT));
    }

    /** Returns the {@link #vocabulary(String) vocabulary} of a line that is in lower case. */
    static List<String> vocabularyOfLowerCase(String lower) {
        List<String> words = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i <= lower.length(); i++) {
            char c = i < lower.length() ? lower.charAt(i) : ' ';
            if (TextShape.isSmallLetter(c)) {
                continue;
            }
            boolean isUnspaced = TextShape.isUnspaced(c);
            boolean isWithin = !isUnspaced && CharacterKind.isLetter(c);
            if (!isWithin) {
                if (i - begin >= 4) {
                    words.add(lower.substring(begin, i));
                }
                begin = i + 1;
            }
            if (isUnspaced && i + 1 < lower.length() && TextShape.isUnspaced(lower.charAt(i + 1))) {
                words.add(lower.substring(i, i + 2));
            }
        }
        return words;
    }

    /** Counts of characters and words by kind. */
    private static final class Counts {
        private static final String SEPARATORS = "|•·»«›‹>/–—→←";
        private static final String QUOTES = "\"“”„«»「」";

        private int letters;
        private int upper;
        private int digits;
        private int spaced;
        private int capitalized;
        private int small;
        private int longest;
        private int stops;
        private int commas;
        private int quotes;
        private int separators;
        private int numbers;
        private int years;
        private int glued;
        private int unspaced;
        private int brackets;

        Counts(String text) {
            // an array is walked several times as fast as a string
            char[] line = text.toCharArray();
            int run = 0;
            int digitRun = 0;
            for (int i = 0; i < line.length; i++) {
                char c = line[i];
                if (TextShape.isSmallLetter(c) && i + 1 < line.length && TextShape.isSmallLetter(line[i + 1])) {
                    letters++;
                    run++;
                    longest = Math.max(longest, run);
                    digitRun = 0;
                    continue;
                }
                char before = i == 0 ? ' ' : line[i - 1];
                char after = i + 1 < line.length ? line[i + 1] : ' ';
                boolean isLetter = CharacterKind.isLetter(c);
                boolean isDigit = CharacterKind.isDigit(c);
                letters += isLetter ? 1 : 0;
                upper += CharacterKind.isUpperCase(c) ? 1 : 0;
                digits += isDigit ? 1 : 0;
                unspaced += TextShape.isUnspaced(c) ? 1 : 0;
                commas += c == ',' || c == '，' || c == '、' || c == '،' ? 1 : 0;
                quotes += QUOTES.indexOf(c) >= 0 ? 1 : 0;
                separators += SEPARATORS.indexOf(c) >= 0 ? 1 : 0;
                brackets += c == '(' || c == '[' ? 1 : 0;
                stops += ".!?".indexOf(c) >= 0 && after == ' ' && CharacterKind.isLowerCase(before) ? 1 : 0;
                stops += "。！？؟।".indexOf(c) >= 0 ? 1 : 0;
                glued += CharacterKind.isUpperCase(c) && CharacterKind.isLowerCase(before) ? 1 : 0;
                if (isLetter && !TextShape.isUnspaced(c)) {
                    capitalized += run == 0 && CharacterKind.isUpperCase(c) ? 1 : 0;
                    run++;
                    longest = Math.max(longest, run);
                }
                boolean endsWord = run > 0 && (!CharacterKind.isLetter(after) || TextShape.isUnspaced(after));
                if (endsWord) {
                    spaced++;
                    small += run <= 3 && CharacterKind.isLowerCase(line[i - Math.min(i, run - 1)]) ? 1 : 0;
                    run = 0;
                }
                digitRun = isDigit ? digitRun + 1 : 0;
                if (isDigit && !CharacterKind.isDigit(after)) {
                    numbers++;
                    years += digitRun == 4 && (text.startsWith("19", i - 3) || text.startsWith("20", i - 3)) ? 1 : 0;
                }
            }
        }
    }
}

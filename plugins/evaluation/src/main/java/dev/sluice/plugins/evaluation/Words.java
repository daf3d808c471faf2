package dev.sluice.plugins.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What counts as a word, a blank and a character that can be shown: as in Python, whose scorers others measure with.
 */
final class Words {
    private Words() {}

    /**
     * Returns whether a character is a letter or a number of whatever kind, or the underscore. Marks that combine
     * with the character before them are none, so that they end a word.
     */
    static boolean isWord(int character) {
        return character == '_' || isAlphanumeric(character);
    }

    private static boolean isAlphanumeric(int character) {
        return switch (Character.getType(character)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.LETTER_NUMBER,
                    Character.OTHER_NUMBER -> true;
            default -> false;
        };
    }

    /** Returns the words of a text, in order. */
    static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        int start = -1;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            boolean isWord = isWord(text.codePointAt(i));
            if (isWord && start < 0) {
                start = i;
            } else if (!isWord && start >= 0) {
                words.add(text.substring(start, i));
                start = -1;
            }
        }
        if (start >= 0) {
            words.add(text.substring(start));
        }
        return words;
    }

    /** Returns a text in which each run of blanks is one space, without blanks around it. */
    static String squash(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean isBlank = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isBlank(c)) {
                isBlank = true;
                continue;
            }
            if (isBlank && out.length() > 0) {
                out.append(' ');
            }
            isBlank = false;
            out.append(c);
        }
        return out.toString();
    }

    private static boolean isBlank(char c) {
        return switch (Character.getType(c)) {
            case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> (c >= '\t' && c <= '\r') || (c >= 0x1c && c <= 0x1f) || c == 0x85;
        };
    }

    /** Returns a text in quotation marks with everything escaped that cannot be shown. */
    static String quote(@Nullable String text) {
        if (text == null) {
            return "None";
        }
        char mark = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        StringBuilder out = new StringBuilder().append(mark);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c == mark) {
                        out.append('\\').append(mark);
                    } else if (c == ' ' || isShown(c)) {
                        out.appendCodePoint(c);
                    } else {
                        out.append(String.format(c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c));
                    }
                }
            }
        });
        return out.append(mark).toString();
    }

    private static boolean isShown(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> false;
            default -> true;
        };
    }
}

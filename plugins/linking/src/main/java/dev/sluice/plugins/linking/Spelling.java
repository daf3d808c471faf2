package dev.sluice.plugins.linking;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;

/**
 * The one folding of names, used alike for the names of a knowledge base and for those of a text: compatibility forms,
 * diacritics, case, apostrophes, dots, hyphens and a leading article make no difference. Pure functions.
 */
final class Spelling {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private Spelling() {}

    /** Returns the folded form: lower-case words of letters and digits, separated by single spaces. */
    static String fold(String name) {
        String folded = isAscii(name) ? foldAscii(name) : foldUnicode(name);
        return folded.startsWith("the ") ? folded.substring(4) : folded;
    }

    /** Returns a name with two letters for each with an umlaut or ring, as in "Goering" for "Göring". */
    static String spelledOut(String name) {
        if (isAscii(name)) {
            return name;
        }
        StringBuilder out = new StringBuilder(name.length() + 2);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            switch (c) {
                case 'ä' -> out.append("ae");
                case 'ö', 'ø' -> out.append("oe");
                case 'ü' -> out.append("ue");
                case 'å' -> out.append("aa");
                case 'Ä' -> out.append("Ae");
                case 'Ö', 'Ø' -> out.append("Oe");
                case 'Ü' -> out.append("Ue");
                case 'Å' -> out.append("Aa");
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    /** Returns a 64-bit FNV-1a hash of a folded name. */
    static long hash(String folded) {
        long hash = FNV_OFFSET;
        for (byte unit : folded.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (unit & 0xff)) * FNV_PRIME;
        }
        return hash;
    }

    /** Returns the hash of the folded form of a name in UTF-8, without making a string of it if it is ASCII. */
    static long hashOf(byte[] data, int begin, int end) {
        int start = begin;
        if (end - begin > 4
                && (data[begin] | 0x20) == 't'
                && (data[begin + 1] | 0x20) == 'h'
                && (data[begin + 2] | 0x20) == 'e'
                && data[begin + 3] == ' ') {
            start += 4;
        }
        long hash = FNV_OFFSET;
        boolean gap = false;
        boolean empty = true;
        for (int i = start; i < end; i++) {
            int c = data[i];
            if (c < 0 || c == '&') {
                return hash(fold(new String(data, begin, end - begin, StandardCharsets.UTF_8)));
            }
            if (c >= 'A' && c <= 'Z') {
                c += 32;
            }
            if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
                if (gap && !empty) {
                    hash = (hash ^ ' ') * FNV_PRIME;
                }
                hash = (hash ^ c) * FNV_PRIME;
                gap = false;
                empty = false;
            } else if (c != '\'' && c != '.' && c != '`') {
                gap = true;
            }
        }
        return hash;
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static String foldAscii(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            append(out, text.charAt(i));
        }
        return trimmed(out);
    }

    private static String foldUnicode(String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        StringBuilder out = new StringBuilder(decomposed.length());
        decomposed.codePoints().forEach(c -> {
            if (c < 0x80) {
                append(out, (char) c);
            } else {
                appendWide(out, c);
            }
        });
        return trimmed(out);
    }

    private static void append(StringBuilder out, char c) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            out.append(c);
        } else if (c >= 'A' && c <= 'Z') {
            out.append((char) (c + 32));
        } else if (c == '&') {
            space(out);
            out.append("and ");
        } else if (c != '\'' && c != '.' && c != '`') {
            space(out);
        }
    }

    private static void appendWide(StringBuilder out, int c) {
        switch (c) {
            case 'ø' -> out.append('o');
            case 'ł' -> out.append('l');
            case 'ß' -> out.append("ss");
            case 'æ' -> out.append("ae");
            case 'œ' -> out.append("oe");
            case 'đ', 'ð' -> out.append('d');
            case 'þ' -> out.append("th");
            case 'ı' -> out.append('i');
            case 'ə' -> out.append('a');
            case '’', '‘', 'ʼ', 'ʻ', 'ʿ', 'ʾ', '´', '′' -> {
                // apostrophes and their look-alikes vanish
            }
            default -> {
                int type = Character.getType(c);
                if (Character.isLetterOrDigit(c)) {
                    out.appendCodePoint(c);
                } else if (type != Character.NON_SPACING_MARK && type != Character.FORMAT) {
                    space(out);
                }
            }
        }
    }

    private static void space(StringBuilder out) {
        if (out.length() > 0 && out.charAt(out.length() - 1) != ' ') {
            out.append(' ');
        }
    }

    private static String trimmed(StringBuilder out) {
        int length = out.length();
        if (length > 0 && out.charAt(length - 1) == ' ') {
            out.setLength(length - 1);
        }
        return out.toString();
    }
}

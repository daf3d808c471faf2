package dev.sluice.plugins.reading;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Makes paths out of the names in one archive, which may say anything, also twice. Used by one thread. */
final class EntryNames {
    /** The code page of the first ZIP programs, which is meant where nothing else is said (APPNOTE.TXT, appendix D). */
    private static final Charset CODE_PAGE_437 =
            Charset.isSupported("IBM437") ? Charset.forName("IBM437") : StandardCharsets.ISO_8859_1;

    /** Longer names are cut; no file system allows more than a few thousand characters. */
    private static final int LONGEST = 1_000;

    private final HashSetOfLongs seen = new HashSetOfLongs();
    private long number;

    /** Returns a relative path with slashes that no earlier entry has; a name that comes again gets its number. */
    String unique(String name) {
        number++;
        String path = normalize(name);
        String candidate = path.isEmpty() ? "~" + number : path;
        while (!seen.add(candidate)) {
            candidate = candidate + "~" + number;
        }
        return candidate;
    }

    /** Returns whether an archive would show this entry to nobody: hidden files, and what macOS puts beside files. */
    static boolean isHidden(String path) {
        for (String segment : path.split("/", -1)) {
            if (segment.startsWith(".") || segment.equals("__MACOSX")) {
                return true;
            }
        }
        return false;
    }

    /** Returns the name that bytes stand for: UTF-8 if they can be that, else the code page of old. */
    static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, CODE_PAGE_437);
        }
    }

    private static String normalize(String name) {
        StringBuilder clean = new StringBuilder(Math.min(name.length(), LONGEST));
        name.codePoints()
                .limit(LONGEST)
                .forEach(c -> clean.appendCodePoint(
                        c == '\\' ? '/' : Character.isISOControl(c) || isSurrogate(c) ? 0xFFFD : c));
        List<String> segments = new ArrayList<>();
        for (String segment : clean.toString().split("/", -1)) {
            if (!segment.isEmpty() && !segment.equals(".") && !segment.equals("..")) {
                segments.add(segment);
            }
        }
        return String.join("/", segments);
    }

    private static boolean isSurrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }
}

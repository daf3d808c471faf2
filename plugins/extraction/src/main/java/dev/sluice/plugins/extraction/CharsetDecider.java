package dev.sluice.plugins.extraction;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides by which charset bytes are read: byte order mark, then UTF-16 by its zero bytes, then valid UTF-8 (which beats
 * a declared charset, since others are almost never valid UTF-8 by chance), then what came with the bytes, then the
 * declaration in the page, then a statistical guess. Labels mean what browsers take them for. Stateless, thread-safe.
 */
final class CharsetDecider {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** Bytes in which a declaration stands; browsers look at the first 1,024, real pages are less careful. */
    private static final int DECLARATION_WINDOW = 64 * 1024;

    /** Bytes in which zeros are counted. */
    private static final int ZERO_WINDOW = 8192;

    /** Bytes that the statistical guess sees. */
    private static final int GUESS_WINDOW = 64 * 1024;

    /** One broken sequence among this many good ones is an accident, such as a cut title in an advertisement. */
    private static final int GOOD_FOR_ONE_BROKEN = 20;

    private static final Pattern COMMENT = Pattern.compile("<!--.{0,20000}?-->", Pattern.DOTALL);

    private static final Pattern XML =
            Pattern.compile("^\\s{0,99}<\\?xml\\s[^>]{0,200}?encoding\\s{0,9}=\\s{0,9}[\"']([^\"']{1,40})[\"']");

    private static final Pattern META = Pattern.compile("(?i)<meta[\\s/][^>]{0,1000}");

    private static final Pattern CHARSET =
            Pattern.compile("(?i)charset\\s{0,9}=\\s{0,9}[\"']?\\s{0,9}([a-z0-9][a-z0-9_:.+-]{0,39})");

    private static final char ESCAPE = 0x1b;

    private CharsetDecider() {}

    static Decoded decode(byte[] bytes) {
        return decode(bytes, "");
    }

    /**
     * Decodes bytes.
     *
     * @param contentType the media type that came with them, which may name a charset; empty if there is none
     */
    static Decoded decode(byte[] bytes, String contentType) {
        Charset marked = byteOrderMark(bytes);
        if (marked != null) {
            return decode(bytes, marked);
        }
        Optional<Charset> wide = utf16ByZeros(bytes);
        if (wide.isPresent()) {
            return decode(bytes, wide.get());
        }
        Decoded unicode = decode(bytes, StandardCharsets.UTF_8);
        if (unicode.text().indexOf(ESCAPE) >= 0 && isEscaped(bytes)) {
            Optional<Charset> stateful = stated(bytes, contentType)
                    .or(() -> EncodingLabels.find("iso-2022-jp"))
                    .filter(CharsetDecider::isStateful);
            if (stateful.isPresent()) {
                return decode(bytes, stateful.get());
            }
        }
        if (isUtf8(bytes, unicode)) {
            return unicode.hasC1()
                    ? Decoded.of(DoubleEncoding.undone(unicode.text()), StandardCharsets.UTF_8)
                    : unicode;
        }
        return decode(
                bytes,
                stated(bytes, contentType)
                        .filter(charset -> !charset.equals(StandardCharsets.UTF_8))
                        .orElseGet(() -> guess(bytes)));
    }

    private static Optional<Charset> stated(byte[] bytes, String contentType) {
        return label(CHARSET, contentType).or(() -> declared(bytes));
    }

    private static boolean isStateful(Charset charset) {
        return charset.name().toLowerCase(Locale.ROOT).contains("2022");
    }

    /** Says whether there is an escape sequence that changes to a set of East Asian characters. */
    private static boolean isEscaped(byte[] bytes) {
        for (int i = 0; i + 2 < bytes.length; i++) {
            if (bytes[i] == ESCAPE && (bytes[i + 1] == '$' || bytes[i + 1] == '(')) {
                return true;
            }
        }
        return false;
    }

    /** Decodes bytes that show by themselves to be Unicode in more than one byte; null for all others. */
    static @Nullable Decoded decodeHead(byte[] bytes) {
        Charset marked = byteOrderMark(bytes);
        Charset charset = marked == null ? utf16ByZeros(bytes).orElse(null) : marked;
        return charset == null ? null : decode(bytes, charset);
    }

    private static Decoded decode(byte[] bytes, Charset charset) {
        return Decoded.of(new String(bytes, charset), charset);
    }

    private static @Nullable Charset byteOrderMark(byte[] b) {
        if (b.length >= 3 && (b[0] & 0xff) == 0xef && (b[1] & 0xff) == 0xbb && (b[2] & 0xff) == 0xbf) {
            return StandardCharsets.UTF_8;
        }
        if (b.length >= 2 && (b[0] & 0xff) == 0xfe && (b[1] & 0xff) == 0xff) {
            return StandardCharsets.UTF_16BE;
        }
        if (b.length >= 2 && (b[0] & 0xff) == 0xff && (b[1] & 0xff) == 0xfe) {
            return StandardCharsets.UTF_16LE;
        }
        return null;
    }

    /** Spaces, line breaks and markup have a zero byte in UTF-16, always on the same side; no other text has any. */
    private static Optional<Charset> utf16ByZeros(byte[] bytes) {
        int length = Math.min(bytes.length, ZERO_WINDOW) & ~1;
        int even = 0;
        int odd = 0;
        for (int i = 0; i < length; i += 2) {
            even += bytes[i] == 0 ? 1 : 0;
            odd += bytes[i + 1] == 0 ? 1 : 0;
        }
        int enough = Math.max(2, length / 20);
        if (odd >= enough && even * 10 <= odd) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return even >= enough && odd * 10 <= even ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
    }

    /** A cut last character is no fault, nor is a replacement character that somebody else has written. */
    private static boolean isUtf8(byte[] bytes, Decoded decoded) {
        return decoded.replacements() == 0
                || (decoded.replacements() - written(bytes)) * GOOD_FOR_ONE_BROKEN <= leadBytes(bytes);
    }

    private static long written(byte[] bytes) {
        long count = 0;
        for (int i = 0; i + 2 < bytes.length; i++) {
            count +=
                    (bytes[i] & 0xff) == 0xef && (bytes[i + 1] & 0xff) == 0xbf && (bytes[i + 2] & 0xff) == 0xbd ? 1 : 0;
        }
        return count;
    }

    private static long leadBytes(byte[] bytes) {
        long count = 0;
        for (int i = 0; i + 1 < bytes.length; i++) {
            boolean lead = (bytes[i] & 0xff) >= 0xc2 && (bytes[i] & 0xff) <= 0xf4;
            count += lead && (bytes[i + 1] & 0xc0) == 0x80 ? 1 : 0;
        }
        return count;
    }

    /** Returns what the markup declares, wherever in its head. */
    private static Optional<Charset> declared(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, DECLARATION_WINDOW), StandardCharsets.ISO_8859_1);
        Optional<Charset> xml = label(XML, head);
        if (xml.isPresent()) {
            return xml;
        }
        Matcher meta = META.matcher(COMMENT.matcher(head).replaceAll(""));
        while (meta.find()) {
            Optional<Charset> charset = label(CHARSET, meta.group());
            if (charset.isPresent()) {
                return charset;
            }
        }
        return Optional.empty();
    }

    private static Optional<Charset> label(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? EncodingLabels.find(matcher.group(1)) : Optional.empty();
    }

    static Optional<Charset> byLabel(String label) {
        return EncodingLabels.find(label);
    }

    private static Charset guess(byte[] bytes) {
        byte[] sample = bytes.length > GUESS_WINDOW ? Arrays.copyOf(bytes, GUESS_WINDOW) : bytes;
        return TikaCharset.guess(sample).flatMap(CharsetDecider::byLabel).orElse(WINDOWS_1252);
    }
}

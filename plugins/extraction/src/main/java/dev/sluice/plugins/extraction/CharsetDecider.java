package dev.sluice.plugins.extraction;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides by which charset bytes are read: byte order mark, then UTF-16 by its zero bytes, then valid UTF-8 (which beats
 * a declared single-byte charset, since other charsets are almost never valid UTF-8 by chance), then the declaration in
 * the page, then a statistical guess. Labels mean what browsers take them for. Stateless, thread-safe.
 */
final class CharsetDecider {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** Bytes in which a declaration stands; browsers look at the first 1,024, real pages are less careful. */
    private static final int DECLARATION_WINDOW = 8192;

    /** Bytes that the statistical guess sees. */
    private static final int GUESS_WINDOW = 64 * 1024;

    /** One broken sequence among this many good ones is an accident, such as a cut title in an advertisement. */
    private static final int GOOD_FOR_ONE_BROKEN = 20;

    private static final Pattern DECLARATION =
            Pattern.compile("(?i)(?:charset|encoding)\\s{0,9}=\\s{0,9}[\"']?\\s{0,9}([a-z0-9][a-z0-9_:.-]{1,39})");

    /** What browsers read under a label that names something narrower (WHATWG Encoding Standard, section 4.2). */
    private static final Map<String, String> AS_BROWSERS_DO = Map.of(
            "iso-8859-1", "windows-1252",
            "latin1", "windows-1252",
            "us-ascii", "windows-1252",
            "ascii", "windows-1252",
            "gb2312", "GB18030",
            "gbk", "GB18030",
            "iso-8859-9", "windows-1254",
            "tis-620", "x-windows-874",
            "ks_c_5601-1987", "x-windows-949",
            "shift_jis", "windows-31j");

    private CharsetDecider() {}

    static Decoded decode(byte[] bytes) {
        Charset marked = byteOrderMark(bytes);
        if (marked != null) {
            return decode(bytes, marked);
        }
        Optional<Charset> wide = utf16ByZeros(bytes);
        if (wide.isPresent()) {
            return decode(bytes, wide.get());
        }
        Optional<Charset> declared = declared(bytes);
        boolean isStateful = declared.isPresent()
                && declared.get().name().toLowerCase(Locale.ROOT).startsWith("iso-2022");
        if (!isStateful && isUtf8(bytes)) {
            return decode(bytes, StandardCharsets.UTF_8);
        }
        if (declared.isPresent() && !declared.get().equals(StandardCharsets.UTF_8)) {
            return decode(bytes, declared.get());
        }
        return decode(bytes, guess(bytes));
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
        int length = Math.min(bytes.length, DECLARATION_WINDOW) & ~1;
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

    private static boolean isUtf8(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(8192);
        long broken = 0;
        while (true) {
            CoderResult result = decoder.decode(in, out, true);
            out.clear();
            if (result.isUnderflow()) {
                break;
            }
            if (result.isError()) {
                broken++;
                in.position(in.position() + result.length());
            }
        }
        return broken == 0 || broken * GOOD_FOR_ONE_BROKEN <= leadBytes(bytes);
    }

    private static long leadBytes(byte[] bytes) {
        long count = 0;
        for (int i = 0; i + 1 < bytes.length; i++) {
            boolean lead = (bytes[i] & 0xff) >= 0xc2 && (bytes[i] & 0xff) <= 0xf4;
            count += lead && (bytes[i + 1] & 0xc0) == 0x80 ? 1 : 0;
        }
        return count;
    }

    private static Optional<Charset> declared(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, DECLARATION_WINDOW), StandardCharsets.ISO_8859_1);
        int markup = head.indexOf('<');
        Matcher matcher = DECLARATION.matcher(head);
        while (markup >= 0 && matcher.find(markup)) {
            Optional<Charset> charset = byLabel(matcher.group(1));
            if (charset.isPresent()) {
                return charset;
            }
            markup = matcher.end();
        }
        return Optional.empty();
    }

    static Optional<Charset> byLabel(String label) {
        String lower = label.toLowerCase(Locale.ROOT);
        try {
            Charset charset = Charset.forName(AS_BROWSERS_DO.getOrDefault(lower, lower));
            String name = charset.name().toLowerCase(Locale.ROOT);
            // a declaration that could be read as ASCII cannot be in these
            return name.startsWith("utf-16") || name.startsWith("utf-32") || name.startsWith("ibm0")
                    ? Optional.empty()
                    : Optional.of(charset);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    private static Charset guess(byte[] bytes) {
        byte[] sample = bytes.length > GUESS_WINDOW ? Arrays.copyOf(bytes, GUESS_WINDOW) : bytes;
        return TikaCharset.guess(sample).flatMap(CharsetDecider::byLabel).orElse(WINDOWS_1252);
    }
}

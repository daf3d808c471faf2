package dev.sluice.plugins.reading;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;
import org.netpreserve.jwarc.MessageHeaders;

/**
 * Takes the transfer and content codings off the bodies of HTTP responses. Crawlers often keep the headers and store the
 * body already decoded, so that no length in a header is believed, and no coding that the bytes do not show. Stateless.
 */
final class HttpBodies {
    /** The digits of a chunk's size. */
    private static final int LONGEST_SIZE = 8;

    private HttpBodies() {}

    /**
     * Returns the decoded body.
     *
     * @param body the bytes behind the headers
     * @param budget approves of what comes out
     */
    static byte[] decode(byte[] body, MessageHeaders headers, String id, long maxBytes, Budget budget)
            throws UnreadableException {
        byte[] decoded = isChunked(headers) ? joinChunks(body) : body;
        for (String coding : codings(headers)) {
            byte[] packed = decoded;
            try (InputStream in = open(coding, packed)) {
                decoded = new BoundedStream(new MeteredStream(in, budget), maxBytes, id).readAllBytes();
            } catch (UnreadableException e) {
                throw e;
            } catch (IOException | RuntimeException e) {
                throw UnreadableException.broken(
                        id + " has a broken body (content-encoding " + coding + "): " + e.getMessage());
            }
        }
        return decoded;
    }

    private static boolean isChunked(MessageHeaders headers) {
        return headers.all("Transfer-Encoding").stream()
                .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains("chunked"));
    }

    /** Returns the codings in the order in which they come off. */
    private static List<String> codings(MessageHeaders headers) {
        List<String> codings = headers.all("Content-Encoding").stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(coding -> coding.strip().toLowerCase(Locale.ROOT))
                .toList();
        List<String> reversed = new ArrayList<>(codings);
        Collections.reverse(reversed);
        return reversed;
    }

    private static InputStream open(String coding, byte[] packed) throws IOException {
        InputStream in = new ByteArrayInputStream(packed);
        int first = packed.length > 1 ? packed[0] & 0xff : -1;
        int second = packed.length > 1 ? packed[1] & 0xff : -1;
        return switch (coding) {
            case "gzip", "x-gzip" -> first == 0x1f && second == 0x8b ? new GZIPInputStream(in) : in;
            case "deflate" -> {
                if (first == '<' || first < 0) {
                    yield in;
                }
                // the standard means zlib data, some servers send what lies within it
                boolean isZlib = (first & 0x0f) == 8 && (first * 256 + second) % 31 == 0;
                yield isZlib ? new InflaterInputStream(in) : new InflaterInputStream(in, new Inflater(true));
            }
            case "br" -> first == '<' || first < 0 ? in : new BrotliInputStream(in);
            default -> in;
        };
    }

    /** Joins the chunks; bytes that turn out to be none are what they are. */
    private static byte[] joinChunks(byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length);
        int at = 0;
        while (at < body.length) {
            int end = at;
            while (end < body.length && body[end] != '\n') {
                end++;
            }
            int size = size(new String(body, at, Math.min(end, at + 64) - at, StandardCharsets.ISO_8859_1));
            if (size < 0) {
                out.write(body, at, body.length - at);
                break;
            }
            int start = Math.min(end + 1, body.length);
            int length = Math.min(size, body.length - start);
            out.write(body, start, length);
            at = start + length;
            if (size == 0) {
                break;
            }
            if (at < body.length && body[at] == '\r') {
                at++;
            }
            if (at < body.length && body[at] == '\n') {
                at++;
            }
        }
        return out.toByteArray();
    }

    private static int size(String line) {
        int semicolon = line.indexOf(';');
        String digits = (semicolon < 0 ? line : line.substring(0, semicolon)).strip();
        if (digits.isEmpty() || digits.length() > LONGEST_SIZE) {
            return -1;
        }
        long size = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Character.digit(digits.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            size = size * 16 + digit;
        }
        return size > Integer.MAX_VALUE ? -1 : (int) size;
    }
}

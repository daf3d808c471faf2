package dev.sluice.plugins.extraction;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells web pages, plain texts and mails by their first bytes, without loading any class of Tika. Stateless,
 * thread-safe.
 */
final class TypeSniffer {
    static final String HTML = "text/html";
    static final String XHTML = "application/xhtml+xml";
    static final String TEXT = "text/plain";
    static final String MARKDOWN = "text/markdown";
    static final String MAIL = "message/rfc822";

    private static final int WINDOW = 4096;

    /** Text holds almost no control characters; one in a hundred allows for stray ones. */
    private static final int TEXT_PER_CONTROL = 100;

    private static final Pattern HTML_START = Pattern.compile(
            "(?is)^\\s*(?:<!--.*?-->\\s*|<\\?xml[^>]*>\\s*)*<(?:!doctype\\s+html|html|head|body|title|meta|link|base|script|style|div|p|h[1-6]|table|article|section|main|header|nav|ul|ol|span|a|br|img|center|font)\\b.*");
    private static final Pattern HTML_INSIDE =
            Pattern.compile("(?i)<(?:!doctype html|html|body|div|p|br|span|table|h[1-6])\\b");
    private static final Pattern MAIL_HEADER = Pattern.compile(
            "(?im)^(?:from|to|cc|subject|date|message-id|received|mime-version|return-path|delivered-to|reply-to|content-type|dkim-signature|x-[a-z-]+):[ \\t]");

    /** Beginnings of formats that look like text but are for their own parsers. */
    private static final Pattern OTHER_START =
            Pattern.compile("(?s)^\\s*(?:%PDF-|%!PS|\\{\\\\rtf|<\\?xml|From \\S+|WARC/|<rss|<feed|<svg|<opml).*");

    private TypeSniffer() {}

    /**
     * Returns the media type, or nothing if it takes a closer look.
     *
     * @param promised the type that the outside gave; null if it gave none
     */
    static Optional<String> sniff(byte[] bytes, @Nullable String promised) {
        String head = head(bytes);
        if (isBinary(head)) {
            return Optional.empty();
        }
        if (HTML_START.matcher(head).matches() && !head.stripLeading().startsWith("<svg")) {
            return Optional.of(HTML);
        }
        if (OTHER_START.matcher(head).matches()) {
            return Optional.empty();
        }
        if (isMail(head, promised)) {
            return Optional.of(MAIL);
        }
        if (HTML.equals(promised) || XHTML.equals(promised)) {
            return Optional.of(HTML_INSIDE.matcher(head).find() || head.contains("<") ? HTML : TEXT);
        }
        if (MARKDOWN.equals(promised)) {
            return Optional.of(MARKDOWN);
        }
        return promised == null || promised.equals(TEXT) ? Optional.of(TEXT) : Optional.empty();
    }

    /** Says whether the bytes cannot be a text, in whatever charset. */
    static boolean isBinary(byte[] bytes) {
        return isBinary(head(bytes));
    }

    private static boolean isBinary(String head) {
        long control = head.chars()
                .filter(c -> (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1b) || c == 0xFFFD)
                .count();
        return control * TEXT_PER_CONTROL > head.length();
    }

    private static boolean isMail(String head, @Nullable String promised) {
        Matcher start = MAIL_HEADER.matcher(head);
        if (!start.find() || (start.start() > 0 && !MAIL.equals(promised))) {
            return false;
        }
        int headers = 1;
        String lower = head.toLowerCase(Locale.ROOT);
        while (start.find()) {
            headers++;
        }
        return MAIL.equals(promised)
                || (headers >= 3
                        && (lower.contains("\nsubject:")
                                || lower.startsWith("subject:")
                                || lower.contains("message-id:")));
    }

    /** Reads the first bytes so that ASCII shows, also in UTF-16. */
    private static String head(byte[] bytes) {
        int length = Math.min(bytes.length, WINDOW);
        byte[] start = Arrays.copyOf(bytes, length);
        Decoded decoded = CharsetDecider.decodeHead(start);
        return decoded == null ? new String(start, StandardCharsets.ISO_8859_1) : decoded.text();
    }
}

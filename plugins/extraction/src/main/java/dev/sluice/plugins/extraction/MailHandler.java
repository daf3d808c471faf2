package dev.sluice.plugins.extraction;

import dev.sluice.api.Document;
import dev.sluice.api.Furniture;
import dev.sluice.api.Metadata;
import dev.sluice.api.StepException;
import dev.sluice.api.StepException.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;
import org.jspecify.annotations.Nullable;

/**
 * Reads mails: the subject is the title, the sender the author, the text the plain body or else the HTML one. The names
 * of attachments are kept, their contents are not read. Stateless, thread-safe.
 */
final class MailHandler {
    private static final List<String> HEADERS =
            List.of("Date", "From", "To", "Cc", "Subject", "Message-ID", "Reply-To", "List-Id");
    private static final Pattern SIGNATURE = Pattern.compile("(?m)^-- ?\\r?$");
    private static final int MAX_PARTS = 1_000;

    /** The bodies of a mail, and what is attached. */
    private static final class Parts {
        private @Nullable String plain;
        private @Nullable String html;
        private final List<String> attachments = new ArrayList<>();
    }

    private MailHandler() {}

    static Document extract(Document seed, byte[] content, HtmlHandler html) throws StepException {
        try {
            DefaultMessageBuilder builder = new DefaultMessageBuilder();
            builder.setMimeEntityConfig(MimeConfig.PERMISSIVE);
            Message message = builder.parseMessage(new ByteArrayInputStream(content));
            Parts parts = parts(message);
            Document document = seed.withMetadata(metadata(seed.metadata(), message, parts));
            message.dispose();
            return body(document, parts, html);
        } catch (IOException e) {
            throw new StepException(Kind.PARSE_ERROR, seed.id() + " is not a readable mail: " + e.getMessage(), e);
        }
    }

    private static Document body(Document document, Parts parts, HtmlHandler html) {
        if (parts.plain != null && !parts.plain.isBlank()) {
            return plain(document, parts.plain.strip());
        }
        if (parts.html != null) {
            Metadata known = document.metadata();
            Document page = html.extract(document, parts.html);
            return known.authors().isEmpty()
                    ? page
                    : page.withMetadata(page.metadata().withAuthors(known.authors()));
        }
        return document;
    }

    /** A line of two hyphens and a space begins the signature (RFC 3676, section 4.3). */
    private static Document plain(Document document, String text) {
        Matcher signature = SIGNATURE.matcher(text);
        if (!signature.find()) {
            return TextHandler.extract(document, text);
        }
        Document body = TextHandler.extract(
                document, text.substring(0, signature.start()).strip());
        List<Furniture> furniture = new ArrayList<>(body.furniture());
        furniture.add(new Furniture(
                Furniture.Role.FOOTER, text.substring(signature.end()).strip(), "signature"));
        return body.withFurniture(furniture);
    }

    private static Metadata metadata(Metadata known, Message message, Parts parts) {
        Metadata metadata = known;
        for (String header : HEADERS) {
            var field = message.getHeader() == null ? null : message.getHeader().getField(header);
            if (field != null && field.getBody() != null && !field.getBody().isBlank()) {
                String value = DecoderUtil.decodeEncodedWords(field.getBody(), DecodeMonitor.SILENT);
                metadata = metadata.plus("message." + header.toLowerCase(Locale.ROOT), TextShape.normalize(value));
            }
        }
        metadata = metadata.with("message.attachment", parts.attachments);
        String subject = message.getSubject();
        if (subject != null && !subject.isBlank()) {
            metadata = metadata.withTitle(TextShape.normalize(subject));
        }
        List<String> authors = new ArrayList<>();
        if (message.getFrom() != null) {
            for (Mailbox sender : message.getFrom()) {
                String name = sender.getName();
                authors.add(name == null || name.isBlank() ? sender.getAddress() : TextShape.normalize(name));
            }
        }
        return authors.isEmpty() ? metadata : metadata.withAuthors(authors);
    }

    /** Walks without recursion: parts may be nested as deep as a sender likes. */
    private static Parts parts(Message message) throws IOException {
        Parts parts = new Parts();
        Deque<Entity> open = new ArrayDeque<>();
        open.push(message);
        for (int seen = 0; !open.isEmpty() && seen < MAX_PARTS; seen++) {
            Entity entity = open.pop();
            Body body = entity.getBody();
            if (body instanceof Multipart multipart) {
                List<Entity> below = multipart.getBodyParts();
                for (int i = below.size() - 1; i >= 0; i--) {
                    open.push(below.get(i));
                }
            } else if (entity.getFilename() != null || "attachment".equals(entity.getDispositionType())) {
                parts.attachments.add(entity.getFilename() == null ? "unnamed" : entity.getFilename());
            } else if (body instanceof TextBody text) {
                add(parts, entity.getMimeType(), text);
            }
        }
        return parts;
    }

    private static void add(Parts parts, String mimeType, TextBody body) throws IOException {
        if (mimeType.equals(TypeSniffer.HTML)) {
            parts.html = parts.html == null ? read(body) : parts.html;
        } else if (mimeType.equals(TypeSniffer.TEXT)) {
            parts.plain = parts.plain == null ? read(body) : parts.plain + "\n\n" + read(body);
        }
    }

    private static String read(TextBody body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ((SingleBody) body).writeTo(bytes);
        String declared = body.getMimeCharset();
        byte[] content = bytes.toByteArray();
        Decoded unicode = CharsetDecider.decode(content);
        boolean isUtf8 = unicode.charset().equals(StandardCharsets.UTF_8);
        return isUtf8 || declared == null
                ? unicode.text()
                : CharsetDecider.byLabel(declared)
                        .map(charset -> new String(content, charset))
                        .orElse(unicode.text());
    }
}

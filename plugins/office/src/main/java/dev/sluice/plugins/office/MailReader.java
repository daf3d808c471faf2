package dev.sluice.plugins.office;

import dev.sluice.api.Document;
import dev.sluice.api.Input;
import dev.sluice.api.Metadata;
import dev.sluice.api.Problem;
import dev.sluice.api.StepException;
import dev.sluice.api.StepException.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
import org.apache.james.mime4j.dom.field.ContentTypeField;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.message.DefaultMessageWriter;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.jspecify.annotations.Nullable;

/**
 * Reads mails: the subject is the title, the sender the author, the text the plain body or else the HTML one, and what is
 * attached comes out as parts. Stateless, thread-safe.
 */
final class MailReader {
    private static final String MAIL = "message/rfc822";
    private static final List<String> HEADERS =
            List.of("Date", "From", "To", "Cc", "Subject", "Message-ID", "Reply-To", "List-Id");

    /** Seals on a mail say nothing. */
    private static final Set<String> SEALS = Set.of(
            "application/pgp-signature",
            "application/pkcs7-signature",
            "application/x-pkcs7-signature",
            "application/pgp-keys");

    private static final Set<String> LOCKED = Set.of("application/pkcs7-mime", "application/x-pkcs7-mime");

    private static final int MAX_PARTS = 10_000;
    private static final int WINDOW = 4096;

    private static final Pattern HEADER = Pattern.compile(
            "(?im)^(?:from|to|cc|subject|date|message-id|received|mime-version|return-path|delivered-to|reply-to|content-type|dkim-signature|x-[a-z-]{1,40}):[ \\t]");
    private static final Pattern TELLING = Pattern.compile("(?im)^(?:subject|message-id):");

    /** The bodies of a mail, and what is attached. */
    private static final class Parts {
        private @Nullable String plain;
        private @Nullable String html;
        private boolean flowed;
        private final List<String> names = new ArrayList<>();
        private final List<Input> attached = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();
    }

    private MailReader() {}

    /** Says whether bytes begin as mails do; less is asked of what is called one. */
    static boolean isMail(byte[] content, @Nullable String promised) {
        String head = new String(content, 0, Math.min(content.length, WINDOW), StandardCharsets.ISO_8859_1);
        boolean isHeadless = head.startsWith("\n") || head.startsWith("\r\n");
        if (MAIL.equals(promised) && isHeadless) {
            return true;
        }
        Matcher header = HEADER.matcher(head);
        if (!header.find() || (header.start() > 0 && !MAIL.equals(promised))) {
            return false;
        }
        int headers = 1;
        while (header.find()) {
            headers++;
        }
        return MAIL.equals(promised) || (headers >= 3 && TELLING.matcher(head).find());
    }

    static List<Input> read(Document seed, byte[] content, OfficeConfig config) throws StepException {
        try {
            DefaultMessageBuilder builder = new DefaultMessageBuilder();
            builder.setMimeEntityConfig(MimeConfig.PERMISSIVE);
            Message message = builder.parseMessage(new ByteArrayInputStream(content));
            Parts parts = parts(seed.id(), message, config);
            Document document = seed.withMetadata(metadata(seed.metadata(), message, parts));
            message.dispose();
            List<Input> all = new ArrayList<>(List.of(Input.complete(body(document, parts, config))));
            all.addAll(parts.attached);
            return all;
        } catch (IOException | RuntimeException e) {
            throw new StepException(Kind.PARSE_ERROR, seed.id() + " is not a readable mail: " + e.getMessage(), e);
        }
    }

    private static Document body(Document mail, Parts parts, OfficeConfig config) {
        Document document = mail;
        if (parts.plain != null && !parts.plain.isBlank()) {
            document = MailText.of(document, parts.plain.strip().lines().toList(), parts.flowed);
        } else if (parts.html != null) {
            document = MailHtml.of(document, parts.html, config);
        }
        for (Problem problem : parts.problems) {
            document = document.withProblem(problem);
        }
        return document;
    }

    private static Metadata metadata(Metadata known, Message message, Parts parts) {
        Metadata metadata = known;
        for (String header : HEADERS) {
            Field field =
                    message.getHeader() == null ? null : message.getHeader().getField(header);
            if (field != null && field.getBody() != null && !field.getBody().isBlank()) {
                String value = DecoderUtil.decodeEncodedWords(field.getBody(), DecodeMonitor.SILENT);
                metadata = metadata.plus("message." + header.toLowerCase(Locale.ROOT), Lines.normalize(value));
            }
        }
        metadata = metadata.with("message.attachment", parts.names);
        String subject = message.getSubject();
        if (subject != null && !subject.isBlank()) {
            metadata = metadata.withTitle(Lines.normalize(subject));
        }
        List<String> authors = new ArrayList<>();
        if (message.getFrom() != null) {
            for (Mailbox sender : message.getFrom()) {
                String name = sender.getName();
                authors.add(name == null || name.isBlank() ? sender.getAddress() : Lines.normalize(name));
            }
        }
        return authors.isEmpty() ? metadata : metadata.withAuthors(authors);
    }

    /** Walks without recursion: parts may be nested as deep as a sender likes. */
    private static Parts parts(String id, Message message, OfficeConfig config) throws IOException, StepException {
        Parts parts = new Parts();
        Deque<Entity> open = new ArrayDeque<>();
        open.push(message);
        int seen = 0;
        while (!open.isEmpty() && seen < MAX_PARTS) {
            seen++;
            Entity entity = open.pop();
            Body body = entity.getBody();
            String type = String.valueOf(entity.getMimeType()).toLowerCase(Locale.ROOT);
            if (type.equals("multipart/encrypted")
                    || (LOCKED.contains(type) && !type(entity).contains("signed"))) {
                throw new StepException(Kind.ENCRYPTED, id + " is an encrypted mail; save a copy that is not");
            }
            if (body instanceof Multipart multipart) {
                List<Entity> below = multipart.getBodyParts();
                for (int i = below.size() - 1; i >= 0; i--) {
                    open.push(below.get(i));
                }
            } else if (!SEALS.contains(type)) {
                boolean isAttached = fileName(entity) != null || "attachment".equals(entity.getDispositionType());
                boolean isBody = body instanceof TextBody && (type.equals("text/html") || type.equals("text/plain"));
                if (isBody && (!isAttached || entity == message)) {
                    add(parts, entity, type, (TextBody) body);
                } else {
                    attach(parts, entity, type, body, config);
                }
            }
        }
        if (!open.isEmpty()) {
            parts.problems.add(new Problem(
                    "office.parts-limit", "the mail has more than " + MAX_PARTS + " parts; the rest was left out"));
        }
        return parts;
    }

    private static @Nullable String fileName(Entity entity) {
        Field field = entity.getHeader() == null ? null : entity.getHeader().getField("Content-Type");
        String name = entity.getFilename();
        return name == null && field instanceof ContentTypeField type ? type.getParameter("name") : name;
    }

    private static String type(Entity entity) {
        Field field = entity.getHeader() == null ? null : entity.getHeader().getField("Content-Type");
        return field == null ? "" : String.valueOf(field.getBody()).toLowerCase(Locale.ROOT);
    }

    private static void attach(Parts parts, Entity entity, String type, @Nullable Body body, OfficeConfig config) {
        String given = fileName(entity);
        boolean isMessage = body instanceof Message;
        String name = given != null && !given.isBlank()
                ? PartCollector.fileName(DecoderUtil.decodeEncodedWords(given, DecodeMonitor.SILENT))
                : isMessage ? "message.eml" : "unnamed";
        boolean isMedia = TikaParsers.isMedia(type);
        if (given != null || !isMedia) {
            parts.names.add(name);
        }
        if (isMedia || !config.attachments() || body == null) {
            return;
        }
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            if (body instanceof Message message) {
                new DefaultMessageWriter().writeMessage(message, bytes);
            } else if (body instanceof SingleBody single) {
                single.writeTo(bytes);
            }
            if (bytes.size() > 0) {
                parts.attached.add(Input.part(name, isMessage ? MAIL : type, bytes.toByteArray()));
            }
        } catch (IOException | RuntimeException e) {
            parts.problems.add(new Problem(
                    "office.part-unreadable", "the attachment '" + name + "' cannot be taken out: " + e.getMessage()));
        }
    }

    private static void add(Parts parts, Entity entity, String type, TextBody body) throws IOException {
        if (type.equals("text/html")) {
            parts.html = parts.html == null ? text(body) : parts.html;
        } else {
            parts.flowed |= parts.plain == null && type(entity).contains("flowed");
            parts.plain = parts.plain == null ? text(body) : parts.plain + "\n\n" + text(body);
        }
    }

    /** Valid UTF-8 beats what is declared, since other charsets are almost never valid UTF-8 by chance. */
    private static String text(TextBody body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        body.writeTo(bytes);
        byte[] content = bytes.toByteArray();
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(content, charset(body.getMimeCharset()));
        }
    }

    /** What calls itself Latin-1 or ASCII is read as windows-1252, as browsers do. */
    private static Charset charset(@Nullable String declared) {
        String label = declared == null ? "" : declared.toLowerCase(Locale.ROOT);
        if (label.isEmpty()
                || Arrays.asList("iso-8859-1", "latin1", "us-ascii", "ascii", "utf-8")
                        .contains(label)) {
            return Charset.forName("windows-1252");
        }
        try {
            return Charset.forName(label);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Charset.forName("windows-1252");
        }
    }
}

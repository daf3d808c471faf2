package dev.sluice.plugins.office;

import com.pff.PSTMessage;
import dev.sluice.api.Document;
import dev.sluice.api.Extractor;
import dev.sluice.api.Input;
import dev.sluice.api.Metadata;
import dev.sluice.api.Problem;
import dev.sluice.api.StepContext;
import dev.sluice.api.StepException;
import dev.sluice.api.StepException.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.poi.hsmf.MAPIMessage;
import org.apache.poi.hsmf.exceptions.ChunkNotFoundException;
import org.apache.tika.io.TikaInputStream;
import org.jspecify.annotations.Nullable;

/** Tells what kind of content it is given, and hands it to the part that reads it. Immutable, thread-safe. */
final class OfficeExtractor implements Extractor {
    private static final String PDF = "application/pdf";
    private static final String MAIL = "message/rfc822";
    private static final String MBOX = "application/mbox";
    private static final String PST = "application/vnd.ms-outlook-pst";
    private static final String MSG = "application/vnd.ms-outlook";

    /** The beginning of the names under which Tika keeps what went wrong. */
    private static final String EXCEPTIONS = "X-TIKA:EXCEPTION:";

    /** Pages and texts are for extractors that know what stands around an article. */
    private static final Set<String> DECLINED = Set.of(
            "text/html", "application/xhtml+xml", "text/plain", "text/markdown", "text/x-web-markdown", "text/css");

    private static final int MAX_WARNINGS = 10;

    /** Text that a parser could not map to characters above this share is no text. */
    private static final double MAX_UNMAPPED = 0.1;

    private final OfficeConfig config;
    private final TikaParsers tika;

    OfficeExtractor(OfficeConfig config, TikaParsers tika) {
        this.config = config;
        this.tika = tika;
    }

    @Override
    public List<Input> extract(Document seed, byte[] content, StepContext context)
            throws StepException, InterruptedException {
        context.checkpoint();
        if (content.length == 0) {
            throw new StepException(Kind.EMPTY, seed.id() + " has no content (0 bytes)");
        }
        String name = fileName(seed.source().uri());
        String detected = mediaType(seed, name, content);
        String mediaType = detected.split(";", 2)[0].strip();
        if (DECLINED.contains(mediaType)) {
            throw new StepException(
                    Kind.UNSUPPORTED, seed.id() + " is of type " + mediaType + ", which is read by the step extract");
        }
        Document typed = seed.withSource(seed.source().withMediaType(mediaType));
        List<Input> found = switch (mediaType) {
            case MAIL -> MailReader.read(typed, content, config);
            case MBOX -> MboxReader.read(typed, content);
            case PST -> mailbox(typed, name, content, context);
            default -> document(typed, name, detected, content);
        };
        context.checkpoint();
        List<Input> finished = new ArrayList<>(found.size());
        for (Input input : found) {
            finished.add(input.content() == null ? Input.complete(finish(input.seed())) : input);
        }
        return finished;
    }

    private static String fileName(String uri) {
        String name = uri.substring(Math.max(uri.lastIndexOf('/'), uri.lastIndexOf('#')) + 1);
        return name.toLowerCase(Locale.ROOT).endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    }

    private String mediaType(Document seed, String name, byte[] content) throws StepException {
        if (MailReader.isMail(content, seed.source().mediaType())) {
            return MAIL;
        }
        String detected = tika.detect(content, name);
        // mailboxes and calendars of mails look like the mails in them
        return detected.startsWith("application/x-mbox") ? MBOX : detected;
    }

    private List<Input> document(Document seed, String name, String detected, byte[] content) throws StepException {
        String mediaType = String.valueOf(seed.source().mediaType());
        PackageScan scan = PackageScan.of(seed.id(), mediaType, content);
        byte[] readable = mediaType.endsWith("/rtf") ? RtfGroups.withoutEdges(content) : content;
        if (mediaType.endsWith("/rtf")) {
            if (!RtfGroups.isRtf(content)) {
                throw new StepException(
                        Kind.PARSE_ERROR,
                        seed.id() + " is called a rich text but does not begin as one; check the file");
            }
            scan = edgesOfRtf(seed.id(), content);
        }
        BlockHandler handler = new BlockHandler(config.maxChars(), layout(mediaType));
        PartCollector parts = new PartCollector(tika, config.attachments(), null);
        TikaParsers.Parsed parsed = tika.parse(seed.id(), name, detected, readable, handler, parts);
        Document document = assemble(seed, handler, parsed, parts, scan, mediaType.equals(MSG));
        if (mediaType.equals(MSG)) {
            document = MailText.of(document, plainBody(content));
        }
        List<Input> all = new ArrayList<>(List.of(Input.complete(document)));
        all.addAll(parts.parts());
        return all;
    }

    private static BlockHandler.Layout layout(String mediaType) {
        if (mediaType.equals(PDF)) {
            return BlockHandler.Layout.PAGES;
        }
        if (mediaType.equals(MSG)) {
            return BlockHandler.Layout.MESSAGE;
        }
        if (mediaType.startsWith("text/") || mediaType.endsWith("xml") || mediaType.endsWith("json")) {
            return BlockHandler.Layout.LINES;
        }
        boolean isBook = mediaType.contains("epub") || mediaType.contains("ibooks");
        return isBook ? BlockHandler.Layout.BOOK : BlockHandler.Layout.OFFICE;
    }

    private PackageScan edgesOfRtf(String id, byte[] content) throws StepException {
        List<String> lines = new ArrayList<>();
        for (byte[] edge : RtfGroups.edges(content)) {
            BlockHandler handler = new BlockHandler(config.maxChars(), BlockHandler.Layout.OFFICE);
            tika.parse(id, "edge.rtf", "application/rtf", edge, handler, new PartCollector(tika, false, null));
            handler.paragraphs().forEach(paragraph -> lines.addAll(paragraph.lines()));
        }
        return new PackageScan(lines, List.of());
    }

    /** A mailbox of Outlook holds messages that have no bytes of their own, and is read in one go. */
    private List<Input> mailbox(Document seed, String name, byte[] content, StepContext context)
            throws StepException, InterruptedException {
        List<Input> messages = new ArrayList<>();
        PartCollector collector = new PartCollector(
                tika,
                config.attachments(),
                (messageName, in, metadata) -> message(seed, messageName, in, metadata, messages));
        BlockHandler folders = new BlockHandler(config.maxChars(), BlockHandler.Layout.OFFICE);
        TikaParsers.Parsed parsed = tika.parse(seed.id(), name, PST, content, folders, collector);
        context.checkpoint();
        String broken = parsed.broken();
        if (broken != null || !collector.problems().isEmpty()) {
            Document box = seed.withText("");
            for (Problem problem : problems(parsed, collector)) {
                box = box.withProblem(problem);
            }
            messages.add(0, Input.complete(box));
        }
        messages.addAll(collector.parts());
        return messages;
    }

    private void message(
            Document seed,
            String name,
            TikaInputStream in,
            org.apache.tika.metadata.Metadata metadata,
            List<Input> into) {
        Document message = Document.of(name, seed.source().withMediaType("application/x-tika-pst-mail-item"));
        PartCollector parts = new PartCollector(tika, config.attachments(), null);
        try {
            BlockHandler handler = new BlockHandler(config.maxChars(), BlockHandler.Layout.MESSAGE);
            Object opened = in.getOpenContainer();
            TikaParsers.Parsed parsed = tika.parseOpened(name, in, metadata, handler, parts);
            Document read = assemble(message, handler, parsed, parts, PackageScan.NOTHING, true);
            into.add(Input.complete(opened instanceof PSTMessage mail ? MailText.of(read, mail.getBody()) : read));
        } catch (StepException e) {
            into.add(Input.unreadable(message, String.valueOf(e.getMessage())));
        }
        for (Input part : parts.parts()) {
            Document below = part.seed().withId(name + "/" + part.seed().id());
            below = below.withMetadata(Metadata.EMPTY.plus(Metadata.PARENT, name));
            into.add(new Input(below, part.content()));
        }
    }

    /** A message file holds the plain body with its lines, which its parser runs together. */
    private static @Nullable String plainBody(byte[] content) {
        try (MAPIMessage message = new MAPIMessage(new ByteArrayInputStream(content))) {
            // what is not Unicode is for the parser, which guesses at its charset
            return message.has7BitEncodingStrings() ? null : message.getTextBody();
        } catch (IOException | ChunkNotFoundException | RuntimeException e) {
            // the parser has read it already, and has said what is wrong with it
            return null;
        }
    }

    private Document assemble(
            Document seed,
            BlockHandler handler,
            TikaParsers.Parsed parsed,
            PartCollector parts,
            PackageScan scan,
            boolean isMessage) {
        Metadata metadata = OfficeMetadata.of(seed.metadata(), parsed.metadata(), isMessage);
        metadata = metadata.with("office.not-opened", parts.notOpened());
        Document titled = seed.withMetadata(metadata);
        Document document = isMessage
                ? MailText.of(titled, handler.paragraphs())
                : OfficeText.of(titled, handler.paragraphs(), scan, config);
        for (Problem problem : problems(parsed, parts)) {
            document = document.withProblem(problem);
        }
        if (handler.isFull()) {
            document = document.withProblem(truncated());
        }
        if (PDF.equals(document.source().mediaType())) {
            document = withPdfProblems(document, handler, parsed.metadata());
        }
        return document;
    }

    private static List<Problem> problems(TikaParsers.Parsed parsed, PartCollector parts) {
        List<Problem> problems = new ArrayList<>();
        String broken = parsed.broken();
        if (broken != null) {
            problems.add(new Problem(
                    "office.incomplete",
                    "the parser stopped before the end, so that the text is what stands before: " + broken
                            + "; check the file"));
        }
        for (String key : new TreeSet<>(Arrays.asList(parsed.metadata().names()))) {
            if (key.startsWith(EXCEPTIONS)) {
                for (String trace : parsed.metadata().getValues(key)) {
                    String first = trace.lines().findFirst().orElse("");
                    Problem problem = new Problem(
                            "office.parser-warning",
                            "a part of it could not be read (" + key.substring(EXCEPTIONS.length()) + "): " + first);
                    if (problems.size() < MAX_WARNINGS && !problems.contains(problem)) {
                        problems.add(problem);
                    }
                }
            }
        }
        problems.addAll(parts.problems());
        return problems;
    }

    private static Document withPdfProblems(
            Document document, BlockHandler handler, org.apache.tika.metadata.Metadata found) {
        int[] chars = counts(found, "pdf:charsPerPage");
        if (document.text().isBlank() && Arrays.stream(chars).sum() == 0) {
            return document.withProblem(new Problem(
                    "office.no-text-layer",
                    "none of its " + handler.pages() + " pages has a text layer; it needs text recognition first"));
        }
        long empty = Arrays.stream(chars).filter(count -> count == 0).count();
        Document checked = document;
        if (empty * 2 > chars.length) {
            checked = checked.withProblem(new Problem(
                    "office.pages-without-text",
                    empty + " of its " + chars.length + " pages have no text layer; they need text recognition first"));
        }
        long unmapped = Arrays.stream(counts(found, "pdf:unmappedUnicodeCharsPerPage"))
                .asLongStream()
                .sum();
        if (unmapped
                > MAX_UNMAPPED * Math.max(1, Arrays.stream(chars).asLongStream().sum())) {
            checked = checked.withProblem(new Problem(
                    "office.unmapped-characters",
                    unmapped + " of its characters are drawn by fonts that do not tell which they are; the text is not"
                            + " to be trusted"));
        }
        return checked;
    }

    private static int[] counts(org.apache.tika.metadata.Metadata found, String key) {
        return Arrays.stream(found.getValues(key))
                .filter(value -> value.matches("\\d{1,9}"))
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    private Document finish(Document extracted) {
        Document document = extracted;
        if (document.text().length() > config.maxChars()) {
            int end = config.maxChars();
            end -= Character.isHighSurrogate(document.text().charAt(end - 1)) ? 1 : 0;
            document = document.withText(document.text().substring(0, end));
            if (!document.problems().contains(truncated())) {
                document = document.withProblem(truncated());
            }
        }
        if (document.text().isBlank() && document.problems().isEmpty()) {
            document = document.withProblem(
                    new Problem("office.empty", document.id() + " has no words in it that could be read"));
        }
        return config.keepFurniture() ? document : document.withFurniture(List.of());
    }

    private Problem truncated() {
        return new Problem(
                "office.truncated",
                "the text was cut off after " + config.maxChars() + " characters; raise max-chars to keep more");
    }
}

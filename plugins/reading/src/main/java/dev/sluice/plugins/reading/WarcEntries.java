package dev.sluice.plugins.reading;

import dev.sluice.api.Document;
import dev.sluice.api.Metadata;
import dev.sluice.api.Problem;
import dev.sluice.api.Source;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MessageHeaders;
import org.netpreserve.jwarc.ParsingException;
import org.netpreserve.jwarc.WarcConversion;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcTargetRecord;
import org.netpreserve.jwarc.WarcTruncationReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pages of a web archive, in the order of its records and called by the numbers of these: responses with a status of
 * success, resources, and conversions. Pictures, sounds, fonts, styles and scripts hold no text and are left out. Used by
 * one thread.
 */
final class WarcEntries implements Entries {
    private static final Logger LOG = LoggerFactory.getLogger(WarcEntries.class);

    /** The media types that no document has, by their beginnings. */
    private static final List<String> NO_DOCUMENTS = Resources.lines("no-documents.txt");

    private static final Map<String, String> KEPT_HEADERS = new TreeMap<>(Map.of(
            "Content-Type", "http.header.content-type",
            "Last-Modified", "http.header.last-modified",
            "Content-Language", "http.header.content-language"));

    private final String name;
    private final long maxBytes;
    private final Budget budget;
    private final FencedStream fence;
    private final Map<String, Integer> leftOut = new TreeMap<>();
    private @Nullable WarcReader reader;
    private long number;

    WarcEntries(String name, InputStream in, long maxBytes, Budget budget) {
        this.name = name;
        this.maxBytes = maxBytes;
        this.budget = budget;
        this.fence = new FencedStream(in);
    }

    @Override
    public @Nullable Entry next() throws IOException {
        long start = fence.count();
        try {
            for (Optional<WarcRecord> record = record(); record.isPresent(); record = record()) {
                number++;
                Entry entry = entry(record.get());
                if (entry != null) {
                    return entry;
                }
                start = fence.count();
            }
        } catch (UnreadableException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw UnreadableException.broken(name + " cannot be read on behind record " + number + " (about " + start
                    + " bytes in, uncompressed): " + reason(e) + "; fetch the archive again, or use what came before");
        }
        LOG.debug("{}: {} records, of which left out: {}", name, number, leftOut);
        return null;
    }

    @Override
    public void close() throws IOException {
        if (reader == null) {
            fence.close();
        } else {
            reader.close();
        }
    }

    private Optional<WarcRecord> record() throws IOException {
        WarcReader open = reader;
        if (open == null) {
            open = new WarcReader(fence);
            open.setLenient(true);
            reader = open;
        }
        return open.next();
    }

    private @Nullable Entry entry(WarcRecord record) throws IOException {
        long size = record.body().size();
        fence.allow(size);
        boolean isPage =
                record instanceof WarcResponse || record instanceof WarcResource || record instanceof WarcConversion;
        if (!isPage) {
            return leaveOut(record.type());
        }
        WarcTargetRecord page = (WarcTargetRecord) record;
        String id = name + "#" + number;
        if (size > maxBytes + FencedStream.HEADERS) {
            return unreadable(BoundedStream.tooLong(id, maxBytes));
        }
        byte[] block = page.body().stream().readNBytes((int) size);
        if (block.length < size) {
            throw new EOFException("the record breaks off after " + block.length + " of " + size + " bytes");
        }
        if (record.segmentNumber().isPresent()) {
            return unreadable(
                    UnreadableException.broken(id + " is only a part of a record that was split; join it first"));
        }
        String type = page.contentType().base().toString().toLowerCase(Locale.ROOT);
        try {
            return type.equals("application/http") ? response(page, block, id) : resource(page, type, block, id);
        } catch (UnreadableException e) {
            return unreadable(e);
        }
    }

    private @Nullable Entry response(WarcTargetRecord page, byte[] block, String id) throws UnreadableException {
        int end = endOfHeaders(block);
        HttpResponse http;
        try {
            http = HttpResponse.parseWithoutBody(
                    Channels.newChannel(new ByteArrayInputStream(block, 0, end)),
                    Channels.newChannel(OutputStream.nullOutputStream()));
        } catch (IOException | RuntimeException e) {
            throw UnreadableException.broken(id + " holds no HTTP response: " + reason(e));
        }
        if (http.status() / 100 != 2) {
            return leaveOut("status " + http.status());
        }
        MessageHeaders headers = http.headers();
        String type = mediaType(headers.first("Content-Type").orElse(""));
        if (isNoDocument(type)) {
            return leaveOut(type);
        }
        byte[] packed = Arrays.copyOfRange(block, end, block.length);
        Budget single = Budget.ofSingle(id, budget, () -> packed.length);
        byte[] body = HttpBodies.decode(packed, headers, id, maxBytes, single);
        return page(page, type, body, headers, id);
    }

    private @Nullable Entry resource(WarcTargetRecord page, String type, byte[] block, String id)
            throws UnreadableException {
        if (isNoDocument(type)) {
            return leaveOut(type);
        }
        return page(page, type, block, MessageHeaders.of(), id);
    }

    private Entry page(WarcTargetRecord record, String type, byte[] body, MessageHeaders headers, String id)
            throws UnreadableException {
        if (body.length > maxBytes) {
            throw BoundedStream.tooLong(id, maxBytes);
        }
        String url = record.headers().first("WARC-Target-URI").isPresent() ? record.target() : null;
        Instant date = date(record);
        boolean isCut = record.truncated() != WarcTruncationReason.NOT_TRUNCATED;
        String promised = type.isEmpty() || type.equals("application/octet-stream")
                ? MediaTypes.byName(path(url == null ? "" : url))
                : type;
        return new Entry(String.valueOf(number), () -> new ByteArrayInputStream(body), seed -> {
            Source source = seed.source().withUrl(url).withRetrieved(date).withMediaType(promised);
            Document document = seed.withSource(source).withMetadata(metadata(seed.metadata(), headers));
            return isCut
                    ? document.withProblem(
                            new Problem("read.truncated", "the crawler kept only the beginning of it (WARC-Truncated)"))
                    : document;
        });
    }

    /** Returns where the body begins: behind the first empty line. */
    private static int endOfHeaders(byte[] block) {
        for (int i = 0; i < block.length; i++) {
            if (block[i] == '\n') {
                int next = i + 1 < block.length && block[i + 1] == '\r' ? i + 2 : i + 1;
                if (next < block.length && block[next] == '\n') {
                    return next + 1;
                }
            }
        }
        return block.length;
    }

    private static Metadata metadata(Metadata known, MessageHeaders headers) {
        Metadata metadata = known;
        for (Map.Entry<String, String> kept : KEPT_HEADERS.entrySet()) {
            metadata = metadata.with(kept.getValue(), headers.all(kept.getKey()));
        }
        return metadata;
    }

    private Entry unreadable(UnreadableException problem) {
        return new Entry(String.valueOf(number), () -> {
            throw problem;
        });
    }

    private @Nullable Entry leaveOut(String why) {
        leftOut.merge(why, 1, Integer::sum);
        return null;
    }

    private static @Nullable Instant date(WarcRecord record) {
        try {
            return record.date();
        } catch (DateTimeException | IllegalArgumentException | IllegalStateException e) {
            return null;
        }
    }

    private static String mediaType(String header) {
        int semicolon = header.indexOf(';');
        return (semicolon < 0 ? header : header.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
    }

    private static boolean isNoDocument(String type) {
        return NO_DOCUMENTS.stream().anyMatch(type::startsWith);
    }

    /** Returns the path of an address, whose end tells the type if anything does. */
    private static String path(String url) {
        int end = url.length();
        for (char c : new char[] {'?', '#'}) {
            int at = url.indexOf(c);
            end = at < 0 ? end : Math.min(end, at);
        }
        int host = url.indexOf("://");
        int slash = url.indexOf('/', host < 0 ? 0 : host + 3);
        return slash < 0 || slash > end ? "" : url.substring(slash, end);
    }

    private static String reason(Exception e) {
        String message = e.getMessage();
        String reason = message == null ? e.getClass().getSimpleName() : message;
        return e instanceof ParsingException ? "not a record: " + reason : reason;
    }
}

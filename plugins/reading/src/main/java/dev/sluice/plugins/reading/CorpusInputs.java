package dev.sluice.plugins.reading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sluice.api.Document;
import dev.sluice.api.Input;
import dev.sluice.api.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The documents of a corpus, one for each line that is not blank. A line that cannot be read becomes an unreadable
 * input, and the rest goes on. Used by one thread.
 */
final class CorpusInputs implements InputIterator {
    private static final TypeReference<LinkedHashMap<String, Object>> RECORD = new TypeReference<>() {};

    /** Lines longer than this many bytes are not searched for something that is not blank. */
    private static final int PROBE = 256;

    private final String name;
    private final Input.Content content;
    private final long maxBytes;
    private final RecordFields fields;
    private final ObjectReader json;
    private @Nullable InputStream in;
    private @Nullable Input next;
    private long line;
    private boolean over;

    CorpusInputs(String name, Input.Content content, long maxBytes, RecordFields fields) {
        this.name = name;
        this.content = content;
        this.maxBytes = maxBytes;
        this.fields = fields;
        // a line is limited as a whole, so that Jackson's own limit on a string would only refuse long texts
        StreamReadConstraints constraints = StreamReadConstraints.builder()
                .maxStringLength((int) Math.min(maxBytes, Integer.MAX_VALUE))
                .build();
        JsonFactory factory =
                JsonFactory.builder().streamReadConstraints(constraints).build();
        this.json = JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build()
                .readerFor(RECORD);
    }

    @Override
    public boolean hasNext() {
        while (next == null && !over) {
            advance();
        }
        return next != null;
    }

    @Override
    public Input next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        Input input = next;
        next = null;
        return input;
    }

    @Override
    public void close() {
        over = true;
        next = null;
        if (in != null) {
            try {
                in.close();
            } catch (IOException e) {
                // nothing was written, so nothing is lost
            }
            in = null;
        }
    }

    private void advance() {
        line++;
        try {
            if (in == null) {
                in = content.open();
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            boolean fits = readLine(in, bytes);
            if (!fits) {
                next = unreadable("the line has more than " + maxBytes + " bytes; raise max-bytes or split the text");
            } else if (!isBlank(bytes)) {
                next = parse(withoutByteOrderMark(bytes.toByteArray()));
            }
        } catch (IOException e) {
            over = true;
            next = unreadable("the corpus cannot be read on: " + e.getMessage());
        }
    }

    /** Reads up to the next line break, keeping no more than the limit; says whether the line fits it. */
    private boolean readLine(InputStream stream, ByteArrayOutputStream bytes) throws IOException {
        long length = 0;
        for (int b = stream.read(); b != '\n'; b = stream.read()) {
            if (b < 0) {
                over = true;
                break;
            }
            if (++length <= maxBytes) {
                bytes.write(b);
            }
        }
        return length <= maxBytes;
    }

    private Input parse(byte[] bytes) {
        try {
            LinkedHashMap<String, Object> record = json.readValue(bytes);
            if (record == null) {
                return unreadable("the line is null, not a JSON object");
            }
            return Input.complete(Document.fromRecord(fields.standardize(record, id())));
        } catch (JsonProcessingException e) {
            JsonLocation location = e.getLocation();
            String column = location == null ? "" : " at column " + location.getColumnNr();
            return unreadable("not a JSON object" + column + ": " + e.getOriginalMessage());
        } catch (IOException e) {
            return unreadable("not UTF-8: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            return unreadable("not a document record: " + e.getMessage());
        }
    }

    private Input unreadable(String reason) {
        return Input.unreadable(Document.of(id(), Source.of(id())), name + ":" + line + ": " + reason);
    }

    private String id() {
        return name + "#" + line;
    }

    private boolean isBlank(ByteArrayOutputStream bytes) {
        if (bytes.size() > PROBE) {
            return false;
        }
        return new String(withoutByteOrderMark(bytes.toByteArray()), StandardCharsets.UTF_8).isBlank();
    }

    private byte[] withoutByteOrderMark(byte[] bytes) {
        boolean marked = line == 1
                && bytes.length >= 3
                && (bytes[0] & 0xff) == 0xef
                && (bytes[1] & 0xff) == 0xbb
                && (bytes[2] & 0xff) == 0xbf;
        return marked ? Arrays.copyOfRange(bytes, 3, bytes.length) : bytes;
    }
}

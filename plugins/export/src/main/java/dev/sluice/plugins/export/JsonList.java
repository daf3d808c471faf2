package dev.sluice.plugins.export;

import dev.sluice.api.Document;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A JSON object under way whose last value is a long list, one item a line, so that it need not be held in memory. Used by
 * one thread.
 */
final class JsonList {
    private final OutputStream out;
    private boolean isEmpty = true;
    private boolean isPendingFirst;

    /**
     * Begins the object.
     *
     * @param head what stands before the list
     * @param name the name of the list
     */
    JsonList(OutputStream out, Map<String, ?> head, String name) throws IOException {
        this.out = out;
        String json = new String(JsonLine.of(head), StandardCharsets.UTF_8).strip();
        String begin = json.substring(0, json.length() - 1) + (head.isEmpty() ? "" : ",") + "\"" + name + "\":[\n";
        out.write(begin.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds the items of one document, which count once {@link #kept} is called. */
    void add(List<? extends Map<String, ?>> items) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean isFirst = isEmpty;
        for (Map<String, ?> item : items) {
            if (!isFirst) {
                bytes.write(',');
            }
            isFirst = false;
            bytes.write(JsonLine.of(item));
        }
        isPendingFirst = !items.isEmpty();
        out.write(bytes.toByteArray());
        out.flush();
    }

    /** Learns that the items added last stay; see {@link dev.sluice.api.Exporter.Output#kept(Document)}. */
    void kept() {
        isEmpty &= !isPendingFirst;
    }

    /** Ends the list and the object. */
    void finish() throws IOException {
        out.write("]}\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}

package dev.sluice.core.internal.engine;

import dev.sluice.api.Document;
import dev.sluice.core.DocumentStatus;
import dev.sluice.core.internal.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A result as a tree of JDK types, for the journal and for other processes: {@code {"document":…}} or {@code {"failure":…}}. */
final class ResultRecord {
    /** A result as a line of ASCII, without its end. */
    static final class Written {
        private final byte[] line;

        private Written(byte[] line) {
            this.line = line;
        }
    }

    private ResultRecord() {}

    /** Returns a result as a line of ASCII, without its end; nobody changes it. */
    static byte[] line(DocumentWorker.Result result) {
        return result.written() == null
                ? Json.asciiLine(of(result)).getBytes(StandardCharsets.US_ASCII)
                : result.written().line;
    }

    /** Returns the result in a frame that a worker sent; null if there is none. */
    static DocumentWorker.@Nullable Result read(Frames.Frame frame) {
        DocumentWorker.Result read = read(frame.tree());
        return read == null
                ? null
                : new DocumentWorker.Result(read.document(), null, read.failure(), new Written(frame.payload()));
    }

    /** Returns a result as a tree; what was thrown is known by its class alone. */
    private static Map<String, Object> of(DocumentWorker.Result result) {
        Failure failure = result.failure();
        if (failure == null) {
            return Map.of("document", Objects.requireNonNull(result.document()).toRecord());
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", failure.id());
        tree.put("status", failure.status().name());
        tree.put("step", failure.step());
        tree.put("plugin", failure.plugin());
        tree.put("message", failure.message());
        if (failure.exception() != null) {
            tree.put("exception", failure.exception());
        }
        return Map.of("failure", tree);
    }

    /** Returns the result that a tree holds; null if it holds none. */
    static DocumentWorker.@Nullable Result read(Tree tree) {
        Tree document = tree.tree("document");
        if (document != null) {
            return new DocumentWorker.Result(Document.fromRecord(document.values()), null, null);
        }
        Tree failure = tree.tree("failure");
        if (failure == null) {
            return null;
        }
        String exception = failure.text("exception");
        return DocumentWorker.Result.failed(new Failure(
                failure.text("id"),
                DocumentStatus.valueOf(failure.text("status")),
                failure.text("step"),
                failure.text("plugin"),
                failure.text("message"),
                null,
                exception.isEmpty() ? null : exception));
    }
}

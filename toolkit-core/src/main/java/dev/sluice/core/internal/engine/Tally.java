package dev.sluice.core.internal.engine;

import dev.sluice.api.Document;
import dev.sluice.core.DocumentStatus;
import dev.sluice.core.internal.Json;
import dev.sluice.core.internal.config.RunSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts how the documents of a run ended, and writes the failed ones down. */
final class Tally {
    /** A share of failures says little about fewer documents. */
    private static final long ENOUGH_FOR_A_SHARE = 100;

    /** Of a few documents most may be empty by chance. */
    private static final long ENOUGH_TO_BE_ALARMED = 10;

    private static final double MOST = 0.5;

    /** What exporters are told of; all failures stand in failed.jsonl. */
    private static final int TOLD_FAILURES = 1_000;

    private final RunSettings settings;
    private final Warnings warnings;
    private final @Nullable OutputStream failedLines;
    private final EnumMap<DocumentStatus, Long> counts = new EnumMap<>(DocumentStatus.class);
    private final Map<String, String> failures = new LinkedHashMap<>();
    private long failed;
    private long seen;

    Tally(RunSettings settings, Warnings warnings, @Nullable OutputStream failedLines) {
        this.settings = settings;
        this.warnings = warnings;
        this.failedLines = failedLines;
    }

    void delivered(Document document) {
        count(statusOf(document));
    }

    static DocumentStatus statusOf(Document document) {
        if (document.text().isBlank()) {
            return DocumentStatus.EMPTY;
        }
        return document.problems().isEmpty() ? DocumentStatus.OK : DocumentStatus.OK_PARTIAL;
    }

    void failed(Failure failure) throws IOException {
        count(failure.status());
        failed++;
        if (failures.size() < TOLD_FAILURES) {
            failures.putIfAbsent(failure.id(), failure.message());
        }
        if (failedLines != null) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("id", failure.id());
            line.put("status", failure.status().name());
            line.put("step", failure.step());
            line.put("plugin", failure.plugin());
            line.put("message", failure.message());
            if (failure.exception() != null) {
                line.put("exception", failure.exception());
            }
            failedLines.write((Json.line(line) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Notes that one more document came from the reader, whatever becomes of it. */
    void arrived() {
        seen++;
    }

    /** Returns whether no document has come from the reader yet. */
    boolean isEmpty() {
        return seen == 0;
    }

    private void count(DocumentStatus status) {
        counts.merge(status, 1L, Long::sum);
    }

    boolean tooManyFailures() {
        return switch (settings.onError()) {
            case STOP -> failed > 0;
            case CONTINUE -> countPassed() || (seen >= ENOUGH_FOR_A_SHARE && sharePassed());
        };
    }

    /** Says so if more failed than is good enough, which a share of few documents tells at the end alone. */
    void warnIfTooManyFailed() {
        if (sharePassed()) {
            warnings.add(failed + " of " + seen + " documents failed, more than run.max-failures allows");
        }
    }

    /** Says so if there is no text in most documents: then it is the pipeline that is wrong, not each of them. */
    void warnIfMostlyEmpty() {
        long empty = counts.getOrDefault(DocumentStatus.EMPTY, 0L);
        if (seen >= ENOUGH_TO_BE_ALARMED && empty > seen * MOST) {
            warnings.add("no text was found in " + empty + " of " + seen
                    + " documents; look at the problems in their records, and whether a step reads this kind of input");
        }
    }

    private boolean countPassed() {
        return settings.maxFailures().count().isPresent()
                && failed > settings.maxFailures().count().getAsLong();
    }

    private boolean sharePassed() {
        return settings.maxFailures().share().isPresent()
                && seen > 0
                && failed > settings.maxFailures().share().getAsDouble() * seen;
    }

    Map<DocumentStatus, Long> counts() {
        return new EnumMap<>(counts);
    }

    long failed() {
        return failed;
    }

    /** Returns why the first documents failed, by id. */
    Map<String, String> failures() {
        return failures;
    }
}

package dev.sluice.core.internal.engine;

import dev.sluice.core.DocumentStatus;
import org.jspecify.annotations.Nullable;

/** Why a document is not in the results; one line of failed.jsonl. */
record Failure(
        String id,
        DocumentStatus status,
        String step,
        String plugin,
        String message,
        @Nullable Throwable cause) {}

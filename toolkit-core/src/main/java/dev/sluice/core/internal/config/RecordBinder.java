package dev.sluice.core.internal.config;

/** Fills the configuration records of plugins. */
public final class RecordBinder {
    private RecordBinder() {}

    /** Returns the record. */
    public static <R extends Record> R bind(Class<R> type, StepSpec step) {
        if (!type.isRecord()) {
            throw new IllegalArgumentException(type + " of " + step.id());
        }
        throw new UnsupportedOperationException();
    }
}

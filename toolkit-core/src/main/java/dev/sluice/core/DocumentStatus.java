package dev.sluice.core;

/**
 * How an input of a run ended. Every input ends in exactly one status.
 *
 * @since 0.1
 */
public enum DocumentStatus {
    /** Everything went well. */
    OK(true),
    /** It is in the results, with problems noted in its record. */
    OK_PARTIAL(true),
    /** There was no text in it. */
    EMPTY(true),
    /** Its content is encrypted. */
    ENCRYPTED(false),
    /** Its content is of a kind that no step handles. */
    UNSUPPORTED(false),
    /** It could not be read, or its content is broken. */
    PARSE_ERROR(false),
    /** A limit on size, depth or number was passed. */
    LIMIT(false),
    /** It took too long. */
    TIMEOUT(false),
    /** It took too much memory. */
    OUT_OF_MEMORY(false),
    /** The process that worked on it ended. */
    CRASH(false),
    /** A plugin broke down on it. */
    PLUGIN_ERROR(false),
    /** An output could not express it. */
    EXPORT_ERROR(false),
    /** It crashed, timed out or ran out of memory, and did so again when it was worked on once more. */
    QUARANTINED(false);

    private final boolean delivered;

    DocumentStatus(boolean delivered) {
        this.delivered = delivered;
    }

    /**
     * Returns whether documents with this status stand in the results as a rule; an empty file may be reported as failed
     * all the same, see {@link RunReport#failed()}.
     */
    public boolean delivered() {
        return delivered;
    }
}

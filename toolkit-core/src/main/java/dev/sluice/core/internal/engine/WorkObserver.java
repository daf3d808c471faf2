package dev.sluice.core.internal.engine;

import java.util.List;

/** Learns how the work on one input goes on, so that it is known what was under way when it ends by force. */
interface WorkObserver {
    /** Takes no notice. */
    WorkObserver NONE = new WorkObserver() {};

    /** The work on a document begins, or on a part. */
    default void begins(String id) {}

    /** A step begins with it. */
    default void enters(Step step) {}

    /** These parts are still to be opened, in order. */
    default void stillOpen(List<String> ids) {}

    /** A document has come to its end. */
    default void ended(DocumentWorker.Result result) {}
}

package dev.sluice.core.internal.engine;

import java.util.List;

/** Learns how the work on one input goes on, so that it is known what was under way when it ends by force. */
interface WorkObserver {
    /** Takes no notice. */
    WorkObserver NONE = new WorkObserver() {};

    /** The work on the input begins, or on the next of what was found. */
    default void begins() {}

    /** A step begins with it. */
    default void enters(Step step) {}

    /** A step did not notice that its time was over; where it stands is told as the end of a message. */
    default void overdue(String place) {}

    /** These were found in it, and come before all that is still open. */
    default void found(List<String> ids) {}

    /** A document has come to its end. */
    default void ended(DocumentWorker.Result result) {}
}

package dev.sluice.core;

import java.util.List;

/**
 * Who is told how a run goes on. All methods but {@link #waits} are called by the thread that runs the pipeline, and do
 * nothing by default.
 *
 * @since 0.1
 */
public interface RunListener {
    /**
     * A pass over the documents begins.
     *
     * @param name what is done, such as {@code reading} or the id of a corpus step
     * @param documents how many documents it will see; -1 where that is not known
     */
    default void pass(String name, long documents) {}

    /**
     * A run that was to be resumed has found what the interrupted one had done in this pass.
     *
     * @param inputs how many inputs of the pass are not worked on again; 0 if there was nothing to resume
     */
    default void resumed(long inputs) {}

    /** A document has gone through a pass, in input order. */
    default void document(String id, DocumentStatus status) {}

    /** A document failed; the line is fit for people. */
    default void failure(String id, DocumentStatus status, String message) {}

    /**
     * An output cannot express all that the documents hold; told once for each such output, before the first document.
     *
     * @param output the id of the output
     * @param losses what it cannot express, one short sentence each
     */
    default void losses(String output, List<String> losses) {}

    /**
     * Something that no time limit ends takes long: a reader finds no next document, a corpus step combines what it observed, an
     * output is written. Told after half a minute and then ever more rarely, by a thread of the run's own.
     *
     * @param message names the step, how long it has taken, and where it stands; fit for people
     */
    default void waits(String message) {}

    /** Something is doubtful about the run as a whole; told once for each such thing. */
    default void warning(String message) {}
}

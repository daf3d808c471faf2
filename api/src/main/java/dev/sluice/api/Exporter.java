package dev.sluice.api;

import java.io.IOException;
import java.util.List;

/**
 * A component that writes finished documents in some format.
 *
 * @since 0.1
 */
public non-sealed interface Exporter extends Component {
    /** One export under way. Used by one thread at a time. */
    interface Output {
        /**
         * Writes one document to the streams of the {@link ExportContext}. What it wrote counts only if the call returns,
         * so a failing document leaves no torn record; an output that buffers must flush before it returns.
         *
         * @throws IOException if the bytes could not be written; the run then ends
         * @throws StepException if this document cannot be expressed in the format; the run goes on
         */
        void write(Document document) throws IOException, StepException;

        /**
         * Learns that a document which {@link #write} wrote stands in the results. What an output counts or gathers over
         * documents belongs here: another output may still have refused the document.
         */
        default void kept(Document document) {}

        /**
         * Writes what comes after the last document. The host closes the streams afterwards.
         *
         * @throws IOException if the bytes could not be written
         */
        default void finish() throws IOException {}
    }

    /**
     * Begins an export. Documents then come in input order.
     *
     * @throws IOException if the bytes of the beginning could not be written
     */
    Output open(ExportContext context) throws IOException;

    /** Returns what the format cannot express, one short sentence each, so that a run can say so once. */
    default List<String> losses() {
        return List.of();
    }
}

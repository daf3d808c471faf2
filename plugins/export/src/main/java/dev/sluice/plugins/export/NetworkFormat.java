package dev.sluice.plugins.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** A format for networks of entities. Implementations are immutable. */
interface NetworkFormat {
    /**
     * Writes a whole network.
     *
     * @param entities the nodes, sorted by id
     * @param pairs the edges, sorted by their ids; both ends are among the nodes
     */
    void write(OutputStream out, List<EntityCounts.Entity> entities, List<CoOccurrences.Pair> pairs) throws IOException;

    /** Returns what this format cannot express besides what no network can. */
    List<String> losses();
}

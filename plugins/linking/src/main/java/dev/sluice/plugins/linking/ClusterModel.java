package dev.sluice.plugins.linking;

import dev.sluice.api.Mention;
import java.util.Map;

/**
 * Which ids of a corpus mean somebody who has another id, too, or are of another type than some document says. Immutable.
 *
 * @param targets for each id of which something changes, what it becomes
 */
record ClusterModel(Map<String, Target> targets) {
    /**
     * What an id becomes.
     *
     * @param entity the id of the cluster
     * @param form the folded name that stands for the cluster
     * @param type what kind of thing the cluster is
     */
    record Target(String entity, String form, Mention.Type type) {}

    ClusterModel {
        targets = Map.copyOf(targets);
    }
}

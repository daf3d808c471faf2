package dev.sluice.plugins.linking;

import java.util.Map;

/**
 * Which ids of a corpus mean somebody who has another id, too. Immutable.
 *
 * @param targets for each id that changes, what it becomes
 */
record ClusterModel(Map<String, Target> targets) {
    /**
     * What an id becomes.
     *
     * @param entity the id of the cluster
     * @param form the folded name that stands for the cluster
     */
    record Target(String entity, String form) {}

    ClusterModel {
        targets = Map.copyOf(targets);
    }
}

package dev.sluice.plugins.linking;

import java.util.HashMap;
import java.util.Map;

/**
 * Sets of identities that only grow together (union-find). A set holds at most one id of a knowledge base: two known
 * entities are never the same. Used by one thread.
 */
final class Clusters {
    private final Map<String, String> parents = new HashMap<>();
    private final Map<String, String> known = new HashMap<>();

    void add(Identity identity) {
        parents.put(identity.id(), identity.id());
        if (!identity.isNil()) {
            known.put(identity.id(), identity.id());
        }
    }

    /** Returns the id that stands for the set of an id. */
    String root(String id) {
        String at = id;
        while (!parents.getOrDefault(at, at).equals(at)) {
            String parent = parents.getOrDefault(at, at);
            parents.put(at, parents.getOrDefault(parent, parent));
            at = parent;
        }
        return at;
    }

    /** Joins the sets of two ids, unless each has a known entity of its own; the smaller id stands for both. */
    void join(String left, String right) {
        String first = root(left);
        String second = root(right);
        if (first.equals(second)) {
            return;
        }
        String leftKnown = known.get(first);
        String rightKnown = known.get(second);
        if (leftKnown != null && rightKnown != null) {
            return;
        }
        String root = first.compareTo(second) < 0 ? first : second;
        parents.put(root.equals(first) ? second : first, root);
        String entity = leftKnown == null ? rightKnown : leftKnown;
        if (entity != null) {
            known.put(root, entity);
        }
    }

    /** Returns the known entity of the set of an id, or the id that stands for the set if it has none. */
    String meaning(String id) {
        String root = root(id);
        return known.getOrDefault(root, root);
    }
}

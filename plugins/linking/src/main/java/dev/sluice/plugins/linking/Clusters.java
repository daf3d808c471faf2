package dev.sluice.plugins.linking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sets of identities that only grow together (union-find). A set holds at most one id of a knowledge base: two known
 * entities are never the same. Used by one thread.
 */
final class Clusters {
    private final Map<String, String> parents = new HashMap<>();
    private final Map<String, String> known = new HashMap<>();

    /** For each set, by the id that stands for it, ids that are told to be somebody else. */
    private final Map<String, List<String>> apart = new HashMap<>();

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
        if ((leftKnown != null && rightKnown != null) || areApart(first, second)) {
            return;
        }
        unite(first, second, leftKnown == null ? rightKnown : leftKnown);
    }

    /** Keeps two ids in different sets from now on. */
    void split(String left, String right) {
        apart.computeIfAbsent(root(left), k -> new ArrayList<>()).add(right);
        apart.computeIfAbsent(root(right), k -> new ArrayList<>()).add(left);
    }

    /** Joins the sets of two ids even if each has a known entity; that of the left one stands for both. */
    void merge(String left, String right) {
        String first = root(left);
        String second = root(right);
        String entity = known.getOrDefault(first, known.get(second));
        if (!first.equals(second) && !areApart(first, second)) {
            unite(first, second, entity);
        }
    }

    private boolean areApart(String first, String second) {
        return apart.getOrDefault(first, List.of()).stream().anyMatch(id -> root(id).equals(second));
    }

    private void unite(String first, String second, @Nullable String entity) {
        String root = first.compareTo(second) < 0 ? first : second;
        String other = root.equals(first) ? second : first;
        parents.put(other, root);
        List<String> others = apart.remove(other);
        if (others != null) {
            apart.computeIfAbsent(root, k -> new ArrayList<>()).addAll(others);
        }
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

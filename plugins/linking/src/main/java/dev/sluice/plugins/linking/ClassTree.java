package dev.sluice.plugins.linking;

import dev.sluice.api.Mention;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.util.IntroSorter;
import org.jspecify.annotations.Nullable;

/**
 * The classes of a dump: which is a subclass of which, and what kind of thing their members are. The kinds of a few general
 * classes come from the resource {@value #RESOURCE}; all others follow from what a class is a subclass of, the nearest
 * first. Used by one thread.
 */
final class ClassTree {
    static final String RESOURCE = "classes.txt";

    /** What members of a class are. */
    record Kind(Mention.Type type, boolean office, int order) {}

    private final Map<Long, Kind> kinds = new HashMap<>();
    private final Map<Long, Kind> resolved = new HashMap<>();
    private final Set<Long> dropped = new HashSet<>();
    private final Map<Long, Boolean> drops = new HashMap<>();
    private long[] from = new long[1 << 10];
    private long[] to = new long[1 << 10];
    private int size;
    private boolean sorted;

    /**
     * Makes a tree without edges.
     *
     * @param drop the ids of classes whose members, and those of their subclasses, are left out
     */
    ClassTree(List<String> drop) {
        drop.forEach(id -> dropped.add(KbFormat.key(id)));
        int order = 0;
        for (String line : Words.lines(RESOURCE)) {
            String[] fields = line.split("\t", -1);
            boolean office = fields[1].equals("OFFICE");
            Mention.Type type = office ? Mention.Type.OTHER : Mention.Type.valueOf(fields[1]);
            kinds.put(KbFormat.key(fields[0]), new Kind(type, office, order++));
        }
    }

    /** Notes that one class is a subclass of another. */
    void add(long subclass, long superclass) {
        if (size == from.length) {
            from = Arrays.copyOf(from, size * 2);
            to = Arrays.copyOf(to, size * 2);
        }
        from[size] = subclass;
        to[size++] = superclass;
        sorted = false;
    }

    int size() {
        return size;
    }

    long subclass(int edge) {
        return from[edge];
    }

    long superclass(int edge) {
        return to[edge];
    }

    /** Returns what a member of some classes is: the kind that comes first in the resource; null if none tells. */
    @Nullable
    Kind kind(List<String> classes) {
        Kind best = null;
        for (String id : classes) {
            Kind kind = kind(KbFormat.key(id));
            if (kind != null && (best == null || kind.order() < best.order())) {
                best = kind;
            }
        }
        return best;
    }

    /** Returns whether members of one of the classes are left out. */
    boolean isDropped(List<String> classes) {
        return !dropped.isEmpty() && classes.stream().anyMatch(id -> isWithin(KbFormat.key(id), dropped, drops));
    }

    /** Returns whether one of the classes is one of some ids or a subclass of one. */
    boolean isWithin(List<String> classes, Set<Long> wanted, Map<Long, Boolean> known) {
        return classes.stream().anyMatch(id -> isWithin(KbFormat.key(id), wanted, known));
    }

    private boolean isWithin(long id, Set<Long> wanted, Map<Long, Boolean> known) {
        Boolean answer = known.get(id);
        if (answer == null) {
            answer = search(id, wanted);
            known.put(id, answer);
        }
        return answer;
    }

    private boolean search(long id, Set<Long> wanted) {
        Set<Long> seen = new HashSet<>();
        ArrayDeque<Long> queue = new ArrayDeque<>(List.of(id));
        while (!queue.isEmpty()) {
            long next = queue.removeFirst();
            if (wanted.contains(next)) {
                return true;
            }
            if (seen.add(next)) {
                above(next, queue);
            }
        }
        return false;
    }

    private @Nullable Kind kind(long id) {
        if (resolved.containsKey(id)) {
            return resolved.get(id);
        }
        Set<Long> seen = new HashSet<>(Set.of(id));
        ArrayDeque<Long> level = new ArrayDeque<>(List.of(id));
        Kind best = null;
        while (best == null && !level.isEmpty()) {
            ArrayDeque<Long> next = new ArrayDeque<>();
            for (long each : level) {
                Kind kind = kinds.get(each);
                if (kind != null && (best == null || kind.order() < best.order())) {
                    best = kind;
                }
                above(each, next);
            }
            next.removeIf(above -> !seen.add(above));
            level = next;
        }
        resolved.put(id, best);
        return best;
    }

    private void above(long id, ArrayDeque<Long> queue) {
        if (!sorted) {
            sort();
        }
        int low = Arrays.binarySearch(from, 0, size, id);
        if (low < 0) {
            return;
        }
        while (low > 0 && from[low - 1] == id) {
            low--;
        }
        for (int i = low; i < size && from[i] == id; i++) {
            queue.add(to[i]);
        }
    }

    private void sort() {
        new EdgeSorter().sort(0, size);
        sorted = true;
    }

    /** Sorts both ends of the edges alike, which no method of the JDK does. */
    private final class EdgeSorter extends IntroSorter {
        private long pivotFrom;
        private long pivotTo;

        @Override
        protected void setPivot(int i) {
            pivotFrom = from[i];
            pivotTo = to[i];
        }

        @Override
        protected int comparePivot(int j) {
            int order = Long.compare(pivotFrom, from[j]);
            return order != 0 ? order : Long.compare(pivotTo, to[j]);
        }

        @Override
        protected void swap(int i, int j) {
            long oldFrom = from[i];
            long oldTo = to[i];
            from[i] = from[j];
            to[i] = to[j];
            from[j] = oldFrom;
            to[j] = oldTo;
        }
    }
}

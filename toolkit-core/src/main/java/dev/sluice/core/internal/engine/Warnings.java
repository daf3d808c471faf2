package dev.sluice.core.internal.engine;

import dev.sluice.core.RunListener;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is doubtful about a run, each thing once. Thread-safe. */
final class Warnings {
    private final Set<String> all = new LinkedHashSet<>();
    private final Set<String> untold = new LinkedHashSet<>();
    private final Set<String> unkept = new LinkedHashSet<>();

    /** Notes something. */
    synchronized void add(String warning) {
        if (all.add(warning)) {
            untold.add(warning);
            unkept.add(warning);
        }
    }

    /** Notes what stands in the journal of the run that was interrupted. */
    synchronized void keptBefore(String warning) {
        add(warning);
        unkept.remove(warning);
    }

    /** Passes on what is new, by the thread that runs the pipeline. */
    void tell(RunListener listener) {
        take(untold).forEach(listener::warning);
    }

    /** Returns what is not yet in the journal; it is taken to be there then. */
    List<String> unkept() {
        return take(unkept);
    }

    private synchronized List<String> take(Set<String> some) {
        List<String> taken = List.copyOf(some);
        some.clear();
        return taken;
    }

    /** Returns all of them, in the order in which they came. */
    synchronized List<String> all() {
        return List.copyOf(all);
    }
}

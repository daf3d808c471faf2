package dev.sluice.plugins.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The first so many lines that tell what is not right. Used by one thread. */
final class Disagreements {
    private final int limit;
    private final List<String> lines = new ArrayList<>();

    Disagreements(int limit) {
        this.limit = limit;
    }

    int limit() {
        return limit;
    }

    /** Notes one more, if there is still room for it. */
    void add(Supplier<String> line) {
        if (lines.size() < limit) {
            lines.add("  " + line.get());
        }
    }

    List<String> lines() {
        return lines;
    }
}

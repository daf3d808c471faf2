package dev.sluice.testkit;

import dev.sluice.api.Document;
import dev.sluice.api.Layer;
import java.util.Set;
import java.util.TreeSet;

/** Finds out which layers differ between a document and what a step made of it. */
final class Changes {
    private Changes() {}

    /** Returns the changed layers, sorted; a changed id or source, which no step may touch, goes by its plain name. */
    static Set<String> between(Document before, Document after) {
        Set<String> changed = new TreeSet<>();
        add(changed, "id", before.id().equals(after.id()));
        add(changed, "source", before.source().equals(after.source()));
        add(
                changed,
                Layer.TEXT,
                before.text().equals(after.text())
                        && before.furniture().equals(after.furniture())
                        && before.metadata().equals(after.metadata()));
        add(changed, Layer.DATE, before.dates().equals(after.dates()));
        Set<String> layers = new TreeSet<>(before.layers());
        layers.addAll(after.layers());
        for (String layer : layers) {
            add(changed, layer, before.annotations(layer).equals(after.annotations(layer)));
        }
        return changed;
    }

    private static void add(Set<String> changed, String layer, boolean same) {
        if (!same) {
            changed.add(layer);
        }
    }
}

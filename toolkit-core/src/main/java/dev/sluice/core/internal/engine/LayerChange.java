package dev.sluice.core.internal.engine;

import dev.sluice.api.Annotation;
import dev.sluice.api.Document;
import dev.sluice.api.Layer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a step did to a document, found by comparing it before and after.
 *
 * @param layers the layers that changed
 * @param written the annotations that were not there before
 */
record LayerChange(Set<String> layers, List<Annotation> written) {
    /** Documents share what did not change, so most comparisons end with the identity of two lists. */
    @SuppressWarnings("ReferenceEquality")
    static LayerChange between(Document before, Document after) {
        Set<String> changed = new TreeSet<>();
        List<Annotation> written = new ArrayList<>();
        // What extraction decides about a page counts as its text: the title and what was taken out.
        if (!before.text().equals(after.text())
                || !before.metadata().equals(after.metadata())
                || !before.furniture().equals(after.furniture())) {
            changed.add(Layer.TEXT);
        }
        if (!before.dates().equals(after.dates())) {
            changed.add(Layer.DATE);
        }
        Set<String> names = new TreeSet<>(before.layers());
        names.addAll(after.layers());
        for (String layer : names) {
            List<Annotation> old = before.annotations(layer);
            List<Annotation> now = after.annotations(layer);
            if (old == now) {
                continue;
            }
            Set<Annotation> known = Collections.newSetFromMap(new IdentityHashMap<>());
            known.addAll(old);
            int fresh = written.size();
            now.stream().filter(annotation -> !known.contains(annotation)).forEach(written::add);
            if (written.size() > fresh || now.size() != old.size()) {
                changed.add(layer);
            }
        }
        return new LayerChange(changed, written);
    }
}

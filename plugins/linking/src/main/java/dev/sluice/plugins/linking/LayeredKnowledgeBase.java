package dev.sluice.plugins.linking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Several knowledge bases as one: the first one that knows a name decides what it may mean. What one base says of an entity
 * of another is added to what that says. Immutable.
 */
record LayeredKnowledgeBase(List<KnowledgeBase> layers) implements KnowledgeBase {
    LayeredKnowledgeBase {
        layers = List.copyOf(layers);
    }

    @Override
    public List<Match> find(String folded) {
        return first(layer -> layer.find(folded));
    }

    @Override
    public List<Match> findSpelling(String folded) {
        return first(layer -> layer.findSpelling(folded));
    }

    @Override
    public List<Entity> offices(String title, String country) {
        return first(layer -> layer.offices(title, country));
    }

    @Override
    public List<Entity> teams(String place) {
        return first(layer -> layer.teams(place));
    }

    @Override
    public List<Holder> holders(Entity office) {
        List<Holder> all = new ArrayList<>();
        layers.forEach(layer -> all.addAll(layer.holders(office)));
        return all;
    }

    @Override
    public long[] related(Entity entity) {
        for (KnowledgeBase layer : layers) {
            long[] keys = layer.related(entity);
            if (keys.length > 0) {
                return keys;
            }
        }
        return new long[0];
    }

    @Override
    public Optional<Entity> entity(String id) {
        return layers.stream().flatMap(layer -> layer.entity(id).stream()).findFirst();
    }

    private <T> List<T> first(Function<KnowledgeBase, List<T>> search) {
        for (KnowledgeBase layer : layers) {
            List<T> found = search.apply(layer);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    @Override
    public void close() {
        layers.forEach(KnowledgeBase::close);
    }
}

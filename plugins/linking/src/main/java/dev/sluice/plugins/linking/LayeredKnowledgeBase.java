package dev.sluice.plugins.linking;

import java.util.List;
import java.util.function.Function;

/** Several knowledge bases as one: the first one that knows a name decides what it may mean. Immutable. */
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

    private List<Match> first(Function<KnowledgeBase, List<Match>> search) {
        for (KnowledgeBase layer : layers) {
            List<Match> matches = search.apply(layer);
            if (!matches.isEmpty()) {
                return matches;
            }
        }
        return List.of();
    }
}

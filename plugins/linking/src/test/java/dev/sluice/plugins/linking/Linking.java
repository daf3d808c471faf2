package dev.sluice.plugins.linking;

import dev.sluice.api.CorpusAnnotator;
import dev.sluice.api.Document;
import dev.sluice.api.Link;
import dev.sluice.testkit.TestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the tests share: one linker on the starter, and short ways to ask for its answers. */
final class Linking {
    private static final TestContext CONTEXT = TestContext.create();
    private static final GazetteerLinker STARTER = starter();

    private Linking() {}

    private static GazetteerLinker starter() {
        Words words = Words.load();
        return new GazetteerLinker(Bases.starter(), words, true, 0.4);
    }

    static List<Link> links(Document document) throws Exception {
        return STARTER.link(document, CONTEXT);
    }

    static Document linked(String id, String text) throws Exception {
        return STARTER.annotate(Document.of(id, text), CONTEXT);
    }

    /** Returns the surfaces of all names with their entities, {@code NIL} for all unknown ones; the last one wins. */
    static Map<String, String> entities(String text) throws Exception {
        Document document = linked("a.txt", text);
        return document.links().stream()
                .collect(Collectors.toMap(
                        document::surface, l -> l.isNil() ? Link.NIL : l.entity(), (first, last) -> last));
    }

    static Link link(Document document, String surface) {
        return document.links().stream()
                .filter(l -> document.surface(l).equals(surface))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no link of '" + surface + "' among "
                        + document.links().stream().map(document::surface).toList()));
    }

    static List<Document> clustered(List<Document> documents) throws Exception {
        VariantClusterer clusterer = new VariantClusterer(0, true, Words.load());
        return clustered(clusterer, documents);
    }

    static <S, M> List<Document> clustered(CorpusAnnotator<S, M> clusterer, List<Document> documents) throws Exception {
        List<S> observed = new ArrayList<>();
        for (Document document : documents) {
            observed.add(clusterer.observe(document, CONTEXT));
        }
        M model = clusterer.combine(observed.stream(), CONTEXT);
        List<Document> applied = new ArrayList<>();
        for (Document document : documents) {
            applied.add(clusterer.apply(document, model, CONTEXT));
        }
        return applied;
    }
}

package dev.sluice.plugins.linking;

import dev.sluice.api.CorpusAnnotator;
import dev.sluice.api.Document;
import dev.sluice.api.Evidence;
import dev.sluice.api.Link;
import dev.sluice.api.Mention;
import dev.sluice.api.StepContext;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Gives one id to the names of a corpus that are variants of each other. The id of a cluster is that of the known entity
 * in it, else it is made of the first of its names in the order of letters, so neither the order of the documents nor
 * their number matters to names that are in no new cluster. Pure, safe for use by several threads.
 */
final class VariantClusterer implements CorpusAnnotator<NameSummary, ClusterModel> {
    private final double minScore;
    private final boolean familyNames;

    VariantClusterer(double minScore, boolean familyNames) {
        this.minScore = minScore;
        this.familyNames = familyNames;
    }

    @Override
    public NameSummary observe(Document document, StepContext context) {
        TreeSet<NameSummary.Use> uses = new TreeSet<>();
        for (Link link : document.links()) {
            Mention.Type type = link.mention().type();
            String form = Spelling.fold(document.surface(link));
            if (link.score() >= minScore && type != Mention.Type.GROUP && !form.isEmpty()) {
                uses.add(new NameSummary.Use(link.entity(), type, form));
            }
        }
        return new NameSummary(List.copyOf(uses));
    }

    @Override
    public ClusterModel combine(Stream<NameSummary> observed, StepContext context) throws InterruptedException {
        TreeMap<String, TreeSet<Mention.Type>> types = new TreeMap<>();
        TreeMap<String, TreeSet<String>> forms = new TreeMap<>();
        for (Iterator<NameSummary> all = observed.iterator(); all.hasNext(); ) {
            for (NameSummary.Use use : all.next().uses()) {
                types.computeIfAbsent(use.entity(), k -> new TreeSet<>()).add(use.type());
                forms.computeIfAbsent(use.entity(), k -> new TreeSet<>()).add(use.form());
            }
            context.checkpoint();
        }
        List<Identity> identities = new ArrayList<>();
        types.forEach((id, kinds) -> identities.add(Identity.of(id, kinds, forms.getOrDefault(id, new TreeSet<>()))));
        return model(identities, new VariantJoiner(identities).join(familyNames));
    }

    @Override
    public Document apply(Document document, ClusterModel model, StepContext context) {
        List<Link> changed = new ArrayList<>();
        for (Link link : document.links()) {
            ClusterModel.Target target = model.targets().get(link.entity());
            if (target != null && link.score() >= minScore) {
                List<Evidence> evidence = new ArrayList<>(link.evidence());
                evidence.add(new Evidence("variant across documents", target.form()));
                changed.add(new Link(link.mention(), target.entity(), link.score(), link.candidates(), evidence));
            }
        }
        return changed.isEmpty() ? document : document.with(changed);
    }

    private static ClusterModel model(List<Identity> identities, Clusters clusters) {
        Map<String, String> first = new TreeMap<>();
        Map<String, Integer> sizes = new TreeMap<>();
        for (Identity identity : identities) {
            String meaning = clusters.meaning(identity.id());
            sizes.merge(meaning, 1, Integer::sum);
            if (identity.isNil() || identity.id().equals(meaning)) {
                first.merge(meaning, identity.form(), (l, r) -> l.compareTo(r) <= 0 ? l : r);
            }
        }
        Map<String, ClusterModel.Target> targets = new TreeMap<>();
        for (Identity identity : identities) {
            String meaning = clusters.meaning(identity.id());
            String form = first.getOrDefault(meaning, identity.form());
            boolean known = !meaning.startsWith(Link.NIL);
            String id = known ? meaning : NilId.of(form);
            if (sizes.getOrDefault(meaning, 1) > 1 && !id.equals(identity.id())) {
                targets.put(identity.id(), new ClusterModel.Target(id, form));
            }
        }
        return new ClusterModel(targets);
    }
}

package dev.sluice.plugins.linking;

import dev.sluice.api.CorpusAnnotator;
import dev.sluice.api.Document;
import dev.sluice.api.Evidence;
import dev.sluice.api.Layer;
import dev.sluice.api.Link;
import dev.sluice.api.Mention;
import dev.sluice.api.StepContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Gives one id and one type to the names of a corpus that are variants of each other. The id of a cluster is that of the known entity
 * in it, else it is made of the first of its names in the order of letters, so neither the order of the documents nor
 * their number matters to names that are in no new cluster. Pure, safe for use by several threads.
 */
final class VariantClusterer implements CorpusAnnotator<NameSummary, ClusterModel> {
    private final Words words;
    private final NameTyper typer;
    private final double minScore;
    private final boolean familyNames;
    private final Optional<Phrases> phrases;
    private final Corrections corrections;

    VariantClusterer(double minScore, boolean familyNames, Words words) {
        this(minScore, familyNames, words, Corrections.none());
    }

    VariantClusterer(double minScore, boolean familyNames, Words words, Corrections corrections) {
        this(minScore, familyNames, false, words, corrections);
    }

    VariantClusterer(double minScore, boolean familyNames, boolean phrases, Words words, Corrections corrections) {
        this.phrases = phrases ? Optional.of(new Phrases(words)) : Optional.empty();
        this.corrections = corrections;
        this.words = words;
        this.typer = new NameTyper(words);
        this.minScore = minScore;
        this.familyNames = familyNames;
    }

    @Override
    public NameSummary observe(Document document, StepContext context) {
        TreeSet<NameSummary.Use> uses = new TreeSet<>();
        Document named = withProducts(document);
        for (Link link : named.links()) {
            Mention.Type type = link.mention().type();
            String form = Spelling.fold(named.surface(link));
            if (link.score() >= minScore && type != Mention.Type.GROUP && !form.isEmpty()) {
                String entity =
                        corrections.told(document.id(), form, link.entity()).orElse(link.entity());
                uses.add(new NameSummary.Use(entity, type, form));
            }
        }
        return new NameSummary(List.copyOf(uses));
    }

    @Override
    public ClusterModel combine(Stream<NameSummary> observed, StepContext context) throws InterruptedException {
        TreeMap<String, Map<Mention.Type, Integer>> types = new TreeMap<>();
        TreeMap<String, TreeSet<String>> forms = new TreeMap<>();
        for (Iterator<NameSummary> all = observed.iterator(); all.hasNext(); ) {
            for (NameSummary.Use use : all.next().uses()) {
                types.computeIfAbsent(use.entity(), k -> new TreeMap<>()).merge(use.type(), 1, Integer::sum);
                forms.computeIfAbsent(use.entity(), k -> new TreeSet<>()).add(use.form());
            }
            context.checkpoint();
        }
        List<Identity> identities = new ArrayList<>();
        types.forEach((id, kinds) ->
                identities.add(Identity.of(id, kinds.keySet(), forms.getOrDefault(id, new TreeSet<>()))));
        return model(identities, new VariantJoiner(identities, words, corrections).join(familyNames), types);
    }

    @Override
    public Document apply(Document document, ClusterModel model, StepContext context) {
        Document applied = applied(withProducts(document), model);
        return phrases.map(found -> found.withPhrases(applied)).orElse(applied);
    }

    private Document withProducts(Document document) {
        return phrases.map(found -> found.withProducts(document)).orElse(document);
    }

    private Document applied(Document document, ClusterModel model) {
        List<Link> links = new ArrayList<>();
        Map<Mention, Mention> retyped = new HashMap<>();
        boolean changed = false;
        for (Link given : document.links()) {
            Link link = told(document, given);
            changed |= !link.entity().equals(given.entity());
            ClusterModel.Target target = model.targets().get(link.entity());
            if (target == null || link.score() < minScore || link.mention().type() == Mention.Type.GROUP) {
                links.add(link);
                continue;
            }
            Mention old = link.mention();
            Mention mention = old.type() == target.type() ? old : new Mention(old.span(), target.type(), old.score());
            boolean moved = !target.entity().equals(link.entity());
            List<Evidence> evidence = new ArrayList<>(link.evidence());
            if (moved) {
                evidence.add(new Evidence("variant across documents", target.form()));
            }
            if (!mention.equals(old)) {
                retyped.put(old, mention);
            }
            boolean same = !moved && mention.equals(old);
            changed |= !same;
            links.add(same ? link : new Link(mention, target.entity(), link.score(), link.candidates(), evidence));
        }
        if (!changed) {
            return document;
        }
        if (retyped.isEmpty()) {
            return document.withLayer(Layer.LINK, links);
        }
        List<Mention> mentions = document.mentions().stream()
                .map(m -> retyped.getOrDefault(m, m))
                .toList();
        return document.withLayer(Layer.MENTION, mentions).withLayer(Layer.LINK, links);
    }

    /** Returns the link with the id that a correction tells; the same link if none does. */
    private Link told(Document document, Link link) {
        String form = Spelling.fold(document.surface(link));
        String told = corrections.told(document.id(), form, link.entity()).orElse(link.entity());
        if (told.equals(link.entity()) || link.score() < minScore) {
            return link;
        }
        List<Evidence> evidence = new ArrayList<>(link.evidence());
        evidence.add(new Evidence("told by corrections", document.surface(link)));
        return new Link(link.mention(), told, link.score(), link.candidates(), evidence);
    }

    private ClusterModel model(
            List<Identity> identities, Clusters clusters, Map<String, Map<Mention.Type, Integer>> types) {
        Map<String, String> first = new TreeMap<>();
        Map<String, List<Identity>> members = new TreeMap<>();
        for (Identity identity : identities) {
            String meaning = clusters.meaning(identity.id());
            members.computeIfAbsent(meaning, k -> new ArrayList<>()).add(identity);
            if (identity.isNil() || identity.id().equals(meaning)) {
                first.merge(meaning, identity.form(), (l, r) -> l.compareTo(r) <= 0 ? l : r);
            }
        }
        Map<String, ClusterModel.Target> targets = new TreeMap<>();
        members.forEach((meaning, cluster) -> {
            Mention.Type type = type(meaning, cluster, types);
            for (Identity identity : cluster) {
                String form = first.getOrDefault(meaning, identity.form());
                boolean alone = cluster.size() == 1 || !meaning.startsWith(Link.NIL);
                String id = alone ? meaning : NilId.of(form);
                Map<Mention.Type, Integer> own = types.getOrDefault(identity.id(), new TreeMap<>());
                if (!id.equals(identity.id()) || own.size() > 1 || !own.containsKey(type)) {
                    targets.put(identity.id(), new ClusterModel.Target(id, form, type));
                }
            }
        });
        return new ClusterModel(targets);
    }

    /**
     * Returns the type of a cluster: of a known entity the one it has, else the one that the words of a name tell, else
     * the one that most documents give.
     */
    private Mention.Type type(String meaning, List<Identity> cluster, Map<String, Map<Mention.Type, Integer>> types) {
        TreeMap<Mention.Type, Integer> votes = new TreeMap<>();
        TreeMap<Mention.Type, Integer> told = new TreeMap<>();
        for (Identity identity : cluster) {
            if (identity.isNil() == meaning.startsWith(Link.NIL)) {
                types.getOrDefault(identity.id(), new TreeMap<>()).forEach((t, n) -> votes.merge(t, n, Integer::sum));
            }
            if (identity.isNil()) {
                told.merge(typer.cued(identity.form()), 1, Integer::sum);
            }
        }
        told.remove(Mention.Type.OTHER);
        boolean known = !meaning.startsWith(Link.NIL);
        return most(known || told.isEmpty() ? votes : told);
    }

    /** Returns the type with most votes, {@code OTHER} only if there is no better one; of equal ones the first. */
    private static Mention.Type most(Map<Mention.Type, Integer> votes) {
        Mention.Type best = Mention.Type.OTHER;
        int count = 0;
        for (Map.Entry<Mention.Type, Integer> vote : votes.entrySet()) {
            if (vote.getKey() != Mention.Type.OTHER && vote.getValue() > count) {
                best = vote.getKey();
                count = vote.getValue();
            }
        }
        return best;
    }
}

package dev.sluice.plugins.evaluation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Measures which names mean the same across documents, over the names that are marked as right: B-cubed, and CEAF-e
 * with a greedy alignment of clusters. A name that the system did not find, or for which it names nobody, is a
 * cluster of its own.
 */
final class ClusterScorer {
    /** A name at its place in the corpus. */
    private record Name(String document, TextSpan span) {}

    /** What a system calls a cluster: an entity, or a name that is alone. */
    private record Label(@Nullable String entity, @Nullable Name alone) {}

    /** A cluster that is right, and one of the system that shares names with it. */
    private record Pair(double similarity, String gold, Label system) {}

    private final Map<String, Set<Name>> gold = new LinkedHashMap<>();
    private final Map<Label, Set<Name>> system = new LinkedHashMap<>();
    private final Map<Name, String> chainOf = new LinkedHashMap<>();
    private final Map<Name, Label> labelOf = new LinkedHashMap<>();
    private long found;
    private long total;

    private ClusterScorer() {}

    static Evaluation score(Evaluate.Files files) throws IOException {
        ClusterScorer scorer = new ClusterScorer();
        NamedText.read(files).forEach(scorer::add);
        return scorer.evaluation();
    }

    private void add(NamedText text) {
        Map<TextSpan, @Nullable String> answers = text.entities(entity -> entity);
        for (JsonItem item : text.gold().list("mentions")) {
            if (!item.says("named", true)) {
                continue;
            }
            Name name = new Name(text.id(), text.span(item));
            String entity = answers.get(name.span());
            total++;
            found += answers.containsKey(name.span()) ? 1 : 0;
            gold.computeIfAbsent(item.text("chain"), chain -> new LinkedHashSet<>())
                    .add(name);
            Label label = entity == null || entity.isEmpty() ? new Label(null, name) : new Label(entity, null);
            system.computeIfAbsent(label, cluster -> new LinkedHashSet<>()).add(name);
        }
    }

    private Evaluation evaluation() {
        // a name that is marked twice belongs to the chain that came last
        gold.forEach((chain, names) -> names.forEach(name -> chainOf.put(name, chain)));
        system.forEach((label, names) -> names.forEach(name -> labelOf.put(name, label)));
        double precision = 0;
        for (Map.Entry<Name, Label> entry : labelOf.entrySet()) {
            Set<Name> cluster = cluster(entry.getValue());
            precision += (double) shared(chain(entry.getKey()), cluster) / cluster.size();
        }
        double recall = 0;
        for (Map.Entry<Name, String> entry : chainOf.entrySet()) {
            Set<Name> chain = chain(entry.getKey());
            recall += (double) shared(chain, cluster(label(entry.getKey()))) / chain.size();
        }
        Measure cubed = Measure.of(precision / Math.max(1, labelOf.size()), recall / Math.max(1, chainOf.size()));
        double similarity = alignment();
        Measure aligned = Measure.of(similarity / Math.max(1, system.size()), similarity / Math.max(1, gold.size()));
        String line = "B-cubed    P " + Measure.percent(cubed.precision()) + "  R " + Measure.percent(cubed.recall())
                + "  F1 " + Measure.percent(cubed.f1()) + "   CEAF-e (greedy) F1 " + Measure.percent(aligned.f1())
                + "   mentions found " + found + "/" + total;
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("bCubed", cubed.tree());
        figures.put("ceafE", aligned.tree());
        figures.put("found", found);
        figures.put("gold", total);
        return new Evaluation(List.of(), List.of(line), figures, cubed.f1());
    }

    /** Returns the sum of the similarities of clusters that are aligned one to one, the most similar first. */
    private double alignment() {
        List<Pair> pairs = new ArrayList<>();
        gold.forEach((chain, names) -> {
            Set<Label> labels = new LinkedHashSet<>();
            names.forEach(name -> labels.add(label(name)));
            for (Label label : labels) {
                Set<Name> cluster = cluster(label);
                pairs.add(new Pair(2.0 * shared(names, cluster) / (names.size() + cluster.size()), chain, label));
            }
        });
        pairs.sort(Comparator.comparingDouble(Pair::similarity).reversed());
        Set<String> usedGold = new HashSet<>();
        Set<Label> usedSystem = new HashSet<>();
        double sum = 0;
        for (Pair pair : pairs) {
            if (!usedGold.contains(pair.gold()) && !usedSystem.contains(pair.system())) {
                usedGold.add(pair.gold());
                usedSystem.add(pair.system());
                sum += pair.similarity();
            }
        }
        return sum;
    }

    private Set<Name> chain(Name name) {
        return Objects.requireNonNull(gold.get(Objects.requireNonNull(chainOf.get(name))));
    }

    private Label label(Name name) {
        return Objects.requireNonNull(labelOf.get(name));
    }

    private Set<Name> cluster(Label label) {
        return Objects.requireNonNull(system.get(label));
    }

    private static long shared(Set<Name> one, Set<Name> other) {
        Set<Name> smaller = one.size() <= other.size() ? one : other;
        Set<Name> larger = one.size() <= other.size() ? other : one;
        return smaller.stream().filter(larger::contains).count();
    }
}

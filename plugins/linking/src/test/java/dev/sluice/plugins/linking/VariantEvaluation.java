package dev.sluice.plugins.linking;

import dev.sluice.api.Mention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Measures how well spellings of names of persons are told from near names of others. Argument: the {@code people.csv} of
 * the source tables. A person takes part with all recorded Latin spellings of the label; with each come persons whose name
 * has the same consonants in its first or last part. A third of the countries is set aside. Prints B-cubed scores.
 */
final class VariantEvaluation {
    /** How many near names of others come with a spelling at most. */
    private static final int NEAR = 3;

    /** From which share of equal letters on two parts may be spellings of one. */
    private static final double ALIKE = 0.5;

    /** Whether a name is that of several persons is not asked here. */
    private final Map<String, Set<String>> bearers = new TreeMap<>();

    private final Map<String, List<String>> forms = new TreeMap<>();
    private final Map<String, Boolean> aside = new HashMap<>();

    private VariantEvaluation() {}

    /** Runs the evaluation. */
    public static void main(String[] arguments) throws IOException {
        VariantEvaluation evaluation = new VariantEvaluation();
        evaluation.read(Path.of(arguments[0]));
        evaluation.measure(false);
        evaluation.measure(true);
    }

    private void read(Path table) throws IOException {
        List<Csv.Row> rows = Csv.parse(Files.readString(table), ',');
        List<String> columns = rows.get(0).fields();
        for (Csv.Row row : rows.subList(1, rows.size())) {
            String id = row.fields().get(columns.indexOf("qid"));
            Set<String> names = new LinkedHashSet<>();
            names.add(Spelling.fold(row.fields().get(columns.indexOf("label"))));
            for (String alias : row.fields().get(columns.indexOf("aliases")).split("\\|", -1)) {
                names.add(Spelling.fold(alias));
            }
            List<String> kept = new ArrayList<>();
            for (String name : names) {
                boolean latin = name.chars().allMatch(c -> c == ' ' || (c >= 'a' && c <= 'z'));
                if (latin && name.indexOf(' ') > 0 && (kept.isEmpty() || isSpelling(name, kept.get(0)))) {
                    kept.add(name);
                }
            }
            if (!kept.isEmpty()) {
                String country = row.fields().get(columns.indexOf("countries")).split("\\|", -1)[0];
                forms.put(id, kept);
                aside.put(id, Math.floorMod(country.hashCode(), 3) == 0);
                kept.forEach(name ->
                        bearers.computeIfAbsent(name, k -> new TreeSet<>()).add(id));
            }
        }
    }

    private static boolean isSpelling(String name, String label) {
        List<String> left = PersonName.of(name).parts();
        List<String> right = PersonName.of(label).parts();
        boolean alike = left.size() == right.size() && left.size() > 1;
        for (int i = 0; alike && i < left.size(); i++) {
            String one = left.get(i);
            String other = right.get(i);
            int longer = Math.max(one.length(), other.length());
            alike = Math.min(one.length(), other.length()) > 1
                    && PersonName.distance(one, other) <= (1 - ALIKE) * longer;
        }
        return alike;
    }

    private void measure(boolean setAside) {
        Map<String, List<String>> byPart = new HashMap<>();
        forms.forEach((id, names) -> {
            if (aside.get(id) == setAside) {
                for (String key : keys(names.get(0))) {
                    byPart.computeIfAbsent(key, k -> new ArrayList<>()).add(names.get(0));
                }
            }
        });
        TreeSet<String> all = new TreeSet<>();
        forms.forEach((id, names) -> {
            if (aside.get(id) == setAside && names.size() > 1) {
                all.addAll(names);
                for (String name : names) {
                    for (String key : keys(name)) {
                        byPart.getOrDefault(key, List.of()).stream()
                                .filter(near -> !names.contains(near))
                                .limit(NEAR)
                                .forEach(all::add);
                    }
                }
            }
        });
        all.removeIf(name -> bearers.getOrDefault(name, Set.of()).size() != 1);
        List<Identity> identities = new ArrayList<>();
        Map<String, String> gold = new TreeMap<>();
        for (String name : all) {
            identities.add(Identity.of(NilId.of(name), Set.of(Mention.Type.PERSON), Set.of(name)));
            gold.put(
                    NilId.of(name),
                    bearers.getOrDefault(name, Set.of("")).iterator().next());
        }
        identities.sort((left, right) -> left.id().compareTo(right.id()));
        Clusters clusters = new VariantJoiner(identities, Words.load(), Corrections.none()).join(true);
        Map<String, String> found = new TreeMap<>();
        gold.keySet().forEach(id -> found.put(id, clusters.meaning(id)));
        String which = setAside ? "countries set aside" : "other countries";
        print(which, found, gold);
        Map<String, Integer> sizes = new TreeMap<>();
        gold.values().forEach(person -> sizes.merge(person, 1, Integer::sum));
        gold.values().removeIf(person -> sizes.getOrDefault(person, 0) < 2);
        found.keySet().retainAll(gold.keySet());
        print(which + ", persons with several spellings alone", found, gold);
        if (Boolean.getBoolean("show")) {
            show(found, gold, identities);
        }
    }

    private static void print(String which, Map<String, String> found, Map<String, String> gold) {
        double precision = cubed(found, gold);
        double recall = cubed(gold, found);
        System.out.printf(
                Locale.ROOT,
                "%s: %d names of %d persons: precision %.3f recall %.3f B-cubed F1 %.3f%n",
                which,
                gold.size(),
                new TreeSet<>(gold.values()).size(),
                precision,
                recall,
                2 * precision * recall / (precision + recall));
    }

    /** Returns the mean share of the members of a name's set that are of its class, too. */
    private static double cubed(Map<String, String> sets, Map<String, String> classes) {
        Map<String, List<String>> members = new TreeMap<>();
        sets.forEach((id, set) ->
                members.computeIfAbsent(set, k -> new ArrayList<>()).add(id));
        double sum = 0;
        for (Map.Entry<String, String> entry : sets.entrySet()) {
            List<String> same = members.getOrDefault(entry.getValue(), List.of());
            String of = classes.get(entry.getKey());
            sum += same.stream().filter(id -> classes.get(id).equals(of)).count() / (double) same.size();
        }
        return sum / sets.size();
    }

    private static void show(Map<String, String> found, Map<String, String> gold, List<Identity> identities) {
        Map<String, String> names = new HashMap<>();
        identities.forEach(identity -> names.put(identity.id(), identity.form()));
        Map<String, TreeSet<String>> byGold = new TreeMap<>();
        gold.forEach((id, person) ->
                byGold.computeIfAbsent(person, k -> new TreeSet<>()).add(id));
        byGold.forEach((person, ids) -> {
            if (ids.stream().map(found::get).distinct().count() > 1) {
                System.out.println("apart " + ids.stream().map(names::get).toList());
            }
        });
        Map<String, TreeSet<String>> byFound = new TreeMap<>();
        found.forEach(
                (id, set) -> byFound.computeIfAbsent(set, k -> new TreeSet<>()).add(id));
        byFound.forEach((set, ids) -> {
            if (ids.stream().map(gold::get).distinct().count() > 1) {
                System.out.println("joined " + ids.stream().map(names::get).toList());
            }
        });
    }

    private static List<String> keys(String name) {
        List<String> parts = PersonName.of(name).parts();
        return List.of(
                "first " + PersonName.consonants(parts.get(0)),
                "last " + PersonName.consonants(parts.get(parts.size() - 1)));
    }
}

package dev.sluice.plugins.linking;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Measures which names of persons in other writings are taken for the same as which Latin ones. Arguments: the {@code people.csv} of the
 * source tables, and the name of the writing, such as Cyrillic or Arabic. All names of two words count of the persons that have some in
 * both writings.
 */
final class ScriptEvaluation {
    private ScriptEvaluation() {}

    /** Runs the evaluation. */
    public static void main(String[] arguments) throws IOException {
        List<Csv.Row> rows = Csv.parse(Files.readString(Path.of(arguments[0])), ',');
        String script = arguments[1];
        List<String> columns = rows.get(0).fields();
        Map<String, List<PersonName>> foreign = new TreeMap<>();
        Map<String, Map<String, List<PersonName>>> latin = new TreeMap<>();
        for (Csv.Row row : rows.subList(1, rows.size())) {
            String id = row.fields().get(columns.indexOf("qid"));
            String aliases = row.fields().get(columns.indexOf("aliases"));
            Set<String> names = new TreeSet<>(List.of(Spelling.fold(row.fields().get(columns.indexOf("label")))));
            for (String alias : aliases.split("\\|", -1)) {
                names.add(Spelling.fold(alias));
            }
            List<PersonName> theirs = of(names, "\\p{Is%1$s}+ \\p{Is%1$s}+".formatted(script));
            List<PersonName> own = of(names, "[a-z]+ [a-z]+");
            if (!theirs.isEmpty() && !own.isEmpty()) {
                foreign.put(id, theirs);
                own.forEach(name -> latin.computeIfAbsent(name.skeleton(), k -> new TreeMap<>())
                        .computeIfAbsent(id, k -> new ArrayList<>())
                        .add(name));
            }
        }
        int names = 0;
        int joined = 0;
        int right = 0;
        for (Map.Entry<String, List<PersonName>> person : foreign.entrySet()) {
            for (PersonName name : person.getValue()) {
                names++;
                for (Map.Entry<String, List<PersonName>> other :
                        latin.getOrDefault(name.skeleton(), Map.of()).entrySet()) {
                    if (other.getValue().stream().anyMatch(name::sameAs)) {
                        joined++;
                        right += other.getKey().equals(person.getKey()) ? 1 : 0;
                    }
                }
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%d %s names of %d persons, joined to %d, right %d: precision %.3f recall %.3f%n",
                names,
                script,
                foreign.size(),
                joined,
                right,
                (double) right / joined,
                (double) right / names);
    }

    private static List<PersonName> of(Set<String> names, String form) {
        return names.stream().filter(n -> n.matches(form)).map(PersonName::of).toList();
    }
}

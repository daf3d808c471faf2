package dev.sluice.plugins.linking;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes {@code languages/places.tsv}, the names of countries, regions and cities in other languages than English, from a
 * directory of source tables. After a build of the tests, with their class path: {@code java ... PlaceNamesBuilder SOURCE_DIR
 * src/main/kb/states.tsv src/main/resources/dev/sluice/plugins/linking/languages/places.tsv}.
 */
final class PlaceNamesBuilder {
    private static final Set<String> LANGUAGES = Set.of("de", "es", "fr", "it", "nl", "pt");

    private PlaceNamesBuilder() {}

    /** Runs the build; arguments: the directory of the tables, the table of states, the file to write. */
    public static void main(String[] arguments) throws IOException {
        Map<String, String> states = new HashMap<>();
        for (String line : Files.readAllLines(Path.of(arguments[1]))) {
            if (!line.startsWith("#")) {
                String[] fields = line.split("\t", -1);
                states.put(fields[0], fields[1]);
            }
        }
        Map<Long, TreeSet<String>> names = new TreeMap<>();
        for (String table : List.of("countries.csv", "admin1.csv", "places.csv")) {
            SourceRow.read(Path.of(arguments[0]).resolve(table)).forEach(row -> {
                String id = states.getOrDefault(row.get("qid"), row.get("qid"));
                for (String name : row.get("names").split("\\|", -1)) {
                    int colon = name.indexOf(':');
                    boolean differs = !Spelling.fold(name.substring(colon + 1)).equals(Spelling.fold(row.get("name")));
                    if (colon > 0 && differs && LANGUAGES.contains(name.substring(0, colon)) && !id.isEmpty()) {
                        names.computeIfAbsent(KbFormat.key(id), k -> new TreeSet<>())
                                .add(name);
                    }
                }
            });
        }
        List<String> lines = new ArrayList<>(List.of(
                "# Names of countries, regions and cities that differ from the English ones: id, tab, language:name with | between.",
                "# Built by PlaceNamesBuilder from Natural Earth (public domain) and rigour (MIT), see NOTICE."));
        names.forEach((key, list) -> lines.add("Q" + key + "\t" + String.join("|", list)));
        Files.write(Path.of(arguments[2]), lines);
        System.out.println(lines.size() - 2 + " places");
    }
}

package dev.sluice.plugins.linking;

import dev.sluice.api.Mention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Gives the best known places of the starter base the words for their people that no source table has. */
final class RegionWords {
    private RegionWords() {}

    /**
     * Adds the words of a table, whose first lines tell its format.
     *
     * @throws IllegalArgumentException if there is no place of a name
     */
    static void add(Path table, Collection<Draft> drafts) throws IOException {
        for (String line : Files.readAllLines(table)) {
            if (!line.startsWith("#")) {
                String[] fields = line.split("\t", -1);
                List<String> words = Arrays.asList(fields[1].split("\\|", -1));
                place(fields[0], drafts).demonyms.addAll(words);
            }
        }
    }

    private static Draft place(String name, Collection<Draft> drafts) {
        return drafts.stream()
                .filter(d -> d.type == Mention.Type.PLACE && (d.name.equals(name) || d.aliases.contains(name)))
                .max(Comparator.comparing((Draft d) -> d.name.equals(name))
                        .thenComparing(d -> d.prior)
                        .thenComparing(d -> d.id))
                .orElseThrow(() -> new IllegalArgumentException(
                        "no table has a place '" + name + "': take its line out of the words of regions"));
    }
}

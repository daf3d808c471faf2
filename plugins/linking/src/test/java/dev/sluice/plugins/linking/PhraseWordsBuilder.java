package dev.sluice.plugins.linking;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Builds the list of words that bound noun phrases. Arguments: the file to write, then CoNLL-U files. The same files give
 * the same bytes; {@code NOTICE} names those of the shipped list.
 */
final class PhraseWordsBuilder {
    private static final Set<String> INSIDE = Set.of("NOUN", "PROPN", "ADJ", "NUM", "SYM", "X");

    private final Map<String, int[]> counts = new TreeMap<>();

    private PhraseWordsBuilder() {}

    /** Runs the build. */
    public static void main(String[] arguments) throws IOException {
        PhraseWordsBuilder builder = new PhraseWordsBuilder();
        for (int i = 1; i < arguments.length; i++) {
            for (String line : Files.readAllLines(Path.of(arguments[i]))) {
                builder.count(line.split("\t", -1));
            }
        }
        List<String> lines = new ArrayList<>(List.of(
                "# Words that bound noun phrases: folded word, tab, what it is: opens (an article or what stands in its place) or",
                "# outside (a verb, preposition or other word that stands in no noun phrase more often than in one).",
                "# Built by PhraseWordsBuilder; sources: see NOTICE."));
        builder.counts.forEach((word, count) -> {
            if (count[0] + count[1] >= count[2] && count[0] > count[1]) {
                lines.add(word + "\topens");
            } else if (count[0] + count[1] > count[2]) {
                lines.add(word + "\toutside");
            }
        });
        Files.write(Path.of(arguments[0]), lines);
    }

    /** Counts a word by whether it opens a noun phrase, stands outside of one, or inside. */
    private void count(String[] columns) {
        if (columns.length < 8 || !columns[0].matches("\\d+") || !columns[1].matches("[A-Za-z]+")) {
            return;
        }
        boolean modifier = columns[7].equals("amod") || columns[7].equals("compound");
        boolean opens = columns[3].equals("DET") || columns[7].equals("nmod:poss") && columns[3].equals("PRON");
        int at = opens ? 0 : INSIDE.contains(columns[3]) || modifier ? 2 : 1;
        counts.computeIfAbsent(Spelling.fold(columns[1]), k -> new int[3])[at]++;
    }
}

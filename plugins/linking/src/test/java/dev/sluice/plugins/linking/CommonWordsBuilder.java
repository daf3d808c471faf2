package dev.sluice.plugins.linking;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Builds the list of words that English text writes with a small letter more often than not. Arguments: the file to
 * write, the {@code wikidata-subset.csv} of the source tables (its descriptions are read), then any number of CoNLL or
 * CoNLL-U files or directories of them. The same files give the same bytes; {@code NOTICE} names those of the shipped list.
 */
final class CommonWordsBuilder {
    /** How often a word must be seen with a small letter in the descriptions, which hold more odd words than texts. */
    private static final int MIN_DESCRIPTIONS = 3;

    private static final Pattern SMALL = Pattern.compile("[a-z]{2,}");
    private static final Pattern CAPITAL = Pattern.compile("[A-Z][a-z]+");

    private final Map<String, Integer> small = new TreeMap<>();
    private final Map<String, Integer> capital = new TreeMap<>();

    private CommonWordsBuilder() {}

    /** Runs the build. */
    public static void main(String[] arguments) throws IOException {
        CommonWordsBuilder builder = new CommonWordsBuilder();
        builder.descriptions(Path.of(arguments[1]));
        builder.small.values().removeIf(count -> count < MIN_DESCRIPTIONS);
        for (int i = 2; i < arguments.length; i++) {
            try (Stream<Path> files = Files.walk(Path.of(arguments[i]))) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    builder.tokens(file);
                }
            }
        }
        List<String> lines = new ArrayList<>(List.of(
                "# Words that English text writes with a small letter more often than not.",
                "# Built by CommonWordsBuilder; one word a line; sources: see NOTICE."));
        builder.small.forEach((word, count) -> {
            if (count > builder.capital.getOrDefault(word, 0)) {
                lines.add(word);
            }
        });
        Files.write(Path.of(arguments[0]), lines);
    }

    private void descriptions(Path table) throws IOException {
        List<Csv.Row> rows = Csv.parse(Files.readString(table), ',');
        int column = rows.get(0).fields().indexOf("description");
        for (Csv.Row row : rows.subList(1, rows.size())) {
            for (String word : row.fields().get(column).split("[^\\p{L}]+", -1)) {
                if (SMALL.matcher(word).matches()) {
                    small.merge(word, 1, Integer::sum);
                }
            }
        }
    }

    private void tokens(Path file) throws IOException {
        List<String> sentence = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String[] columns = line.split("\t", -1);
            boolean conllu = columns.length >= 8;
            if (line.isBlank()) {
                sentence(sentence);
                sentence.clear();
            } else if (!line.startsWith("#") && (!conllu || columns[0].matches("\\d+"))) {
                sentence.add(columns[conllu ? 1 : 0]);
            }
        }
        sentence(sentence);
    }

    /** Counts the words of a sentence; capitals at its start and inside longer names tell nothing about a word. */
    private void sentence(List<String> sentence) {
        for (int i = 0; i < sentence.size(); i++) {
            String word = sentence.get(i);
            if (SMALL.matcher(word).matches()) {
                small.merge(word, 1, Integer::sum);
            } else if (i > 0
                    && CAPITAL.matcher(word).matches()
                    && !isCapital(sentence, i - 1)
                    && !isCapital(sentence, i + 1)) {
                capital.merge(word.toLowerCase(Locale.ROOT), 1, Integer::sum);
            }
        }
    }

    private static boolean isCapital(List<String> sentence, int at) {
        return at < sentence.size() && Character.isUpperCase(sentence.get(at).codePointAt(0));
    }
}

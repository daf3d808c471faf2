package dev.sluice.plugins.linking;

import dev.sluice.api.Document;
import dev.sluice.api.Span;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Learns what the signs of a text count, see {@link Plausibility}, from texts of GUM, which say what Wikipedia calls what their
 * names mean: a logistic regression that keeps the weights small. Arguments: the directory with the files of GUM, then the
 * genres to learn from; the weights are printed, with how well they tell right from wrong in the genres left out.
 */
final class RankerTraining {
    private static final double KEEP_SMALL = 1;
    private static final int ROUNDS = 4000;
    private static final double STEP = 0.5;

    private final GazetteerLinker linker;

    private RankerTraining(GazetteerLinker linker) {
        this.linker = linker;
    }

    private record Example(Map<String, Double> signs, boolean right) {}

    /** A name of a text with its title in Wikipedia; an empty one if it has none. */
    private record Gold(Span span, String title) {}

    private record Text(String text, List<Gold> names) {}

    /** Runs the training. */
    public static void main(String[] arguments) throws Exception {
        List<String> genres = Arrays.asList(arguments).subList(1, arguments.length);
        RankerTraining training = new RankerTraining(new GazetteerLinker(Bases.starter(), Words.load(), true, 0));
        List<Example> learned = new ArrayList<>();
        List<Example> kept = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".conllu")).sorted().toList()) {
                String genre = file.getFileName().toString().split("_", 3)[1];
                if (!genre.equals("speech")) {
                    (genres.contains(genre) ? learned : kept).addAll(training.examples(read(file)));
                }
            }
        }
        Map<String, Double> weights = learn(learned);
        weights.forEach((sign, weight) -> System.out.printf(Locale.ROOT, "%s\t%.2f%n", sign, weight));
        report("learned from", learned, weights);
        report("left out", kept, weights);
        report("left out, weights that ship", kept, Plausibility.Weights.load().values());
    }

    private List<Example> examples(Text text) throws Exception {
        Map<Span, String> titles = new HashMap<>();
        text.names().forEach(gold -> titles.put(gold.span(), gold.title()));
        List<Example> examples = new ArrayList<>();
        for (GazetteerLinker.Doubt doubt : linker.doubts(Document.of("gum", text.text()))) {
            String title = titles.get(doubt.name().span());
            if (title != null && doubt.match().kind() != KnowledgeBase.Kind.DEMONYM) {
                Entity entity = doubt.match().entity();
                boolean right = !title.isEmpty()
                        && Stream.concat(Stream.of(entity.name()), entity.aliases().stream())
                                .anyMatch(n -> Spelling.fold(n).equals(title));
                examples.add(new Example(doubt.signs(), right));
            }
        }
        return examples;
    }

    private static Map<String, Double> learn(List<Example> examples) {
        TreeSet<String> signs = new TreeSet<>();
        examples.forEach(e -> signs.addAll(e.signs().keySet()));
        Map<String, Double> weights = new TreeMap<>();
        weights.put("bias", 0.0);
        signs.forEach(s -> weights.put(s, 0.0));
        for (int round = 0; round < ROUNDS; round++) {
            Map<String, Double> gradient = new TreeMap<>();
            for (Example example : examples) {
                double error = (example.right() ? 1 : 0) - probability(example, weights);
                gradient.merge("bias", error, Double::sum);
                example.signs().forEach((sign, value) -> gradient.merge(sign, error * value, Double::sum));
            }
            weights.replaceAll((sign, weight) -> {
                double pull = sign.equals("bias") ? 0 : KEEP_SMALL * weight;
                return weight + STEP / examples.size() * (gradient.getOrDefault(sign, 0.0) - pull);
            });
        }
        return weights;
    }

    private static double probability(Example example, Map<String, Double> weights) {
        double sum = weights.getOrDefault("bias", 0.0);
        for (Map.Entry<String, Double> sign : example.signs().entrySet()) {
            sum += weights.getOrDefault(sign.getKey(), 0.0) * sign.getValue();
        }
        return 1 / (1 + StrictMath.exp(-sum));
    }

    private static void report(String what, List<Example> examples, Map<String, Double> weights) {
        long right = examples.stream().filter(Example::right).count();
        long told = examples.stream()
                .filter(e -> e.right() == (probability(e, weights) >= 0.4))
                .count();
        double loss = 0;
        for (Example example : examples) {
            double probability = probability(example, weights);
            loss -= StrictMath.log(example.right() ? probability : 1 - probability);
        }
        System.out.printf(
                Locale.ROOT,
                "# %s: %d names, %d rightly linked, %.1f %% told apart, loss %.3f%n",
                what,
                examples.size(),
                right,
                100.0 * told / examples.size(),
                loss / examples.size());
    }

    private static Text read(Path file) throws IOException {
        StringBuilder text = new StringBuilder();
        List<Span> words = new ArrayList<>();
        Map<String, List<int[]>> open = new HashMap<>();
        Map<String, List<String>> openTitles = new HashMap<>();
        List<Gold> names = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String[] fields = line.split("\t", -1);
            if (line.isBlank()) {
                text.append('\n');
            } else if (fields.length == 10 && fields[0].chars().allMatch(Character::isDigit)) {
                words.add(new Span(text.length(), text.length() + fields[1].length()));
                text.append(fields[1]).append(fields[9].contains("SpaceAfter=No") ? "" : " ");
                entities(fields[9], words, open, openTitles, text, names);
            }
        }
        return new Text(text.toString(), names);
    }

    private static void entities(
            String column,
            List<Span> words,
            Map<String, List<int[]>> open,
            Map<String, List<String>> openTitles,
            StringBuilder text,
            List<Gold> names) {
        String value = "";
        for (String part : column.split("\\|", -1)) {
            value = part.startsWith("Entity=") ? part.substring("Entity=".length()) : value;
        }
        int last = words.size() - 1;
        for (int at = 0; at < value.length(); ) {
            boolean opens = value.charAt(at) == '(';
            int begin = opens ? at + 1 : at;
            int end = begin;
            while (end < value.length() && value.charAt(end) != '(' && value.charAt(end) != ')') {
                end++;
            }
            String[] parts = value.substring(begin, end).split("-", 8);
            boolean closes = end < value.length() && value.charAt(end) == ')';
            if (opens) {
                String title = parts.length > 7 ? title(parts[7]) : "";
                open.computeIfAbsent(parts[0], k -> new ArrayList<>()).add(new int[] {last});
                openTitles.computeIfAbsent(parts[0], k -> new ArrayList<>()).add(title);
            }
            List<int[]> begun = open.getOrDefault(parts[0], new ArrayList<>());
            if (closes && !begun.isEmpty()) {
                int first = begun.remove(begun.size() - 1)[0];
                List<String> titles = openTitles.getOrDefault(parts[0], new ArrayList<>());
                add(words, first, last, titles.remove(titles.size() - 1), text, names);
            }
            at = Math.max(end + (closes ? 1 : 0), at + 1);
        }
    }

    private static void add(List<Span> words, int first, int last, String title, StringBuilder text, List<Gold> names) {
        int from = first;
        String article = text.substring(words.get(from).begin(), words.get(from).end());
        if (from < last && article.equalsIgnoreCase("the")) {
            from++;
        }
        int to = last;
        String end = text.substring(words.get(to).begin(), words.get(to).end());
        if (to > from && (end.equals("'s") || end.equals("’s"))) {
            to--;
        }
        names.add(new Gold(new Span(words.get(from).begin(), words.get(to).end()), title));
    }

    /** Returns the folded title of a page without what tells it from others in brackets. */
    private static String title(String written) {
        String decoded = URLDecoder.decode(written.replace("+", "%2B"), StandardCharsets.UTF_8);
        return Spelling.fold(decoded.replace('_', ' ').replaceAll(" \\(.*\\)$", ""));
    }
}

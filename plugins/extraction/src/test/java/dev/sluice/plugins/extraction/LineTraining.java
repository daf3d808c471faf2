package dev.sluice.plugins.extraction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Trains the model that tells the lines of main text from clutter ({@link LineModel}), and measures it by folds over
 * domains. Run as a program; the build needs neither it nor its data.
 *
 * <pre>LineTraining DATA SEED MODEL [LINES]</pre>
 *
 * {@code DATA} holds {@code SET.json} and {@code pages/SET/*.html.gz}; {@code MODEL} is the file that is written, the resource
 * {@code lines.bin}; {@code LINES} is a file for each line's probability under the models of other folds.
 */
final class LineTraining {
    private static final List<String> SETS = List.of("magic", "naeb", "wcxb-articles");

    private static final int FOLDS = 5;

    private static final int FAR_LINES = 4;

    private final long seed;
    private final TreeTrainer.Settings firstPass;
    private final TreeTrainer.Settings secondPass;
    private final List<LabeledLines> pages = new ArrayList<>();

    private LineTraining(long seed) {
        this.seed = seed;
        this.firstPass = new TreeTrainer.Settings(200, 31, 40, 0.08, 0.3, seed);
        this.secondPass = new TreeTrainer.Settings(200, 31, 40, 0.08, 0.3, seed + 1);
    }

    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        LineTraining training = new LineTraining(Long.parseLong(arguments[1]));
        for (String set : SETS) {
            training.load(Path.of(arguments[0]), set);
        }
        out.printf(Locale.ROOT, "%d pages, %d lines%n", training.pages.size(), training.lines());
        training.run(out, Path.of(arguments[2]), arguments.length > 3 ? Path.of(arguments[3]) : null);
    }

    private int lines() {
        return pages.stream().mapToInt(page -> page.lines().size()).sum();
    }

    private void load(Path data, String set) throws IOException {
        Map<String, JsonNode> gold = new TreeMap<>();
        JsonNode tree = new ObjectMapper().readTree(data.resolve(set + ".json").toFile());
        tree.properties()
                .forEach(page ->
                        gold.put(page.getValue().path("file").asText(page.getKey() + ".html"), page.getValue()));
        for (Map.Entry<String, JsonNode> page : gold.entrySet()) {
            String html = read(data.resolve("pages").resolve(set).resolve(page.getKey() + ".gz"));
            String body = page.getValue().path("articleBody").asText();
            int fold =
                    Math.floorMod(domain(page.getValue().path("url").asText()).hashCode(), FOLDS);
            List<String> dump = TextDump.lines(html, TextDump.Style.of(page.getKey()));
            LabeledLines whole = LabeledLines.of(set, page.getKey(), fold, dump, body);
            pages.add(whole);
            pages.addAll(whole.cut());
        }
    }

    private static String read(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return CharsetDecider.decode(in.readAllBytes()).text();
        }
    }

    /** Pages of one domain stay together: the last two labels of the host, three where the last but one is short. */
    static String domain(String url) {
        String host = String.valueOf(URI.create(url.replaceAll("[^\\x21-\\x7E]|[|{}\\[\\]^\"<>]", "_"))
                .getHost());
        String[] labels = host.split("\\.", -1);
        int from = Math.max(0, labels.length - (labels.length > 2 && labels[labels.length - 2].length() <= 3 ? 3 : 2));
        return String.join(".", Arrays.asList(labels).subList(from, labels.length));
    }

    private void run(PrintStream out, Path file, @Nullable Path dump) throws IOException {
        List<float[][]> first = pages.stream()
                .map(page -> new LineFeatures(page.lines(), page.title()).first())
                .toList();
        List<float[]> keep = crossPredict(LineModel.firstNames(), first, firstPass);
        report(out, "first pass", keep);
        List<float[][]> second = new ArrayList<>();
        for (int i = 0; i < pages.size(); i++) {
            LabeledLines page = pages.get(i);
            second.add(new LineFeatures(page.lines(), page.title()).second(first.get(i), keep.get(i)));
        }
        List<float[]> kept = crossPredict(LineModel.secondNames(), second, secondPass);
        report(out, "second pass", kept);
        dump(dump, kept);
        TreeModel one = train(LineModel.firstNames(), first, firstPass, -1);
        TreeModel two = train(LineModel.secondNames(), second, secondPass, -1);
        try (OutputStream stream = Files.newOutputStream(file)) {
            one.write(stream);
            two.write(stream);
        }
        out.printf(Locale.ROOT, "%d bytes%n", Files.size(file));
    }

    /** Returns what models say that were trained on the other folds. */
    private List<float[]> crossPredict(List<String> names, List<float[][]> rows, TreeTrainer.Settings settings) {
        List<float[]> out = new ArrayList<>();
        rows.forEach(page -> out.add(new float[0]));
        for (int fold = 0; fold < FOLDS; fold++) {
            TreeModel model = train(names, rows, settings, fold);
            for (int i = 0; i < pages.size(); i++) {
                if (pages.get(i).fold() == fold) {
                    out.set(i, model.probabilities(rows.get(i)));
                }
            }
        }
        return out;
    }

    private TreeModel train(List<String> names, List<float[][]> rows, TreeTrainer.Settings settings, int without) {
        List<float[]> all = new ArrayList<>();
        List<Boolean> labels = new ArrayList<>();
        List<Float> weights = new ArrayList<>();
        for (int i = 0; i < pages.size(); i++) {
            LabeledLines page = pages.get(i);
            if (page.fold() != without) {
                for (int j = 0; j < page.lines().size(); j++) {
                    // far from the article one line of three will do for all of them
                    boolean isFar = page.isFar(j);
                    if (!isFar || (i + j) % FAR_LINES == 0) {
                        all.add(rows.get(i)[j]);
                        labels.add(page.labels()[j]);
                        weights.add(page.weights()[j] * (isFar ? FAR_LINES : 1));
                    }
                }
            }
        }
        boolean[] label = new boolean[all.size()];
        float[] weight = new float[all.size()];
        for (int i = 0; i < label.length; i++) {
            label[i] = labels.get(i);
            weight[i] = weights.get(i);
        }
        float[][] features = all.toArray(float[][]::new);
        return TreeModel.mean(FilterTrainer.parallel(
                FilterTrainer.BAG,
                i -> TreeTrainer.train(names, features, label, weight, settings.withSeed(settings.seed() + 2 * i))));
    }

    private void report(PrintStream out, String pass, List<float[]> keep) {
        TreeMap<String, LineScore> scores = new TreeMap<>();
        TreeMap<String, LineScore> shipped = new TreeMap<>();
        for (int i = 0; i < pages.size(); i++) {
            LabeledLines page = pages.get(i);
            String kept = page.kept(keep.get(i), TextLines.KEEP);
            scores.computeIfAbsent(page.set(), LineScore::new).add(kept, page.gold());
            shipped.computeIfAbsent(page.set(), LineScore::new).add(page.shipped(keep.get(i)), page.gold());
        }
        scores.values().forEach(score -> out.println(pass + ", model alone   " + score));
        shipped.values().forEach(score -> out.println(pass + ", with the rules " + score));
    }

    /** Writes what the models of other folds say of each line, for a look at their errors. */
    private void dump(@Nullable Path file, List<float[]> keep) throws IOException {
        if (file == null) {
            return;
        }
        ObjectMapper mapper = new ObjectMapper();
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            for (int i = 0; i < pages.size(); i++) {
                LabeledLines page = pages.get(i);
                writer.write(mapper.writeValueAsString(Map.of(
                        "set", page.set(),
                        "name", page.name(),
                        "title", String.valueOf(page.title()),
                        "lines", page.lines(),
                        "labels", page.labels(),
                        "keep", keep.get(i),
                        "gold", page.gold())));
                writer.newLine();
            }
        }
    }
}

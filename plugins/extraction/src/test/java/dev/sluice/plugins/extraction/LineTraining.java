package dev.sluice.plugins.extraction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
 * <pre>LineTraining DATA SEED FOLDS OUT</pre>
 *
 * {@code DATA} holds {@code SET.json} and {@code pages/SET/*.html.gz}; a fold count of 0 leaves the measuring out.
 */
final class LineTraining {
    private static final List<String> SETS = List.of("magic", "naeb", "wcxb-articles");

    /** What is kept: lines at least this likely. */
    private static final float CUT = 0.5f;

    private static final int FOLDS = 4;

    private static final int FAR_LINES = 4;

    private final long seed;
    private final TreeTrainer.Settings firstPass;
    private final TreeTrainer.Settings secondPass;
    private final List<LabeledLines> pages = new ArrayList<>();

    private LineTraining(long seed) {
        this.seed = seed;
        int trees = Integer.getInteger("train.trees", 160);
        int leaves = Integer.getInteger("train.leaves", 24);
        this.firstPass = new TreeTrainer.Settings(trees, leaves, 40, 0.1, 0.25, seed);
        this.secondPass = new TreeTrainer.Settings(trees, leaves, 40, 0.1, 0.25, seed + 1);
    }

    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        LineTraining training = new LineTraining(Long.parseLong(arguments[1]));
        for (String set : SETS) {
            training.load(Path.of(arguments[0]), set);
        }
        out.printf(Locale.ROOT, "%d pages, %d lines%n", training.pages.size(), training.lines());
        training.run(out, arguments.length > 2 ? Path.of(arguments[2]) : null);
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
            pages.add(LabeledLines.of(set, page.getKey(), fold, dump, body, true));
            if (Boolean.getBoolean("train.browser")) {
                List<String> browser = TextDump.lines(html, TextDump.Style.BROWSER);
                pages.add(LabeledLines.of(set + "-browser", page.getKey(), fold, browser, body, false));
            }
            LabeledLines whole = LabeledLines.of(set, page.getKey(), fold, dump, body, true);
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

    private void run(PrintStream out, @Nullable Path file) throws IOException {
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
        if (file != null) {
            TreeModel one = train(LineModel.firstNames(), first, firstPass, -1);
            TreeModel two = train(LineModel.secondNames(), second, secondPass, -1);
            try (OutputStream stream = Files.newOutputStream(file)) {
                one.write(stream);
                two.write(stream);
            }
            out.printf(Locale.ROOT, "%d bytes%n", Files.size(file));
        }
    }

    /** Returns what models say that were trained on the other folds. */
    private List<float[]> crossPredict(List<String> names, List<float[][]> rows, TreeTrainer.Settings settings) {
        List<float[]> out = new ArrayList<>();
        rows.forEach(page -> out.add(new float[page.length]));
        for (int fold = 0; fold < FOLDS; fold++) {
            TreeModel model = train(names, rows, settings, fold);
            for (int i = 0; i < pages.size(); i++) {
                for (int j = 0; pages.get(i).fold() == fold && j < rows.get(i).length; j++) {
                    out.get(i)[j] = model.probability(rows.get(i)[j]);
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
            if (page.fold() != without && page.isLearnt()) {
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
        return TreeTrainer.train(names, all.toArray(float[][]::new), label, weight, settings);
    }

    private void report(PrintStream out, String pass, List<float[]> keep) {
        String dump = System.getProperty("train.dump");
        if (dump != null && pass.startsWith("second")) {
            try (java.io.BufferedWriter w = Files.newBufferedWriter(Path.of(dump))) {
                for (int i = 0; i < pages.size(); i++) {
                    LabeledLines page = pages.get(i);
                    Map<String, Object> r = new java.util.LinkedHashMap<>();
                    r.put("set", page.set());
                    r.put("name", page.name());
                    r.put("title", String.valueOf(page.title()));
                    r.put("lines", page.lines());
                    r.put("labels", page.labels());
                    r.put("keep", keep.get(i));
                    r.put("gold", page.gold());
                    w.write(new ObjectMapper().writeValueAsString(r) + "\n");
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        for (float cut : new float[] {0.3f, 0.4f, 0.5f, 0.6f}) {
            TreeMap<String, LineScore> scores = new TreeMap<>();
            for (int i = 0; i < pages.size(); i++) {
                LabeledLines page = pages.get(i);
                scores.computeIfAbsent(page.set(), LineScore::new).add(page.kept(keep.get(i), cut), page.gold());
            }
            scores.values().forEach(score -> out.println(pass + " " + cut + " " + score));
        }
        if (pass.startsWith("first")) {
            TreeMap<String, LineScore> scores = new TreeMap<>();
            for (LabeledLines page : pages) {
                float[] truth = new float[page.labels().length];
                for (int j = 0; j < truth.length; j++) {
                    truth[j] = page.labels()[j] ? 1 : 0;
                }
                scores.computeIfAbsent(page.set(), LineScore::new).add(page.kept(truth, 0.5f), page.gold());
            }
            scores.values().forEach(score -> out.println("truth " + score));
        }
    }
}

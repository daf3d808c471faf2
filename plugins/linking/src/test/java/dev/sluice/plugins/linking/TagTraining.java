package dev.sluice.plugins.linking;

import dev.sluice.api.Span;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Trains the weights of the tagger: a conditional random field by stochastic gradient with adapted steps
 * (AdaGrad), stopped early. Where the marks of a set do not tell the label of a word, the sum over all it may have is trained.
 * Arguments: the directory of the sets, the file to write, then the sets to train on. The same sets give the same bytes.
 */
final class TagTraining {
    private static final int LABELS = TagLabel.COUNT;
    /** Few rounds of small steps: what is learnt longer is the training sets, not names. */
    private static final int ROUNDS = 4;

    private static final double STEP = 0.015;

    /** Features that were seen less often say more about the training sets than about names. */
    private static final int MIN_COUNT = 3;

    private static final int MAX_SEQUENCE = 256;
    private static final double SMOOTHING = 1e-6;

    /** Rows of weights that are all smaller are left out. */
    private static final double SMALLEST = 0.02;

    private final List<Sequence> sequences = new ArrayList<>();
    private int[] keys = new int[1 << 22];
    private int[] counts = new int[1 << 22];
    private int[] rows = new int[0];
    private float[] weights = new float[0];
    private float[] squares = new float[0];
    private final double[][] transitions = new double[LABELS][LABELS];
    private final double[][] transitionSquares = new double[LABELS][LABELS];

    /** A sequence of words to train on. */
    private record Sequence(int[][] features, int[] sets, int[] gold, boolean[] joined) {}

    /** Runs the training. */
    public static void main(String[] arguments) throws IOException {
        Words words = Words.load();
        Map<String, List<TagText>> sets = TagCorpus.read(Path.of(arguments[0]), words);
        List<TagText> texts = new ArrayList<>();
        for (String set : Arrays.asList(arguments).subList(2, arguments.length)) {
            if (!sets.containsKey(set)) {
                throw new IllegalArgumentException("no set '" + set + "': the sets are " + sets.keySet());
            }
            texts.addAll(sets.get(set));
        }
        TagModel model = train(texts, Bases.starter(), words);
        try (OutputStream out = Files.newOutputStream(Path.of(arguments[1]))) {
            model.write(out);
        }
    }

    /** Returns the model that the marks of texts teach. */
    static TagModel train(List<TagText> texts, KnowledgeBase base, Words words) {
        TagTraining training = new TagTraining();
        Tokenizer tokenizer = new Tokenizer(words);
        NameTyper typer = new NameTyper(words);
        for (TagText text : texts) {
            List<Token> tokens = tokenizer.tokens(text.text());
            List<Name> names = new NameSearch(base, words, typer, text.text(), tokens).run();
            Lookup lookup = new Lookup(base, words, text.text(), tokens);
            training.add(text, tokens, new TagFeatures(text.text(), tokens, words, lookup, names));
        }
        training.run();
        return training.model();
    }

    private void add(TagText text, List<Token> tokens, TagFeatures features) {
        int[] gold = gold(text, tokens, features);
        for (int at = 0; at < gold.length; ) {
            if (features.set(at) == 1) {
                at++;
                continue;
            }
            int end = at + 1;
            while (end < gold.length && features.set(end) != 1 && end - at < MAX_SEQUENCE) {
                end++;
            }
            int[][] seen = new int[end - at][];
            int[] sets = new int[end - at];
            boolean[] joined = new boolean[end - at];
            for (int i = at; i < end; i++) {
                seen[i - at] = features.of(i);
                sets[i - at] = features.set(i);
                joined[i - at] = features.joined(i);
                for (int feature : seen[i - at]) {
                    counts[slot(feature)]++;
                }
            }
            sequences.add(new Sequence(seen, sets, Arrays.copyOfRange(gold, at, end), joined));
            at = end;
        }
    }

    private int slot(int feature) {
        int slot = ((feature * 0x9E3779B1) >>> 7) & (keys.length - 1);
        while (counts[slot] > 0 && keys[slot] != feature) {
            slot = (slot + 1) & (keys.length - 1);
        }
        keys[slot] = feature;
        return slot;
    }

    /** Returns for each word the labels that the marks leave to it. */
    private static int[] gold(TagText text, List<Token> tokens, TagFeatures features) {
        int[] gold = new int[tokens.size()];
        for (int i = 0; i < gold.length; i++) {
            boolean open = !text.others() && tokens.get(i).isCapital();
            gold[i] = (open ? (1 | TagLabel.ofType(TagLabel.TYPES.size() - 1)) : 1) & features.set(i);
        }
        for (Span span : text.open()) {
            for (int i = first(tokens, span.begin());
                    i < gold.length && tokens.get(i).begin() < span.end();
                    i++) {
                gold[i] = features.set(i);
            }
        }
        for (TagText.Marked name : text.names()) {
            Span span = name.span();
            int first = first(tokens, span.begin());
            int end = first;
            while (end < gold.length && tokens.get(end).begin() < span.end()) {
                end++;
            }
            if (end == first) {
                continue;
            }
            int rest = span.end() - tokens.get(end - 1).end();
            boolean fits = tokens.get(first).begin() == span.begin() && rest >= 0 && rest <= 2;
            for (int i = first; i < end; i++) {
                fits &= ((features.set(i) >> TagLabel.of(name.type(), i - first, end - first)) & 1) != 0;
                fits &= i == first || features.joined(i);
            }
            for (int i = first; i < end; i++) {
                gold[i] = fits ? 1 << TagLabel.of(name.type(), i - first, end - first) : features.set(i);
            }
        }
        return gold;
    }

    private static int first(List<Token> tokens, int begin) {
        int low = 0;
        int high = tokens.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (tokens.get(middle).end() > begin) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private void run() {
        rows = new int[keys.length];
        int size = 0;
        for (int slot = 0; slot < keys.length; slot++) {
            rows[slot] = counts[slot] >= MIN_COUNT ? size++ : -1;
        }
        weights = new float[size * LABELS];
        squares = new float[size * LABELS];
        Random random = new Random(1);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < sequences.size(); i++) {
            order.add(i);
        }
        for (int round = 0; round < ROUNDS; round++) {
            Collections.shuffle(order, random);
            order.forEach(i -> learn(sequences.get(i)));
        }
    }

    private int row(int feature) {
        int slot = ((feature * 0x9E3779B1) >>> 7) & (keys.length - 1);
        while (counts[slot] > 0 && keys[slot] != feature) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return counts[slot] == 0 ? -1 : rows[slot];
    }

    /** Takes one step on one sequence; one whose marks contradict each other is left out. */
    private void learn(Sequence sequence) {
        int length = sequence.sets().length;
        double[][] scores = new double[length][LABELS];
        for (int i = 0; i < length; i++) {
            for (int feature : sequence.features()[i]) {
                int row = row(feature) * LABELS;
                for (int label = 0; row >= 0 && label < LABELS; label++) {
                    scores[i][label] += weights[row + label];
                }
            }
        }
        double[][] factors = new double[LABELS][LABELS];
        for (int before = 0; before < LABELS; before++) {
            for (int label = 0; label < LABELS; label++) {
                factors[before][label] = Math.exp(transitions[before][label]);
            }
        }
        TagLattice gold = new TagLattice(scores, factors, sequence.gold(), sequence.joined());
        if (!gold.isPossible()) {
            return;
        }
        TagLattice free = new TagLattice(scores, factors, sequence.sets(), sequence.joined());
        for (int i = 0; i < length; i++) {
            double[] gradient = new double[LABELS];
            for (int label = 0; label < LABELS; label++) {
                gradient[label] = gold.probability(i, label) - free.probability(i, label);
            }
            for (int feature : sequence.features()[i]) {
                int row = row(feature) * LABELS;
                for (int label = 0; row >= 0 && label < LABELS; label++) {
                    step(row + label, gradient[label]);
                }
            }
        }
        for (int before = 0; before < LABELS; before++) {
            for (int label = 0; label < LABELS; label++) {
                double gradient = before == 0 ? gold.probability(0, label) - free.probability(0, label) : 0;
                for (int i = 1; i < length; i++) {
                    gradient += gold.probability(i, before, label) - free.probability(i, before, label);
                }
                if (gradient != 0) {
                    transitionSquares[before][label] += gradient * gradient;
                    transitions[before][label] +=
                            STEP * gradient / Math.sqrt(SMOOTHING + transitionSquares[before][label]);
                }
            }
        }
    }

    private void step(int at, double gradient) {
        if (Math.abs(gradient) > SMOOTHING) {
            squares[at] += (float) (gradient * gradient);
            weights[at] += (float) (STEP * gradient / Math.sqrt(SMOOTHING + squares[at]));
        }
    }

    private TagModel model() {
        double greatest = 0;
        for (float weight : weights) {
            greatest = Math.max(greatest, Math.abs(weight));
        }
        double unit = greatest / 127;
        List<int[]> kept = new ArrayList<>();
        for (int slot = 0; slot < keys.length; slot++) {
            if (rows[slot] >= 0) {
                double most = 0;
                for (int label = 0; label < LABELS; label++) {
                    most = Math.max(most, Math.abs(weights[rows[slot] * LABELS + label]));
                }
                if (most >= SMALLEST) {
                    kept.add(new int[] {keys[slot], rows[slot]});
                }
            }
        }
        kept.sort((left, right) -> Integer.compare(left[0], right[0]));
        int[] features = new int[kept.size()];
        byte[] packed = new byte[features.length * LABELS];
        for (int i = 0; i < features.length; i++) {
            features[i] = kept.get(i)[0];
            for (int label = 0; label < LABELS; label++) {
                packed[i * LABELS + label] = (byte) Math.round(weights[kept.get(i)[1] * LABELS + label] / unit);
            }
        }
        return new TagModel(features, packed, unit, transitions);
    }
}

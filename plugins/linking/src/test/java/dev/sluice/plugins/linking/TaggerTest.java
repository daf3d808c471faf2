package dev.sluice.plugins.linking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.api.Document;
import dev.sluice.api.Mention;
import dev.sluice.api.Span;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaggerTest {
    private static final int LABELS = TagLabel.COUNT;

    static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    /** A small random sequence with all its labelings, each with its weight. */
    private static final class Sequence {
        final double[][] scores = new double[3][LABELS];
        final double[][] factors = new double[LABELS][LABELS];
        final int[] sets = new int[3];
        final boolean[] joined = new boolean[3];
        final List<int[]> labelings = new ArrayList<>();
        final List<Double> weights = new ArrayList<>();

        Sequence(long seed) {
            Random random = new Random(seed);
            for (int i = 0; i < 3; i++) {
                Arrays.setAll(scores[i], label -> random.nextGaussian());
                sets[i] = (TagLabel.ALL & ~(1 << random.nextInt(LABELS))) | 1;
                joined[i] = i > 0 && random.nextInt(4) > 0;
            }
            for (double[] row : factors) {
                Arrays.setAll(row, label -> StrictMath.exp(random.nextGaussian()));
            }
            for (int code = 0; code < LABELS * LABELS * LABELS; code++) {
                weigh(new int[] {code / LABELS / LABELS, code / LABELS % LABELS, code % LABELS});
            }
        }

        private void weigh(int[] labels) {
            double weight = TagLabel.closes(labels[2]) ? 1 : 0;
            int before = TagLabel.OUTSIDE;
            for (int i = 0; i < 3; i++) {
                boolean connects = TagLabel.follows(before, labels[i]) && (joined[i] || TagLabel.closes(before));
                boolean allowed = connects && ((sets[i] >> labels[i]) & 1) != 0;
                weight *= allowed ? factors[before][labels[i]] * StrictMath.exp(scores[i][labels[i]]) : 0;
                before = labels[i];
            }
            if (weight > 0) {
                labelings.add(labels);
                weights.add(weight);
            }
        }

        double share(java.util.function.Predicate<int[]> of) {
            double sum = 0;
            double all = 0;
            for (int i = 0; i < labelings.size(); i++) {
                all += weights.get(i);
                sum += of.test(labelings.get(i)) ? weights.get(i) : 0;
            }
            return sum / all;
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void probabilitiesAreThoseOfAllLabelingsCounted(long seed) {
        Sequence sequence = new Sequence(seed);
        TagLattice lattice = new TagLattice(sequence.scores, sequence.factors, sequence.sets, sequence.joined);
        assertThat(lattice.isPossible()).isTrue();
        for (int label = 0; label < LABELS; label++) {
            int is = label;
            assertThat(lattice.probability(1, label)).isCloseTo(sequence.share(l -> l[1] == is), within(1e-9));
            assertThat(lattice.probability(2, TagLabel.OUTSIDE, label))
                    .isCloseTo(sequence.share(l -> l[1] == 0 && l[2] == is), within(1e-9));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theProbabilityOfANameIsThatOfAllLabelingsWithIt(long seed) {
        Sequence sequence = new Sequence(seed);
        TagLattice lattice = new TagLattice(sequence.scores, sequence.factors, sequence.sets, sequence.joined);
        for (int type = 0; type < TagLabel.TYPES.size(); type++) {
            double[] found = Arrays.copyOf(lattice.names(type, 0, 3), 3);
            int of = type;
            assertThat(found[0]).isCloseTo(sequence.share(l -> l[0] == TagLabel.unit(of)), within(1e-9));
            assertThat(found[1])
                    .isCloseTo(
                            sequence.share(l -> l[0] == TagLabel.begin(of) && l[1] == TagLabel.last(of)), within(1e-9));
            assertThat(found[2])
                    .isCloseTo(
                            sequence.share(l -> l[0] == TagLabel.begin(of) && l[1] == TagLabel.inside(of)),
                            within(1e-9));
        }
    }

    @Test
    void aModelIsReadAsItWasWritten() throws IOException {
        double[][] transitions = new double[LABELS][LABELS];
        transitions[0][1] = 0.5;
        byte[] weights = new byte[2 * LABELS];
        weights[3] = 127;
        weights[LABELS + 3] = -64;
        TagModel model = new TagModel(new int[] {-5, 7}, weights, 1.0 / 64, transitions);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        model.write(bytes);
        TagModel read = TagModel.read(new ByteArrayInputStream(bytes.toByteArray()));
        assertThat(read.scores(new int[] {-5, 7, 9})).containsExactly(model.scores(new int[] {-5, 7}));
        assertThat(read.factors()).isDeepEqualTo(model.factors());
        byte[] damaged = bytes.toByteArray();
        assertThatThrownBy(() -> TagModel.read(new ByteArrayInputStream(Arrays.copyOf(damaged, 40))))
                .isInstanceOf(IOException.class);
    }

    @Test
    void whatIsMarkedInOneTextIsFoundInAnother() throws Exception {
        Words words = Words.load();
        KnowledgeBase nothing = Bases.of(List.of());
        List<TagText> texts = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String text = "The vessel quil" + i + "x reached Umbo" + i + "rat at dawn.";
            int begin = text.indexOf("Umbo");
            TagText.Marked name = new TagText.Marked(new Span(begin, text.indexOf(" at")), 2);
            texts.add(new TagText(text, List.of(name), List.of(), true));
        }
        NameFinder finder =
                new NameFinder(nothing, words, new NameTagger(TagTraining.train(texts, nothing, words), 0.4));
        List<Name> names = finder.find("The vessel quilox reached Umbolarat at noon.");
        assertThat(names).extracting(Name::surface).containsExactly("Umbolarat");
        assertThat(names.get(0).type()).isEqualTo(Mention.Type.PLACE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            She was born in Upper Tveitdal and wrote for the Pelmont Herald. | Upper Tveitdal
            She was born in Upper Tveitdal and wrote for the Pelmont Herald. | Pelmont Herald
            A street was named after al-Zubeidi last year.                   | al-Zubeidi
            """)
    void namesThatNoListHasAreFound(String text, String surface) throws Exception {
        assertThat(Linking.entities(text)).containsKey(surface);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TAXES RISE AGAIN", "No swimming here", "Dear Sir or Madam,"})
    void capitalsAloneMakeNoName(String text) throws Exception {
        assertThat(Linking.entities(text)).isEmpty();
    }

    @Test
    void aNameTellsHowProbableItIs() throws Exception {
        Document document = Linking.linked("a.txt", "A letter from Chancellor Angela Merkel was read out.");
        assertThat(document.mentions().get(0).score()).isBetween(0.5, 1.0);
    }
}

package dev.sluice.plugins.linking;

import dev.sluice.api.Mention;
import dev.sluice.testkit.TestContext;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Measures how much time and memory the clusterer needs to combine what it observed of many documents. Run it as a program with the
 * heap it is to have: {@code java -Xmx1500m … ClusterScale DOCUMENTS NAMES} takes so many documents with so many names each. The
 * n-th of ten million persons, organizations and places is named in proportion to 1/n; three of ten are known.
 */
final class ClusterScale {
    private static final int IDENTITIES = 10_000_000;
    private static final int FIRST_NAMES = 4_000;
    private static final int LAST_NAMES = 150_000;
    private static final List<String> SYLLABLES = List.of(
            "ba", "ke", "lo", "mi", "nu", "ra", "se", "ti", "vo", "za", "che", "dri", "fal", "gor", "hen", "jas", "kol",
            "lem", "mar", "nov", "pet", "qui", "ros", "sto", "tur", "ul", "ven", "wal", "yas", "zim");

    private ClusterScale() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int documents = Integer.parseInt(arguments[0]);
        int names = Integer.parseInt(arguments[1]);
        BitSet named = new BitSet(IDENTITIES);
        Stream<NameSummary> observed =
                IntStream.range(0, documents).mapToObj(document -> summary(document, names, named));
        long begin = System.nanoTime();
        ClusterModel model = new VariantClusterer(0.5, false, Words.load()).combine(observed, TestContext.create());
        System.out.printf(
                Locale.ROOT,
                "%d names in %d documents, of %d identities, %d of which become another: %.0f s%n",
                (long) documents * names,
                documents,
                named.cardinality(),
                model.targets().size(),
                (System.nanoTime() - begin) / 1e9);
    }

    private static NameSummary summary(int document, int names, BitSet named) {
        SplittableRandom random = new SplittableRandom(document);
        TreeSet<NameSummary.Use> uses = new TreeSet<>();
        while (uses.size() < names) {
            int number = (int) Math.pow(IDENTITIES, random.nextDouble());
            named.set(number);
            String form = name(number % FIRST_NAMES, 2) + " " + name(FIRST_NAMES + number % LAST_NAMES, 3);
            Mention.Type type = number % 5 == 0
                    ? Mention.Type.ORGANIZATION
                    : number % 5 == 1 ? Mention.Type.PLACE : Mention.Type.PERSON;
            uses.add(new NameSummary.Use(number % 10 < 3 ? "Q" + number : NilId.of(form), type, form));
        }
        return new NameSummary(List.copyOf(uses));
    }

    private static String name(int seed, int syllables) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < syllables; i++) {
            name.append(SYLLABLES.get(random.nextInt(SYLLABLES.size())));
        }
        return name.toString();
    }
}

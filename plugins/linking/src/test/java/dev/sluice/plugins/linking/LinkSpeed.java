package dev.sluice.plugins.linking;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sluice.api.Document;
import dev.sluice.api.EntityLinker;
import dev.sluice.testkit.TestContext;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures how many documents of news one thread links in a second of its processor time: {@code LinkSpeed TEXTS}, a file of
 * records with a {@code text}. Texts are joined or cut to {@value #TOKENS} words each. It prints how long the linker takes to be
 * ready, with the starter base, then a line for each of some rounds, of which the first warm the machine up, and what the heap holds.
 */
final class LinkSpeed {
    private static final int ROUNDS = 8;
    private static final int TOKENS = 560;
    private static final int MOST = 200;

    private LinkSpeed() {}

    public static void main(String[] arguments) throws Exception {
        List<String> texts = texts(Path.of(arguments[0]));
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        long begin = System.nanoTime();
        TestContext context = TestContext.create();
        try (EntityLinker linker =
                new LinkFactory().create(new LinkConfig(List.of("starter"), true, NameFinder.THRESHOLD), context)) {
            linker.annotate(Document.of("ready", "Ready."), context);
            System.out.printf(Locale.ROOT, "ready after %d ms%n", (System.nanoTime() - begin) / 1_000_000);
            for (int round = 0; round < ROUNDS; round++) {
                long start = clock.getCurrentThreadCpuTime();
                long links = 0;
                for (int i = 0; i < texts.size(); i++) {
                    Document linked = linker.annotate(Document.of("text-" + i, texts.get(i)), context);
                    links += linked.links().size();
                }
                System.out.printf(
                        Locale.ROOT,
                        "%d documents of %d words with %d links: %.0f per second of one processor%n",
                        texts.size(),
                        TOKENS,
                        links,
                        texts.size() * 1e9 / (clock.getCurrentThreadCpuTime() - start));
            }
            System.gc();
            long held = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            System.out.printf(Locale.ROOT, "the heap holds %d MB%n", held >> 20);
        }
    }

    private static List<String> texts(Path file) throws IOException {
        List<String> texts = new ArrayList<>();
        List<String> words = new ArrayList<>();
        try (JsonParser json = JsonFactory.builder().build().createParser(Files.newBufferedReader(file))) {
            for (JsonToken token = json.nextToken(); token != null && texts.size() < MOST; token = json.nextToken()) {
                if (token == JsonToken.FIELD_NAME && json.currentName().equals("text")) {
                    for (String word : json.nextTextValue().split("(?<= )", -1)) {
                        words.add(word);
                        if (words.size() == TOKENS) {
                            texts.add(String.join("", words));
                            words.clear();
                        }
                    }
                    words.add("\n");
                }
            }
        }
        return texts;
    }
}

package dev.sluice.plugins.extraction;

import dev.sluice.api.Document;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;

/**
 * Measures how many pages one thread reads in a second of its processor time: {@code PageSpeed DATA}, the folder of the training
 * data. It prints a line for each of some rounds, of which the first warm the machine up, and beside it the same for the HTML
 * parser alone, to which other machines can be compared.
 */
final class PageSpeed {
    private static final int ROUNDS = 6;
    private static final int PAGES = 400;
    private static final int LONGEST = 400_000;

    private PageSpeed() {}

    public static void main(String[] arguments) throws IOException {
        List<byte[]> pages = pages(Path.of(arguments[0], "extract"));
        long size = pages.stream().mapToLong(page -> page.length).sum();
        HtmlHandler handler = new HtmlHandler(
                BlockFilter.load(), BlockDecision.BALANCED, PageQuality.load()::expected, Set.of(BlockLayer.NAME));
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        for (int round = 0; round < ROUNDS; round++) {
            long start = clock.getCurrentThreadCpuTime();
            for (byte[] page : pages) {
                handler.extract(
                        Document.of("page", ""), CharsetDecider.decode(page).text());
            }
            long read = clock.getCurrentThreadCpuTime();
            for (byte[] page : pages) {
                Jsoup.parse(new String(page, StandardCharsets.UTF_8));
            }
            long parsed = clock.getCurrentThreadCpuTime();
            System.out.printf(
                    Locale.ROOT,
                    "%d pages of %d KB: %.0f read and %.0f parsed per second of one processor%n",
                    pages.size(),
                    size / pages.size() / 1024,
                    pages.size() * 1e9 / (read - start),
                    pages.size() * 1e9 / (parsed - read));
        }
    }

    /** Returns each third page of the sets with whole articles, but for very long ones. */
    private static List<byte[]> pages(Path folder) throws IOException {
        List<byte[]> pages = new ArrayList<>();
        for (TrainingPage page : TrainingPage.read(folder)) {
            boolean isChosen = page.body() != null && Math.floorMod(page.file().hashCode(), 3) == 0;
            byte[] content = isChosen && pages.size() < PAGES ? page.content() : new byte[0];
            if (content.length > 0 && content.length <= LONGEST) {
                pages.add(content);
            }
        }
        return pages;
    }
}

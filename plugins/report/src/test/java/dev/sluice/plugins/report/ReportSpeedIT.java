package dev.sluice.plugins.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Annotation;
import dev.sluice.api.Candidate;
import dev.sluice.api.DateInterval;
import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate;
import dev.sluice.api.Evidence;
import dev.sluice.api.ExportContext;
import dev.sluice.api.Exporter;
import dev.sluice.api.Link;
import dev.sluice.api.Mention;
import dev.sluice.api.Span;
import dev.sluice.api.Timex;
import dev.sluice.testkit.TestContext;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;

/**
 * What a real browser makes of large reports. How long they take to be ready for the reader is printed and is no matter of right or
 * wrong, since machines differ.
 */
class ReportSpeedIT {
    private static final int NAMES_A_DOCUMENT = 40;
    private static final int TIMES_A_DOCUMENT = 8;
    private static final int ENTITIES = 8_000;
    private static final int WORDS_A_NAME = 18;

    /** An odd start on a cold disk is nothing that the page could mend. */
    private static final int TRIES = 3;

    private static final String[] SYLLABLES = {
        "ba", "len", "tor", "mi", "sa", "ren", "ko", "vel", "du", "nar", "fi", "os", "ta", "lu", "gri", "pem"
    };

    @TempDir
    Path directory;

    @ParameterizedTest(name = "{0} documents")
    @CsvSource({"5000, 100", "20000, 100", "20000, 1000"})
    void largeReportIsNoLargePageToTheBrowser(int documents, int splitAbove) throws Exception {
        Path report = write(documents, splitAbove);
        long bytes = Files.size(report);
        long best = Long.MAX_VALUE;
        long filter;
        try (Browser browser = new Browser(directory.resolve("browser"))) {
            browser.appear(1440, 1000, false);
            for (int i = 0; i < TRIES; i++) {
                browser.open(report, "");
                best = Math.min(
                        best,
                        browser.evaluate("Number(document.documentElement.dataset.ready)")
                                .asLong());
            }
            assertThat(browser.errors).isEmpty();
            filter = browser.evaluate(
                            "(() => { const start = performance.now(); document.querySelector('.bin').click();"
                                    + " return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() =>"
                                    + " done(Math.round(performance.now() - start))))); })()")
                    .asLong();
            assertThat(browser.evaluate("document.querySelectorAll('*').length").asInt())
                    .as("elements without those that hold the texts")
                    .isLessThan(6_000 + documents);
        }
        System.out.printf(
                "report of %,d documents, %,d mentions, page of %,d kB: ready after %,d ms, filtered in %,d ms%n",
                documents, documents * NAMES_A_DOCUMENT, bytes / 1024, best, filter);
    }

    private Path write(int documents, int splitAbove) throws Exception {
        ReportConfig config = new ReportConfig("report.html", "Report", true, splitAbove);
        Random random = new Random(7);
        try (FileExport export = new FileExport(directory)) {
            Exporter.Output output =
                    new ReportFactory().create(config, TestContext.create()).open(export);
            for (int i = 0; i < documents; i++) {
                Document document = document(i, random);
                output.write(document);
                output.kept(document);
            }
            output.finish();
        }
        return directory.resolve("report.html");
    }

    private static Document document(int number, Random random) {
        StringBuilder text = new StringBuilder();
        List<Annotation> annotations = new ArrayList<>();
        for (int i = 0; i < NAMES_A_DOCUMENT; i++) {
            for (int w = 0; w < WORDS_A_NAME; w++) {
                text.append(word(random)).append(' ');
            }
            // few names are frequent, most are rare
            int entity = (int) (ENTITIES * Math.pow(random.nextDouble(), 4));
            String name = name(entity);
            Span span = new Span(text.length(), text.length() + name.length());
            text.append(name).append(i % 5 == 4 ? ".\n" : " ");
            String id =
                    entity % 3 == 0 ? "Q" + (entity + 1) : String.format(java.util.Locale.ROOT, "NIL-%012x", entity);
            Mention mention = new Mention(span, Mention.Type.values()[entity % Mention.Type.values().length], 0.9);
            annotations.add(mention);
            annotations.add(new Link(
                    mention, id, 0.8, List.of(new Candidate(id, name, 0.8)), List.of(new Evidence("prior", name))));
        }
        LocalDate day = LocalDate.of(2015, 1, 1).plusDays(random.nextInt(2500));
        for (int i = 0; i < TIMES_A_DOCUMENT; i++) {
            int begin = i * 20;
            LocalDate meant = day.minusDays(random.nextInt(400));
            DateInterval interval = i % 3 == 0 ? DateInterval.of(YearMonth.from(meant)) : DateInterval.of(meant);
            annotations.add(Timex.of(new Span(begin, begin + 8), Timex.Type.DATE, interval.edtf())
                    .withInterval(interval)
                    .withEvidence(List.of(new Evidence("timex calendar", "words"))));
        }
        Document document = Document.of("folder/" + number + ".html", text.toString());
        if (number % 40 != 0) {
            document = document.withDate(new DocumentDate(
                    DocumentDate.Role.PUBLISHED, DateInterval.of(day), day.toString(), 0.9, List.of()));
        }
        return document.withMetadata(document.metadata()
                        .withTitle(word(random) + " " + word(random) + " " + word(random))
                        .withSite("site " + random.nextInt(30))
                        .withLanguage(random.nextInt(4) == 0 ? "de" : "en"))
                .with(annotations);
    }

    private static String word(Random random) {
        int syllables = 1 + random.nextInt(3);
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < syllables; i++) {
            word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
        }
        return word.toString();
    }

    private static String name(int entity) {
        Random random = new Random(entity);
        String name = word(random) + "an " + word(random) + "or";
        return name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1);
    }

    /** Files in a folder, unlike those of the test kit, which lie in memory. */
    private static final class FileExport implements ExportContext, AutoCloseable {
        private final TestContext context = TestContext.create();
        private final Path directory;
        private final Map<String, OutputStream> files = new LinkedHashMap<>();

        FileExport(Path directory) {
            this.directory = directory;
        }

        @Override
        public OutputStream create(String name) throws IOException {
            Path path = directory.resolve(name);
            Files.createDirectories(path.getParent());
            OutputStream file = new BufferedOutputStream(Files.newOutputStream(path));
            files.put(name, file);
            return file;
        }

        @Override
        public String step() {
            return context.step();
        }

        @Override
        public Logger log() {
            return context.log();
        }

        @Override
        public void checkpoint() throws InterruptedException {
            context.checkpoint();
        }

        @Override
        public void close() throws IOException {
            for (OutputStream file : files.values()) {
                file.close();
            }
        }
    }
}

package dev.sluice.plugins.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.api.DateInterval;
import dev.sluice.api.Document;
import dev.sluice.api.Exporter;
import dev.sluice.api.Layer;
import dev.sluice.api.Timex;
import dev.sluice.testkit.MarkedText;
import dev.sluice.testkit.TestExport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every format: its page in the manual, its published example, and how it bears hard documents. */
class FormatsTest {
    private static final Path MANUAL = Path.of("..", "..", "docs", "formats.md");
    private static final Path EXAMPLES = Path.of("..", "..", "examples", "formats");

    static Set<String> names() {
        Set<String> names = new TreeSet<>();
        AllFormats.formats().forEach(format -> names.add(format.toString()));
        return names;
    }

    private static Exporter exporter(String name) throws Exception {
        for (AllFormats.Format<?> format : AllFormats.formats()) {
            if (format.toString().equals(name)) {
                return format.exporter();
            }
        }
        throw new IllegalArgumentException(name);
    }

    @Test
    void theseAreAllExportersOfThePlugin() throws Exception {
        try (InputStream in = FormatsTest.class.getResourceAsStream("/META-INF/sluice/components.json")) {
            JsonNode components = Read.json(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            Set<String> declared = new TreeSet<>();
            components
                    .get("components")
                    .forEach(component -> declared.add(component.get("name").asText()));
            assertThat(names()).containsExactlyElementsOf(declared);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void theManualSaysWhatCannotBeExpressed(String name) throws Exception {
        String manual = Files.readString(MANUAL);
        assertThat(manual).contains("\n| [`" + name + "`](#" + name + ") |");
        Matcher section =
                Pattern.compile("(?ms)^### " + name + "\n(.*?)(?=^##|\\z)").matcher(manual);
        assertThat(section.find()).isTrue();
        List<String> told = section.group(1)
                .lines()
                .filter(line -> line.startsWith("- "))
                .map(line -> line.substring(2))
                .toList();
        assertThat(told).isEqualTo(exporter(name).losses());
    }

    /** With the property {@code update.golden} the examples are written anew. */
    @ParameterizedTest
    @MethodSource("names")
    void thePublishedExampleIsWhatIsWritten(String name) throws Exception {
        TestExport export = TestExport.write(exporter(name), example());
        Path folder = EXAMPLES.resolve(name);
        if (System.getProperty("update.golden") != null) {
            for (String file : export.names()) {
                Path path = folder.resolve(file);
                Files.createDirectories(path.getParent());
                Files.write(path, export.bytes(file));
            }
        }
        Map<String, String> published = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String relative = folder.relativize(file).toString().replace('\\', '/');
                published.put(relative, content(file, Files.readAllBytes(file)));
            }
        }
        Map<String, String> written = new TreeMap<>();
        for (String file : export.names()) {
            written.put(file, content(Path.of(file), export.bytes(file)));
        }
        assertThat(published).isEqualTo(written);
    }

    /** How tightly a workbook is packed is the platform's business, so of that one the size of it alone counts. */
    private static String content(Path file, byte[] bytes) {
        return file.toString().endsWith(".xlsx")
                ? (bytes.length > 1000 ? "a workbook" : "no workbook")
                : new String(bytes, StandardCharsets.UTF_8);
    }

    /** Two short texts of our own, with a character of two UTF-16 units and one of two code points. */
    static List<Document> example() {
        Document born = MarkedText.of("\ud83c\udf82 {Albert Einstein=PERSON Q937} was born in {Ulm=PLACE Q3012} on"
                        + " {14 March 1879=1879-03-14}.\nThe city keeps a letter of his, {Noe\u0308mi"
                        + " Brandt=PERSON NIL4f1c} told us {last Friday=2020-03-13}.")
                .id("stories/born.html")
                .title("A birthday in Ulm")
                .language("en")
                .published("2020-03-16")
                .expected();
        born = born.withMetadata(born.metadata()
                .withUrl("https://news.example/born")
                .withAuthors(List.of("Ann Writer"))
                .withSite("Example News"));
        Document letter = MarkedText.of("{Einstein=PERSON Q937} left {Berlin=PLACE Q64} in {December 1932=1932-12} and"
                        + " saw {Ulm=PLACE Q3012} no more.")
                .id("letter")
                .title("The letter")
                .language("en")
                .published("2020-03-20")
                .expected();
        return List.of(withDays(born), withDays(letter));
    }

    /** The marks of a text say no days, which the value of an expression tells here. */
    private static Document withDays(Document document) {
        List<Timex> timexes = document.timexes().stream()
                .map(timex -> timex.withInterval(
                        timex.value().length() == 7
                                ? DateInterval.of(YearMonth.parse(timex.value()))
                                : DateInterval.of(LocalDate.parse(timex.value()))))
                .toList();
        return document.withLayer(Layer.TIMEX, timexes);
    }

    @ParameterizedTest
    @MethodSource("names")
    void hardDocumentsAndNoneAtAllAreWrittenTheSameEachTime(String name) throws Exception {
        TestExport first = TestExport.write(exporter(name), SampleDocuments.all());
        TestExport second = TestExport.write(exporter(name), SampleDocuments.all());
        assertThat(first.names()).isEqualTo(second.names()).isNotEmpty();
        for (String file : first.names()) {
            assertThat(first.bytes(file)).as(file).isEqualTo(second.bytes(file));
        }
        TestExport.write(exporter(name), List.of());
    }

    /** What another output refuses must leave no trace in what a format gathers over documents. */
    @ParameterizedTest
    @MethodSource("names")
    void aRefusedDocumentLeavesNoTraceInWhatIsWrittenAtTheEnd(String name) throws Exception {
        TestExport export = new TestExport();
        Exporter.Output output = exporter(name).open(export);
        output.write(SampleDocuments.full());
        Map<String, byte[]> before = new TreeMap<>();
        for (String file : export.names()) {
            before.put(file, export.bytes(file));
        }
        output.finish();
        TestExport none = TestExport.write(exporter(name), List.of());
        for (String file : none.names()) {
            String all = export.text(file);
            byte[] written = before.getOrDefault(file, new byte[0]);
            String atTheEnd = file.endsWith(".xlsx")
                    ? "" // tested with POI
                    : new String(
                            java.util.Arrays.copyOfRange(export.bytes(file), written.length, export.bytes(file).length),
                            StandardCharsets.UTF_8);
            assertThat(none.text(file)).as(all).endsWith(atTheEnd);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void aFileThatCannotBeWrittenEndsTheExport(String name) throws Exception {
        List<Class<?>> thrown = new ArrayList<>();
        try {
            BrokenExport context = new BrokenExport();
            Exporter.Output output = exporter(name).open(context);
            output.write(SampleDocuments.full());
            output.kept(SampleDocuments.full());
            output.finish();
        } catch (IOException e) {
            thrown.add(e.getClass());
            assertThat(e).hasMessage("no space left");
        } catch (dev.sluice.api.StepException e) {
            thrown.add(e.getClass());
        }
        assertThat(thrown).containsExactly(IOException.class);
    }
}

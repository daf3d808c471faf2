package dev.sluice.plugins.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sluice.api.CustomAnnotation;
import dev.sluice.api.DateInterval;
import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate;
import dev.sluice.api.Exporter;
import dev.sluice.api.Span;
import dev.sluice.testkit.TestContext;
import dev.sluice.testkit.TestExport;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.commonmark.ext.front.matter.YamlFrontMatterExtension;
import org.commonmark.ext.front.matter.YamlFrontMatterVisitor;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;
import org.junit.jupiter.api.Test;

class MarkdownExporterTest {
    private final StringBuilder text = new StringBuilder();
    private final List<CustomAnnotation> blocks = new ArrayList<>();

    @Test
    void aTextWithoutBlocksIsParagraphs() throws Exception {
        assertThat(markdown(Document.of("a", "One.\nTwo."))).isEqualTo("One.\n\nTwo.\n");
    }

    /** Commonmark reads what is known of the document, and the text without its marks. */
    @Test
    void commonmarkReadsTheFrontMatterAndTheText() throws Exception {
        for (Document document : List.of(SampleDocuments.full(), SampleDocuments.hard())) {
            Node read = Parser.builder()
                    .extensions(List.of(YamlFrontMatterExtension.create()))
                    .build()
                    .parse(TestExport.write(exporter(true), List.of(document)).text("documents.md"));
            YamlFrontMatterVisitor known = new YamlFrontMatterVisitor();
            read.accept(known);
            assertThat(known.getData()).containsKeys("id", "title", "url");
            assertThat(known.getData().get("language"))
                    .isEqualTo(document.metadata().language().map(List::of).orElse(null));
            String text = TextContentRenderer.builder().build().render(read);
            assertThat(text.replaceAll("(?U)\\s+", " "))
                    .endsWith(document.text().strip().replaceAll("(?U)\\s+", " "));
        }
    }

    @Test
    void headingsAndListsHaveTheirMarks() throws Exception {
        line("What happened", "h2", Map.of());
        line("Ships wait:", "", Map.of());
        line("with coal", "li", Map.of("list", "1", "item", "1", "depth", "1", "ordered", "true"));
        line("of the town", "li", Map.of("list", "2", "item", "1", "depth", "2"));
        line("with grain", "li", Map.of("list", "1", "item", "2", "depth", "1", "ordered", "true"));
        line("since Monday", "p", Map.of("depth", "1"));
        line("So it goes.", "", Map.of());
        assertThat(markdown(document())).isEqualTo("""
                ## What happened

                Ships wait:

                1. with coal
                    - of the town
                2. with grain

                    since Monday

                So it goes.
                """);
    }

    @Test
    void tablesHaveTheirRowsAndColumns() throws Exception {
        cell("Ship", 1, 1, true);
        cell("Days", 1, 2, true);
        cell("Ilse | Jon", 2, 1, false);
        cell("four", 2, 2, false);
        cell("five", 3, 2, false);
        line("So it goes.", "", Map.of());
        assertThat(markdown(document())).isEqualTo("""
                | Ship | Days |
                | --- | --- |
                | Ilse \\| Jon | four |
                |  | five |

                So it goes.
                """);
    }

    @Test
    void aTableWithoutHeadGetsAnEmptyOne() throws Exception {
        cell("Ilse", 1, 1, false);
        cell("four", 1, 2, false);
        assertThat(markdown(document())).isEqualTo("| | |\n| --- | --- |\n| Ilse | four |\n");
    }

    @Test
    void quotationsAndVerbatimTextStandOut() throws Exception {
        line("Nobody asked us.", "p", Map.of("quote", "1"));
        line("lift ```wreck\n  slowly", "pre", Map.of());
        line("The wreck", "caption", Map.of());
        assertThat(markdown(document())).isEqualTo("""
                > Nobody asked us.

                ````
                lift ```wreck
                  slowly
                ````

                *The wreck*
                """);
    }

    @Test
    void signsMeanNothingButThemselves() throws Exception {
        assertThat(markdown(Document.of("a", "# one *two* [three] <b> a_b\n1. four\n- five &amp; six & seven")))
                .isEqualTo(
                        "\\# one \\*two\\* \\[three\\] \\<b\\> a\\_b\n\n1\\. four\n\n\\- five \\&amp; six & seven\n");
    }

    @Test
    void numbersAndHashesWithinWordsNeedNoCare() throws Exception {
        assertThat(markdown(Document.of("a", "61.5% of all\n#harbor\n-5 degrees")))
                .isEqualTo("61.5% of all\n\n#harbor\n\n-5 degrees\n");
        line("1. What happened", "h2", Map.of());
        assertThat(markdown(document())).isEqualTo("## 1. What happened\n");
    }

    @Test
    void theFrontMatterTellsWhatIsKnown() throws Exception {
        Document document = Document.of("a/b.html", "One.");
        document = document.withMetadata(document.metadata()
                        .withTitle("The \"wreck\" of *Velm*")
                        .withAuthors(List.of("Ilse Vantham", "Jon Okara"))
                        .withLanguage("en"))
                .withDate(new DocumentDate(
                        DocumentDate.Role.PUBLISHED,
                        DateInterval.of(LocalDate.of(2021, 3, 8)),
                        "2021-03-08",
                        1,
                        List.of()));
        String markdown = TestExport.write(exporter(true), List.of(document, Document.of("c", "Two.")))
                .text("documents.md");
        assertThat(markdown).isEqualTo("""
                ---
                id: "a/b.html"
                title: "The \\"wreck\\" of *Velm*"
                authors: ["Ilse Vantham","Jon Okara"]
                language: "en"
                published: "2021-03-08"
                ---

                # The "wreck" of \\*Velm\\*

                One.

                ---
                id: "c"
                ---

                Two.
                """);
    }

    @Test
    void refusesABlankFile() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MarkdownFactory().create(new MarkdownConfig(" ", true), TestContext.create()))
                .withMessageContaining("file is blank");
    }

    private void cell(String words, int row, int column, boolean header) {
        Map<String, String> place = Map.of("table", "1", "row", String.valueOf(row), "column", String.valueOf(column));
        Map<String, String> features = new TreeMap<>(place);
        if (header) {
            features.put("header", "true");
        }
        line(words, "cell", features);
    }

    private void line(String words, String type, Map<String, String> features) {
        text.append(text.isEmpty() ? "" : "\n");
        Span span = new Span(text.length(), text.length() + words.length());
        text.append(words);
        if (!type.isEmpty()) {
            blocks.add(new CustomAnnotation("block", span, type, features, 1));
        }
    }

    private Document document() {
        return Document.of("a", text.toString()).with(blocks);
    }

    private static Exporter exporter(boolean frontMatter) {
        return new MarkdownFactory().create(new MarkdownConfig("documents.md", frontMatter), TestContext.create());
    }

    private static String markdown(Document document) throws Exception {
        return TestExport.write(exporter(false), List.of(document)).text("documents.md");
    }
}

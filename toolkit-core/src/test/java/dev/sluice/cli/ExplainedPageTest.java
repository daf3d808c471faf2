package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.sluice.api.Candidate;
import dev.sluice.api.CustomAnnotation;
import dev.sluice.api.DateInterval;
import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate;
import dev.sluice.api.Evidence;
import dev.sluice.api.Furniture;
import dev.sluice.api.Link;
import dev.sluice.api.Mention;
import dev.sluice.api.Problem;
import dev.sluice.api.Span;
import dev.sluice.api.Timex;
import java.io.StringReader;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ExplainedPageTest {
    private static final String HOSTILE = "</bdi></div><script>alert(1)</script> \" onload='x' &lt; \u202e\u0007 & 🚢";

    private static Document document(String text) {
        return Document.of("a.html", text);
    }

    private static Timex timex(int begin, int end) {
        return Timex.of(new Span(begin, end), Timex.Type.DATE, "2019-W52")
                .withEvidence(List.of(new Evidence("timex offset", "last week")));
    }

    /** Reads the page as XML, which only works if every element that is opened is closed. */
    private static Element parse(String page) throws Exception {
        String xml = page.replaceFirst("<!DOCTYPE html>", "").replaceAll("<meta ([^>]*)>", "<meta $1/>");
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getDocumentElement();
    }

    private static List<Element> all(Element root, String tag) {
        List<Element> elements = new ArrayList<>();
        NodeList found = root.getElementsByTagName(tag);
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    private static Element text(Element root) {
        return all(root, "div").stream()
                .filter(div -> div.getAttribute("class").equals("text"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void saysWhatTheTextSays() throws Exception {
        Mention mention = new Mention(new Span(0, 9), Mention.Type.PERSON, 1);
        Document document = document("Ada Byron spoke last week.")
                .withDate(new DocumentDate(
                        DocumentDate.Role.PUBLISHED,
                        new DateInterval(LocalDate.of(2020, 1, 2), LocalDate.of(2020, 1, 2)),
                        "2020-01-02",
                        0.9,
                        List.of(new Evidence("byline", "2 January"))))
                .with(timex(16, 25))
                .with(mention, new Link(mention, "Q7259", 0.8, List.of(new Candidate("Q1", "Ada", 0.1)), List.of()))
                .withProblem(new Problem("date.doubtful", "two dates"))
                .withFurniture(List.of(new Furniture(Furniture.Role.NAVIGATION, "Home", "model")));

        String page =
                parse(ExplainedPage.html("news", List.of(document), Set.of())).getTextContent();

        for (Explanation explanation : Explanation.of(document, Set.of())) {
            assertThat(page).contains(explanation.says());
            explanation.reasons().forEach(reason -> assertThat(page).contains(reason));
        }
        assertThat(page)
                .contains("a.html", "2020-01-02 (confidence 0.90)", "byline: 2 January", "Q7259 (score 0.80)")
                .contains("date.doubtful", "two dates", "navigation, model", "Home");
    }

    @Test
    void everyStatementLeadsToItsWordsAndBack() throws Exception {
        Document document =
                document("in the last week of last May, they").with(timex(0, 28), timex(7, 16), timex(12, 24));

        Element page = parse(ExplainedPage.html("news", List.of(document, document), Set.of()));

        Set<String> ids = new HashSet<>();
        for (String tag : List.of("li", "span")) {
            all(page, tag).stream()
                    .map(element -> element.getAttribute("id"))
                    .filter(id -> !id.isEmpty())
                    .forEach(id -> assertThat(ids.add(id)).as(id).isTrue());
        }
        List<String> targets = all(page, "a").stream()
                .map(link -> link.getAttribute("href").substring(1))
                .toList();
        assertThat(ids).hasSize(12).containsAll(targets);
        assertThat(targets).containsAll(ids);
        assertThat(text(page).getTextContent()).isEqualTo(document.text());
    }

    @Test
    void whateverADocumentHoldsStaysText() throws Exception {
        Document document = Document.of(HOSTILE, HOSTILE)
                .with(Timex.of(new Span(0, HOSTILE.length()), Timex.Type.DATE, HOSTILE)
                        .withEvidence(List.of(new Evidence(HOSTILE, HOSTILE))))
                .withProblem(new Problem("x", HOSTILE))
                .withFurniture(List.of(new Furniture(Furniture.Role.OTHER, HOSTILE, HOSTILE)));

        String page = ExplainedPage.html(HOSTILE, List.of(document), Set.of());

        assertThat(page)
                .contains(
                        "content=\"default-src 'none'; style-src 'unsafe-inline'\"", "&lt;script&gt;", "\\u0007", "🚢")
                .doesNotContain("<script", "\u0007", "src=", "@import", "url(");
        assertThat(text(parse(page)).getTextContent()).isEqualTo(HOSTILE.replace("\u0007", "\\u0007"));
    }

    @Test
    void aLayerOfAPluginHasItsOwnListAndOneOfTheShapeOfTheTextIsCounted() throws Exception {
        Document document = document("a Boeing 737")
                .with(List.of(
                        new CustomAnnotation("title", new Span(2, 12), "jet", Map.of("note", HOSTILE), 0.5),
                        new CustomAnnotation("block", new Span(0, 12), "p", Map.of(), 1)));

        Element page = parse(ExplainedPage.html("news", List.of(document), Set.of("block")));

        assertThat(page.getTextContent())
                .contains("Layer title", "jet (score 0.50)", "note: " + HOSTILE.replace("\u0007", "\\u0007"))
                .contains("block (1)")
                .doesNotContain("Layer block");
        assertThat(all(page, "a"))
                .hasSize(2)
                .allMatch(link -> link.getAttribute("class").equals("own"));
    }

    @Test
    void manyRangesAboutTheSameWordsTakeNoLongerThanTheirNumber() {
        int count = 20_000;
        Document document = document("a".repeat(count));
        List<Timex> nested = new ArrayList<>();
        for (int i = 0; i < count / 2; i++) {
            nested.add(timex(i, count - i));
        }
        Document all = document.with(nested);
        assertTimeout(
                Duration.ofSeconds(10),
                () -> assertThat(ExplainedPage.html("news", List.of(all), Set.of()))
                        .contains("id=\"s" + nested.size() + "\""));
    }
}

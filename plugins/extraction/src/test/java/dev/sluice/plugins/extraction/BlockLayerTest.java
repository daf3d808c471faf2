package dev.sluice.plugins.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.CustomAnnotation;
import dev.sluice.api.Document;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlockLayerTest {
    private static final String FIRST =
            "The harbor of Velm will stay closed until the wreck of the dredger is lifted, its master said on Monday.";
    private static final String SECOND =
            "More than forty barges have been waiting since the storm, and some of their crews have gone home by train.";

    @Test
    void headingsKeepTheirRank() throws Exception {
        Document document = page("<h2>What happened</h2><p>" + SECOND + "</p><h3>And what comes next</h3><p>" + FIRST
                + " So be it.</p>");
        assertThat(lines(document)).containsExactly("h2 {} What happened", "h3 {} And what comes next");
    }

    @Test
    void itemsKeepTheirListAndDepth() throws Exception {
        Document document =
                page("<p>These have to wait:</p><ol><li>the barges with coal<ul><li>of the town itself</li></ul></li>"
                        + "<li>the barges with grain</li></ol><p>" + SECOND + "</p>");
        assertThat(lines(document))
                .containsExactly(
                        "li {depth=1, item=1, list=1, ordered=true} the barges with coal",
                        "li {depth=2, item=1, list=2} of the town itself",
                        "li {depth=1, item=2, list=1, ordered=true} the barges with grain");
    }

    @Test
    void aSecondParagraphOfAnItemIsNoItem() throws Exception {
        Document document = page("<ul><li><p>" + SECOND + "</p><p>" + FIRST + " So be it.</p></li></ul><p>" + SECOND
                + " This goes on, the master of the harbor said.</p>");
        assertThat(types(document)).containsExactly("li", "p");
        assertThat(document.custom(BlockLayer.NAME).get(1).features()).containsEntry("depth", "1");
    }

    @Test
    void cellsKeepTheirPlace() throws Exception {
        Document document =
                page("<p>" + FIRST + "</p><p>" + SECOND + " Two ships were on their way that week, and were late:</p>"
                        + "<table><tr><th>Ship</th><th>Days</th></tr><tr><td>Ilse</td><td>four days</td></tr></table><p>"
                        + SECOND + " That is what the master of the harbor wrote into the book that evening.");
        assertThat(lines(document))
                .containsExactly(
                        "cell {column=1, header=true, row=1, table=1} Ship",
                        "cell {column=2, header=true, row=1, table=1} Days",
                        "cell {column=1, row=2, table=1} Ilse",
                        "cell {column=2, row=2, table=1} four days");
    }

    @Test
    void aTableThatLaysOutThePageIsNone() throws Exception {
        Document document = Contexts.extract(
                "a.html",
                "<body><table><tr><td><a href=1>Home</a></td><td><p>" + FIRST + "<p>" + SECOND + "</td></tr></table>");
        assertThat(document.text()).isEqualTo(FIRST + "\n" + SECOND);
        assertThat(document.custom(BlockLayer.NAME)).isEmpty();
    }

    @Test
    void quotationsAreMarked() throws Exception {
        Document document = page("<blockquote><p>" + SECOND + "</p></blockquote><p>" + FIRST + " So be it.</p>");
        assertThat(lines(document)).containsExactly("p {quote=1} " + SECOND);
    }

    @Test
    void verbatimTextIsOneBlock() throws Exception {
        Document document = page("<pre>lift wreck\n  --slowly</pre><p>" + SECOND + "</p>");
        assertThat(lines(document)).containsExactly("pre {} lift wreck\n  --slowly");
    }

    @Test
    void whatIsCutOffIsNotAnnotated() throws Exception {
        String page = "<body><article><p>" + FIRST + "</p><h2>What happened</h2><p>" + SECOND
                + "</p><h2>Later on</h2><p>" + FIRST + " So be it.</p></article>";
        Document document = Contexts.extract(
                Contexts.extractor(Contexts.config(FIRST.length() + 30, true)),
                "a.html",
                page.getBytes(StandardCharsets.UTF_8));
        assertThat(lines(document)).containsExactly("h2 {} What happened");
    }

    private static Document page(String content) throws Exception {
        return Contexts.extract("a.html", "<body><article><p>" + FIRST + "</p>" + content + "</article>");
    }

    private static List<String> lines(Document document) {
        return document.custom(BlockLayer.NAME).stream()
                .map(block -> block.type() + " " + block.features() + " " + document.surface(block))
                .toList();
    }

    private static List<String> types(Document document) {
        return document.custom(BlockLayer.NAME).stream()
                .map(CustomAnnotation::type)
                .toList();
    }
}

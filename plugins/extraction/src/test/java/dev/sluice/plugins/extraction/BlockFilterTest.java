package dev.sluice.plugins.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Document;
import dev.sluice.api.Furniture;
import dev.sluice.api.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class BlockFilterTest {
    private static final String STORY = """
            <h1>Harbor of Port Isa closes for the winter</h1>
            <p>The harbor of Port Isa will be closed from Monday on, the council said in a statement on Thursday evening.</p>
            <p>Ferries to the islands leave from the old pier instead, and nobody knows yet for how long that will last.</p>
            <p>“We had hoped to repair the wall before the storms,” said the harbor master, “but the stones came too late.”</p>
            <p>The repairs will cost about two million crowns, of which the province pays a half, according to the council.</p>
            <p>In the last storm the wall lost a tenth of its length, and three boats sank within a single night.</p>
            """;

    private static final String OTHERS = """
            <div class="grid"><div class="card"><a href="/1">New bridge opens</a><p>The bridge over the sound opens in May.</p></div>
            <div class="card"><a href="/2">Fewer fish</a><p>Fishers of the bay catch less each year.</p></div>
            <div class="card"><a href="/3">School wins prize</a><p>Pupils built a boat of paper.</p></div></div>
            """;

    private static String page(String content) {
        return "<html><head><title>Harbor of Port Isa closes for the winter</title></head><body><div class='top'>"
                + "<a href='/'>Home</a> <a href='/news'>News</a> <a href='/sport'>Sport</a></div><div class='page'>"
                + content
                + "</div></body></html>";
    }

    private static Document extract(ExtractConfig config, String html) throws Exception {
        return Contexts.extract(Contexts.extractor(config), "page.html", html.getBytes(StandardCharsets.UTF_8));
    }

    private static ExtractConfig config(ExtractConfig.Mode mode, boolean captions, boolean tables, boolean comments) {
        return new ExtractConfig(1_000_000, true, mode, captions, tables, comments, true, false);
    }

    @Test
    void tellsTextFromWhatStandsAroundIt() {
        PageAnalysis page = PageAnalysis.of(
                Jsoup.parse(page(STORY + OTHERS)).body(),
                "Harbor of Port Isa closes for the winter",
                new StatedText("", ""));
        float[] probabilities = BlockFilter.load().probabilities(page);
        List<Float> story = new ArrayList<>();
        List<Float> others = new ArrayList<>();
        for (int i = 0; i < probabilities.length; i++) {
            String text = page.blocks().get(i).text();
            if (STORY.contains("<p>" + text)) {
                story.add(probabilities[i]);
            } else if (OTHERS.contains(text)) {
                others.add(probabilities[i]);
            }
        }
        assertThat(story).hasSize(5).allMatch(p -> p > 0.8);
        assertThat(others).hasSize(6).allMatch(p -> p < 0.5);
    }

    @Test
    void thePartsOfThePageAreAllInTextOrFurniture() throws Exception {
        Document document = extract(config(ExtractConfig.Mode.BALANCED, false, true, false), page(STORY + OTHERS));
        String all = document.text() + "\n"
                + String.join(
                        "\n", document.furniture().stream().map(f -> f.text()).toList());
        List<String> visible = Jsoup.parse(page(STORY + OTHERS))
                .body()
                .select("p, h1, .card a")
                .eachText();
        for (String text : visible) {
            assertThat(all.split(Pattern.quote(text), -1)).as(text).hasSize(2);
        }
    }

    @Test
    void saysHowWellItProbablyDid() throws Exception {
        Document good = extract(config(ExtractConfig.Mode.BALANCED, false, true, false), page(STORY));
        assertThat(Double.parseDouble(good.metadata().first("extract.quality").orElseThrow()))
                .isBetween(0.85, 1.0);
        assertThat(good.problems()).isEmpty();
    }

    @Test
    void aPageWithoutAnArticleIsReported() throws Exception {
        String links = "<ul>"
                + "<li><a href='/x'>Bridge opens</a></li><li><a href='/y'>Fewer fish in the bay</a></li>".repeat(60)
                + "</ul>";
        Document document = extract(config(ExtractConfig.Mode.BALANCED, false, true, false), page(links));
        assertThat(document.problems())
                .extracting(Problem::code)
                .containsAnyOf("extract.no-article", "extract.empty", "extract.doubtful");
    }

    @Test
    void aListOfLinksIsNoArticleHoweverSureTheFilterIs() {
        String links = IntStream.rangeClosed(1, 12)
                .mapToObj(i ->
                        "<p><a href='/" + i + "'>The harbor council meets for the " + i + "th time this year</a></p>")
                .collect(Collectors.joining());
        Document listed = document(links + "<p>Boats of the north bay, and those who sail them.</p>", line -> 0.9);
        assertThat(listed.text()).isEmpty();
        assertThat(listed.problems()).extracting(Problem::code).containsExactly("extract.link-list");
        assertThat(listed.furniture())
                .anyMatch(piece -> piece.role() == Furniture.Role.TEASER
                        && piece.text().contains("the 12th time")
                        && piece.text().contains("who sail them"));
        assertThat(document(links + STORY, line -> 0.9).text()).contains("the 12th time");
        String two =
                "<p><a href='/1'>The plans of the new wall</a></p><p><a href='/2'>The plans of the old pier</a></p>";
        assertThat(document(two, line -> 0.9).problems())
                .as("two links are no list")
                .extracting(Problem::code)
                .doesNotContain("extract.link-list");
    }

    @Test
    void anArticleWithinALinkIsNoListAndOneThatIsStatedComesBeforeTheListBesideIt() {
        String linked = "<a href='/story'>" + STORY + "</a>";
        assertThat(document(linked, line -> 0.9).problems())
                .extracting(Problem::code)
                .doesNotContain("extract.link-list");
        String body = Jsoup.parse(STORY).select("p").text().replace("\"", "");
        String stated = "<script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"articleBody\": \"" + body
                + "\"}</script>";
        String links = "<p><a href='/1'>The harbor council meets for another time this year</a></p>".repeat(8);
        assertThat(document(stated + links, line -> 0.9).text()).startsWith("The harbor of Port Isa will be closed");
    }

    @Test
    void aLinkedTitleThatIsCutIsATeaserHoweverSureTheFilterIs() {
        String cut = "<p><a href='/9'>The harbor master of Port Isa, who has sailed all his life, tells...</a></p>";
        assertThat(extract(STORY + cut, line -> 0.9))
                .contains("within a single night")
                .doesNotContain("tells...");
        assertThat(extract(STORY + cut.replaceAll("</?a[^>]*>", ""), line -> 0.9))
                .contains("tells...");
    }

    @Test
    void labelsThatAreLeftOfAPageOfClutterAreNoText() {
        String labels = "<div>Boats of the north bay</div><div>Ferries to the islands</div>";
        String clutter = "<div class='menu'>" + "<a href='/x'>More of the harbor</a>".repeat(20) + "</div>";
        assertThat(extract(labels + clutter, line -> 0.2)).isEmpty();
        assertThat(extract(labels, line -> 0.2)).contains("Boats of the north bay\nFerries to the islands");
        assertThat(extract(
                        "<div>The ferries leave from the old pier until the wall is mended.</div>" + clutter,
                        line -> 0.2))
                .contains("The ferries leave");
    }

    @Test
    void linesThatTheRulesPassOverAreTheTextIfTheFilterIsSureOfThem() {
        String outfit = "<div>Coat: North Isa Weavers</div><div>Scarf: my grandmother</div>"
                + "<div>Boots: Orsk, two winters old</div><div>Bag: the market at the old pier</div>";
        assertThat(extract(outfit + OTHERS, line -> line.contains(":") ? 0.95 : 0)
                        .lines())
                .hasSize(4)
                .allMatch(line -> line.contains(":"));
        assertThat(extract(outfit + OTHERS, line -> line.contains(":") ? 0.7 : 0))
                .contains("Fishers of the bay");
    }

    @Test
    void aShortTextOfWhichTheFilterIsSureIsNotFilledUpWithTheRestOfThePage() {
        String poem =
                "<div class='poem'><p>The ice has gone from the sound, and the ferry lies where it lay in the fall, with nobody on its deck at all.</p></div>";
        String others =
                OTHERS.repeat(3).replace("</p>", " They were seen by many in the town, and more is to come.</p>");
        assertThat(extract(poem + others, line -> line.startsWith("The ice") ? 0.95 : 0.01))
                .startsWith("The ice has gone")
                .doesNotContain("bridge");
        assertThat(extract(poem + others, line -> line.startsWith("The ice") ? 0.7 : 0.01))
                .contains("bridge");
    }

    @Test
    void paragraphsThatThePageStatesToBeItsArticleComeBackWhereTheFilterDoubtsThem() {
        String told =
                "The wall was built in 1811 by the harbor guild, and has been mended after each great storm since.";
        String letter =
                "Readers of the letter of the harbor know that the guild still owns the crane, the lamps and the old pier.";
        String content = STORY + "<p>" + told + "</p><div class='newsletter'><p>" + letter + "</p></div>";
        String stated = "<script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"articleBody\": \""
                + Jsoup.parse(STORY).select("p").text().replace("\"", "") + " " + told + " " + letter + "\"}</script>";
        ToDoubleFunction<String> scorer = line -> line.equals(told) ? 0.2 : line.equals(letter) ? 0.6 : 0.9;
        assertThat(extract(content, scorer)).doesNotContain(told, letter);
        assertThat(extract(stated + content, scorer)).contains(told, letter);
        assertThat(extract(stated + content, line -> line.equals(told) || line.equals(letter) ? 0.05 : 0.9))
                .doesNotContain(told, letter);
    }

    private static String extract(String content, ToDoubleFunction<String> scorer) {
        return document(content, scorer).text();
    }

    private static Document document(String content, ToDoubleFunction<String> scorer) {
        HtmlHandler handler = new HtmlHandler(
                page -> {
                    float[] probabilities = new float[page.blocks().size()];
                    for (int i = 0; i < probabilities.length; i++) {
                        probabilities[i] = (float)
                                scorer.applyAsDouble(page.blocks().get(i).text());
                    }
                    return probabilities;
                },
                BlockDecision.BALANCED,
                (page, probabilities, decided) -> 1,
                Set.of());
        return handler.extract(Document.of("page", ""), page(content));
    }

    @Test
    void precisionTakesNoMoreAndRecallNoLess() throws Exception {
        String html = page(STORY + OTHERS);
        String precise = extract(config(ExtractConfig.Mode.PRECISION, false, true, false), html)
                .text();
        String balanced = extract(config(ExtractConfig.Mode.BALANCED, false, true, false), html)
                .text();
        String complete = extract(config(ExtractConfig.Mode.RECALL, false, true, false), html)
                .text();
        assertThat(balanced.lines().toList()).containsAll(precise.lines().toList());
        assertThat(complete.lines().toList()).containsAll(balanced.lines().toList());
    }

    @Test
    void captionsTablesAndCommentsComeAsWished() throws Exception {
        String html = page(
                STORY
                        + "<figure><img src='a.jpg'><figcaption>The wall in the morning after the storm.</figcaption></figure>"
                        + "<table><tr><th>Year</th><th>Boats lost</th></tr><tr><td>2018</td><td>Three boats in the north bay</td></tr>"
                        + "<tr><td>2019</td><td>One boat in the south bay</td></tr></table>"
                        + "<p>The council meets again in March to decide on the plans for the new wall and on its costs.</p>"
                        + "<div class='comments'><p>I have sailed there for years, and nobody ever repaired a thing in that harbor.</p></div>");
        Document without = extract(config(ExtractConfig.Mode.BALANCED, false, false, false), html);
        Document with = extract(config(ExtractConfig.Mode.BALANCED, true, true, true), html);
        assertThat(without.text()).doesNotContain("morning after", "north bay", "sailed there");
        assertThat(with.text()).contains("morning after", "north bay", "sailed there");
    }

    @Test
    void structureAndHyperlinksComeAsWished() throws Exception {
        String html = page(
                STORY
                        + "<h2>What comes next</h2><p>The council has put <a href='https://isa.example/plans'>the plans</a> "
                        + "for the new wall on show, and invites everybody to <a href='/write'>write to it</a> until March.</p>");
        ExtractConfig with =
                new ExtractConfig(1_000_000, true, ExtractConfig.Mode.BALANCED, false, true, false, true, true);
        ExtractConfig without =
                new ExtractConfig(1_000_000, true, ExtractConfig.Mode.BALANCED, false, true, false, false, false);
        Document document = extract(with, html);
        assertThat(document.annotations("block"))
                .extracting(a ->
                        document.text().substring(a.span().begin(), a.span().end()))
                .contains("What comes next");
        assertThat(document.annotations("hyperlink"))
                .extracting(a ->
                        document.text().substring(a.span().begin(), a.span().end()))
                .containsExactly("the plans", "write to it");
        assertThat(extract(without, html).layers()).doesNotContain("block", "hyperlink");
    }
}

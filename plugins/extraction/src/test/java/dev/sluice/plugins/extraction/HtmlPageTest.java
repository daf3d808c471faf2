package dev.sluice.plugins.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Document;
import dev.sluice.api.Furniture;
import dev.sluice.api.Furniture.Role;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HtmlPageTest {
    private static final String FIRST =
            "The museum of Varga will open a new wing for its collection of clocks next spring, its director said on Monday.";
    private static final String SECOND =
            "More than four hundred clocks have been in the cellar since the flood, and some of them have never been shown.";
    private static final String THIRD =
            "“Every visitor will be able to wind one,” said the director, who is a watchmaker herself and wears three watches.";

    private static final String PAGE = """
            <!doctype html><html lang="en-GB"><head><title>Museum opens wing for clocks | Varga Post</title>
            <meta property="og:site_name" content="Varga Post"><meta property="og:title" content="Museum opens wing for clocks">
            <meta property="article:published_time" content="2021-03-08T23:30:00-05:00">
            <link rel="canonical" href="https://post.example/clocks">
            <script type="application/ld+json">{"@context":"https://schema.org","@graph":[
             {"@type":"WebPage","datePublished":"2021-03-07"},
             {"@type":["NewsArticle"],"headline":"Museum opens wing for clocks","datePublished":"2021-03-08T23:30:00-05:00",
              "author":[{"@type":"Person","name":"Jana Ruiz"},{"name":"Otto Lind"}],}]}</script></head>
            <body class="has-sidebar"><header class="site-header"><a href="/">Varga Post</a><span>Monday, 8 March 2021</span></header>
            <nav><ul><li><a href="/a">World</a></li><li><a href="/b">Sport</a></li></ul></nav>
            <div id="page"><article><h1>Museum opens wing for clocks</h1><div class="byline">By Jana Ruiz and Otto Lind</div>
            <time datetime="2021-03-08" class="published">8 March</time>
            <figure><img src="x.jpg"><figcaption>A clock in the cellar of the museum, where it has been since the flood of 1977.</figcaption></figure>
            <div class="article-body"><p>%s</p><div class="ad">Buy a watch today, only ten left in our shop in the old town.</div>
            <p>%s</p><p><a href="/c">Read more: The tower clock is late again</a></p><h2>Hands on</h2><p>%s</p></div>
            <div class="share-buttons"><a href="#">Tweet</a></div></article>
            <aside class="related"><h3>Related</h3><p>The tower clock of Varga is late again, and nobody in town knows why it should be so.</p></aside></div>
            <section id="comments"><p>What a lovely idea, I will surely visit the museum with my children next spring, said nobody.</p></section>
            <footer>© 2021 Varga Post</footer></body></html>
            """.formatted(FIRST, SECOND, THIRD);

    @Test
    void takesTheArticleOutOfThePage() throws Exception {
        Document document = Contexts.extract("clocks.html", PAGE);
        assertThat(document.text()).isEqualTo(String.join("\n", FIRST, SECOND, "Hands on", THIRD));
        assertThat(document.source().mediaType()).isEqualTo("text/html");
    }

    @Test
    void theClockOfTheSiteAndTheTimesOfTeasersDoNotDateTheArticle() throws Exception {
        String page = """
                <html><head><title>Museum opens wing for clocks</title></head><body>
                <div id="top"><div>Thursday, 11 March 2021</div><a href="/">Varga Post</a></div>
                <header><time datetime="2021-03-11">Thursday</time></header>
                <div id="story"><h1>Museum opens wing for clocks</h1><time datetime="2021-03-08">8 March</time>
                <p>%s</p><p>%s</p><p>%s</p></div>
                <aside><time datetime="2021-03-10">10 March</time> The tower clock is late again</aside>
                </body></html>
                """.formatted(FIRST, SECOND, THIRD);
        Document document = Contexts.extract("clocks.html", page);
        assertThat(document.metadata().all("html.time.datetime")).containsExactly("2021-03-08");
        assertThat(document.metadata().all("html.time.elsewhere")).containsExactly("2021-03-11", "2021-03-10");
        assertThat(document.furniture()).contains(new Furniture(Role.MASTHEAD, "Thursday, 11 March 2021", "clock"));
    }

    @Test
    void keepsWhatItTookOutWithItsPart() throws Exception {
        Document document = Contexts.extract("clocks.html", PAGE);
        assertThat(document.furniture())
                .extracting(Furniture::role)
                .contains(
                        Role.MASTHEAD,
                        Role.NAVIGATION,
                        Role.HEADLINE,
                        Role.BYLINE,
                        Role.CAPTION,
                        Role.ADVERTISEMENT,
                        Role.TEASER,
                        Role.SHARE,
                        Role.COMMENT,
                        Role.FOOTER);
        assertThat(document.furniture()).extracting(Furniture::text).anyMatch(text -> text.contains("8 March 2021"));
    }

    @Test
    void tellsWhatThePageSaysAboutItself() throws Exception {
        Document document = Contexts.extract("clocks.html", PAGE);
        var metadata = document.metadata();
        assertThat(metadata.title()).contains("Museum opens wing for clocks");
        assertThat(metadata.authors()).containsExactly("Jana Ruiz", "Otto Lind");
        assertThat(metadata.site()).contains("Varga Post");
        assertThat(metadata.language()).contains("en-GB");
        assertThat(metadata.url()).contains("https://post.example/clocks");
        assertThat(metadata.all("html.meta.article:published_time")).containsExactly("2021-03-08T23:30:00-05:00");
        assertThat(metadata.all("html.jsonld.datePublished"))
                .as("the article before the page around it")
                .containsExactly("2021-03-08T23:30:00-05:00", "2021-03-07");
        assertThat(metadata.all("html.time.published")).containsExactly("2021-03-08");
        assertThat(metadata.all("html.link.canonical")).containsExactly("https://post.example/clocks");
    }

    @Test
    void doesNotKeepFurnitureIfToldSo() throws Exception {
        var extractor = Contexts.extractor(Contexts.config(100, false));
        Document document = Contexts.extract(extractor, "clocks.html", PAGE.getBytes(StandardCharsets.UTF_8));
        assertThat(document.furniture()).isEmpty();
        assertThat(document.text()).hasSize(100);
        assertThat(document.problems()).extracting("code").containsExactly("extract.truncated");
    }

    @Test
    void findsAnArticleWithoutParagraphElements() throws Exception {
        Document document = Contexts.extract(
                "a.html",
                "<body><table><tr><td><a href=1>Home</a><br><a href=2>News</a></td><td>" + FIRST + "<br><br>" + SECOND
                        + "<br><br>" + THIRD + "</td></tr></table>");
        assertThat(document.text()).isEqualTo(String.join("\n", FIRST, SECOND, THIRD));
    }

    @Test
    void keepsAnArticleThatStandsInAnAside() throws Exception {
        Document document = Contexts.extract(
                "a.html", "<body><aside class=sidebar><p>" + FIRST + "<p>" + SECOND + "<p>" + THIRD + "</aside>");
        assertThat(document.text()).isEqualTo(String.join("\n", FIRST, SECOND, THIRD));
    }

    @Test
    void putsTheHalvesOfASplitBodyTogether() throws Exception {
        Document document = Contexts.extract(
                "a.html",
                "<body><main><div class='story-body'><p>" + FIRST + "<p>" + SECOND
                        + "</div><div class=promo>Win a clock</div>" + "<div class='story-body'><p>" + THIRD
                        + "</div></main>");
        assertThat(document.text()).isEqualTo(String.join("\n", FIRST, SECOND, THIRD));
    }

    @Test
    void gathersParagraphsThatStandInBoxesOfTheirOwn() throws Exception {
        String box = "<div class=row><div class=col><div class=inner><p>%s</p></div></div></div>";
        Document document = Contexts.extract(
                "a.html",
                "<body><div id=x>" + box.formatted(FIRST) + box.formatted(SECOND) + box.formatted(THIRD)
                        + "</div><div><a href=1>One</a> <a href=2>Two</a></div>");
        assertThat(document.text()).isEqualTo(String.join("\n", FIRST, SECOND, THIRD));
    }

    @Test
    void doesNotBelieveAWordThatMostParagraphsCarry() throws Exception {
        String part = "<div class=subscription><p>%s</p></div>";
        Document document = Contexts.extract(
                "a.html",
                "<body><article><p>" + FIRST + "</p>" + part.formatted(SECOND) + part.formatted(THIRD)
                        + part.formatted(FIRST.replace("wing", "hall")) + "</article>");
        assertThat(document.text()).contains(SECOND, THIRD);
    }

    @Test
    void takesNotesOnTheAuthorOutOfTheEnd() throws Exception {
        Document document = Contexts.extract(
                "a.html",
                "<body><article><p>" + FIRST + "<p>" + SECOND
                        + "<p>Jana Ruiz is a staff writer for the Varga Post, where she covers "
                        + "museums and the river.</article>");
        assertThat(document.text()).isEqualTo(FIRST + "\n" + SECOND);
        assertThat(document.furniture()).extracting(Furniture::reason).containsExactly("author-note");
    }

    @Test
    void leavesHiddenTextOutAltogether() throws Exception {
        Document document = Contexts.extract(
                "a.html",
                "<body><article><p>" + FIRST
                        + "<p style='display: none'>Secret words that no reader of the page can see.<p>" + SECOND
                        + "</article>");
        assertThat(document.text()).isEqualTo(FIRST + "\n" + SECOND);
        assertThat(document.furniture()).isEmpty();
    }

    @Test
    void readsTheTextThatOnlyJsonLdHolds() throws Exception {
        String body = String.join(" ", FIRST, SECOND, THIRD);
        Document document = Contexts.extract(
                "a.html",
                "<html><script type='application/ld+json'>{\"@type\":\"Article\",\"articleBody\":\"" + body
                        + "\"}</script><body><div id=root></div>");
        assertThat(document.text()).isEqualTo(body);
        assertThat(document.problems()).extracting("code").contains("extract.json-ld-body");
    }

    @Test
    void findsTheDatesInBrokenJsonLd() throws Exception {
        Document document = Contexts.extract(
                "a.html",
                "<html><script type='application/ld+json'>{\"headline\": \"A \"quoted\" one\", \"datePublished\": \"2020-02-03\"</script><p>"
                        + FIRST);
        assertThat(document.metadata().all("html.jsonld.datePublished")).containsExactly("2020-02-03");
    }

    @Test
    void cutsTheSiteOffATitle() {
        assertThat(HtmlTitle.withoutSite("Clocks for all - Varga Post", "Varga Post"))
                .isEqualTo("Clocks for all");
        assertThat(HtmlTitle.withoutSite("Varga Post | Clocks for all", "Varga Post"))
                .isEqualTo("Clocks for all");
        assertThat(HtmlTitle.withoutSite("Win - or lose everything you own", ""))
                .isEqualTo("Win - or lose everything you own");
    }
}

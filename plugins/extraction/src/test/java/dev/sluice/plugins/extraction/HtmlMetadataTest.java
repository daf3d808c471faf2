package dev.sluice.plugins.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Document;
import dev.sluice.api.Metadata;
import dev.sluice.api.Source;
import dev.sluice.testkit.TestContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlMetadataTest {
    private static final String TEXT =
            "<p>The harbor of Velm will stay closed until the wreck of the dredger is lifted, its master said on Monday.</p>"
                    + "<p>More than forty barges have been waiting since the storm, and some of their crews have gone home.</p>";

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "<h1>Politics | Harbor of Velm stays closed</h1>",
                "<h1><span>Wreck</span> Harbor of Velm stays closed</h1>",
                "<h1>Harbor of Velm stays closed | Opinion</h1>",
                "<h1>Opinion | Harbor of Velm stays closed | News | Velm and river</h1>",
                "<h1>Harbor of Velm stays closed – Velm Post</h1>",
                "<h1>HARBOR OF VELM STAYS CLOSED</h1>",
                "<h1>Velm Post</h1>",
                "<h1>Town and river</h1>",
                "<h1>Harbor of Velm stays closed</h1><h1>Most read</h1>",
                "<p>no heading</p>"
            })
    void theTitleIsWhatHeadingAndPageAgreeOn(String heading) throws Exception {
        Metadata metadata = metadata(
                "<meta property='og:site_name' content='Velm Post'><meta property='og:title' content='Harbor of Velm stays closed'>"
                        + "<title>Harbor of Velm stays closed - Velm Post</title>",
                heading + TEXT);
        assertThat(metadata.title()).contains("Harbor of Velm stays closed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "Harbor & river ! Harbor &amp;#38; river",
                "HARBOR & RIVER ! HARBOR &amp;amp; RIVER",
                "HARBOR ! HARBOR | post.example.com",
                "Bridges of Velm ! Bridges of Velm | Velm Post and Courier",
                "Harbor stays closed today ! Harbor stays closed today • Otto Lind",
                "A way to write it in Node.js ! A way to write it in Node.js",
                "Node.js - A way to write it ! Node.js - A way to write it"
            })
    void theNameOfAPageIsItsTitleWithoutTheSite(String title, String name) throws Exception {
        Metadata metadata = metadata(
                "<meta property='og:site_name' content='Velm Post and Courier Group'><title>" + name + "</title>",
                TEXT);
        assertThat(metadata.title()).contains(title);
    }

    @Test
    void theArticleInJsonLdIsTheOneWithTheAddressOfThePage() throws Exception {
        String article = """
                {"@type":"NewsArticle","headline":"%s","url":"%s","datePublished":"%s","author":{"@type":"Person","name":"%s"}}""";
        String scripts = "<script type='application/ld+json'>["
                + article.formatted("The tower clock is late", "https://post.example/clock", "2021-03-01", "Otto Lind")
                + ","
                + article.formatted(
                        "Harbor stays closed", "https://www.post.example/harbor/", "2021-03-08", "Ilse Vantham")
                + "]</script>";
        Metadata metadata = metadata("<link rel=canonical href='http://post.example/harbor?x=1'>" + scripts, TEXT);
        assertThat(metadata.authors()).containsExactly("Ilse Vantham");
        assertThat(metadata.all("html.jsonld.datePublished")).containsExactly("2021-03-08");
    }

    @Test
    void theArticleInJsonLdIsTheOneWithTheTitleOfThePage() throws Exception {
        Metadata metadata = metadata(
                "<title>Harbor stays closed - Velm Post</title><script type='application/ld+json'>{\"@graph\":["
                        + "{\"@type\":\"Article\",\"headline\":\"The tower clock is late\",\"author\":\"Otto Lind\"},"
                        + "{\"@type\":\"Article\",\"headline\":\"Harbor stays closed\",\"author\":[\"Ilse Vantham\"]}]}</script>",
                TEXT);
        assertThat(metadata.authors()).containsExactly("Ilse Vantham");
    }

    @Test
    void referencesInJsonLdAreFollowed() throws Exception {
        Metadata metadata = metadata("""
                <script type="application/ld+json">{"@context":"https://schema.org","@graph":[
                {"@type":"Article","headline":"Harbor stays closed","author":{"@id":"#ilse"},"publisher":{"@id":"#post"}},
                {"@type":"Organization","@id":"#post","name":"Velm Post"},
                {"@type":"Person","@id":"#ilse","name":"Ilse Vantham"}]}</script>""", TEXT);
        // only what hangs on the article or on the graph itself is a node of its own
        assertThat(metadata.authors()).containsExactly("Ilse Vantham");
        assertThat(metadata.site()).contains("Velm Post");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'@type':'Article','author':{'name':'Ilse Vantham'},}",
                "{\"@type\":\"Article\", // the harbor\n\"author\":{\"name\":\"Ilse Vantham\"}}",
                "{\"@type\":\"Article\",\"headline\":\"The \"old\" harbor\",\"author\":{\"name\":\"Ilse Vantham\"}}",
                "{\"@type\":\"Article\",\"description\":\"Two\nlines\tof \\' it\",\"author\":{\"name\":\"Ilse Vantham\"}}",
                "<!-- {\"@type\":\"Article\",\"author\":{\"name\":\"Ilse Vantham\"}} -->",
                "//<![CDATA[\n{\"@type\":\"Article\",\"author\":{\"name\":\"Ilse Vantham\"}}\n//]]>",
                "{\"@type\":\"WebSite\",\"name\":\"Velm Post\"}{\"@type\":\"Article\",\"author\":[[],{\"name\":\"Ilse Vantham\"}]}",
                "{\"@type\":\"Article\",\"author\":{\"name\":\"Ilse Vantham\"}};",
                "{@type:\"Article\",\"author\":{\"name\":\"Ilse Vantham\"}}"
            })
    void brokenJsonLdIsRead(String json) throws Exception {
        assertThat(metadata("<script type='application/ld+json'>" + json + "</script>", TEXT)
                        .authors())
                .containsExactly("Ilse Vantham");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "<p>By <b>Ilse Vantham</b></p>",
                "<p>Von Ilse Vantham</p>",
                "<p>Par <a href=x>Ilse Vantham</a></p>",
                "<p>Por Ilse Vantham, Velm</p>",
                "<p>di Ilse Vantham</p>",
                "<p>Door Ilse Vantham - 8 maart</p>",
                "<p>Skrevet af Ilse Vantham</p>",
                "<p>Text: Ilse Vantham</p>",
                "<p>8 March 2021 by <a href=x>Ilse Vantham</a></p>",
                "<p>Автор: Ilse Vantham</p>",
                "<span class='article__author-name'>Ilse Vantham</span>",
                "<a class=x href='/authors/ilse-vantham'>Ilse Vantham</a>",
                "<a rel=author href=x>View all posts by Ilse Vantham</a>",
                "<div class=byline>ByIlse Vantham, PhD | Staff Writer</div>",
                "<div itemprop=author itemscope><meta itemprop=name content=x><span>Ilse Vantham</span></div>"
            })
    void theBylineBelowTheTitleNamesTheAuthor(String byline) throws Exception {
        assertThat(metadata("", "<h1>Harbor stays closed</h1>" + byline + TEXT).authors())
                .containsExactly("Ilse Vantham");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "王小明; <p>记者 王小明</p>",
                "Иван Петров; <p>Автор: Иван Петров</p>",
                "Şule Öztürk; <p>Yazan: Şule Öztürk</p>",
                "José María de la Cruz; <p>Por José María de la Cruz</p>",
                "Jean-Luc d'Arc; <p>Par Jean-Luc d'Arc</p>"
            })
    void namesAreReadInTheirOwnWriting(String name, String byline) throws Exception {
        assertThat(metadata("", "<h1>Harbor stays closed</h1>" + byline + TEXT).authors())
                .containsExactly(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>By Monday, the harbor was closed to all ships that had not yet left it.</p>",
                "<h2>Von Velm nach Varga</h2>",
                "<aside><span class=author>Otto Lind</span></aside>",
                "<div class=related-posts><p>By Otto Lind</p></div>",
                "<section id=comments><a rel=author href=x>Otto Lind</a></section>",
                "<a rel=author href=x>Read more articles</a>",
                "<span class=author>Velm Post</span>"
            })
    void whatIsNoBylineNamesNobody(String html) throws Exception {
        assertThat(metadata(
                                "<meta property='og:site_name' content='Velm Post'>",
                                "<h1>Harbor stays closed</h1>" + TEXT + html)
                        .authors())
                .isEmpty();
    }

    @Test
    void theFullerOfTwoBylinesIsTaken() throws Exception {
        assertThat(metadata(
                                "<meta name=author content='Ilse Vantham'>",
                                "<h1>Harbor stays closed</h1><p>By <a rel=author>Ilse Vantham</a> and <a rel=author>Jon Okara</a></p>"
                                        + TEXT)
                        .authors())
                .containsExactly("Ilse Vantham", "Jon Okara");
    }

    @Test
    void aPersonMayHaveASiteOfThatName() throws Exception {
        String head = "<meta property='og:site_name' content='%1$s'><meta name=author content='%1$s'>";
        assertThat(metadata(head.formatted("Ilse Vantham"), TEXT).authors()).containsExactly("Ilse Vantham");
        assertThat(metadata(head.formatted("Velm Daily News"), TEXT).authors()).isEmpty();
    }

    @Test
    void catalogsWriteTheFamilyNameFirst() throws Exception {
        assertThat(metadata(
                                "<meta name=citation_author content='Vantham, Ilse'><meta name=citation_author content='Okara, Jon'>",
                                TEXT)
                        .authors())
                .containsExactly("Ilse Vantham", "Jon Okara");
    }

    @Test
    void allHintsAreKeptWithWhereTheyWereFound() throws Exception {
        Metadata metadata = metadata(
                "<meta property='article:section' content='River'><meta name=description content='All about it'>"
                        + "<meta itemprop=dateModified content=2021-03-09><meta http-equiv=last-modified content='Tue, 09 Mar 2021'>",
                "<article><header><h1>Harbor stays closed</h1><time>8 March</time></header>" + TEXT
                        + "<span itemprop=datePublished content=2021-03-08>Monday</span></article>");
        assertThat(metadata.all("section")).containsExactly("River");
        assertThat(metadata.all("description")).containsExactly("All about it");
        assertThat(metadata.all("html.meta.datemodified")).containsExactly("2021-03-09");
        assertThat(metadata.all("html.meta.last-modified")).containsExactly("Tue, 09 Mar 2021");
        assertThat(metadata.all("html.time.datetime")).containsExactly("8 March");
        assertThat(metadata.all("html.itemprop.datePublished")).containsExactly("2021-03-08");
    }

    @Test
    void aDateMayStandInTheTitleOfItsElement() throws Exception {
        Metadata metadata = metadata(
                "",
                "<article><h1>Harbor stays closed</h1><abbr class=published itemprop=datePublished title=2021-03-08T10:52>10:52</abbr>"
                        + TEXT
                        + "<span class=updated title='2021-03-09T18:00:00Z'></span><a class=published title=share>1</a></article>");
        assertThat(metadata.all("html.itemprop.datePublished")).containsExactly("2021-03-08T10:52");
        assertThat(metadata.all("html.time.modified")).containsExactly("2021-03-09T18:00:00Z");
    }

    @Test
    void theCharsetThatTheServerNamesIsUsed() throws Exception {
        byte[] page = "<html><p>Порт закрыт до понедельника, сказал капитан, и баржам придётся подождать."
                .getBytes("windows-1251");
        Document seed = Document.of("a.html", Source.of("a.html"));
        seed = seed.withMetadata(
                seed.metadata().with("http.header.content-type", List.of("text/html; charset=windows-1251")));
        Document document = Contexts.extractor(Contexts.config(1000, true))
                .extract(seed, page, TestContext.create())
                .get(0)
                .seed();
        assertThat(document.text()).startsWith("Порт закрыт");
    }

    @Test
    void aMillionBylinesDoNotStopIt() throws Exception {
        String hostile = "<div class=author><header><time>1</time><a rel=author href=/author/x>By".repeat(20_000);
        Document document =
                Contexts.extract("a.html", ("<html><body>" + hostile + TEXT).getBytes(StandardCharsets.UTF_8));
        assertThat(document.metadata().authors()).isEmpty();
    }

    private static Metadata metadata(String head, String body) throws Exception {
        return Contexts.extract("a.html", "<html><head>" + head + "</head><body>" + body + "</body></html>")
                .metadata();
    }
}

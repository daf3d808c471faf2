package dev.sluice.plugins.export;

import dev.sluice.api.Annotation;
import dev.sluice.api.Candidate;
import dev.sluice.api.CustomAnnotation;
import dev.sluice.api.DateInterval;
import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate;
import dev.sluice.api.Evidence;
import dev.sluice.api.Furniture;
import dev.sluice.api.Link;
import dev.sluice.api.Mention;
import dev.sluice.api.Metadata;
import dev.sluice.api.Problem;
import dev.sluice.api.Provenance;
import dev.sluice.api.Source;
import dev.sluice.api.Span;
import dev.sluice.api.Timex;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Documents that use every field of the record. */
final class SampleDocuments {
    static final Provenance TIMEX_STEP = new Provenance("times", "timex", "dating", "1.0");
    static final Provenance LINK_STEP = new Provenance("names", "link", "linking", "2.0");

    private SampleDocuments() {}

    /** A document in which each field has a value. */
    static Document full() {
        String text = "\ud83d\ude00 Ada Byron met Mr Novak every Friday in mid-May.";
        Mention ada = mention(text, "Ada Byron", Mention.Type.PERSON);
        Mention novak = mention(text, "Novak", Mention.Type.PERSON);
        List<Evidence> evidence = List.of(new Evidence("rule", "words"), new Evidence("silent", ""));
        Link adaLink = new Link(
                ada,
                "Q7259",
                0.93,
                List.of(new Candidate("Q7259", "Ada Lovelace", 0.93), new Candidate("Q1", "Ada", 0.07)),
                evidence);
        Link novakLink = new Link(novak, "NIL7f", 0.5, List.of(), List.of());
        Timex friday = Timex.of(span(text, "every Friday"), Timex.Type.SET, "XXXX-WXX-5")
                .withQuantity("EACH", "1X")
                .withEvidence(evidence);
        Timex may = Timex.of(span(text, "mid-May"), Timex.Type.DATE, "2020-05")
                .withMod("MID")
                .withInterval(DateInterval.of(YearMonth.of(2020, 5)))
                .withScore(0.75);
        Annotation custom =
                new CustomAnnotation("titles", span(text, "Mr"), "civil", Map.of("gender", "male", "empty", ""), 0.25);
        Document document = Document.of(
                        "a/b.html",
                        new Source(
                                "a/b.html",
                                "text/html",
                                123,
                                "ab".repeat(32),
                                "https://example.org/b",
                                Instant.parse("2020-06-11T08:00:00Z")))
                .withText(text)
                .withMetadata(Metadata.of(Map.of(
                        "url", List.of("https://example.org/b"),
                        "title", List.of("A title", "Another title"),
                        "authors", List.of("Ann Writer", "Ben Author"),
                        "site", List.of("Example Times"),
                        "language", List.of("en"),
                        "html.meta.keywords", List.of("a", "b"))))
                .withFurniture(List.of(new Furniture(Furniture.Role.SHARE, "Tell a friend", "share-words")))
                .withDate(new DocumentDate(
                        DocumentDate.Role.PUBLISHED,
                        DateInterval.of(LocalDate.of(2020, 6, 10)),
                        "2020-06-10T18:02:00Z",
                        0.97,
                        evidence))
                .withDate(new DocumentDate(
                        DocumentDate.Role.MODIFIED,
                        new DateInterval(LocalDate.of(2020, 6, 10), null),
                        null,
                        0.5,
                        List.of()))
                .withDate(new DocumentDate(
                        DocumentDate.Role.RETRIEVED,
                        new DateInterval(null, LocalDate.of(2020, 6, 11)),
                        null,
                        1,
                        List.of()))
                .withProblem(new Problem("extract.odd", "the page is odd"))
                .withProblem(new Problem("date.vague", "the date is vague"))
                .with(friday, may, custom, ada, novak, adaLink, novakLink);
        return document.withProvenance(TIMEX_STEP, List.of(friday, may, custom))
                .withProvenance(LINK_STEP, List.of(ada, adaLink));
    }

    /**
     * A document whose text is hard to express: characters of two UTF-16 units and of two code points, markup, quotation
     * marks, line ends of both kinds, and ranges that overlap or run across lines.
     */
    static Document hard() {
        String text =
                "\ud83d\ude00 \ud835\udc9cda Noe\u0308l & <b>Son</b> \"met\" Bo\r\nOdd in\tmid-May\n2020 |\\ 'x'.\n\n"
                        + "  =1+1 \ud83d\udc69\u200d\ud83d\ude80 Noe\u0308l</text>\u2028]]> end";
        Mention firm = mention(text, "\ud835\udc9cda Noe\u0308l & <b>Son</b>", Mention.Type.ORGANIZATION);
        Mention inner = mention(text, "Noe\u0308l", Mention.Type.PERSON);
        Mention lines = mention(text, "Bo\r\nOdd", Mention.Type.PERSON);
        Mention emoji = mention(text, "\ud83d\udc69\u200d\ud83d\ude80", Mention.Type.OTHER);
        Timex may = Timex.of(span(text, "mid-May\n2020"), Timex.Type.DATE, "2020-05")
                .withMod("MID")
                .withInterval(DateInterval.of(YearMonth.of(2020, 5)));
        Document document = Document.of("../a b/\u00e9\ud83d\ude00?<\"&|.html", text);
        return document.withMetadata(document.metadata()
                        .withTitle("A \"title\" & <more>\nin two lines | =1")
                        .withUrl("https://example.org/?q=a b&c=<d>"))
                .with(
                        firm,
                        inner,
                        lines,
                        emoji,
                        may,
                        new CustomAnnotation("titles", span(text, "end"), "a|b c", Map.of("k", "v\n<w>"), 1),
                        new Link(firm, "NIL 1<|>", 0.25, List.of(), List.of()),
                        new Link(inner, "Q7", 0.5, List.of(new Candidate("Q7", "No\u00ebl | \"x\"", 0.5)), List.of()));
    }

    /** All documents, each of which must survive in every format. */
    static List<Document> all() {
        List<Document> all = new ArrayList<>(List.of(full(), hard()));
        all.addAll(odd());
        return all;
    }

    /** Returns how many code points a text has, counted one by one. */
    static int codePoints(String text) {
        return (int) text.codePoints().count();
    }

    /** Documents that each lack or stretch something. */
    static List<Document> odd() {
        List<Document> documents = new ArrayList<>();
        documents.add(Document.of("empty", ""));
        documents.add(Document.of("astral", "\ud83d\ude00\ud840\udc00 e\u0301 \u05e9\u05dc\u05d5\u05dd"));
        documents.add(Document.of("lone surrogates", "\udc00 a\ud800 b \ud800\ud800\udc00 c\ud83d"));
        documents.add(Document.of("line ends", "a\nb\r\nc\rd\u0085e\u2028f\u2029g\u000bh\fi"));
        documents.add(Document.of("control", "\u0000\u0001\u001f\"\\/\u007f\ufeff\uffff"));
        documents.add(Document.of("far dates", "then")
                .withDate(new DocumentDate(
                        DocumentDate.Role.PUBLISHED,
                        new DateInterval(LocalDate.of(-43, 3, 15), LocalDate.of(12020, 1, 1)),
                        null,
                        0,
                        List.of())));
        Mention mention = new Mention(new Span(0, 3), Mention.Type.PLACE, 1);
        documents.add(
                Document.of("link alone", "Ulm is old").with(new Link(mention, "Q3012", 1, List.of(), List.of())));
        return documents;
    }

    private static Mention mention(String text, String surface, Mention.Type type) {
        return new Mention(span(text, surface), type, 0.875);
    }

    private static Span span(String text, String surface) {
        int begin = text.indexOf(surface);
        return new Span(begin, begin + surface.length());
    }
}

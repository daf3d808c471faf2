package dev.sluice.plugins.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.api.CorpusAnnotator;
import dev.sluice.api.CustomAnnotation;
import dev.sluice.api.Document;
import dev.sluice.api.Furniture;
import dev.sluice.api.Furniture.Role;
import dev.sluice.api.Metadata;
import dev.sluice.api.Source;
import dev.sluice.api.Span;
import dev.sluice.api.StepException;
import dev.sluice.api.Timex;
import dev.sluice.testkit.TestContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RepeatedLinesTest {
    private static final String SLOGAN = "The Coast Press has told the islands what happens at sea since 1911.";
    private static final String HARBOR =
            "The harbor of Lindholm will close for two weeks in May so that divers can repair the old lock gates.";
    private static final String FERRY =
            "Ferries to the islands will leave from the fishing pier instead, harbor master Ada Brandt told reporters.";
    private static final String BAKERS =
            "The bakers of the outer islands have ordered less flour than in any spring since the war, they said.";
    private static final String LAMP =
            "After forty years the lighthouse of Lindholm will have a new lamp, which can be seen from the mainland.";

    private static final Document ONE = page("one.html", "https://www.coast.example/one", HARBOR, FERRY, SLOGAN);
    private static final Document TWO = page("two.html", "https://coast.example/two", SLOGAN, BAKERS, LAMP);

    private static Document page(String id, String url, String... lines) {
        return Document.of(id, String.join("\n", lines)).withMetadata(Metadata.EMPTY.withUrl(url));
    }

    private static List<Document> run(List<Document> documents) throws Exception {
        return run(new RepeatedLines(2, false), documents);
    }

    private static <S, M> List<Document> run(CorpusAnnotator<S, M> step, List<Document> documents) throws Exception {
        TestContext context = TestContext.create();
        List<S> observed = new ArrayList<>();
        for (Document document : documents) {
            observed.add(step.observe(document, context));
        }
        M model = step.combine(observed.stream(), context);
        List<Document> out = new ArrayList<>();
        for (Document document : documents) {
            out.add(step.apply(document, model, context));
        }
        return out;
    }

    @Test
    void movesALineOfTwoPagesOfOneSiteToTheFurniture() throws Exception {
        List<Document> documents = run(List.of(ONE, TWO));
        assertThat(documents.get(0).text()).isEqualTo(HARBOR + "\n" + FERRY + "\n");
        assertThat(documents.get(1).text()).isEqualTo(BAKERS + "\n" + LAMP);
        assertThat(documents)
                .allSatisfy(document -> assertThat(document.furniture())
                        .containsExactly(new Furniture(Role.OTHER, SLOGAN, "repeated")));
    }

    @Test
    void givesTheRoleThatALineRuleKnows() throws Exception {
        String legal = "Copyright 2020 Coast Press, Lindholm, all rights reserved";
        List<Document> documents = run(List.of(
                page("1", "https://coast.example/1", HARBOR, legal),
                page("2", "https://coast.example/2", LAMP, legal)));
        assertThat(documents.get(0).furniture()).containsExactly(new Furniture(Role.LEGAL, legal, "repeated"));
    }

    @Test
    void pagesOfOtherSitesSayNothing() throws Exception {
        Document other = page("two.html", "https://island.example/two", SLOGAN, BAKERS, LAMP);
        assertThat(run(List.of(ONE, other))).containsExactly(ONE, other);
    }

    @Test
    void aStoryThatStandsOnTwoPagesStays() throws Exception {
        Document again = page("again.html", "https://coast.example/again", HARBOR, FERRY, LAMP);
        assertThat(run(List.of(ONE, again))).containsExactly(ONE, again);
        assertThat(run(List.of(ONE, again, TWO)).get(0).text())
                .as("what the same story shares stays, what another page shares goes")
                .isEqualTo(HARBOR + "\n" + FERRY + "\n");
    }

    @Test
    void aRefrainWithinOnePageStays() throws Exception {
        Document song = page("song", "https://coast.example/song", HARBOR, "Row, boys, row!", FERRY, "Row, boys, row!");
        assertThat(run(List.of(song, TWO)).get(0)).isSameAs(song);
    }

    @Test
    void headingsThatASeriesRepeatsStay() throws Exception {
        List<Document> documents = List.of(
                page("1", "https://coast.example/1", HARBOR, "What it means for the islands", FERRY),
                page("2", "https://coast.example/2", BAKERS, "What it means for the islands", LAMP));
        assertThat(run(documents)).isEqualTo(documents);
    }

    @Test
    void labelsThatOnePageRepeatsStay() throws Exception {
        String label = "What the keeper saw";
        List<Document> documents = List.of(
                page(
                        "1",
                        "https://coast.example/1",
                        HARBOR,
                        label,
                        "A boat.",
                        label,
                        "A gull.",
                        label,
                        "Nothing.",
                        FERRY),
                page("2", "https://coast.example/2", BAKERS, label, "Two boats.", label, "Fog.", LAMP));
        assertThat(run(documents)).isEqualTo(documents);
    }

    @Test
    void noDocumentIsEmptied() throws Exception {
        Document stub = page("stub", "https://coast.example/stub", SLOGAN);
        List<Document> documents = run(List.of(stub, ONE, TWO));
        assertThat(documents.get(0)).isSameAs(stub);
        assertThat(documents.get(1).text()).doesNotContain(SLOGAN);
    }

    @Test
    void aLineMustStandOnAsManyPagesAsAsked() throws Exception {
        RepeatedLines step = new RepeatedLines(3, false);
        assertThat(run(step, List.of(ONE, TWO))).containsExactly(ONE, TWO);
        Document three = page("three", "https://coast.example/3", SLOGAN, "Other words entirely stand on this page.");
        assertThat(run(step, List.of(ONE, TWO, three)).get(0).text()).doesNotContain(SLOGAN);
    }

    @Test
    void withoutAnAddressTheNameOfTheSiteCounts() throws Exception {
        Metadata metadata = Metadata.EMPTY.withSite("Coast Press");
        List<Document> documents = run(List.of(
                Document.of("a/1", ONE.text()).withMetadata(metadata),
                Document.of("b/2", TWO.text()).withMetadata(metadata)));
        assertThat(documents.get(0).text()).doesNotContain(SLOGAN);
    }

    @Test
    void theAddressAPageWasFetchedFromCounts() throws Exception {
        List<Document> documents = run(List.of(fetched("1", ONE), fetched("2", TWO)));
        assertThat(documents.get(0).text()).doesNotContain(SLOGAN);
    }

    private static Document fetched(String id, Document page) {
        return Document.of(id, Source.of(id).withUrl("http://coast.example/" + id))
                .withText(page.text());
    }

    @Test
    void documentsOfNoKnownSiteAreLeftAloneUnlessFoldersCount() throws Exception {
        List<Document> documents = List.of(
                Document.of("coast/1.txt", ONE.text()),
                Document.of("coast/2.txt", TWO.text()),
                Document.of("isles/2.txt", TWO.text()));
        assertThat(run(documents)).isEqualTo(documents);
        List<Document> cleaned = run(new RepeatedLines(2, true), documents);
        assertThat(cleaned.get(0).text()).doesNotContain(SLOGAN);
        assertThat(cleaned.get(2)).isSameAs(documents.get(2));
    }

    @Test
    void blocksMoveWithTheirWords() throws Exception {
        Document two = TWO.with(
                block(TWO, SLOGAN),
                block(TWO, BAKERS),
                block(TWO, LAMP),
                mark(SLOGAN.length() - 5, SLOGAN.length() + 5));
        Document cleaned = run(List.of(ONE, two)).get(1);
        assertThat(cleaned.custom("block").stream().map(cleaned::surface).toList())
                .containsExactly(BAKERS, LAMP);
        assertThat(cleaned.custom("block").get(0).features()).containsEntry("tag", "p");
        assertThat(cleaned.custom("mark").stream().map(cleaned::surface).toList())
                .containsExactly(BAKERS.substring(0, 4));
    }

    private static CustomAnnotation block(Document document, String words) {
        int begin = document.text().indexOf(words);
        return new CustomAnnotation("block", new Span(begin, begin + words.length()), "p", Map.of("tag", "p"), 1);
    }

    private static CustomAnnotation mark(int begin, int end) {
        return new CustomAnnotation("mark", new Span(begin, end), "", Map.of(), 0.5);
    }

    @Test
    void refusesToMoveWordsUnderAnnotationsOfOtherSteps() {
        Document annotated = ONE.with(Timex.of(new Span(0, 3), Timex.Type.DATE, "2020"));
        assertThatThrownBy(() -> run(List.of(annotated, TWO)))
                .isInstanceOf(StepException.class)
                .hasMessageContaining("one.html")
                .hasMessageContaining("timex")
                .hasMessageContaining("right behind the extractor");
    }

    @Test
    void theOrderOfTheDocumentsDoesNotMatter() throws Exception {
        Random random = new Random(3);
        List<Document> documents = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            List<String> lines = new ArrayList<>();
            for (int line = 0; line < 12; line++) {
                int number = random.nextInt(400);
                lines.add("Line " + number + " tells of the boats that sailed in the year " + number * 7 + ".");
            }
            documents.add(page("page-" + i, "https://coast.example/" + i, lines.toArray(String[]::new)));
        }
        Map<String, String> texts = texts(run(documents));
        assertThat(texts).isNotEqualTo(texts(documents));
        Collections.shuffle(documents, random);
        assertThat(texts(run(documents))).isEqualTo(texts);
    }

    private static Map<String, String> texts(List<Document> documents) {
        Map<String, String> texts = new TreeMap<>();
        documents.forEach(document -> texts.put(document.id(), document.text()));
        return texts;
    }

    @Test
    void aSiteOfManyPagesIsReadInTime() throws Exception {
        List<Document> documents = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            documents.add(
                    page("p" + i, "https://coast.example/" + i, SLOGAN, "Boat " + i + " has sailed.", HARBOR + i));
        }
        long start = System.nanoTime();
        List<Document> cleaned = run(documents);
        assertThat(cleaned).noneMatch(document -> document.text().contains(SLOGAN));
        assertThat((System.nanoTime() - start) / 1e9).isLessThan(10);
    }
}

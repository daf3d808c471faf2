package dev.sluice.plugins.dating;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.DateInterval;
import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate;
import dev.sluice.api.DocumentDate.Role;
import dev.sluice.api.Evidence;
import dev.sluice.testkit.TestContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CorpusDaterTest {
    private static final String STORY =
            "The Wexbury ferry Petronella ran aground off Kilmorran; harbormaster Oswin Tregarth"
                    + " and the lifeboat crew of Saltmere brought the passengers ashore.";

    private final CorpusDater dater = new CorpusDater(new TextDateConfig(Optional.empty(), 0.97));

    @Test
    void aDocumentOfTheSameStoryLendsItsDate() throws Exception {
        List<Document> documents = List.of(
                dated("a", STORY + " The hull is dry.", LocalDate.of(2011, 6, 9)),
                Document.of("b", STORY + " Divers looked at the keel."),
                Document.of("c", "A baker in another town sells rye bread."));
        List<Document> out = run(documents);
        DocumentDate lent = out.get(1).date(Role.PUBLISHED).orElseThrow();
        assertThat(lent.evidence()).extracting(Evidence::surface).contains("a");
        assertThat(lent.value()).startsWith("2011");
        assertThat(out.get(2).date(Role.PUBLISHED)).isEmpty();
    }

    @Test
    void theMonthsOfManyDocumentsNarrowThoseOfOne() throws Exception {
        List<Document> documents = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            documents.add(
                    Document.of("d" + i, "In July 2013 and again in August 2013 boat number " + i + " was painted."));
        }
        documents.add(Document.of("x", "Mr. Gander was elected mayor of the village in 2012."));
        Document alone = run(documents.subList(40, 41)).get(0);
        Document together = run(documents).get(40);
        assertThat(width(together)).isLessThan(width(alone));
        assertThat(interval(together).contains(LocalDate.of(2013, 9, 15))).isTrue();
    }

    @Test
    void aDocumentOfAnotherTimeIsStillTold() throws Exception {
        List<Document> documents = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            documents.add(
                    Document.of("d" + i, "In July 2013 and again in August 2013 boat number " + i + " was painted."));
        }
        documents.add(Document.of(
                "x",
                "Secretary of State Antony Blinken spoke of Covid-19, and of plans made in 2021 and in May 2022."));
        assertThat(interval(run(documents).get(40)).contains(LocalDate.of(2022, 7, 1)))
                .isTrue();
    }

    @Test
    void theOrderOfTheDocumentsDoesNotMatter() throws Exception {
        List<Document> documents = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            documents.add(Document.of("d" + i, STORY + " In the year " + (1990 + i) + " it rained."));
        }
        List<Document> there = run(documents);
        List<Document> reversed = new ArrayList<>(documents);
        Collections.reverse(reversed);
        List<Document> back = run(reversed);
        Collections.reverse(back);
        for (int i = 0; i < documents.size(); i++) {
            assertThat(there.get(i).date(Role.PUBLISHED)).isEqualTo(back.get(i).date(Role.PUBLISHED));
        }
    }

    private List<Document> run(List<Document> documents) throws Exception {
        List<DatedStory> observed = new ArrayList<>();
        for (Document document : documents) {
            observed.add(dater.observe(document, TestContext.create()));
        }
        CorpusDates model = dater.combine(Stream.of(observed).flatMap(List::stream), TestContext.create());
        List<Document> out = new ArrayList<>();
        for (Document document : documents) {
            out.add(dater.apply(document, model, TestContext.create()));
        }
        return out;
    }

    private static Document dated(String id, String text, LocalDate day) {
        return Document.of(id, text)
                .withDate(new DocumentDate(Role.PUBLISHED, DateInterval.of(day), day.toString(), 1, List.of()));
    }

    private static DateInterval interval(Document document) {
        return document.date(Role.PUBLISHED).orElseThrow().interval();
    }

    private static long width(Document document) {
        LocalDate first = interval(document).earliest();
        LocalDate last = interval(document).latest();
        return first == null || last == null ? Long.MAX_VALUE : last.toEpochDay() - first.toEpochDay();
    }
}

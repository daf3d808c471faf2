package dev.sluice.plugins.linking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Document;
import dev.sluice.api.Link;
import dev.sluice.api.Mention;
import dev.sluice.testkit.TestContext;
import java.util.List;
import org.junit.jupiter.api.Test;

class AcronymTest {
    private static final Entity KNOWN = new Entity(
            "own:1",
            "Pelmont Rowing Alliance",
            Mention.Type.ORGANIZATION,
            0.5,
            "",
            "",
            "",
            List.of("PRA"),
            List.of(),
            List.of());

    private static Document linked(String id, String text) throws Exception {
        Words words = Words.load();
        KnowledgeBase own = Bases.of(List.of(KNOWN));
        return new GazetteerLinker(own, words, true, 0.4).annotate(Document.of(id, text), TestContext.create());
    }

    @Test
    void aLongFormDoesNotTakeTheEntityOfItsAcronymUnlessItIsAName() throws Exception {
        Document document = linked("a.txt", "The Pelmont River Authority (PRA) raised its fees. The PRA said so.");
        assertThat(document.links()).hasSize(3);
        assertThat(document.links().stream().map(Link::entity).distinct())
                .hasSize(1)
                .allMatch(id -> id.startsWith(Link.NIL));
        assertThat(document.links().stream().map(l -> l.mention().type())).containsOnly(Mention.Type.ORGANIZATION);
    }

    @Test
    void aLongFormThatIsANameHasTheEntityOfItsAcronym() throws Exception {
        Document document = linked("a.txt", "They wrote to the Pelmont Rowing Alliance Ltd (PRA) in May.");
        assertThat(document.links().stream().map(Link::entity).distinct()).containsExactly("own:1");
    }

    @Test
    void anEntityKnownByAnAcronymDoesNotTakeInTheLongFormOfAnotherDocument() throws Exception {
        List<Document> documents = Linking.clustered(List.of(
                linked("a.txt", "The Pelmont River Authority (PRA) raised its fees. The PRA said so."),
                linked("b.txt", "They wrote to the PRA in May."),
                linked("c.txt", "They wrote to the Pelmont River Authority in May.")));
        assertThat(documents.get(0).links().get(0).entity())
                .startsWith(Link.NIL)
                .isEqualTo(documents.get(2).links().get(0).entity());
        assertThat(documents.get(1).links().get(0).entity()).isEqualTo("own:1");
    }

    @Test
    void lettersBehindAKnownOrganizationMeanItEvenIfTheyAreThoseOfAnotherLanguage() throws Exception {
        Document document = linked("a.txt", "The Pelmont Rowing Alliance (KTV) met. A boat of the KTV sank.");
        assertThat(document.links()).extracting(Link::entity).containsExactly("own:1", "own:1", "own:1");
    }

    @Test
    void bracketsMayStandApartFromTheAcronym() throws Exception {
        Document document = linked("a.txt", "The Pelmont River Authority ( PRA ) met. A boat of the PRA sank.");
        assertThat(document.links().stream().map(Link::entity).distinct())
                .hasSize(1)
                .allMatch(id -> id.startsWith(Link.NIL));
    }

    @Test
    void anUnknownAcronymJoinsTheOneLongFormOfTheCorpus() throws Exception {
        List<Document> documents = Linking.clustered(List.of(
                linked("a.txt", "They wrote to the Quillfeather Towage Company Ltd in May."),
                linked("b.txt", "They wrote to the Kolbanska Harbor Union in May."),
                linked("c.txt", "They wrote to the KHU in May.")));
        assertThat(documents.get(2).links().get(0).entity())
                .isEqualTo(documents.get(1).links().get(0).entity())
                .isNotEqualTo(documents.get(0).links().get(0).entity());
    }

    @Test
    void theCodeOfACurrencyIsNoAcronymOfTheOrganizationInFront() throws Exception {
        Document document = linked("a.txt", "Income of the Pelmont Rowing Alliance (PLN) fell. The PLN fell, too.");
        assertThat(document.links().stream()
                        .filter(l -> document.surface(l).equals("PLN"))
                        .map(Link::entity))
                .isNotEmpty()
                .doesNotContain("own:1");
    }

    @Test
    void anAcronymMayTakeLettersFromInsideOfWords() throws Exception {
        Document document = linked("a.txt", "Fares of Kelmora Airlines (KMA) rose. A jet of KMA sank, and one of KQA.");
        assertThat(document.links().stream()
                        .filter(l -> !document.surface(l).equals("KQA"))
                        .map(Link::entity)
                        .distinct())
                .containsExactly(NilId.of("kelmora airlines"));
        Document other = linked("b.txt", "Fares of Kelmora Airlines (KQA) rose. A jet of KQA sank.");
        assertThat(other.links().stream()
                        .filter(l -> other.surface(l).equals("KQA"))
                        .map(Link::entity)
                        .distinct())
                .containsExactly(NilId.of("kqa"));
    }

    @Test
    void theEndOfAnOrganizationBehindAnArticleMeansTheWhole() throws Exception {
        Document document = linked(
                "a.txt",
                "The Pelmont Rowing Alliance met. Then the Rowing Alliance voted. Some Rowing Alliance members left.");
        assertThat(document.links())
                .extracting(Link::entity)
                .containsExactly("own:1", "own:1", NilId.of("rowing alliance"));
    }

    @Test
    void theEndOfAnOrganizationInFrontOfItMeansNothingYet() throws Exception {
        Document document = linked("a.txt", "Then the Rowing Alliance voted. The Pelmont Rowing Alliance met.");
        assertThat(document.links()).extracting(Link::entity).containsExactly(NilId.of("rowing alliance"), "own:1");
    }
}

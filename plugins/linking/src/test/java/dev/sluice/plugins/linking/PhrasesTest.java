package dev.sluice.plugins.linking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.CorpusAnnotator;
import dev.sluice.api.Document;
import dev.sluice.api.Link;
import dev.sluice.testkit.TestContext;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PhrasesTest {
    private static List<Link> links(String text, boolean phrases) throws Exception {
        return clustered(text, phrases).links();
    }

    private static Document clustered(String text, boolean phrases) throws Exception {
        CorpusAnnotator<?, ?> clusterer =
                new ClusterFactory().create(new ClusterConfig(0, true, phrases, ""), TestContext.create());
        return Linking.clustered(clusterer, List.of(Linking.linked("a.txt", text)))
                .get(0);
    }

    private static Map<String, String> phrases(String text) throws Exception {
        Document document = clustered(text, true);
        return document.links().stream()
                .collect(Collectors.toMap(document::surface, Link::entity, (first, last) -> last));
    }

    @Test
    void anArticleAndItsNameAreOne() throws Exception {
        assertThat(phrases("Then the European Central Bank raised rates."))
                .containsEntry("the European Central Bank", "Q8901")
                .containsEntry("European Central Bank", "Q8901");
    }

    @Test
    void whatAPersonIsMeansThePerson() throws Exception {
        Map<String, String> found = phrases("Soon NATO chairman Orla Tveitdal spoke.");
        assertThat(found.get("NATO chairman Orla Tveitdal"))
                .isEqualTo(found.get("Orla Tveitdal"))
                .isEqualTo(found.get("NATO chairman"))
                .startsWith(Link.NIL);
        assertThat(found).containsEntry("NATO", "Q7184");
    }

    @Test
    void whatSomebodyHeadsBelongsToThePhrase() throws Exception {
        assertThat(phrases("Soon company chairman Orla Tveitdal spoke.")).containsKey("company chairman");
        assertThat(phrases("Soon Quillfeather Towage Inc. chairman Orla Tveitdal spoke."))
                .containsKey("Quillfeather Towage Inc. chairman Orla Tveitdal");
    }

    @Test
    void aPlaceWithWhatItLiesInIsThePlace() throws Exception {
        assertThat(phrases("The company opened an office in Munich, Germany, last year."))
                .containsEntry("Munich, Germany", "Q1726");
    }

    @Test
    void whatDescribesANameBelongsToThePhraseAndStandsForItAlone() throws Exception {
        Map<String, String> found = phrases("Soon the big German insurance company Quillfeather Inc. went bankrupt.");
        assertThat(found.get("the big German insurance company Quillfeather Inc."))
                .isEqualTo(found.get("the big German insurance company"))
                .isEqualTo(found.get("Quillfeather Inc."))
                .isNotNull();
        assertThat(found.get("German")).isNotEqualTo(found.get("Quillfeather Inc."));
    }

    @Test
    void aPhraseBeginsBehindTheVerb() throws Exception {
        assertThat(phrases("NATO praised chairman Orla Tveitdal.")).containsKey("chairman Orla Tveitdal");
    }

    @Test
    void whatStandsBetweenCommasMeansTheNameBeforeIt() throws Exception {
        Map<String, String> found = phrases("Soon Orla Tveitdal, the former chairman of NATO, spoke.");
        assertThat(found.get("Orla Tveitdal, the former chairman of NATO"))
                .isEqualTo(found.get("the former chairman of NATO"))
                .isEqualTo(found.get("Orla Tveitdal"))
                .isNotNull();
        assertThat(found).containsEntry("NATO", "Q7184");
    }

    @Test
    void theNextNameOfAListDescribesNobody() throws Exception {
        Map<String, String> found = phrases("Talks were held by Orla Tveitdal, the European Central Bank, and others.");
        assertThat(found.get("the European Central Bank")).isEqualTo("Q8901");
    }

    @Test
    void whatStandsBeforeACommaMeansTheNameBehindIt() throws Exception {
        Map<String, String> found = phrases("The former chairman of NATO, Orla Tveitdal, spoke.");
        assertThat(found.get("The former chairman of NATO"))
                .isEqualTo(found.get("Orla Tveitdal"))
                .isNotNull();
    }

    @Test
    void anAgeBelongsToThePhrase() throws Exception {
        assertThat(phrases("Soon Mr Orla Tveitdal, 47, spoke.")).containsKey("Mr Orla Tveitdal, 47");
    }

    @Test
    void aGovernmentStandsForItsCountry() throws Exception {
        Map<String, String> found = phrases("Then the government of Germany met, and later the Portuguese government.");
        assertThat(found.get("the government of Germany")).isEqualTo(found.get("Germany"));
        assertThat(found.get("the Portuguese government")).isEqualTo(found.get("Portuguese"));
    }

    @Test
    void thePeopleOfACountryAreNotTheNounBehindThem() throws Exception {
        assertThat(phrases("Then the cold Portuguese water rose.")).doesNotContainKey("the cold Portuguese");
    }

    @Test
    void theDesignationOfAModelIsItsIdentity() throws Exception {
        Map<String, String> found = phrases(
                "Quillfeather Inc. sold a new Quillfeather KV470 airliner. The KV470 is large, and KV470s sell well.");
        assertThat(found.get("The KV470")).isNotNull().isEqualTo(found.get("KV470s"));
        assertThat(found.get("Quillfeather KV470 airliner")).isEqualTo(found.get("KV470"));
        assertThat(found.get("KV470")).isNotEqualTo(found.get("Quillfeather Inc."));
    }

    @Test
    void aWordWithACapitalInsideOpensTheNameOfAProduct() throws Exception {
        assertThat(phrases("They opened the new qCart Ticket Store in June."))
                .containsKeys("qCart Ticket Store", "the new qCart Ticket Store");
    }

    @Test
    void amountsAndYearsAreNoModels() throws Exception {
        assertThat(links("They counted 470 boats in the 1990s, on the 21st, at 5pm.", true))
                .isEmpty();
    }

    @Test
    void hostileTextCostsLittle() throws Exception {
        Map<String, String> found = phrases("Orla Tveitdal, " + "the chairman of ".repeat(20_000) + "NATO");
        assertThat(found).containsEntry("NATO", "Q7184");
    }

    @Test
    void namesAloneAreFoundUnlessPhrasesAreAskedFor() throws Exception {
        String text = "Then the European Central Bank raised rates in Munich, Germany, as well.";
        assertThat(links(text, false)).hasSizeLessThan(links(text, true).size());
    }

    @Test
    void anUnknownPlaceJoinsTheOnlyKnownOneOfTheCorpusThatIsCalledSo() throws Exception {
        List<Document> documents = Linking.clustered(List.of(
                Linking.linked("a.txt", "The ferry from Portugal left for Setubal in Portugal."),
                Linking.linked("b.txt", "Yesterday Setubal won a prize.")));
        assertThat(documents.get(1).links().get(0).entity())
                .isEqualTo(Linking.link(documents.get(0), "Setubal").entity())
                .startsWith("Q");
    }
}

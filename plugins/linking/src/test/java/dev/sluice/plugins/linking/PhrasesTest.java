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

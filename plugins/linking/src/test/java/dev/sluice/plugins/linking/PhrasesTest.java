package dev.sluice.plugins.linking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.CorpusAnnotator;
import dev.sluice.api.Document;
import dev.sluice.api.Layer;
import dev.sluice.api.Link;
import dev.sluice.api.Mention;
import dev.sluice.api.Span;
import dev.sluice.testkit.TestContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "470", "1990s", "21st", "5pm", "5PM", "50kWh", "50 kWh", "20 kHz", "300 mAh", "5KW", "40KM", "10K",
                "M25", "A40", "B12", "4G", "3D", "80S", "21ST", "2012", "FY2012", "G20", "U21", "CO22", "ISO9001",
                "mRNA", "pH", "13 TeV"
            })
    void amountsTimesUnitsAndYearsAreNoProducts(String written) throws Exception {
        String text = "They told of " + written + " there.";
        Span span = new Span(text.indexOf(written), text.indexOf(written) + written.length());
        assertThat(links(text, true))
                .filteredOn(link -> link.span().begin() < span.end()
                        && span.begin() < link.span().end())
                .extracting(link -> link.mention().type())
                .doesNotContain(Mention.Type.PRODUCT);
    }

    @Test
    void theNameOfAProductEndsWithItsSentence() throws Exception {
        assertThat(phrases("They bought the V470. The price rose."))
                .containsKey("V470")
                .doesNotContainKey("V470. The");
    }

    @ParameterizedTest
    @ValueSource(strings = {"KV470", "KV470s", "V470", "47VX", "QV4700B", "qCart", "vPad"})
    void designationsAreProducts(String written) throws Exception {
        assertThat(links("They told of the " + written + " there.", true))
                .anyMatch(link -> link.mention().type() == Mention.Type.PRODUCT);
    }

    /** Returns the ids by name after a text in which these organizations are known was clustered. */
    private static Map<String, String> known(String text, Map<String, String> organizations) throws Exception {
        List<Link> links = new ArrayList<>();
        organizations.forEach((name, id) -> {
            for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
                Mention mention = new Mention(new Span(at, at + name.length()), Mention.Type.ORGANIZATION, 1);
                links.add(new Link(mention, id, 1, List.of(), List.of()));
            }
        });
        links.sort(Comparator.comparing(Link::span));
        Document document = Document.of("a.txt", text)
                .withLayer(Layer.MENTION, links.stream().map(Link::mention).toList())
                .withLayer(Layer.LINK, links);
        CorpusAnnotator<?, ?> clusterer =
                new ClusterFactory().create(new ClusterConfig(0, true, true, ""), TestContext.create());
        Document clustered = Linking.clustered(clusterer, List.of(document)).get(0);
        return clustered.links().stream()
                .collect(Collectors.toMap(clustered::surface, Link::entity, (first, last) -> last));
    }

    @Test
    void aNumberIsAProductOfTheMakerBeforeIt() throws Exception {
        Map<String, String> found = known(
                "Then Brenlo 470 and Vardia 470 were shown. The Brenlo 470 sells well.",
                Map.of("Brenlo", "Q1", "Vardia", "Q2"));
        assertThat(found.get("Brenlo 470")).startsWith(Link.NIL).isNotEqualTo(found.get("Vardia 470"));
        assertThat(found.get("The Brenlo 470")).isEqualTo(found.get("Brenlo 470"));
    }

    @Test
    void theNameOfAProductEndsBeforeTheNextKnownName() throws Exception {
        assertThat(known("They sold the KV470 Brenlo wanted.", Map.of("Brenlo", "Q1")))
                .containsKey("KV470")
                .doesNotContainKey("KV470 Brenlo")
                .containsEntry("Brenlo", "Q1");
    }

    @Test
    void theMentionOfAProductHasItsType() throws Exception {
        Document document = clustered("They sold a new Quillfeather KV470 in June, and a KV470 in July.", true);
        Map<Span, Mention.Type> types = document.links().stream()
                .collect(Collectors.toMap(Link::span, l -> l.mention().type(), (l, r) -> l));
        assertThat(document.mentions())
                .isNotEmpty()
                .allSatisfy(mention -> assertThat(types).containsEntry(mention.span(), mention.type()));
        assertThat(document.mentions()).anyMatch(mention -> mention.type() == Mention.Type.PRODUCT);
    }

    @Test
    void oneSpanHasOneLink() throws Exception {
        List<Link> links = links(
                "The chairman of the European Central Bank, Orla Tveitdal of the Bank of Portugal, spoke of the KV470.",
                true);
        assertThat(links).extracting(Link::span).doesNotHaveDuplicates();
    }

    @Test
    void correctionsHoldForProducts(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(
                folder.resolve("corrections.tsv"),
                "is\tKV470\tQ99\nmerge\tQV4700\tWV4800\nis\tQuillfeather KV900\tQ98\n");
        CorpusAnnotator<?, ?> clusterer =
                new ClusterFactory().create(new ClusterConfig(0, true, true, file.toString()), TestContext.create());
        String text = "They showed the KV470, the QV4700 and the WV4800. Soon Quillfeather KV900 was sold out.";
        Document document = Linking.clustered(clusterer, List.of(Linking.linked("a.txt", text)))
                .get(0);
        Map<String, String> found = document.links().stream()
                .collect(Collectors.toMap(document::surface, Link::entity, (first, last) -> last));
        assertThat(found).containsEntry("KV470", "Q99").containsEntry("Quillfeather KV900", "Q98");
        assertThat(found.get("QV4700")).isNotNull().isEqualTo(found.get("WV4800"));
    }

    @Test
    void hostileTextGivesNoMoreThanALinkForAFewWords() throws Exception {
        int times = 4_000;
        assertThat(links("KV470 ".repeat(times), true)).hasSizeLessThan(2 * times);
        assertThat(links("Quillfeather KV470 ".repeat(times), true)).hasSizeLessThan(4 * times);
        Map<String, String> found = phrases("Orla Tveitdal, " + "the chairman of ".repeat(20_000) + "NATO");
        assertThat(found).containsEntry("NATO", "Q7184");
    }

    @Test
    void whatWasClusteredBeforeIsClusteredTheSame() throws Exception {
        CorpusAnnotator<?, ?> clusterer =
                new ClusterFactory().create(new ClusterConfig(0, true, true, ""), TestContext.create());
        Document once = Linking.clustered(
                        clusterer,
                        List.of(Linking.linked(
                                "a.txt",
                                "The Vardonian airline Brenlo Ltd. bought a new Quillfeather KV470 from the maker"
                                        + " Quillfeather Inc., said Orla Tveitdal, the chairman of Brenlo Ltd.")))
                .get(0);
        Document read = once.withLayer(
                Layer.MENTION,
                Stream.concat(once.mentions().stream(), once.links().stream().map(Link::mention))
                        .distinct()
                        .sorted(Comparator.comparing(Mention::span))
                        .toList());
        assertThat(Linking.clustered(clusterer, List.of(read)).get(0).links()).isEqualTo(once.links());
        assertThat(once.links()).extracting(once::surface).contains("the maker Quillfeather Inc.");
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

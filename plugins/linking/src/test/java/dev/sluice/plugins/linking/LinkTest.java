package dev.sluice.plugins.linking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.DateInterval;
import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate;
import dev.sluice.api.Link;
import dev.sluice.api.Mention;
import dev.sluice.api.Span;
import dev.sluice.testkit.TestContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            The ferry left for Lisbon at noon.                          | Lisbon            | Q597
            A Portuguese crew brought it home.                          | Portuguese        | Q45
            Two Norwegians were on board.                               | Norwegians        | Q20
            The talks between NATO and its partners went on.            | NATO              | Q7184
            Some U.S. diplomats stayed away.                            | U.S.              | Q30
            The rules of the US and Canada differ.                      | US                | Q30
            They asked the European Central Bank for a loan.            | European Central Bank | Q8901
            The rain came from Côte d'Ivoire.                           | Côte d'Ivoire     | Q1008
            A letter from Chancellor Angela Merkel was read out.        | Angela Merkel     | Q567
            """)
    void aKnownNameHasTheIdOfItsEntity(String text, String surface, String entity) throws Exception {
        assertThat(Linking.entities(text)).containsEntry(surface, entity);
    }

    @Test
    void aPossessiveEndingIsNoPartOfTheName() throws Exception {
        assertThat(Linking.entities("Sweden’s lakes freeze before Norway's fjords do."))
                .containsOnlyKeys("Sweden", "Norway");
    }

    @Test
    void aTitleIsNoPartOfTheNameButTellsItsType() throws Exception {
        Document document = Linking.linked("a.txt", "Yesterday harbor master and Captain Tobin Quillfeather spoke.");
        Link link = Linking.link(document, "Tobin Quillfeather");
        assertThat(link.mention().type()).isEqualTo(Mention.Type.PERSON);
        assertThat(link.entity()).startsWith(Link.NIL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "On Monday the shop opens late.",
                "However, nobody came in March.",
                "When it rains, we stay.",
                "Bakers rise early. Painters do not."
            })
    void smallWordsAndDatesAreNoNames(String text) throws Exception {
        assertThat(Linking.entities(text)).isEmpty();
    }

    @Test
    void wordsOfATitleAreNoNames() throws Exception {
        assertThat(Linking.entities(
                        "Talks of the Secretary of the Treasury Tobin Quillfeather and Secretary of State Tobin"
                                + " Quillfeather began."))
                .containsOnlyKeys("Tobin Quillfeather");
    }

    @Test
    void aKnownNameIsMeantWhereAnotherNameFollowsWithoutAWordBetween() throws Exception {
        assertThat(Linking.entities("According to sources, the European Commission Middle East envoy resigned."))
                .containsEntry("European Commission", "Q8880")
                .containsEntry("Middle East", "Q7204");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            In the holy city of Kerbala, a cleric spoke of Iraq.  | Kerbala    | Q199909
            Afghanistan's army left Jallalabad at night.          | Jallalabad | Q183303
            In the holy city of Kerbala, a cleric spoke of Chile. | Kerbala    | NIL
            Iraq's police took Tikriti to court.                  | Tikriti    | NIL
            """)
    void aPlaceMayBeSpelledInAnotherWayWhereItsCountryIsNamed(String text, String surface, String entity)
            throws Exception {
        assertThat(Linking.entities(text)).containsEntry(surface, entity);
    }

    @Test
    void aDemonymIsAGroup() throws Exception {
        Document document = Linking.linked("a.txt", "The Danish team met Chile.");
        assertThat(Linking.link(document, "Danish").mention().type()).isEqualTo(Mention.Type.GROUP);
        assertThat(Linking.link(document, "Chile").mention().type()).isEqualTo(Mention.Type.PLACE);
    }

    @Test
    void thePlaceThatAnOrganizationIsAboutIsNoShortFormOfIt() throws Exception {
        Document document = Linking.linked(
                "a.txt", "The Fenwick Canal Authority met. Ships wait before the Fenwick Canal, said the Authority.");
        assertThat(Linking.link(document, "Fenwick Canal").entity())
                .isNotEqualTo(Linking.link(document, "Fenwick Canal Authority").entity());
    }

    @Test
    void aFamilyNameFollowsTheFullNameOfItsDocument() throws Exception {
        Document document = Linking.linked(
                "a.txt",
                "Chancellor Angela Merkel arrived late. Later Merkel left with Orla Tveitdal. Tveitdal smiled.");
        assertThat(Linking.link(document, "Merkel").entity()).isEqualTo("Q567");
        assertThat(Linking.link(document, "Tveitdal").entity())
                .isEqualTo(Linking.link(document, "Orla Tveitdal").entity());
        assertThat(Linking.link(document, "Tveitdal").mention().type()).isEqualTo(Mention.Type.PERSON);
    }

    @Test
    void aFamilyNameMeansTheFamousBearerEvenBehindARelativeNobodyKnows() throws Exception {
        Document document = Linking.linked(
                "a.txt", "Chancellor Angela Merkel arrived late with Tobin Merkel. Later Merkel and the guests left.");
        assertThat(Linking.link(document, "Merkel").entity()).isEqualTo("Q567");
        assertThat(Linking.link(document, "Tobin Merkel").entity()).startsWith(Link.NIL);
    }

    @Test
    void theLastWordOfAnEnumerationBelongsToAllItsNames() throws Exception {
        assertThat(Linking.entities("The storm crossed Dutchess and Ulster Counties in New York."))
                .containsEntry("Dutchess", "Q115148")
                .containsEntry("Ulster Counties", "Q56152");
    }

    @Test
    void aNameWrittenInOneWordIsTheOneOfSeveral() throws Exception {
        assertThat(linkedByOwn("A street was named after PelmontBridge last year.", "Pelmont Bridge"))
                .containsExactly("own:0");
    }

    @Test
    void anArticleIsPartOfANameThatIsRecordedWithIt() throws Exception {
        KnowledgeBase own = Bases.of(List.of(new Entity(
                "Q9900",
                "The Pelmont Herald",
                Mention.Type.ORGANIZATION,
                0.6,
                "",
                "",
                "",
                List.of(),
                List.of(),
                List.of())));
        Document document = new GazetteerLinker(own, Words.load(), true, 0.4)
                .annotate(
                        Document.of("a.txt", "The tide comes at noon.\n\nThe Pelmont Herald\n\nMore tides come later."),
                        TestContext.create());
        assertThat(Linking.link(document, "The Pelmont Herald").entity()).isEqualTo("Q9900");
    }

    @Test
    void anAcronymInBracketsMeansTheNameBeforeIt() throws Exception {
        Document document = Linking.linked(
                "a.txt", "The Pelmont River Authority (PRA) raised its fees. A spokesman of the PRA said so.");
        assertThat(document.links().stream().map(Link::entity).distinct()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Karim al-Zubeidi", "Kareem El Zubaidi", "Karim Zubaydi", "Kareem az-Zubeidi"})
    void anotherLatinSpellingMeansTheSamePerson(String name) throws Exception {
        assertThat(linkedByOwn("A street was named after " + name + " last year.", "Karim al-Zubaidi"))
                .containsExactly("own:0");
    }

    @Test
    void aSpellingThatFitsTwoPeopleMeansNeither() throws Exception {
        assertThat(linkedByOwn("A street was named after Kareem Zubeidi.", "Karim al-Zubaidi", "Karim Zubaydi"))
                .allMatch(id -> id.startsWith(Link.NIL));
    }

    private static List<String> linkedByOwn(String text, String... names) throws Exception {
        List<Entity> entities = new ArrayList<>();
        for (String name : names) {
            entities.add(new Entity(
                    "own:" + entities.size(),
                    name,
                    Mention.Type.PERSON,
                    0.3,
                    "IQ",
                    "",
                    "",
                    List.of(),
                    List.of(),
                    List.of()));
        }
        Words words = Words.load();
        KnowledgeBase own = Bases.of(entities);
        return new GazetteerLinker(own, words, true, 0.4)
                .link(Document.of("a.txt", text), TestContext.create()).stream()
                        .map(Link::entity)
                        .toList();
    }

    @Test
    void anUnknownNameHasTheSameIdInEveryDocument() throws Exception {
        Link one = Linking.link(Linking.linked("a.txt", "We met Orla Tveitdal in May."), "Orla Tveitdal");
        Link other = Linking.link(Linking.linked("b.txt", "\n\nNobody saw Orla Tveitdal."), "Orla Tveitdal");
        assertThat(one.entity()).isEqualTo(other.entity()).matches("NIL-[0-9a-f]{12}");
    }

    @Test
    void aLinkTellsItsCandidatesAndReasons() throws Exception {
        Link link = Linking.link(Linking.linked("a.txt", "The ship left Georgia for Batumi."), "Georgia");
        assertThat(link.candidates()).hasSizeBetween(2, 3);
        assertThat(link.candidates().get(0).entity()).isEqualTo(link.entity());
        assertThat(link.evidence()).isNotEmpty();
    }

    @Test
    void aPersonInOfficeAtTheDateIsPreferred() throws Exception {
        Document document = Document.of("a.txt", "A word from Prime Minister David Cameron.");
        DocumentDate date = new DocumentDate(
                DocumentDate.Role.PUBLISHED, DateInterval.of(LocalDate.of(2012, 3, 4)), "2012-03-04", 1, List.of());
        Link dated = Linking.links(document.withDate(date)).get(0);
        assertThat(dated.entity()).isEqualTo("Q192");
        assertThat(dated.evidence()).anyMatch(e -> e.rule().equals("in office at the date"));
        assertThat(dated.score()).isGreaterThan(Linking.links(document).get(0).score());
    }

    @Test
    void mentionsOfAnEarlierStepAreLinkedAsTheyAre() throws Exception {
        Mention given = new Mention(new Span(4, 10), Mention.Type.PLACE, 0.5);
        Document document = Document.of("a.txt", "old lisbon is loud").with(given);
        List<Link> links = Linking.links(document);
        assertThat(links).hasSize(1);
        assertThat(links.get(0).mention()).isEqualTo(given);
        assertThat(links.get(0).entity()).isEqualTo("Q597");
    }

    @Test
    void aHeadlineInCapitalsGivesKnownNamesAlone() throws Exception {
        assertThat(Linking.entities("FLOODS CLOSE SCHOOLS IN PORTUGAL AGAIN\n\nThe water rose in the night."))
                .containsOnlyKeys("PORTUGAL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OSLO, March 3 - The ferry company lowered its fares.",
                "By Orla Tveitdal\n\nOSLO (QNA) The ferry company lowered its fares.",
                "Ferries are cheap now. Orla Tveitdal OSLO 1998-03-04 The ferry company lowered its fares."
            })
    void aPlaceInCapitalsBeforeASentenceIsADateline(String text) throws Exception {
        assertThat(Linking.entities(text)).containsEntry("OSLO", "Q585");
    }

    @Test
    void theBeginningOfAnOrganizationsNameMeansItWhereOnlyItsKindIsLeftOut() throws Exception {
        Document document = Linking.linked(
                "a.txt", "The ships of Pelmont Quay Airlines lay idle. Nobody at Pelmont Quay spoke of Pelmont Sound.");
        assertThat(Linking.link(document, "Pelmont Quay").entity())
                .isEqualTo(Linking.link(document, "Pelmont Quay Airlines").entity())
                .isNotEqualTo(Linking.link(document, "Pelmont Sound").entity());
    }

    @Test
    void aRegularWordForThePeopleOfAPlaceMeansThePlaceUnlessItIsAGivenName() throws Exception {
        KnowledgeBase own = Bases.of(List.of(
                new Entity("Q9900", "Quellia", Mention.Type.PLACE, 0.6, "", "", "", List.of(), List.of(), List.of()),
                new Entity("Q9901", "Adria", Mention.Type.PLACE, 0.6, "", "", "", List.of(), List.of(), List.of())));
        GazetteerLinker linker = new GazetteerLinker(own, Words.load(), true, 0.4);
        Document document = linker.annotate(
                Document.of("a.txt", "The Quellian lakes froze. Later Adrian left."), TestContext.create());
        assertThat(Linking.link(document, "Quellian").entity()).isEqualTo("Q9900");
        assertThat(Linking.link(document, "Adrian").entity()).startsWith(Link.NIL);
    }

    @Test
    void anAcronymOfSmallWordsMeansThem() throws Exception {
        assertThat(Linking.entities("A new aerial photograph (AP) shows the shore. The AP is sharp."))
                .containsEntry("AP", Link.NIL);
    }

    @Test
    void aGivenNameWithoutAnArticleIsNotTheWordForOneOfAPeople() throws Exception {
        assertThat(Linking.entities("Later Finn and Orla left.")).containsEntry("Finn", Link.NIL);
        assertThat(Linking.entities("Later a Finn left.")).containsEntry("Finn", "Q33");
    }

    @Test
    void aWellKnownPlaceIsAPersonWhereOneOfThatNameCameBeforeUnlessItStandsAsAPlace() throws Exception {
        Document document = Linking.linked(
                "a.txt",
                "A word from Captain Orla Lisbon. Soon Lisbon smiled. The ferry left from Lisbon. Portugal is warm.");
        List<String> entities = document.links().stream().map(Link::entity).toList();
        assertThat(entities).hasSize(4).endsWith("Q597", "Q45");
        assertThat(entities.get(1)).isEqualTo(entities.get(0)).startsWith(Link.NIL);
    }

    @Test
    void somebodyOfAnUnknownCountryIsNotPassedOverForALessKnownOneOfACountryOfTheText() throws Exception {
        KnowledgeBase own = Bases.of(List.of(
                new Entity("Q9900", "Vardonia", Mention.Type.PLACE, 0.9, "VD", "", "", List.of(), List.of(), List.of()),
                new Entity(
                        "Q9901", "Ivo Ombury", Mention.Type.PERSON, 0.5, "", "", "", List.of(), List.of(), List.of()),
                new Entity(
                        "Q9902",
                        "Ivo Ombury",
                        Mention.Type.PERSON,
                        0.3,
                        "VD",
                        "",
                        "",
                        List.of(),
                        List.of(),
                        List.of())));
        Document document = new GazetteerLinker(own, Words.load(), true, 0.4)
                .annotate(Document.of("a.txt", "Snow fell in Vardonia when Ivo Ombury came."), TestContext.create());
        assertThat(Linking.link(document, "Ivo Ombury").entity()).isEqualTo("Q9901");
    }

    @Test
    void lettersWithDotsMaySpellAsTwo() throws Exception {
        assertThat(linkedByOwn("A street was named after Joerg Maehlund last year.", "Jörg Mählund"))
                .containsExactly("own:0");
    }

    @Test
    void offsetsCountUtf16UnitsBehindEmojiAndCombiningMarks() throws Exception {
        String text = "😀 e\u0301tude in Lisbon";
        Link link = Linking.links(Document.of("a.txt", text)).get(0);
        assertThat(text.substring(link.span().begin(), link.span().end())).isEqualTo("Lisbon");
    }
}

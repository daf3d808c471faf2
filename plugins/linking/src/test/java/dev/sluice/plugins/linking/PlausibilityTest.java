package dev.sluice.plugins.linking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Document;
import dev.sluice.api.Link;
import dev.sluice.api.Mention;
import dev.sluice.api.Span;
import dev.sluice.testkit.TestContext;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlausibilityTest {
    private static final Words WORDS = Words.load();
    private static final Entity HAMLET = place("Q9900", "Ombury", 0.3, "QX", "village with a mill", List.of());
    private static final Entity CITY = place("Q9901", "Ombury", 0.8, "QX", "", List.of());
    private static final Entity COUNTRY = place("Q9902", "Quaxia", 0.9, "QX", "", List.of("Quaxian"));

    private static Entity place(
            String id, String name, double prior, String country, String description, List<String> demonyms) {
        return new Entity(
                id,
                name,
                Mention.Type.PLACE,
                prior,
                country,
                "",
                "",
                List.of(),
                demonyms,
                List.of(),
                description,
                0,
                false);
    }

    private static Name name(String surface, double score, Entity... meanings) {
        return new Name(
                new Span(0, surface.length()),
                surface,
                Spelling.fold(surface),
                Mention.Type.OTHER,
                false,
                false,
                "name in knowledge base",
                score,
                List.of(meanings).stream()
                        .map(e -> new KnowledgeBase.Match(e, e.name(), KnowledgeBase.Kind.NAME))
                        .toList());
    }

    /** Returns how probable the first meaning of the first name is in a text with these names. */
    private static double probability(String text, Name... names) throws Exception {
        Plausibility plausibility = new Plausibility(
                Bases.of(List.of(HAMLET, COUNTRY)), WORDS, Plausibility.Weights.load(), text, List.of(names));
        return plausibility.of(names[0], names[0].matches().get(0));
    }

    @Test
    void aSingleWordMeansALittleKnownPlaceLessProbablyThanAWellKnownOne() throws Exception {
        assertThat(probability("", name("Ombury", 0.8, HAMLET)))
                .isLessThan(0.4)
                .isLessThan(probability("", name("Ombury", 0.8, CITY)));
    }

    @Test
    void aPlaceIsMoreProbableWhereItsCountryIsNamed() throws Exception {
        Name hamlet = name("Ombury", 0.8, HAMLET);
        assertThat(probability("", hamlet, name("Quaxia", 0.9, COUNTRY))).isGreaterThan(probability("", hamlet));
    }

    @Test
    void theSameNameElsewhereIsNoSupport() throws Exception {
        Name city = name("Ombury", 0.8, CITY);
        assertThat(probability("", city, city, city)).isEqualTo(probability("", city));
    }

    @Test
    void aPlaceIsMoreProbableWhereTheTextHasWordsOfItsDescription() throws Exception {
        Name hamlet = name("Ombury", 0.8, HAMLET);
        assertThat(probability("The mill of the village stands still.", hamlet))
                .isGreaterThan(probability("The shares of the firm fell.", hamlet));
    }

    @Test
    void aWordOfALongerNameMeansAPlaceLessProbably() throws Exception {
        Name hamlet = name("Ombury", 0.8, HAMLET);
        assertThat(probability("", hamlet, name("Ivo Ombury", 0.9))).isLessThan(probability("", hamlet));
    }

    @Test
    void aPlaceIsMoreProbableBehindAPreposition() throws Exception {
        Span span = new Span(7, 13);
        Name name = new Name(
                span,
                "Ombury",
                "ombury",
                Mention.Type.OTHER,
                false,
                false,
                "name in knowledge base",
                0.8,
                name("Ombury", 0.8, HAMLET).matches());
        assertThat(probability("Rain in Ombury.".substring(1), name))
                .isGreaterThan(probability("Rain on Ombury.".substring(1), name));
    }

    @Test
    void somebodyKnownForAnOfficeIsLessProbableInATextWithoutPolitics() throws Exception {
        Entity deputy = new Entity(
                "Q9903",
                "Ivo Ombury",
                Mention.Type.PERSON,
                0.3,
                "QX",
                "",
                "",
                List.of(),
                List.of(),
                List.of(new Entity.Term("deputy", "1990", "1994", "")),
                "",
                0,
                false);
        assertThat(probability("The oarsman Ivo Ombury won by a length.", name("Ivo Ombury", 0.9, deputy)))
                .isLessThan(0.4)
                .isLessThan(probability("The voters like Ivo Ombury.", name("Ivo Ombury", 0.9, deputy)));
    }

    @Test
    void aMeaningIsMoreProbableWhereTheWordsAroundSpeakForItsKind() throws Exception {
        assertThat(probability("", of(name("Ombury", 0.8, CITY), new Kinds(0.1, 0.1, 0.7))))
                .isGreaterThan(probability("", of(name("Ombury", 0.8, CITY), new Kinds(0.7, 0.1, 0.1))));
    }

    private static Name of(Name name, Kinds kinds) {
        return new Name(
                name.span(),
                name.surface(),
                name.folded(),
                name.type(),
                name.typed(),
                name.titled(),
                name.rule(),
                name.score(),
                kinds,
                name.matches());
    }

    @Test
    void aGivenNameAloneMeansSomebodyKnownByALongerNameLessProbably() throws Exception {
        Entity singer = person("Q9904", "Maria Ombury");
        assertThat(probability("", name("Maria", 0.9, singer)))
                .isLessThan(probability("", name("Ombury", 0.9, singer)))
                .isLessThan(probability("", name("Maria", 0.9, person("Q9905", "Maria"))));
    }

    private static Entity person(String id, String name) {
        return new Entity(
                id, name, Mention.Type.PERSON, 0.6, "QX", "", "", List.of(), List.of(), List.of(), "", 0, false);
    }

    @Test
    void ofMeaningsThatAreKnownAlikeTheOneOfTheKindThatTheWordsAroundSpeakForComesFirst() throws Exception {
        Name name = name("Ombury", 0.8, CITY, person("Q9907", "Ivo Ombury"));
        assertThat(best(of(name, new Kinds(0.7, 0.1, 0.1)))).isEqualTo("Q9907");
        assertThat(best(of(name, new Kinds(0.1, 0.1, 0.7)))).isEqualTo(CITY.id());
    }

    private static String best(Name name) {
        Setting setting = Setting.of(Document.of("a.txt", ""), List.of(name));
        return new Ranker().rank(name, name.matches(), setting).get(0).entity().id();
    }

    @Test
    void aNameThatIsNotLinkedKeepsTheKindOfWhichTheSentenceSpeaks() throws Exception {
        Link link = link("The men from Ombury won again.", HAMLET, 0.99);
        assertThat(link.isNil()).isTrue();
        assertThat(link.mention().type()).isEqualTo(Mention.Type.PLACE);
    }

    @Test
    void theSurerANameIsTheMoreProbableIsItsMeaning() throws Exception {
        assertThat(probability("", name("Ombury", 0.9, CITY)))
                .isGreaterThan(probability("", name("Ombury", 0.5, CITY)));
    }

    @Test
    void anImprobableMeaningIsNotKnownUnlessEveryScoreIsTakenAndStaysACandidate() throws Exception {
        String text = "The report was written by Ombury last year.";
        Link doubted = link(text, HAMLET, 0.4);
        assertThat(doubted.isNil()).isTrue();
        assertThat(doubted.candidates()).extracting(c -> c.entity()).containsExactly(HAMLET.id());
        assertThat(link(text, HAMLET, 0).entity()).isEqualTo(HAMLET.id());
    }

    @Test
    void anEntityOfTheUsersOwnIsNotDoubted() throws Exception {
        Entity own = place("own:1", "Ombury", 0.3, "QX", "", List.of());
        assertThat(link("The report was written by Ombury last year.", own, 0.4).entity())
                .isEqualTo("own:1");
    }

    private static Link link(String text, Entity entity, double minScore) throws Exception {
        return new GazetteerLinker(Bases.of(List.of(entity)), WORDS, true, minScore)
                .link(Document.of("a.txt", text), TestContext.create()).stream()
                        .findFirst()
                        .orElseThrow();
    }

    /** Two former ministers, as well known as each other: of the one surname the base knows many, of the other nobody else. */
    @Test
    void aFullNameWithASurnameThatFewHaveIsMeantMoreProbably() throws Exception {
        assertThat(Linking.entities("Francis Maude spoke in Oslo in May.")).containsEntry("Francis Maude", "Q333986");
        assertThat(Linking.entities("Alan Johnson spoke in Oslo in May.")).containsEntry("Alan Johnson", Link.NIL);
    }

    @Test
    void weightsHaveTheSignThatTheirNamesSay() {
        Map<String, Double> values = Plausibility.Weights.load().values();
        assertThat(values.get("detection")).isPositive();
        assertThat(values.get("several meanings")).isNegative();
        assertThat(values.get("office without politics")).isNegative();
        assertThat(values.get("kind")).isPositive();
        assertThat(values.get("given name alone")).isNegative();
        assertThat(values.get("surname of few")).isPositive();
    }
}

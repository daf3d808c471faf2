package dev.sluice.plugins.linking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Document;
import dev.sluice.api.Link;
import dev.sluice.testkit.TestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OfficeTest {
    private static List<Link> links(String date, String text) throws Exception {
        return links(Bases.TINY, date, text);
    }

    private static List<Link> links(List<KbItem> items, String date, String text) throws Exception {
        GazetteerLinker linker = new GazetteerLinker(Bases.base(items), Bases.WORDS, true, 0.4);
        Map<String, Object> json =
                date.isEmpty() ? Map.of("id", "a", "text", text) : Map.of("id", "a", "text", text, "date", date);
        return linker.link(Document.fromRecord(json), TestContext.create());
    }

    private static List<String> holders(String date, String text) throws Exception {
        return holders(Bases.TINY, date, text);
    }

    private static List<String> holders(List<KbItem> items, String date, String text) throws Exception {
        return links(items, date, text).stream()
                .filter(l -> l.evidence().get(0).rule().equals("office at the date"))
                .map(l -> text.substring(l.span().begin(), l.span().end()) + " " + l.entity())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "They met the Vardonian prime minister on Friday.",
                "They met Vardonia's prime minister on Friday.",
                "They met the prime minister of Vardonia on Friday.",
                "They met the premier of the Republic of Vardonia.",
                "Talks in Vardonia went on. The Prime Minister left early."
            })
    void anOfficeMeansWhoHeldItOnTheDay(String text) throws Exception {
        assertThat(holders("2003-05-06", text)).singleElement().asString().endsWith(" Q920");
        assertThat(holders("2019-05-06", text)).singleElement().asString().endsWith(" Q921");
    }

    @ParameterizedTest
    @CsvSource({"2005-02-28, Q920", "2005-03-01, Q921", "2001, Q920"})
    void onTheDayOfAChangeTheNewHolderIsMeant(String date, String id) throws Exception {
        assertThat(holders(date, "They met the Vardonian prime minister.")).containsExactly("prime minister " + id);
    }

    @Test
    void aMinistryGoesByItsUsualName() throws Exception {
        assertThat(holders("2004-05-06", "They met the Vardonian foreign minister."))
                .containsExactly("foreign minister own:1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "They met the former Vardonian prime minister.",
                "They met the Vardonian deputy prime minister.",
                "They met Vardonian prime minister Orla Tveitdal.",
                "They met the Vardonian harbor master.",
                "They met the prime minister. Vardonia was silent.",
                "In Vardonia everyone wants to become prime minister."
            })
    void nobodyIsMeantWhereAnotherOrNoHolderIs(String text) throws Exception {
        assertThat(holders("2003-05-06", text)).isEmpty();
    }

    @Test
    void withoutADateOrBeforeAllTermsNobodyIsMeant() throws Exception {
        assertThat(holders("", "They met the Vardonian prime minister.")).isEmpty();
        assertThat(holders("1990-01-01", "They met the Vardonian prime minister."))
                .isEmpty();
    }

    @Test
    void theReasonSaysWhichOfficeAndWhen() throws Exception {
        Link link =
                links("2003-05-06", "They met the Vardonian prime minister.").get(1);
        assertThat(link.evidence()).extracting(e -> e.rule()).containsExactly("office at the date", "in office");
        assertThat(link.evidence().get(1).surface()).isEqualTo("2001..2005-03-01");
        assertThat(link.candidates()).singleElement().matches(c -> c.name().equals("Orla Tveitdal"));
    }

    /** One office after the other, each with one holder. */
    private static List<KbItem> tinyWith(String... offices) {
        List<KbItem> items = new ArrayList<>(Bases.TINY);
        for (int i = 0; i < offices.length; i++) {
            items.add(Bases.office("Q95" + i, offices[i], "VD"));
            items.add(Bases.person(
                    "Q96" + i, "Holder Number" + i, "VD", List.of(), new KbItem.Term("Q95" + i, "2010", "2012")));
        }
        return items;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Minister of Finance and Economic Planning",
                "Minister for Trade, Finance and Tourism",
                "Minister of Planning & Finance",
                "Minister of Finance of the Federal Republic of Vardonia",
                "minister for Finance",
            })
    void aMinisterGoesByOneOfSeveralFieldsAndByAnyNameOfTheCountry(String office) throws Exception {
        assertThat(holders(tinyWith(office), "2011-05-06", "They met the Vardonian finance minister."))
                .containsExactly("finance minister Q960");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Minister of State for Finance and Tourism",
                "Deputy Minister of Finance and Tourism",
                "Minister of Tourism and Deputy Minister of Finance",
                "Minister of Financial Services and Tourism",
            })
    void whoHelpsAMinisterIsAnother(String office) throws Exception {
        assertThat(holders(tinyWith(office), "2011-05-06", "They met the Vardonian finance minister."))
                .isEmpty();
    }

    @Test
    void theOfficeWithTheFieldAloneIsPreferredAsLongAsSomebodyHoldsIt() throws Exception {
        List<KbItem> items = tinyWith("Minister of Finance and Tourism", "Minister of Finance");
        items.add(Bases.person(
                "Q970", "Later Holder", "VD", List.of(), new KbItem.Term("Q950", "2013-01-01", "2014-01-01")));
        assertThat(holders(items, "2011-05-06", "They met the Vardonian finance minister."))
                .containsExactly("finance minister Q961");
        assertThat(holders(items, "2013-05-06", "They met the Vardonian finance minister."))
                .containsExactly("finance minister Q970");
    }

    @Test
    void aRegionWithTheCodeOfItsCountryHasAPresidentOfItsOwn() throws Exception {
        List<KbItem> items = tinyWith("President of Elmshire", "President of Vardonia");
        items.add(Bases.place("Q980", "Elmshire", "VD", List.of("Elmshirer"), List.of()));
        assertThat(holders(items, "2011-05-06", "They met the Vardonian president."))
                .containsExactly("president Q961");
        assertThat(holders(items, "2011-05-06", "They met the president of Elmshire."))
                .containsExactly("president Q960");
    }

    @Test
    void theStarterKnowsHoldersOfManyOffices() throws Exception {
        Map<String, Object> json =
                Map.of("id", "a", "date", "2019-06-01", "text", "The Iraqi prime minister met the French president.");
        assertThat(Linking.links(Document.fromRecord(json)))
                .extracting(Link::entity)
                .containsExactly("Q796", "Q357116", "Q142", "Q3052772");
    }
}

package dev.sluice.plugins.linking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Document;
import dev.sluice.api.Link;
import dev.sluice.api.Mention;
import dev.sluice.testkit.TestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TeamTest {
    private static final String CRICKET =
            " The bowler took four wickets for 20 runs in the second innings, and the batsmen were out after 30 overs.";

    private static KbItem team(String id, String name, String description, double prior, String... aliases) {
        return new KbItem(
                id,
                name,
                description,
                Mention.Type.ORGANIZATION,
                false,
                -1,
                prior,
                "VD",
                "",
                "",
                List.of(aliases),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static final List<KbItem> TEAMS = List.of(
            team("Q950", "Vardonia national cricket team", "national sports team", 0.4),
            team("Q951", "Vardonia national football team", "national football team", 0.6),
            team("Q952", "Ombury Town F.C.", "association football club", 0.3),
            team("Q953", "F.K. Quellmar", "association football club", 0.3),
            team("Q954", "Dravenport Otters", "baseball team", 0.3, "Sundholm Otters"),
            team("Q955", "Sundholm Herons", "baseball team", 0.3),
            team("Q957", "Elmseyer SC", "association football club", 0.3),
            team("Q956", "Ombury Broadcasting", "owner of the television franchise of Ombury", 0.3));

    private static Document document(String text) throws Exception {
        List<KbItem> items = new ArrayList<>(Bases.TINY);
        items.addAll(TEAMS);
        GazetteerLinker linker = new GazetteerLinker(Bases.base(items), Bases.WORDS, true, 0.4);
        return linker.annotate(Document.of("a", text), TestContext.create());
    }

    private static List<String> links(String text) throws Exception {
        return document(text).links().stream()
                .map(Link::entity)
                .map(id -> id.startsWith(Link.NIL) ? Link.NIL : id)
                .toList();
    }

    private static Map<String, String> entities(String text) throws Exception {
        Document document = document(text);
        return document.links().stream()
                .collect(Collectors.toMap(document::surface, Link::entity, (first, last) -> last));
    }

    @Test
    void inATextAboutASportAPlaceMeansItsTeam() throws Exception {
        assertThat(links("Once more Vardonia won by an innings." + CRICKET)).containsExactly("Q950");
    }

    @Test
    void aPlaceBehindAPrepositionInBracketsOrInADatelineStaysOne() throws Exception {
        assertThat(links("The match was played in Vardonia." + CRICKET)).containsExactly("Q900");
        assertThat(links("The bowler (Vardonia) was hurt." + CRICKET)).containsExactly("Q900");
        assertThat(links("VARDONIA, Aug 30 - Rain fell." + CRICKET)).containsExactly("Q900");
    }

    @Test
    void elsewhereAPlaceIsAPlace() throws Exception {
        assertThat(links("Once more Vardonia held an election.")).containsExactly("Q900");
    }

    @Test
    void theTeamOfAPlaceThatNobodyRecordedIsUnknown() throws Exception {
        assertThat(links("Once more Port Elmsey won by an innings." + CRICKET)).containsExactly(Link.NIL);
    }

    @Test
    void aTableOfResultsNamesTeamsByTheFirstWordOfTheirNames() throws Exception {
        assertThat(entities("Soccer standings after matches of the league:\n"
                        + "Quellmar 4 3 1 0 9\nOmbury 4 2 0 2 5\nVardonia 4 0 1 3 2\n"))
                .containsEntry("Ombury", "Q952")
                .containsEntry("Quellmar", "Q953")
                .containsEntry("Vardonia", "Q951");
    }

    @Test
    void aCityMeansTheTeamNowCalledSoRatherThanOneThatWas() throws Exception {
        assertThat(entities("The pitcher threw nine innings of baseball as Sundholm beat Dravenport 4-2."))
                .containsEntry("Sundholm", "Q955")
                .containsEntry("Dravenport", "Q954");
    }

    @Test
    void aTeamIsFoundByTheCityOfWhichItsGermanNameIsFormed() throws Exception {
        assertThat(entities("Soccer: after the penalty the goalkeeper of Ombury was hurt and Elmsey won 3-1."))
                .containsEntry("Elmsey", "Q957");
    }

    @Test
    void atBetweenTwoTeamsIsAFixtureAndNoPlace() throws Exception {
        assertThat(entities("Baseball innings and pitchers:\nDravenport at Sundholm, innings 9"))
                .containsEntry("Sundholm", "Q955");
    }

    @Test
    void aTextOfMoneyIsNotAboutASport() throws Exception {
        assertThat(links("The goal of Vardonia is to lower debt by 3 percent in each division of the cup maker."))
                .containsExactly("Q900");
    }
}

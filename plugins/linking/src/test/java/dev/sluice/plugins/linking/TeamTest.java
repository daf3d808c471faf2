package dev.sluice.plugins.linking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Document;
import dev.sluice.api.Link;
import dev.sluice.api.Mention;
import dev.sluice.testkit.TestContext;
import java.util.List;
import org.junit.jupiter.api.Test;

class TeamTest {
    private static final String CRICKET =
            " The bowler took four wickets for 20 runs in the second innings, and the batsmen were out after 30 overs.";

    private static List<String> links(String text) throws Exception {
        KbItem team = new KbItem(
                "Q950",
                "Vardonia national cricket team",
                "national sports team",
                Mention.Type.ORGANIZATION,
                false,
                -1,
                0.4,
                "VD",
                "",
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        KbItem other = new KbItem(
                "Q951",
                "Vardonia national football team",
                "national football team",
                Mention.Type.ORGANIZATION,
                false,
                -1,
                0.6,
                "VD",
                "",
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        List<KbItem> items = new java.util.ArrayList<>(Bases.TINY);
        items.addAll(List.of(team, other));
        GazetteerLinker linker = new GazetteerLinker(Bases.base(items), Bases.WORDS, true, 0.4);
        return linker.link(Document.of("a", text), TestContext.create()).stream()
                .map(Link::entity)
                .map(id -> id.startsWith(Link.NIL) ? Link.NIL : id)
                .toList();
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
}

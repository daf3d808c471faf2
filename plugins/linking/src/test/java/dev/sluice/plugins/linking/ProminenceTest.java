package dev.sluice.plugins.linking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Mention;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProminenceTest {
    private static Draft draft(String id, String name, Mention.Type type, double prior, String title) {
        Draft draft = new Draft(id);
        draft.name = name;
        draft.type = type;
        draft.prior = prior;
        draft.title = title;
        return draft;
    }

    private static Draft town(String id, double prior, String title) {
        return draft(id, "Ombury", Mention.Type.PLACE, prior, title);
    }

    @Test
    void whoHasTheBareTitleIsBetterKnownThanOthersOfTheName() {
        Draft small = town("Q900", 0.3, "Ombury");
        Draft large = town("Q901", 0.5, "Ombury, Vardonia");
        large.country = "VD";
        new Prominence(List.of(large, small), Set.of()).settle();
        assertThat(small.prior).isGreaterThan(large.prior);
        assertThat(small.country).isEqualTo("VD");
    }

    @Test
    void whoHasTheBareTitleTakesTheNameAndTheWordsForItsPeople() {
        Draft region = draft("Q900", "Ombury Region", Mention.Type.PLACE, 0.3, "Ombury");
        region.aliases.add("Ombury");
        Draft city = town("Q901", 0.5, "City of Ombury");
        city.demonyms.add("Omburian");
        new Prominence(List.of(region, city), Set.of()).settle();
        assertThat(region.name).isEqualTo("Ombury");
        assertThat(region.aliases).contains("Ombury Region");
        assertThat(region.demonyms).containsExactly("Omburian");
        assertThat(city.demonyms).isEmpty();
    }

    @Test
    void aStateKeepsItsNameWhateverTheTitles() {
        Draft island = town("Q900", 0.3, "Ombury");
        Draft state = town("Q901", 0.9, "Republic of Ombury");
        new Prominence(List.of(island, state), Set.of("Q901")).settle();
        assertThat(island.prior).isEqualTo(0.3);
    }

    @Test
    void aTitleWithAWordInBracketsOrOfAnotherKindMovesNobody() {
        Draft small = town("Q900", 0.3, "Ombury (Vardonia)");
        Draft band = draft("Q902", "Ombury", Mention.Type.ORGANIZATION, 0.2, "Ombury");
        new Prominence(List.of(small, band, town("Q901", 0.5, "")), Set.of()).settle();
        assertThat(small.prior).isEqualTo(0.3);
        assertThat(band.prior).isEqualTo(0.2);
    }

    @Test
    void theOrderOfTheTablesDecidesNothing() {
        List<Draft> sorted = List.of(town("Q900", 0.3, "Ombury"), town("Q901", 0.35, "Ombury"), town("Q902", 0.5, ""));
        List<Draft> turned = List.of(town("Q902", 0.5, ""), town("Q901", 0.35, "Ombury"), town("Q900", 0.3, "Ombury"));
        new Prominence(sorted, Set.of()).settle();
        new Prominence(turned, Set.of()).settle();
        assertThat(sorted.get(0).prior).isEqualTo(turned.get(2).prior);
        assertThat(sorted.get(1).prior).isEqualTo(turned.get(1).prior);
    }

    @Test
    void aPersonWithAnEarlyItemIsBetterKnown() {
        Draft early = draft("Q20000", "Ivo Tveitdal", Mention.Type.PERSON, 0.1, "");
        Draft late = draft("Q110000000", "Ivo Tveitdal", Mention.Type.PERSON, 0.1, "");
        Draft told = draft("Q120000000", "Orla Tveitdal", Mention.Type.PERSON, 0.8, "");
        new Prominence(List.of(early, late, told), Set.of()).settle();
        assertThat(early.prior).isGreaterThan(late.prior).isLessThan(0.7);
        assertThat(told.prior).isEqualTo(0.8);
    }
}

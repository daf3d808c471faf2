package dev.sluice.plugins.linking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Document;
import dev.sluice.api.Link;
import dev.sluice.api.Mention;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameRunTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            The rope of the Never Ready had snapped.             | Never Ready
            They drank in the Last Orders until midnight.        | Last Orders
            A crowd waited near the Silver Gate.                 | Silver Gate
            The Never Ready drifted off.  A rope of the Never Ready had snapped. | Never Ready
            Divers searched the wreck of HMS Queen Orla.         | HMS Queen Orla
            On board USS Captain Quillfeather they sang.         | USS Captain Quillfeather
            The Lisbon Harbor Authority said so.                 | Lisbon Harbor Authority
            The New Zealand Towage Authority said so.            | New Zealand Towage Authority
            A report in Lloyd's Review said so.                  | Lloyd's Review
            Lloyd’s Review was first.                            | Lloyd’s Review
            They sailed around the Cape of Long Sorrow.          | Cape of Long Sorrow
            """)
    void aRunOfCapitalsIsOneName(String text, String surface) throws Exception {
        assertThat(Linking.entities(text)).containsOnlyKeys(surface);
    }

    @ParameterizedTest
    @ValueSource(strings = {"They never knew. Never Before, they said.", "Ever since then it rains.", "It was for Us."})
    void smallWordsWithACapitalAreNoNamesByThemselves(String text) throws Exception {
        assertThat(Linking.entities(text)).isEmpty();
    }

    @Test
    void anEverydayWordBehindThePossessiveOfAPlaceOrNamedPersonIsNotJoinedToIt() throws Exception {
        assertThat(Linking.entities("They praised Sweden's Parliament.")).containsKey("Sweden");
        assertThat(Linking.entities("Orla Tveitdal came. So did Tveitdal's Party."))
                .containsKey("Tveitdal");
    }

    @Test
    void aFamilyNameAloneMeansNobodyWhoIsNotKnownVeryWell() throws Exception {
        assertThat(Linking.entities("They walked on with Lloyd in the rain.")).containsEntry("Lloyd", Link.NIL);
        assertThat(Linking.entities("They walked on with Obama in the rain.")).containsEntry("Obama", "Q76");
    }

    @Test
    void aNameInThePossessiveFormIsAnOrganization() throws Exception {
        Document document = Linking.linked("a.txt", "A report in Lloyd's Review said so.");
        assertThat(Linking.link(document, "Lloyd's Review").mention().type()).isEqualTo(Mention.Type.ORGANIZATION);
    }
}

package dev.sluice.plugins.linking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Document;
import dev.sluice.api.Metadata;
import dev.sluice.api.Problem;
import dev.sluice.testkit.TestContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {
    private static Document linked(String text, String language) throws Exception {
        Words words = Words.load();
        return new GazetteerLinker(Bases.starter(), words, true, 0.4)
                .annotate(
                        Document.of("a.txt", text).withMetadata(Metadata.EMPTY.withLanguage(language)),
                        TestContext.create());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sv-SE", "PL", "ca_ES"})
    void aDocumentOfALanguageThatIsNotKnownIsLeftAloneAndSaysSo(String language) throws Exception {
        Document document = linked("Faergen lamnade Lisbon.", language);
        assertThat(document.mentions()).isEmpty();
        assertThat(document.links()).isEmpty();
        assertThat(document.problems()).extracting(Problem::code).containsExactly("link.language");
        assertThat(document.problems().get(0).message()).contains(language);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "en-GB", "EN_us", "und"})
    void aDocumentInEnglishOrOfUnknownLanguageIsLinked(String language) throws Exception {
        Document document = linked("The ferry left Lisbon.", language);
        assertThat(document.links()).hasSize(1);
        assertThat(document.problems()).isEmpty();
    }

    @Test
    void scoresHaveFourDecimalsAtMost() throws Exception {
        Document document =
                Linking.linked("a.txt", "Angela Merkel left Georgia. Merkel met Orla Tveitdal of NATO in Springfield.");
        assertThat(document.links()).isNotEmpty().allSatisfy(link -> {
            assertThat(Double.toString(link.score())).hasSizeLessThanOrEqualTo(6);
            assertThat(link.candidates())
                    .allSatisfy(c -> assertThat(Double.toString(c.score())).hasSizeLessThanOrEqualTo(6));
        });
    }
}

package dev.sluice.plugins.linking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TokenizerTest {
    private static final String LIST = " The crew is Ivo Tveitdal, Orla Quillfeather, Sten Harmsund, Ada Brokenshire,"
            + " Per Lindqvarn, Ulla Ostrander, Finn Ravnholt, Mona Stadler, Kaj Vesterby, Rolf Windholm, Tora Yngvar,"
            + " Egil Sundmark, Liv Austerlund, Olaf Kvernmo, Siri Nordbakk";

    /** Returns the words of a text whose capitals tell nothing. */
    private static List<String> headline(String text) {
        return new Tokenizer(Words.load())
                .tokens(text).stream()
                        .filter(Token::headline)
                        .map(t -> text.substring(t.begin(), t.end()))
                        .toList();
    }

    @Test
    void aShortLineOfCapitalsIsAHeadline() {
        assertThat(headline("Crew Of Lost Trawler Found Alive\nThey were cold."))
                .containsExactly("Crew", "Of", "Lost", "Trawler", "Found", "Alive");
    }

    @Test
    void aLongLineOfNamesIsNone() {
        assertThat(headline(LIST)).isEmpty();
    }

    @Test
    void aSentenceInCapitalsWithinALongLineIsOneUpToItsFullStop() {
        assertThat(headline("TRAWLER CREW FOUND ALIVE. SUNDHOLM, May 3 -" + LIST))
                .containsExactly("TRAWLER", "CREW", "FOUND", "ALIVE");
    }
}

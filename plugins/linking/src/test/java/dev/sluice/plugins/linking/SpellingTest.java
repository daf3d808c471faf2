package dev.sluice.plugins.linking;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpellingTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            U.S.               | us
            The Hague          | hague
            Côte d’Ivoire      | cote divoire
            Abdul-Rahman       | abdul rahman
            Marks & Spencer    | marks and spencer
            Łódź               | lodz
            İzmir              | izmir
            Straße             | strasse
            """)
    void oneFormStandsForAllWaysOfWriting(String name, String folded) {
        assertThat(Spelling.fold(name)).isEqualTo(folded);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "The Hague", "  AT&T  Inc. ", "O'Neil", "Łódź", "The", "the ", "-x-", "\uD800a"})
    void theHashOfBytesIsTheHashOfTheFoldedName(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        String decoded = new String(bytes, StandardCharsets.UTF_8);
        assertThat(Spelling.hashOf(bytes, 0, bytes.length)).isEqualTo(Spelling.hash(Spelling.fold(decoded)));
    }

    @ParameterizedTest
    @CsvSource({
        "Karim Abdel Nouri, Kareem Abdul-Nouri",
        "Yusuf el-Baradi, Youssef Al Baradi",
        "Qasim Haddad, Kassem Haddad",
        "Muhammad Zaki, Mohamed Zaki"
    })
    void spellingsOfOneNameAreTheSame(String one, String other) {
        assertThat(person(one).sameAs(person(other))).isTrue();
        assertThat(person(one).skeleton()).isEqualTo(person(other).skeleton());
    }

    @ParameterizedTest
    @CsvSource({"Maria Costa, Mario Costa", "Tom Reed, Tim Wood", "Ali Hassan, Ali Hussein Zaki"})
    void differentNamesAreNotTheSame(String one, String other) {
        assertThat(person(one).sameAs(person(other))).isFalse();
    }

    private static PersonName person(String name) {
        return PersonName.of(Spelling.fold(name));
    }
}

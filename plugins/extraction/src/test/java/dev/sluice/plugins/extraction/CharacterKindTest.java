package dev.sluice.plugins.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CharacterKindTest {
    @Test
    void saysOfEveryUnitWhatTheJdkSays() {
        assertThat(IntStream.rangeClosed(0, Character.MAX_VALUE).mapToObj(i -> (char) i))
                .allMatch(c -> CharacterKind.isLetter(c) == Character.isLetter(c)
                        && CharacterKind.isDigit(c) == Character.isDigit(c)
                        && CharacterKind.isLetterOrDigit(c) == Character.isLetterOrDigit(c)
                        && CharacterKind.isUpperCase(c) == Character.isUpperCase(c)
                        && CharacterKind.isLowerCase(c) == Character.isLowerCase(c)
                        && CharacterKind.isSpace(c) == (Character.isWhitespace(c) || Character.isSpaceChar(c)));
    }

    @Test
    void noSpacesStandBetweenChineseJapaneseAndThaiWords() {
        assertThat("港桟ほホท".chars().mapToObj(c -> (char) c)).allMatch(CharacterKind::isUnspaced);
        assertThat("aж한ه1".chars().mapToObj(c -> (char) c)).noneMatch(CharacterKind::isUnspaced);
    }
}

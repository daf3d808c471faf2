package dev.sluice.plugins.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CharsetTest {
    private static final String GERMAN =
            "<p>Die Bürgermeisterin erklärte am Freitag, sie wolle „größere Brücken“ über den Fluß bauen – so bald wie möglich.</p>";

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-8"})
    void knowsUnicodeWithAndWithoutMark(String name) {
        Charset charset = Charset.forName(name);
        assertThat(CharsetDecider.decode(GERMAN.getBytes(charset)).text()).isEqualTo(GERMAN);
        assertThat(CharsetDecider.decode(("\uFEFF" + GERMAN).getBytes(charset)).text())
                .isEqualTo(GERMAN);
    }

    @Test
    void believesBytesMoreThanAWrongDeclaration() {
        String page = "<meta charset=iso-8859-1>" + GERMAN;
        assertThat(CharsetDecider.decode(page.getBytes(StandardCharsets.UTF_8)).text())
                .isEqualTo(page);
    }

    @Test
    void readsLatin1AsBrowsersDo() {
        String page = "<meta charset=\"ISO-8859-1\"><p>“It’s Zoë’s café”</p>";
        assertThat(CharsetDecider.decode(page.getBytes(Charset.forName("windows-1252")))
                        .text())
                .isEqualTo(page);
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1251, 'Президент заявил в пятницу, что переговоры с соседними странами начнутся в начале следующего месяца.'",
        "windows-1252, 'Der Bürgermeister erklärte, größere Brücken würden früher geöffnet; die Länder prüfen die Pläne dafür.'",
        "EUC-JP, '首相は金曜日、来月から隣国との交渉を始めると記者団に語った。会談は首都で行われる見通しだ。'"
    })
    void guessesWhatIsNotDeclared(String charset, String text) {
        assertThat(CharsetDecider.decode(text.getBytes(Charset.forName(charset)))
                        .text())
                .isEqualTo(text);
    }

    @Test
    void readsADeclaredCharset() {
        String page =
                "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=Shift_JIS\"></head>首相は語った。</html>";
        assertThat(CharsetDecider.decode(page.getBytes(Charset.forName("Shift_JIS")))
                        .text())
                .isEqualTo(page);
    }

    @Test
    void forgivesOneBrokenSequence() {
        byte[] good = GERMAN.repeat(20).getBytes(StandardCharsets.UTF_8);
        good[good.length - 6] = (byte) 0xff;
        assertThat(CharsetDecider.decode(good).charset()).isEqualTo(StandardCharsets.UTF_8);
    }

    @Test
    void undoesASecondEncoding() {
        String page = "<meta charset=utf-8><p>The harbor’s “master” is back – naïve or not, for 5 €.";
        String twice = new String(page.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        assertThat(CharsetDecider.decode(twice.getBytes(StandardCharsets.UTF_8)).text())
                .isEqualTo(page);
    }

    @Test
    void leavesAStrayControlCharacterAlone() {
        String page = "<meta charset=utf-8><p>Zoë \u0092 caf\u00e9 \u00e2 la carte";
        assertThat(CharsetDecider.decode(page.getBytes(StandardCharsets.UTF_8)).text())
                .isEqualTo(page);
    }

    @Test
    void findsGarbage() {
        byte[] noise = new byte[4_096];
        new java.util.Random(7).nextBytes(noise);
        assertThat(CharsetDecider.decode(noise).isGarbled()).isTrue();
        assertThat(CharsetDecider.decode(GERMAN.getBytes(StandardCharsets.UTF_8))
                        .isGarbled())
                .isFalse();
    }
}

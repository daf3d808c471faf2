package dev.sluice.plugins.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every encoding of the web that Java can write, by each way in which it can be named. */
class CharsetMatrixTest {
    private static final String ENCODINGS = """
            utf-8               | UTF-8               | Zoë naïve – “größer” 日本 한국 мир ‏سلام 😀
            ibm866              | IBM866              | Порт закрыт до понедельника
            iso-8859-2          | ISO-8859-2          | Přístav zůstane zavřený, łódź čeká
            iso-8859-3          | ISO-8859-3          | La haveno restas fermita ĝis ĵaŭdo ŝia
            iso-8859-4          | ISO-8859-4          | Osta jääb suletuks, šķiet ņemot ģimene
            iso-8859-5          | ISO-8859-5          | Порт закрыт до понедельника
            iso-8859-6          | ISO-8859-6          | الميناء مغلق حتى يوم الاثنين
            iso-8859-7          | ISO-8859-7          | Το λιμάνι μένει κλειστό
            iso-8859-8          | ISO-8859-8          | הנמל סגור עד יום שני
            iso-8859-8-i        | ISO-8859-8          | הנמל סגור עד יום שני
            iso-8859-13         | ISO-8859-13         | Uostas uždarytas iki pirmadienio, žmonės šaukia ąčę
            iso-8859-15         | ISO-8859-15         | Le bœuf à 5 € près de l'île
            iso-8859-16         | ISO-8859-16         | Portul rămâne închis până luni, știe țara
            koi8-r              | KOI8-R              | Порт закрыт до понедельника
            koi8-u              | KOI8-U              | Порт закрито, їжа ґанок єдність
            macintosh           | x-MacRoman          | “Größe” – naïve façade œuvre
            windows-874         | x-windows-874       | ท่าเรือปิดจนถึงวันจันทร์
            windows-1250        | windows-1250        | Přístav „zůstane“ zavřený – łódź
            windows-1251        | windows-1251        | Порт «закрыт» – до понедельника
            windows-1252        | windows-1252        | “It’s Zoë’s café” – 5 €
            windows-1253        | windows-1253        | Το λιμάνι “μένει” κλειστό – ώς
            windows-1254        | windows-1254        | Liman “pazartesi”ye kadar kapalı ğşİ
            windows-1255        | windows-1255        | הנמל “סגור” – עד יום שני
            windows-1256        | windows-1256        | الميناء مغلق – پنج چهار گل ژ
            windows-1257        | windows-1257        | Uostas „uždarytas“ – žmonės
            windows-1258        | windows-1258        | “Đương” – ơ ư ă â
            x-mac-cyrillic      | x-MacUkraine        | Порт закрыт – їжа ґанок
            gbk                 | GBK                 | 港口将继续关闭，驳船在外面等待
            gb18030             | GB18030             | 港口将继续关闭，𠮷野家 😀
            big5                | Big5                | 港口將繼續關閉，駁船在外面等待
            big5-hkscs          | Big5-HKSCS          | 港口將繼續關閉，佢哋喺外面等
            euc-jp              | EUC-JP              | 港は月曜日まで閉鎖される、と船長
            iso-2022-jp         | ISO-2022-JP         | 港は月曜日まで閉鎖される、と船長
            shift_jis           | windows-31j         | 港は月曜日まで閉鎖される①、と船長
            euc-kr              | x-windows-949       | 항구는 월요일까지 폐쇄된다 똠방각하
            iso-2022-kr         | ISO-2022-KR         | 항구는 월요일까지 폐쇄된다
            """;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = ENCODINGS)
    void isReadAsThePageDeclaresIt(String label, String charset, String text) {
        check("<html><head><meta charset=\"" + label + "\"></head><p>" + text, charset, "");
        check(
                "<!doctype html><html><head><title>Port</title><meta http-equiv='Content-Type' content='text/html; charset="
                        + label.toUpperCase(Locale.ROOT) + "'></head><p>" + text,
                charset,
                "");
        check("<?xml version=\"1.0\" encoding=\"" + label + "\"?><html><p>" + text + "</p></html>", charset, "");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = ENCODINGS)
    void isReadAsTheServerSays(String label, String charset, String text) {
        check("<p>" + text, charset, "text/html; charset=" + label);
        check("<p>" + text, charset, "text/html;charset=\"" + label + "\"");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = ENCODINGS)
    void whatTheServerSaysOutweighsThePage(String label, String charset, String text) {
        check("<meta charset=koi8-r><p>" + text, charset, "text/html; charset=" + label);
    }

    @Test
    void unicodeInTwoBytesCannotHaveBeenDeclared() {
        check("<meta charset=utf-16><p>Zoë – größer", "UTF-8", "");
        check("<meta charset=utf-16le><p>Zoë – größer", "UTF-8", "text/html; charset=utf-16");
    }

    @Test
    void whatIsWrittenInACommentOrAScriptIsNoDeclaration() {
        check(
                "<!-- <meta charset=koi8-r> --><script charset=koi8-r></script><meta charset=windows-1251><p>Порт закрыт",
                "windows-1251",
                "");
    }

    @Test
    void userDefinedMeansWesternEuropean() {
        check("<meta charset=x-user-defined><p>“Zoë”", "windows-1252", "");
    }

    @Test
    void aDeclarationFarDownTheHeadCounts() {
        check(
                "<head><style>" + "a{}".repeat(9_000) + "</style><meta charset=windows-1251></head><p>Порт закрыт",
                "windows-1251",
                "");
    }

    @Test
    void aLabelThatNobodyKnowsSaysNothing() {
        check(
                "<meta charset=x-velm><p>Президент заявил в пятницу, что переговоры с соседними странами начнутся в начале"
                        + " следующего месяца.",
                "windows-1251",
                "text/html; charset=x-velm");
    }

    @Test
    void aCutLastCharacterIsNoFault() {
        byte[] bytes = "<p>Zoë – größer".getBytes(StandardCharsets.UTF_8);
        byte[] cut = Arrays.copyOf(bytes, bytes.length - 5);
        assertThat(CharsetDecider.decode(cut).charset()).isEqualTo(StandardCharsets.UTF_8);
    }

    @Test
    void replacementCharactersOfOthersAreNoFault() {
        check("<meta charset=windows-1252><p>Zo\uFFFD, gr\uFFFD\uFFFDer – caf\uFFFD é", "UTF-8", "");
    }

    private static void check(String page, String charset, String contentType) {
        assertThat(CharsetDecider.decode(page.getBytes(Charset.forName(charset)), contentType)
                        .text())
                .isEqualTo(page);
    }
}

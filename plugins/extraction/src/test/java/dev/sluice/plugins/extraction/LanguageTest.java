package dev.sluice.plugins.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.api.Annotator;
import dev.sluice.api.Document;
import dev.sluice.testkit.TestContext;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
    private static final LanguageConfig ALL = new LanguageConfig(List.of(), Optional.empty(), 150, 0.9);
    private static final Annotator SHARED = annotator(ALL);
    private static final String GERMAN =
            "Das Museum der Stadt wird im Frühjahr einen neuen Flügel für seine Sammlung von Uhren eröffnen, sagte die "
                    + "Direktorin am Montag. Mehr als vierhundert Uhren lagen seit dem Hochwasser im Keller, und einige von ihnen "
                    + "wurden noch nie gezeigt.";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | The harbor will stay closed until the wreck is lifted, its master said, and the barges have to wait.",
                "de | Der Hafen bleibt geschlossen, bis das Wrack gehoben ist, sagte der Kapitän, und die Kähne müssen warten.",
                "fr | Le port restera fermé jusqu’à ce que l’épave soit levée, a dit le capitaine, et les barges doivent attendre.",
                "es | El puerto seguirá cerrado hasta que se levante el pecio, dijo el capitán, y las barcazas tienen que esperar.",
                "it | Il porto resterà chiuso finché il relitto non sarà sollevato, ha detto il capitano, e le chiatte devono aspettare.",
                "pt | O porto vai ficar fechado até que o navio seja levantado, disse o capitão, e as barcaças têm de esperar.",
                "nl | De haven blijft gesloten tot het wrak is gelicht, zei de kapitein, en de schuiten moeten zo lang wachten.",
                "pl | Port pozostanie zamknięty do czasu podniesienia wraku, powiedział kapitan, a barki muszą czekać na swoją kolej.",
                "ru | Порт останется закрытым, пока не поднимут затонувшее судно, сказал капитан, и баржам придётся подождать.",
                "uk | Порт залишиться закритим, доки не піднімуть затонуле судно, сказав капітан, і баржам доведеться почекати.",
                "ar | سيبقى الميناء مغلقا حتى يتم رفع الحطام كما قال القبطان وعلى السفن أن تنتظر في الخارج عدة أيام أخرى",
                "el | Το λιμάνι θα μείνει κλειστό ώσπου να ανελκυστεί το ναυάγιο, είπε ο πλοίαρχος, και οι φορτηγίδες περιμένουν.",
                "ja | 港は沈没船が引き上げられるまで閉鎖されると船長は語った。はしけは外で待たなければならない。",
                "zh-CN | 船长说，在沉船被打捞之前，港口将继续关闭，驳船必须在外面等待几天时间。",
                "ko | 선장은 침몰선이 인양될 때까지 항구가 계속 폐쇄될 것이며 바지선들은 밖에서 며칠 더 기다려야 한다고 말했다.",
                "th | กัปตันกล่าวว่าท่าเรือจะยังคงปิดจนกว่าจะกู้ซากเรือขึ้นมาได้และเรือบรรทุกต้องรออยู่ข้างนอกอีกหลายวัน"
            })
    void tellsTheLanguageByTheWords(String language, String text) throws Exception {
        assertThat(language(ALL, Document.of("a", text))).contains(language);
    }

    @Test
    void believesTheWordsMoreThanAWrongStatement() throws Exception {
        assertThat(language(ALL, stating("en", GERMAN))).contains("de");
    }

    @Test
    void keepsWhatIsStatedWithItsRegion() throws Exception {
        assertThat(language(ALL, stating("de_AT", GERMAN))).contains("de-AT");
    }

    @Test
    void keepsWhatIsStatedOfAShortText() throws Exception {
        assertThat(language(ALL, stating("en", GERMAN.substring(0, 110)))).contains("en");
        assertThat(language(ALL, stating("sv", "Hej!"))).contains("sv");
    }

    @Test
    void keepsALanguageThatItCannotTell() throws Exception {
        assertThat(language(ALL, stating("lb", GERMAN))).contains("lb");
    }

    @Test
    void keepsWhatSomebodyElseKnows() throws Exception {
        Document document = stating("en", GERMAN);
        document = document.withMetadata(document.metadata().withLanguage("nds"));
        assertThat(language(ALL, document)).contains("nds");
    }

    @Test
    void doesNotGuessAtAFewWords() throws Exception {
        assertThat(language(ALL, Document.of("a", "Hafen geschlossen"))).isEmpty();
        assertThat(language(
                        ALL, Document.of("a", "12 345 678 901 234 567 890 123 456 789 012 345 678 901 234 567 890")))
                .isEmpty();
    }

    @Test
    void choosesFromTheGivenLanguages() throws Exception {
        LanguageConfig two = new LanguageConfig(List.of("nl", "fr"), Optional.empty(), 150, 0.9);
        assertThat(language(two, Document.of("a", GERMAN))).contains("nl");
        LanguageConfig one = new LanguageConfig(List.of(), Optional.of("pt-BR"), 150, 0.9);
        assertThat(language(one, Document.of("a", GERMAN))).contains("pt-BR");
    }

    @Test
    void refusesWhatIsNoLanguageOrCannotBeTold() {
        assertThatThrownBy(() -> annotator(new LanguageConfig(List.of(), Optional.of("no language"), 150, 0.9)))
                .hasMessageContaining("given")
                .hasMessageContaining("no language");
        assertThatThrownBy(() -> annotator(new LanguageConfig(List.of("tlh"), Optional.empty(), 150, 0.9)))
                .hasMessageContaining("tlh")
                .hasMessageContaining("known are af");
    }

    @Test
    void extractionPassesOnWhatThePageStates() throws Exception {
        Document page = Contexts.extract("a.html", "<html lang=en-US><body><p>" + GERMAN);
        assertThat(page.metadata().language()).contains("en-US");
        assertThat(language(ALL, page)).contains("de");
    }

    private static Document stating(String tag, String text) {
        Document document = Document.of("a", text);
        document = document.withMetadata(document.metadata().with("html.lang", List.of(tag)));
        return document.withMetadata(document.metadata()
                .withLanguage(StatedLanguage.of(document.metadata()).orElseThrow()));
    }

    private static Annotator annotator(LanguageConfig config) {
        return new LanguageFactory().create(config, TestContext.create());
    }

    private static Optional<String> language(LanguageConfig config, Document document) throws Exception {
        return annotator(config)
                .annotate(document, TestContext.create())
                .metadata()
                .language();
    }
}

package dev.sluice.plugins.linking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.sluice.api.Document;
import dev.sluice.api.Link;
import dev.sluice.api.Mention;
import dev.sluice.api.Metadata;
import dev.sluice.testkit.TestContext;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of our own, in which each name stands in braces, with the entity behind a bar where it is known. */
class OtherLanguagesTest {
    private static final Pattern NAME = Pattern.compile("\\{([^|}]*)(?:\\|([^}]*))?}");
    private static final GazetteerLinker LINKER = new GazetteerLinker(Bases.starter(), Words.load(), true, 0.4);

    private static Document linked(String language, String text) throws Exception {
        return LINKER.annotate(
                Document.of("a.txt", text).withMetadata(Metadata.EMPTY.withLanguage(language)), TestContext.create());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            es; El presidente {Emmanuel Macron|Q3052772} viajó ayer a {Alemania|Q183}. Según {Macron|Q3052772}, la {Unión Europea|Q458} debe decidir.
            es; Durante la reunión, el {Ministerio de Ciencia y Cultura} y la {Policía Nacional} firmaron un acuerdo en {Nueva York|Q60}.
            es; La ministra {Elvira Tordesana} habló con {EEUU|Q30}. {Tordesana} no dijo más. Una nueva ley llega en abril.
            fr; Le ministre des affaires étrangères a rencontré {Angela Merkel|Q567} à {Moscou|Q649}. Toutefois, l'{ONU|Q1065} reste prudente.
            fr; Selon la préfète {Odile Varnoux}, l'{Allemagne|Q183} et les {Pays-Bas|Q55} refusent. M. {Varnoux} se tait.
            fr; Il a travaillé à l'{Université de Tréville} avant de rejoindre la {Banque centrale européenne|Q8901}.
            it; Il presidente {Barack Obama|Q76} è arrivato a {Londra|Q84}. Anche {Obama|Q76} ha parlato dell'{Unione Europea|Q458}.
            it; La {Banca Popolare di Tresigno} e il sindaco {Carlo Bentivò} hanno firmato. Ma {Bentivò} resta a {Zagabria|Q1435}.
            it; Ieri la {Banca commerciale tremolana} e il {Consiglio nazionale} hanno detto no a {Parigi|Q90}.
            fr; Hier, le {Parti radical trévillois} et la {Cour suprême} ont dit non à {Moscou|Q649}.
            es; Ayer {General Motors|Q81965} y el {Banco de Tarvillo} callaron. Según {El Diario Tremol}, no hay dinero.
            it; Il presidente del {Consiglio} {Mario Draghi|Q294460} era a {Torino|Q495} con {Carlo de la Tressa} di {Milano|Q490}.
            nl; Gisteren sprak {Pieter van der Meer} van {Philips|Q170416} in de {Tweede Kamer} met {Hugo de Jonge|Q2649226} van de vakbond.
            pt; O primeiro-ministro {Justin Trudeau|Q3099714} visitou a {Alemanha|Q183}. Segundo {Trudeau|Q3099714}, o {Banco Central do Tremedal} errou.
            nl; Minister {Joris Vandersmissel} sprak in {Londen|Q84} met de {Europese Commissie|Q8880}. Volgens {Vandersmissel} is de {NAVO|Q7184} akkoord.
            nl; De {Universiteit van Harkema} werkt met {Groot-Brittannië|Q145} samen. Inmiddels wacht iedereen.
            de; Die Kanzlerin {Angela Merkel|Q567} reiste nach {Frankreich|Q142}. Die Regierung sagte, {Merkel|Q567} bleibe im Amt und die Wirtschaft wachse.
            de; Sie flog nach {China|Q148}, {Los Angeles|Q65} und {Brüssel|Q240}. In {Niedersachsen|Q1197} und im {Bundestag|Q154797} war man froh.
            fr; Il vit à {Mexico|Q1489} et connaît la {Chine|Q148}, {Los Angeles|Q65} et {Bruxelles|Q240}.
            it; Viene da {Siracusa|Q13670} e non da {Bruxelles|Q240}.
            es; Hoy llega la nueva ministra. {España|Q29} espera un cambio, dice el presidente, {Alemania|Q183} no.
            it; Il dott. {Ettore Mandrolli} e l'avv. {Sandra Quibelli} erano a casa. Per {Quibelli} è finita.
            it; Ieri {Ettore Conte} e {Livia Papa} hanno parlato a {Milano|Q490}. {Conte} tace, dice {Papa}.
            de; Am Abend sprach {Gerhard Richter} in {Erfurt|Q1729}. Danach ging {Richter} ins Hotel. Ein Richter kam nicht.
            fr; Mme {de Tréville} et M. {d'Ancourt} sont arrivés. Le maire de {Lyon|Q456} était là.
            es; El señor {de la Quintarra} llegó tarde. El director de {Telefónica|Q160229} habló.
            nl; Mevrouw {van der Tuinstra} sprak met {Pieter 't Harkema}. 's Avonds was het stil. De directeur van {Philips|Q170416} zweeg.
            it; {Ursula von der Tremm} e {Luca Dell'Orbo} hanno visto {Pieter van den Harkel}. L'{Italia|Q38} tace, dice l'{Unione Europea|Q458}.
            pt; {João Batista dos Santos} mora em {Santos|Q81882}. {Ana Maria da Silva} ficou.
            fr; {PARIS|Q90} - Le ministre de l'Intérieur {Odile Varnoux} parle.
            it; {TORINO|Q495} - La {Fiat|Q27597} chiude. - Terremoto in {Sicilia|Q1460}.
            nl; {Wout van der Tuinstra} won. {Van der Tuinstra} was blij, {Jan Harkema} van {GroenTremmel} niet. Toen zei {Van der Tuinstra} nee.
            it; IL PRESIDENTE {OBAMA|Q76} INCONTRA {MERKEL|Q567} A {LONDRA|Q84}
            es; EL PRESIDENTE DE {ESTADOS UNIDOS|Q30} VIAJA A {ALEMANIA|Q183}
            de; Die Kanzlerin {Angela Mer\u00ADkel|Q567} reiste nach {Frank\u00ADreich|Q142}. {Merkel|Q567} blieb.
            fr; Le président\u00A0{Emmanuel\u2009Macron|Q3052772} est à\u202F{Gene\u0300ve|Q71} avec M.\u00A0{Macron|Q3052772}, Monsieur le Président.
            es; \uD83D\uDE00 El presidente {Barack Obama|Q76} \uD83C\uDDEB\uD83C\uDDF7 visitó {Alemania|Q183}\uD83D\uDE00.
            it; Ieri, Lunedì 3 Aprile, e a Natale come a Pasqua, {Roma|Q220} tace.
            fr; {Kylmar Trévillon} a marqué. {Trévillon} jubile. Ensuite {Kylmar Trévillon} part.
            nl; Wielrenner {Mathieu van der Tuin} won. Reisorganisatie {Tremmel} niet.
            de; {Wien|Q1741} ({AP|Q40469}) Das Landgericht und die {AfD|Q6721203} schwiegen.
            fr; Les {Français|Q142} et les {Allemands|Q183} ont signé. L'{Espagnole|Q29} {Tréva Lindo} rit.
            nl; De {Nederlandse|Q55} economie groeit, zegt de {Belgische|Q31} premier. De {Nederlandse Tremmelbond} zwijgt. {Franse|Q142} boeren ook.
            it; Ieri {Padovan} e {Milanese} parlavano di {Trieste|Q546}.
            de; Das sagte {Angela Merkel|Q567} Journalisten. Papst {Johannes Paul II} schwieg. Teil II folgt.
            es; Ayer habló {Elena Tarva Tremol}. {Tarva Tremol} no dijo más. La ministra de Hacienda y el ministro de Ciencia y Cultura callan.
            nl; De minister van Financiën sprak met de minister van {Frankrijk|Q142}. De ministra zweeg.
            es; Dijo que no. {España|Q29} calla. La respuesta es no. Hoy gana.
            fr; Elle vit à {Trévilly-sous-Bois}. L'{Union africaine|Q7159} appelle au calme. Hier, la {Cour suprême} explique tout.
            pt; Veio do {Rio Tave}. O avançado assinou.
            it; La squadra di {Bologna|Q1891} ha vinto.
            de; Die Außenministerin {Anna Tremmler} reiste nach {Frankreich|Q142}. {Tremmler}s Gespräche mit {Italien|Q38}s Regierung dauerten lang.
            de; {Anke Harloff} sah in {Frankreich|Q142} Parallelen. Dann ging {Harloff} Fragen aus dem Weg, und die {SPD|Q49768} Gesprächen.
            de; Der Bürgermeister {Egon Trautwiller} lobte die {Schweiz|Q39} und die {Europäische Union|Q458}. Am Abend kam {Trautwiller} ins Rathaus.
            """)
    void findsTheNamesAndNoOtherWords(String language, String marked) throws Exception {
        Document document = linked(language, NAME.matcher(marked).replaceAll("$1"));
        List<String> wanted =
                NAME.matcher(marked).results().map(m -> m.group(1)).toList();
        assertThat(document.links()).extracting(document::surface).containsExactlyElementsOf(wanted);
        Matcher matcher = NAME.matcher(marked);
        for (Link link : document.links()) {
            assertThat(matcher.find()).isTrue();
            if (matcher.group(2) == null) {
                assertThat(link.isNil()).as(document.surface(link)).isTrue();
            } else {
                assertThat(link.entity()).as(document.surface(link)).isEqualTo(matcher.group(2));
            }
        }
        assertThat(document.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"languages/names.tsv", "languages/places.tsv", "languages/demonyms.tsv"})
    void everyNameIsThatOfAnEntityOfTheStarterBase(String file) throws Exception {
        try (KnowledgeBase base = Bases.starter()) {
            assertThat(Words.lines(file))
                    .allSatisfy(line -> assertThat(base.entity(line.substring(0, line.indexOf('\t'))))
                            .as(line)
                            .isPresent());
        }
    }

    @Test
    void aTitleAndTheFirstWordOfABodyTellTheKind() throws Exception {
        Document document =
                linked("es", "La alcaldesa Ximena Corvalán visitó la Universidad de Tarvillo y la calle Mayor.");
        assertThat(document.links())
                .extracting(l -> l.mention().type())
                .startsWith(Mention.Type.PERSON, Mention.Type.ORGANIZATION);
    }

    @Test
    void aShortFormFollowsTheLongOne() throws Exception {
        Document document = linked("it", "La ministra Livia Terzuoli è a casa. Terzuoli non parla.");
        assertThat(document.links())
                .extracting(Link::entity)
                .hasSize(2)
                .containsOnly(document.links().get(0).entity());
    }

    @Test
    void aWordThatStandsWithASmallLetterElsewhereIsNoNameAtTheBeginningOfASentence() throws Exception {
        Document document = linked("es", "Industrias locales cierran. Las industrias de aquí sufren.");
        assertThat(document.links()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "fr", "it", "pt", "nl", "de"})
    void hostileTextEndsSoonAndWithoutNames(String language) throws Exception {
        assertThat(linked(language, "''''’’’ de l' d'd'd' - – — \uD83D\uDE00 \uDC00 \uD800 \u0000 de la de la")
                        .links())
                .isEmpty();
        for (String unit : List.of("A.", "A ", "a-", "A-a-", "ÀÀ ", "IV ", "Von ")) {
            assertTimeout(Duration.ofSeconds(10), () -> linked(language, unit.repeat(120_000 / unit.length())));
        }
        linked(language, "A".repeat(50_000));
        linked(language, "Juan de ".repeat(10_000));
        linked(language, "presidente ".repeat(10_000));
        linked(language, "Haus ".repeat(20_000));
        linked(language, "d'".repeat(20_000) + "A");
        linked(language, "Banco de ".repeat(10_000) + "A");
    }
}

package dev.sluice.plugins.linking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Document;
import dev.sluice.api.Link;
import dev.sluice.api.Mention;
import dev.sluice.testkit.TestContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterTest {
    @ParameterizedTest
    @CsvSource({
        "Karim Abdel Nouri, Kareem Abdul Nouri",
        "Haytham al-Zubeidi, Haitham El Zubaidi",
        "Yusuf Harbie, Yousuf Harbia",
        "Tom Harald Quillfeather, Tom Quillfeather",
        "T. Quillfeather, Tom Quillfeather",
        "Tom Quillfeather, Quillfeather"
    })
    void variantsOfANameShareOneId(String one, String other) throws Exception {
        List<Document> documents = Linking.clustered(List.of(
                Linking.linked("a.txt", "In the end they asked " + one + " for help."),
                Linking.linked("b.txt", "Nobody had asked Mr. " + other + " before.")));
        assertThat(documents.get(0).links().get(0).entity())
                .isEqualTo(documents.get(1).links().get(0).entity())
                .startsWith(Link.NIL);
    }

    @ParameterizedTest
    @CsvSource({
        "Tom Quillfeather, Ann Quillfeather",
        "Maria Tveitdal, Mario Tveitdal",
        "Simona Tveitdal, Simone Tveitdal",
        "Toni Kolbanska, Toni Kolbanski",
        "Tom A. Quillfeather, Tom B. Quillfeather",
        "Orla Tveitdal, Orla Tveit"
    })
    void differentNamesKeepDifferentIds(String one, String other) throws Exception {
        List<Document> documents = Linking.clustered(List.of(
                Linking.linked("a.txt", "In the end they asked " + one + " for help."),
                Linking.linked("b.txt", "Nobody had asked " + other + " before.")));
        assertThat(documents.get(0).links().get(0).entity())
                .isNotEqualTo(documents.get(1).links().get(0).entity());
    }

    @ParameterizedTest
    @CsvSource({
        "Олекса Квілів, Oleksa Kviliv",
        "Максим Твейтов, Maxim Tveytov",
        "Юлия Жаркова, Yulia Zharkova",
        "حسين الشهرستاني, Hussain al-Shahristani",
        "عادل عبد المهدي, Adel Abdul-Mahdi",
        "فاطمة يوسف, Fatimah Yousef",
        "موسى الولي, Mousa al-Wali",
        "عبدالرضا پزشکیان, Abdolreza Pezeshkian",
        "مجتبی موسوی, Mojtaba Mousavi",
        "عبد الله عمر, Abdullah Omar"
    })
    void spellingsOfANameInOtherWritingsGetTheIdOfTheLatinOne(String foreign, String latin) throws Exception {
        ClusterModel model = clustered(foreign, latin);
        assertThat(model.targets()).hasSize(1);
        assertThat(model.targets().get(NilId.of(Spelling.fold(foreign))).entity())
                .isEqualTo(NilId.of(Spelling.fold(latin)));
    }

    @ParameterizedTest
    @CsvSource({
        "امير الشهرستاني, Amira al-Shahristani",
        "كريمة يوسف, Karim Yousef",
        "نور حسين, Nuri Hussein",
        "سالم يوسف, Sulayman Yousef",
        "كريم يوسف, كريمة يوسف"
    })
    void nearNamesInArabicLettersStayApart(String foreign, String other) throws Exception {
        assertThat(clustered(foreign, other).targets()).isEmpty();
    }

    private static ClusterModel clustered(String... names) throws Exception {
        Stream<NameSummary> observed = Stream.of(names)
                .map(Spelling::fold)
                .map(form -> new NameSummary(List.of(new NameSummary.Use(NilId.of(form), Mention.Type.PERSON, form))));
        return new VariantClusterer(0, true, Words.load()).combine(observed, TestContext.create());
    }

    @ParameterizedTest
    @CsvSource({"x tveitdal, xavier tveitdal", "ю твейтов, юрий твейтов", "ж твейтова, женя твейтова"})
    void anInitialStandsForItsNameInAnyScript(String initial, String name) {
        String first = PersonName.of(initial).parts().get(0);
        assertThat(first).hasSize(1);
        assertThat(PersonName.of(name).parts().get(0)).startsWith(first);
    }

    @Test
    void aCompanyIsTheSameWithAndWithoutItsLegalForm() throws Exception {
        List<Document> documents = Linking.clustered(List.of(
                Linking.linked("a.txt", "The ships of Pelmont Holdings Inc. lay idle."),
                Linking.linked("b.txt", "The ships of Pelmont Holdings lay idle.")));
        assertThat(documents.get(0).links().get(0).entity())
                .isEqualTo(documents.get(1).links().get(0).entity());
    }

    @ParameterizedTest
    @CsvSource({
        "Pelmont Marine Corporation, Pelmont Marine",
        "Pelmont Marine Ltd, Pelmont Marine Corp",
        "Tveitdal Kisen Kaisha Ltd, Tveitdal Kisen Kaisha"
    })
    void variantsOfACompanyShareIdAndType(String one, String other) throws Exception {
        List<Document> documents = Linking.clustered(List.of(
                Linking.linked("a.txt", "The ships of " + one + " lay idle."),
                Linking.linked("b.txt", "The ships of " + other + " lay idle.")));
        assertThat(documents.get(0).links().get(0).entity())
                .isEqualTo(documents.get(1).links().get(0).entity());
        for (Document document : documents) {
            assertThat(document.mentions()).extracting(Mention::type).containsExactly(Mention.Type.ORGANIZATION);
            assertThat(document.links().get(0).mention())
                    .isEqualTo(document.mentions().get(0));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Tom Quillfeather Shipmanagement", "Smitt Salvage", "Pelmont Motors", "Karim Shipping"})
    void aCompanyWordMakesANameThatOfAnOrganization(String name) throws Exception {
        Document document = Linking.linked("a.txt", "The ships of " + name + " lay idle.");
        assertThat(Linking.link(document, name).mention().type()).isEqualTo(Mention.Type.ORGANIZATION);
    }

    @Test
    void anUnknownNameHasTheTypeThatMostDocumentsGive() throws Exception {
        List<Document> documents = Linking.clustered(List.of(
                Linking.linked("a.txt", "They asked Mr. Tveitdal for help."),
                Linking.linked("b.txt", "They asked Mr. Tveitdal for help."),
                Linking.linked("c.txt", "It was raining in Tveitdal that day."),
                Linking.linked("d.txt", "The letter for Tveitdal was lost.")));
        assertThat(documents.stream().map(d -> d.mentions().get(0).type())).containsOnly(Mention.Type.PERSON);
        assertThat(documents.stream().map(d -> d.links().get(0).entity()).distinct())
                .hasSize(1);
    }

    @Test
    void aVariantOfAKnownNameJoinsTheKnownEntity() throws Exception {
        List<Document> documents = Linking.clustered(List.of(
                Linking.linked("a.txt", "A visit by Chancellor Angela Merkel was planned."),
                Linking.linked("b.txt", "Nobody knew whether Mrs. Angela K. Merkel would come.")));
        Link link = Linking.link(documents.get(1), "Angela K. Merkel");
        assertThat(link.entity()).isEqualTo("Q567");
        assertThat(link.evidence()).anyMatch(e -> e.rule().equals("variant across documents"));
    }

    @Test
    void aFamilyNameOfTwoPeopleJoinsNeither() throws Exception {
        List<Document> documents = Linking.clustered(List.of(
                Linking.linked("a.txt", "They asked Tom Quillfeather."),
                Linking.linked("b.txt", "They asked Ann Quillfeather."),
                Linking.linked("c.txt", "They asked Mr. Quillfeather.")));
        assertThat(documents.stream().map(d -> d.links().get(0).entity()).distinct())
                .hasSize(3);
    }

    @Test
    void theOrderOfTheDocumentsDoesNotMatter() throws Exception {
        List<Document> documents = new ArrayList<>();
        String[] names = {
            "Tom Quillfeather", "T. Quillfeather", "Tom H. Quillfeather", "Karim Abdel Nouri", "Kareem Abdul Nouri",
            "Pelmont Holdings Inc", "Pelmont Holdings", "Orla Tveitdal", "Angela Merkel", "A. Merkel"
        };
        for (int i = 0; i < names.length; i++) {
            documents.add(Linking.linked(i + ".txt", "In the end they asked " + names[i] + " for help."));
        }
        Map<String, String> expected = ids(Linking.clustered(documents));
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(documents, new Random(seed));
            assertThat(ids(Linking.clustered(documents))).isEqualTo(expected);
        }
    }

    @Test
    void moreDocumentsChangeNoIdOfOtherNames() throws Exception {
        Document one = Linking.linked("a.txt", "In the end they asked Orla Tveitdal for help.");
        Document other = Linking.linked("b.txt", "In the end they asked Tom Quillfeather for help.");
        String alone = Linking.clustered(List.of(one)).get(0).links().get(0).entity();
        assertThat(Linking.clustered(List.of(other, one)).get(1).links().get(0).entity())
                .isEqualTo(alone);
    }

    private static Map<String, String> ids(List<Document> documents) {
        Map<String, String> ids = new TreeMap<>();
        documents.forEach(d -> d.links().forEach(l -> ids.put(d.id() + l.span(), l.entity())));
        return ids;
    }

    @Test
    void anAcronymOfSmallWordsIsNotTheOneThatAnotherDocumentKnows() throws Exception {
        List<Document> documents = Linking.clustered(List.of(
                Linking.linked("a.txt", "A northern atlas trade office (NATO) is open. The NATO is small."),
                Linking.linked("b.txt", "The talks between NATO and its partners went on.")));
        assertThat(Linking.link(documents.get(1), "NATO").entity()).isEqualTo("Q7184");
        assertThat(Linking.link(documents.get(0), "NATO").entity()).startsWith(Link.NIL);
    }

    @Test
    void aPlaceTakesInNobodyWhoIsCalledAfterIt() throws Exception {
        List<Document> documents = Linking.clustered(List.of(
                Linking.linked("a.txt", "The ferry from Portugal left for Setubal in Portugal."),
                Linking.linked("b.txt", "Yesterday Setubal won a prize."),
                Linking.linked("c.txt", "They asked Captain Orla Setubal for help.")));
        assertThat(Linking.link(documents.get(1), "Setubal").entity()).startsWith("Q");
        assertThat(Linking.link(documents.get(2), "Orla Setubal").entity()).startsWith(Link.NIL);
    }
}

package dev.sluice.plugins.linking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Mention;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GazetteerTest {
    private static final Entity ENTITY = new Entity(
            "x:1",
            "Orla Tveitdal",
            Mention.Type.PERSON,
            0.5,
            "IQ",
            "1970",
            "",
            List.of("O. Tveitdal", "Tveit\tdal|x"),
            List.of(),
            List.of(new Entity.Term("harbor master", "2001", "2005-03")));

    @Test
    void whatIsWrittenIsReadAgain() {
        Gazetteer gazetteer = Gazetteer.of(GazetteerWriter.write(List.of("a comment"), List.of(ENTITY)), Set.of("IQ"));
        assertThat(gazetteer.size()).isEqualTo(1);
        Entity read = gazetteer.entity(0);
        assertThat(read.aliases()).containsExactly("O. Tveitdal", "Tveit dal x");
        assertThat(read.terms()).isEqualTo(ENTITY.terms());
        assertThat(read.prior()).isEqualTo(0.5);
        assertThat(gazetteer.find("orla tveitdal").get(0).kind()).isEqualTo(KnowledgeBase.Kind.NAME);
        assertThat(gazetteer.find("o tveitdal").get(0).kind()).isEqualTo(KnowledgeBase.Kind.ALIAS);
        assertThat(gazetteer.find("tveitdal").get(0).kind()).isEqualTo(KnowledgeBase.Kind.SURNAME);
        assertThat(gazetteer.find("nobody")).isEmpty();
        assertThat(gazetteer.findSpelling("urla al tveitdal").get(0).kind()).isEqualTo(KnowledgeBase.Kind.SPELLING);
    }

    @Test
    void theSameEntitiesGiveTheSameBytes() {
        assertThat(GazetteerWriter.write(List.of(), List.of(ENTITY)))
                .isEqualTo(GazetteerWriter.write(List.of(), List.of(ENTITY)));
    }

    @Test
    void anEmptyFileKnowsNothing() {
        assertThat(Gazetteer.of(new byte[0], Set.of()).find("a")).isEmpty();
    }

    @Test
    void theStarterIsWhole() {
        Gazetteer starter = Gazetteer.starter(Words.load());
        assertThat(starter.size()).isGreaterThan(100_000);
        for (int i = 0; i < starter.size(); i++) {
            Entity entity = starter.entity(i);
            assertThat(entity.id()).matches("Q[1-9][0-9]*");
            assertThat(starter.find(Spelling.fold(entity.name())))
                    .as(entity.id())
                    .anyMatch(m -> m.entity().id().equals(entity.id()));
            i += 50;
        }
    }

    @Test
    void manyValuesUnderOneKeyAreAllFound() {
        LongIndex index = new LongIndex(1);
        for (int i = 0; i < 10_000; i++) {
            index.add(i % 100, i);
        }
        assertThat(index.get(7)).hasSize(100).contains(7, 9907);
        assertThat(index.get(100)).isEmpty();
    }

    @Test
    void quotedFieldsOfATableMayHoldAnything() {
        List<Csv.Row> rows = Csv.parse("\uFEFFa,\"b,\"\"c\"\"\nd\"\r\n\n,e\n", ',');
        assertThat(rows).extracting(Csv.Row::fields).containsExactly(List.of("a", "b,\"c\"\nd"), List.of("", "e"));
        assertThat(rows).extracting(Csv.Row::line).containsExactly(1, 4);
    }
}

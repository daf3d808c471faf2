package dev.sluice.plugins.linking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sluice.api.Mention;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.MMapDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MappedKnowledgeBaseTest {
    @TempDir
    private Path directory;

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        try (MappedKnowledgeBase base = Bases.base(Bases.TINY)) {
            assertThat(base.size()).isEqualTo(8);
            Entity read = base.entity("Q921").orElseThrow();
            assertThat(read.name()).isEqualTo("Jonas Brekkemoen");
            assertThat(read.type()).isEqualTo(Mention.Type.PERSON);
            assertThat(read.aliases()).containsExactly("Jon Brekkemoen");
            assertThat(read.prior()).isEqualTo(0.5);
            assertThat(read.from()).isEqualTo("1970-02");
            assertThat(read.to()).isEmpty();
            assertThat(read.country()).isEqualTo("VD");
            assertThat(read.description()).isEqualTo("invented");
            assertThat(read.terms())
                    .containsExactly(
                            new Entity.Term("Prime Minister of Vardonia (VD)", "2005-03-01", "", "Q910"),
                            new Entity.Term("harbor master", "1999", "2001-02"));
            assertThat(base.entity("own:1").orElseThrow().name()).isEqualTo("Ines Quandahl");
            assertThat(base.entity("Q9")).isEmpty();
            assertThat(base.entity("own:2")).isEmpty();
        }
    }

    @Test
    void namesAreFoundByHowTheyWereRecorded() throws IOException {
        try (MappedKnowledgeBase base = Bases.base(Bases.TINY)) {
            assertThat(base.find("orla tveitdal"))
                    .extracting(m -> m.entity().id())
                    .containsExactly("Q920", "Q922");
            assertThat(base.find("orla tveitdal").get(0).kind()).isEqualTo(KnowledgeBase.Kind.NAME);
            assertThat(base.find("o tveitdal").get(0).kind()).isEqualTo(KnowledgeBase.Kind.ALIAS);
            assertThat(base.find("tveitdal").get(0).kind()).isEqualTo(KnowledgeBase.Kind.SURNAME);
            assertThat(base.find("vardonians").get(0).kind()).isEqualTo(KnowledgeBase.Kind.DEMONYM);
            assertThat(base.find("vardonians").get(0).name()).isEqualTo("Vardonians");
            assertThat(base.find("nobody")).isEmpty();
            assertThat(base.find("")).isEmpty();
            assertThat(base.findSpelling("urla al tveitdal").get(0).kind()).isEqualTo(KnowledgeBase.Kind.SPELLING);
        }
    }

    @Test
    void anOfficeIsFoundByItsTitleAndCountryAndHasItsHolders() throws IOException {
        try (MappedKnowledgeBase base = Bases.base(Bases.TINY)) {
            assertThat(base.find("prime minister of vardonia")).isEmpty();
            assertThat(base.offices("prime minister", "XX")).isEmpty();
            Entity office = base.offices("prime minister", "VD").get(0);
            assertThat(office.id()).isEqualTo("Q910");
            assertThat(base.offices("prime minister of vardonia", "")).containsExactly(office);
            assertThat(base.offices("minister of foreign affairs", "VD"))
                    .extracting(Entity::id)
                    .containsExactly("Q911");
            assertThat(base.holders(office))
                    .extracting(h -> h.person().id() + " " + h.from() + " " + h.to())
                    .containsExactly("Q920 2001 2005-03-01", "Q921 2005-03-01 ");
            assertThat(base.holders(base.entity("Q920").orElseThrow())).isEmpty();
        }
    }

    @Test
    void relationsLeadToEntitiesThatAreThere() throws IOException {
        try (MappedKnowledgeBase base = Bases.base(Bases.TINY)) {
            assertThat(base.related(base.entity("Q920").orElseThrow())).containsExactly(900, 901);
            assertThat(base.related(base.entity("Q900").orElseThrow())).isEmpty();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theOrderOfEntitiesMakesNoDifference(long seed) throws IOException {
        List<KbItem> shuffled = new ArrayList<>(Bases.TINY);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(bytes(shuffled)).isEqualTo(bytes(Bases.TINY));
    }

    static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    private static KbManifest bytes(List<KbItem> items) throws IOException {
        try (MappedKnowledgeBase base = Bases.base(items)) {
            return base.manifest();
        }
    }

    @Test
    void aBaseThatDoesNotFitIntoMemoryIsTheSame() throws IOException {
        List<KbItem> many = new ArrayList<>(Bases.TINY);
        for (int i = 0; i < 9_000; i++) {
            many.add(Bases.person("Q" + (5_000 + i), "Tove Number " + i, "IQ", List.of("Tova Number " + i)));
        }
        List<KbItem> reversed = new ArrayList<>(many);
        Collections.reverse(reversed);
        KbManifest manifest = bytes(many);
        assertThat(bytes(reversed)).isEqualTo(manifest);
        assertThat(manifest.counts()).containsEntry("entities", 9_008L);
        try (MappedKnowledgeBase base = Bases.base(many)) {
            for (int i = 0; i < 9_000; i += 100) {
                assertThat(base.find("tova number " + i)).hasSize(1);
            }
        }
    }

    @Test
    void aNameOfVeryManyMeansTheBestKnown() throws IOException {
        List<KbItem> many = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            many.add(new KbItem(
                    "Q" + (i + 1),
                    "Tove Aas",
                    "",
                    Mention.Type.PERSON,
                    false,
                    0,
                    i / 1000.0,
                    "",
                    "",
                    "",
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of()));
        }
        try (MappedKnowledgeBase base = Bases.base(many)) {
            assertThat(base.find("tove aas"))
                    .hasSize(200)
                    .anyMatch(m -> m.entity().id().equals("Q300"));
            assertThat(base.manifest().counts()).containsEntry("left out: meaning of a name with too many", 100L);
        }
    }

    @Test
    void ofTwoEntitiesWithOneIdTheFirstCounts() throws IOException {
        List<KbItem> twice = List.of(
                Bases.place("Q5", "Ostholm", "", List.of(), List.of()),
                Bases.place("Q5", "Vestholm", "", List.of(), List.of()));
        try (MappedKnowledgeBase base = Bases.base(twice)) {
            assertThat(base.find("ostholm")).hasSize(1);
            assertThat(base.find("vestholm")).isEmpty();
            assertThat(base.manifest().counts()).containsEntry("left out: id that an earlier entity has", 1L);
        }
    }

    @Test
    void anEmptyBaseKnowsNothing() throws IOException {
        try (MappedKnowledgeBase base = Bases.base(List.of())) {
            assertThat(base.size()).isZero();
            assertThat(base.find("a")).isEmpty();
            assertThat(base.findSpelling("a b")).isEmpty();
            assertThat(base.entity("Q1")).isEmpty();
        }
    }

    @Test
    void anotherFormatIsRefusedWithBothValues() throws IOException {
        onDisk();
        edit("\"format\" : 1", "\"format\" : 7");
        assertRefused("format 7", "format 1", "kb build");
    }

    @Test
    void anotherFoldingIsRefusedWithBothValues() throws IOException {
        onDisk();
        edit(KbFormat.folding(), "abc");
        assertRefused("rules abc", "rules " + KbFormat.folding());
    }

    @ParameterizedTest
    @ValueSource(strings = {KbFormat.NAMES, KbFormat.POSTINGS, KbFormat.RECORDS, KbFormat.STRINGS})
    void aChangedByteIsFoundOut(String file) throws IOException {
        onDisk();
        byte[] bytes = Files.readAllBytes(directory.resolve(file));
        bytes[bytes.length / 2] ^= 1;
        Files.write(directory.resolve(file), bytes);
        assertRefused(file, "SHA-256");
    }

    @Test
    void aCutFileIsFoundOutWithBothLengths() throws IOException {
        onDisk();
        byte[] bytes = Files.readAllBytes(directory.resolve(KbFormat.STRINGS));
        Files.write(directory.resolve(KbFormat.STRINGS), java.util.Arrays.copyOf(bytes, 10));
        assertRefused("10 bytes", bytes.length + " bytes");
    }

    @Test
    void aManifestThatIsNoJsonIsRefused() throws IOException {
        onDisk();
        Files.writeString(directory.resolve(KbFormat.MANIFEST), "{\"format\" : 1,");
        assertRefused("manifest.json is no JSON");
        Files.writeString(directory.resolve(KbFormat.MANIFEST), "[]");
        assertRefused("manifest.json holds no object");
        Files.writeString(directory.resolve(KbFormat.MANIFEST), "");
        assertRefused("manifest.json holds no object");
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        onDisk();
        Files.delete(directory.resolve(KbFormat.GRAPH));
        assertRefused(KbFormat.GRAPH, "build it again");
    }

    @Test
    void allThatANameMayMeanIsFound() throws IOException {
        List<KbItem> many = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            many.add(Bases.place("Q" + (i + 1), "Tove Aas", "", List.of(), List.of()));
        }
        try (MappedKnowledgeBase base = Bases.base(many)) {
            assertThat(base.find("tove aas"))
                    .extracting(m -> m.entity().id())
                    .containsExactlyInAnyOrderElementsOf(
                            many.stream().map(KbItem::id).toList());
        }
    }

    @Test
    void aDirectoryWithoutManifestIsRefused() {
        assertRefused("manifest.json", "kb build");
    }

    @Test
    void theEndsOfALongFileAreCheckedAndAllOfItIfAsked() throws IOException {
        try (ByteBuffersDirectory files = new ByteBuffersDirectory()) {
            byte[] bytes = new byte[(int) KbManifest.WHOLE * 2];
            write(files, "a", bytes);
            KbManifest.FileSum sum = KbManifest.sum(files, "a");
            bytes[bytes.length / 2] = 1;
            write(files, "b", bytes);
            bytes[bytes.length - 1] = 1;
            write(files, "c", bytes);
            check(files, "b", sum, false);
            assertThatIllegalArgumentException().isThrownBy(() -> check(files, "b", sum, true));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> check(files, "c", sum, false))
                    .withMessageContaining("checksum of both ends");
        }
    }

    private static void write(ByteBuffersDirectory files, String name, byte[] bytes) throws IOException {
        try (var out = files.createOutput(name, org.apache.lucene.store.IOContext.DEFAULT)) {
            out.writeBytes(bytes, bytes.length);
        }
    }

    private static void check(ByteBuffersDirectory files, String name, KbManifest.FileSum sum, boolean complete)
            throws IOException {
        try (var in = files.openInput(name, org.apache.lucene.store.IOContext.DEFAULT)) {
            KbManifest.check("test", in, name, sum, complete);
        }
    }

    private void onDisk() throws IOException {
        try (MMapDirectory files = new MMapDirectory(directory)) {
            Bases.build(files, Bases.TINY);
        }
        KnowledgeBases.mapped(directory, "test").close();
    }

    private void edit(String before, String after) throws IOException {
        Path file = directory.resolve(KbFormat.MANIFEST);
        String text = Files.readString(file, StandardCharsets.UTF_8);
        assertThat(text).contains(before);
        Files.writeString(file, text.replace(before, after));
    }

    private void assertRefused(String... words) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KnowledgeBases.mapped(directory, "test").close())
                .satisfies(e -> assertThat(e.getMessage()).contains(words));
    }

    @Test
    void theStarterIsWhole() throws IOException {
        try (MappedKnowledgeBase starter = Bases.starter()) {
            starter.check("starter", true);
            assertThat(starter.size()).isGreaterThan(100_000);
            for (int i = 0; i < starter.size(); i += 51) {
                Entity entity = starter.entity(i);
                assertThat(entity.id()).matches("Q[1-9][0-9]*");
                String folded = Spelling.fold(entity.name());
                if (entity.office()) {
                    assertThat(starter.offices(folded, "")).as(entity.id()).contains(entity);
                } else {
                    assertThat(starter.find(folded))
                            .as(entity.id())
                            .anyMatch(m -> m.entity().id().equals(entity.id()));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1970", "1970-02", "1970-02-28", "-0044-03-15", "0009-09", "9999-12-31"})
    void datesKeepTheirPrecision(String date) {
        assertThat(KbFormat.date(KbFormat.date(date))).isEqualTo(date);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12000", "1970-13", "1970-01-32", "soon", "1970-01-01T00", "-", "1970-02-28-01"})
    void whatIsNoDateIsNone(String date) {
        assertThat(KbFormat.date(date)).isZero();
    }

    @Test
    void quotedFieldsOfATableMayHoldAnything() {
        List<Csv.Row> rows = Csv.parse("\uFEFFa,\"b,\"\"c\"\"\nd\"\r\n\n,e\n", ',');
        assertThat(rows).extracting(Csv.Row::fields).containsExactly(List.of("a", "b,\"c\"\nd"), List.of("", "e"));
        assertThat(rows).extracting(Csv.Row::line).containsExactly(1, 4);
    }
}

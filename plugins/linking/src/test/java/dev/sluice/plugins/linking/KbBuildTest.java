package dev.sluice.plugins.linking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KbBuildTest {
    private static final String DUMP = String.join(
            "\n",
            "[",
            item(
                    "Q900",
                    "Vardonia",
                    "{\"P297\":[" + text("VD") + "],\"P31\":[" + of("Q6256") + "],\"P1549\":[" + word("en", "Vardonian")
                            + "," + word("de", "Vardonier") + "]}",
                    120),
            item(
                    "Q910",
                    "Prime Minister of Vardonia",
                    "{\"P31\":[" + of("Q4164871") + "],\"P1001\":[" + of("Q900") + "]}",
                    9),
            item(
                    "Q920",
                    "Orla Tveitdal",
                    "{\"P31\":[" + of("Q5") + "],\"P27\":[" + of("Q900") + "],\"P569\":["
                            + day("+1970-02-00T00:00:00Z", 10) + "],\"P39\":["
                            + term("Q910", "+2001-01-02T00:00:00Z", "+2005-00-00T00:00:00Z")
                            + "]}",
                    30),
            item("Q930", "Elmsey Works", "{\"P31\":[" + of("Q931") + "],\"P159\":[" + of("Q900") + "]}", 3),
            item("Q931", "shipyard of a kind", "{\"P279\":[" + of("Q932") + "]}", 1),
            item("Q932", "shipyard", "{\"P279\":[" + of("Q4830453") + "]}", 1),
            item("Q940", "Vardonia (disambiguation)", "{\"P31\":[" + of("Q4167410") + "]}", 40),
            item("Q941", "Nobody's hamlet", "{\"P31\":[" + of("Q486972") + "]}", 0),
            "{\"type\":\"item\",\"id\":\"Q950\",\"labels\":[],\"descriptions\":[],\"aliases\":[],\"claims\":[],\"sitelinks\":[]},",
            "{\"type\":\"item\",\"id\":\"Q951\",\"labels\":{\"mul\":{\"language\":\"mul\",\"value\":\"Ines Quandahl\"}},\"aliases\":[],"
                    + "\"claims\":[],\"sitelinks\":{\"dewiki\":{\"site\":\"dewiki\",\"title\":\"x\"}}},",
            "{\"type\":\"item\",\"id\":\"Q952\",\"labels\":{\"sv\":{\"language\":\"sv\",\"value\":\"bara\"}},\"sitelinks\":{}},",
            "{\"type\":\"property\",\"id\":\"P31\",\"labels\":{}},",
            "{\"type\":\"item\",\"id\":\"Q953\",\"labels\":{\"en\":{\"lang");

    @TempDir
    private Path directory;

    private static String item(String id, String label, String claims, int links) {
        StringBuilder sites = new StringBuilder();
        for (int i = 0; i < links; i++) {
            sites.append(i == 0 ? "" : ",").append("\"x").append(i).append("wiki\":{\"title\":\"a\"}");
        }
        return "{\"type\":\"item\",\"id\":\"" + id + "\",\"labels\":{\"en\":{\"language\":\"en\",\"value\":\"" + label
                + "\"}},\"descriptions\":{\"en\":{\"language\":\"en\",\"value\":\"about " + id
                + "\"}},\"aliases\":{\"en\":["
                + "{\"language\":\"en\",\"value\":\"" + label + " II\"}]},\"claims\":" + claims + ",\"sitelinks\":{"
                + sites
                + "}},";
    }

    private static String snak(String value) {
        return "{\"snaktype\":\"value\",\"datavalue\":{\"value\":" + value + ",\"type\":\"x\"}}";
    }

    private static String statement(String value, String more) {
        return "{\"mainsnak\":" + snak(value) + ",\"type\":\"statement\"" + more + ",\"rank\":\"normal\"}";
    }

    private static String of(String id) {
        return statement("{\"entity-type\":\"item\",\"numeric-id\":" + id.substring(1) + "}", "");
    }

    private static String text(String value) {
        return statement("\"" + value + "\"", "");
    }

    private static String word(String language, String value) {
        return statement("{\"text\":\"" + value + "\",\"language\":\"" + language + "\"}", "");
    }

    private static String day(String time, int precision) {
        return statement("{\"time\":\"" + time + "\",\"precision\":" + precision + "}", "");
    }

    private static String term(String office, String from, String to) {
        return statement(
                "{\"entity-type\":\"item\",\"id\":\"" + office + "\"}",
                ",\"qualifiers\":{\"P580\":[" + snak("{\"time\":\"" + from + "\",\"precision\":11}") + "],\"P582\":["
                        + snak("{\"time\":\"" + to + "\",\"precision\":9}") + "],\"P1365\":[]}");
    }

    private static KbBuildConfig config(String output, int sitelinks, int memory, boolean replace) {
        return new KbBuildConfig(
                output,
                List.of("en"),
                sitelinks,
                List.of(),
                KbOptions.NO_THINGS,
                "",
                memory,
                "a test",
                "CC0-1.0",
                replace);
    }

    private Bases.Context build(KbBuildConfig config, String... inputs) throws Exception {
        Bases.Context context = new Bases.Context(directory);
        new KbBuild(config).run(List.of(inputs), context);
        return context;
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(directory.resolve(file), text);
    }

    private MappedKnowledgeBase open(String name) throws IOException {
        return KnowledgeBases.mapped(directory.resolve(name), name);
    }

    @Test
    void aDumpIsReadWithAllItsOddities() throws Exception {
        write("dump.json", DUMP);
        build(config("kb", 1, 10, false), "dump.json");
        try (MappedKnowledgeBase base = open("kb")) {
            assertThat(base.manifest().counts())
                    .containsEntry("entities", 7L)
                    .containsEntry("left out: class that is dropped", 1L)
                    .containsEntry("left out: too few sitelinks", 1L)
                    .containsEntry("left out: no name in the languages", 2L)
                    .containsEntry("left out: no item, such as a property", 1L)
                    .containsEntry("left out: line that is cut or broken", 1L);
            Entity person = base.entity("Q920").orElseThrow();
            assertThat(person.type()).isEqualTo(dev.sluice.api.Mention.Type.PERSON);
            assertThat(person.country()).isEqualTo("VD");
            assertThat(person.from()).isEqualTo("1970-02");
            assertThat(person.aliases()).containsExactly("Orla Tveitdal II");
            assertThat(person.popularity()).isEqualTo(30);
            assertThat(person.terms())
                    .containsExactly(new Entity.Term("Prime Minister of Vardonia (VD)", "2001-01-02", "2005", "Q910"));
            assertThat(base.find("vardonian").get(0).kind()).isEqualTo(KnowledgeBase.Kind.DEMONYM);
            assertThat(base.find("vardonier")).isEmpty();
            assertThat(base.find("ines quandahl")).hasSize(1);
            assertThat(base.entity("Q930").orElseThrow().type()).isEqualTo(dev.sluice.api.Mention.Type.ORGANIZATION);
            assertThat(base.related(base.entity("Q930").orElseThrow())).containsExactly(900);
            assertThat(base.offices("prime minister", "VD")).hasSize(1);
        }
    }

    @Test
    void packedReorderedAndPipedDumpsGiveTheSameFiles() throws Exception {
        write("dump.json", DUMP);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(directory.resolve("dump.json.gz")))) {
            out.write(DUMP.getBytes(StandardCharsets.UTF_8));
        }
        try (OutputStream out =
                new BZip2CompressorOutputStream(Files.newOutputStream(directory.resolve("dump.json.bz2")))) {
            out.write(DUMP.getBytes(StandardCharsets.UTF_8));
        }
        List<String> lines = new ArrayList<>(DUMP.lines().skip(1).toList());
        Collections.shuffle(lines, new Random(1));
        write("shuffled.json", "[\n" + String.join("\r\n", lines) + "\n]\n");
        build(config("plain", 1, 10, false), "dump.json");
        build(config("gz", 1, 10, false), "dump.json.gz");
        build(config("bz2", 1, 10, false), "dump.json.bz2");
        build(config("shuffled", 1, 10, false), "shuffled.json");
        new KbBuild(config("piped", 1, 10, false))
                .run(List.of("-"), new Bases.Context(directory, DUMP, Integer.MAX_VALUE));
        for (String other : List.of("gz", "bz2", "shuffled", "piped")) {
            for (String file : KbFormat.FILES) {
                assertThat(directory.resolve(other).resolve(file))
                        .as(other)
                        .hasSameBinaryContentAs(directory.resolve("plain").resolve(file));
            }
        }
    }

    @Test
    void aClassThatIsKeptIsKeptHoweverRareItsMembersAre() throws Exception {
        write("dump.json", DUMP);
        KbBuildConfig config =
                new KbBuildConfig("kb", List.of("en"), 5, List.of("Q4830453"), List.of(), "", 10, "", "", false);
        build(config, "dump.json");
        try (MappedKnowledgeBase base = open("kb")) {
            assertThat(base.entity("Q930")).isPresent();
            assertThat(base.entity("Q951")).isEmpty();
            assertThat(base.entity("Q940")).isPresent();
        }
    }

    @Test
    void anchorsGiveNamesAndShares() throws Exception {
        write("dump.json", DUMP);
        write("anchors.tsv", "the old harbor\tQ930\t3\nthe old harbor\tQ900\t1\nOrly\tQ920\nx\tQ77\t4\n");
        KbBuildConfig config = new KbBuildConfig(
                "kb", List.of("en"), 1, List.of(), KbOptions.NO_THINGS, "anchors.tsv", 10, "", "", false);
        build(config, "dump.json");
        try (MappedKnowledgeBase base = open("kb")) {
            assertThat(base.find("old harbor")).hasSize(2);
            assertThat(base.find("old harbor"))
                    .filteredOn(m -> m.entity().id().equals("Q930"))
                    .allMatch(m -> Math.abs(m.share() - 0.75) < 0.01);
            assertThat(base.find("orly").get(0).share()).isEqualTo(KnowledgeBase.Match.UNCOUNTED);
            assertThat(base.manifest().counts()).containsEntry("left out: anchor of an entity that is not there", 1L);
        }
    }

    @Test
    void ownEntitiesAsLinesOfJsonKeepAllTheySay() throws Exception {
        write(
                "own.jsonl",
                "{\"id\":\"o-1\",\"name\":\"Harbor Master of Elmsey\",\"type\":\"office\",\"more\":{\"a\":[1]}}\n\n"
                        + "{\"id\":\"p-7\",\"name\":\"Orla Tveitdal\",\"type\":\"person\",\"aliases\":[\"Tveitdal the Elder\"],"
                        + "\"from\":\"1970\",\"prior\":0.7,\"terms\":[{\"office\":\"o-1\",\"from\":\"2001\",\"to\":null}],"
                        + "\"related\":[\"o-1\"]}\n");
        build(config("kb", 1, 10, false), "own.jsonl");
        try (MappedKnowledgeBase base = open("kb")) {
            Entity person = base.entity("p-7").orElseThrow();
            assertThat(person.prior()).isEqualTo(0.7);
            assertThat(base.find("tveitdal the elder")).hasSize(1);
            assertThat(base.holders(base.entity("o-1").orElseThrow())).hasSize(1);
        }
    }

    @Test
    void aWrongLineIsNamedWithFileAndLine() throws Exception {
        write("own.jsonl", "{\"id\":\"a\",\"name\":\"A b\"}\n{\"id\":\"b\",\"name\":\"B c\",\"type\":\"human\"}\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> build(config("kb", 1, 10, false), "own.jsonl"))
                .withMessageContaining("own.jsonl, line 2")
                .withMessageContaining("'human'");
        write("own.jsonl", "{\"id\":\"a\",\"name\":\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> build(config("kb", 1, 10, false), "own.jsonl"))
                .withMessageContaining("own.jsonl, line 1");
        write("own.jsonl", "{\"id\":\"a\",\"name\":\"A b\",\"terms\":[\"mayor\"]}\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> build(config("kb", 1, 10, false), "own.jsonl"))
                .withMessageContaining("own.jsonl, line 1")
                .withMessageContaining("'mayor'");
    }

    @Test
    void aMissingInputIsNamed() {
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> build(config("kb", 1, 10, false), "none.json"))
                .withMessageContaining("none.json");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void whatIsThereIsReplacedOnlyIfAsked() throws Exception {
        write("own.csv", "p-7,Orla Tveitdal");
        build(config("kb", 1, 10, false), "own.csv");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> build(config("kb", 1, 10, false), "own.csv"))
                .withMessageContaining("--replace");
        write("own.csv", "p-8,Orla Tveitdal");
        build(config("kb", 1, 10, true), "own.csv");
        try (MappedKnowledgeBase base = open("kb")) {
            assertThat(base.entity("p-8")).isPresent();
            assertThat(base.entity("p-7")).isEmpty();
        }
        Files.createDirectory(directory.resolve("other"));
        write("other/letters.txt", "mine");
        assertThatIllegalArgumentException().isThrownBy(() -> build(config("other", 1, 10, true), "own.csv"));
        assertThat(directory.resolve("other/letters.txt")).hasContent("mine");
    }

    @Test
    void aBaseWithSomethingElseInItsFolderIsLeftWhole() throws Exception {
        write("own.csv", "p-7,Orla Tveitdal");
        build(config("kb", 1, 10, false), "own.csv");
        Files.createDirectory(directory.resolve("kb/notes"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> build(config("kb", 1, 10, true), "own.csv"))
                .withMessageContaining("notes");
        try (MappedKnowledgeBase base = open("kb")) {
            assertThat(base.entity("p-7")).isPresent();
        }
        assertThat(directory.resolve("kb.replaced")).doesNotExist();
    }

    @Test
    void anInputThatIsCutOffIsNamed() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write("{\"id\":\"a\",\"name\":\"A b\"}\n{\"id\":\"b\",\"name\":\"B c\"}\n"
                    .getBytes(StandardCharsets.UTF_8));
        }
        for (int length : List.of(3, 12, packed.size() - 9)) {
            Files.write(directory.resolve("own.jsonl.gz"), Arrays.copyOf(packed.toByteArray(), length));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> build(config("kb", 1, 10, false), "own.jsonl.gz"))
                    .withMessageContaining("own.jsonl.gz is cut off");
        }
    }

    @Test
    void aDirectoryIsBuiltByOneBuildAtATime() throws Exception {
        write("own.jsonl", "{\"id\":\"a\",\"name\":\"A b\"}\n");
        try (KbLock lock = KbLock.take(directory.resolve("kb"))) {
            assertThat(lock).isNotNull();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> build(config("kb", 1, 10, false), "own.jsonl"))
                    .withMessageContaining("kb is being built")
                    .withMessageContaining("--output");
        }
        build(config("kb", 1, 10, false), "own.jsonl");
        assertThat(directory.toFile().list()).containsExactlyInAnyOrder("kb", "own.jsonl");
    }

    @Test
    void aFolderIsNoInput() throws Exception {
        Files.createDirectory(directory.resolve("dumps"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> build(config("kb", 1, 10, false), "dumps"))
                .withMessageContaining("dumps is a folder");
    }

    /** What tells builds apart must be the same in every virtual machine, or none goes on where another one stopped. */
    @Test
    void whatABuildIsAboutStandsInOrder() {
        Map<String, String> about = Map.of("sources", "c", "name", "a", "licences", "b");
        KbOptions options = new KbOptions(List.of("en"), List.of(), List.of(), 0, 1, about);
        assertThat(options.toString()).contains("{licences=b, name=a, sources=c}");
    }

    @Test
    void whatWasReadOfAnotherFileOfTheSameNameIsForgotten() throws Exception {
        StringBuilder many = new StringBuilder("[\n");
        for (int i = 1; i <= 40_000; i++) {
            many.append(item("Q" + i, "Tove Number " + i, "{}", 1)).append('\n');
        }
        write("dump.json", many + "]\n");
        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> new KbBuild(config("kb", 1, 1, false))
                        .run(List.of("dump.json"), new Bases.Context(directory, "", 8)));
        write("dump.json", "[\n" + item("Q7", "Ines Quandahl", "{}", 1) + "\n]\n");
        build(config("kb", 1, 1, false), "dump.json");
        try (MappedKnowledgeBase base = open("kb")) {
            assertThat(base.size()).isEqualTo(1);
        }
    }

    @Test
    void anInterruptedBuildGoesOnAndGivesTheSameFiles() throws Exception {
        StringBuilder many = new StringBuilder("[\n");
        for (int i = 1; i <= 40_000; i++) {
            many.append(item("Q" + i * 7L % 40_009, "Tove Number " + i, "{}", 1))
                    .append('\n');
        }
        write("dump.json", many.append("]\n").toString());
        Bases.Context impatient = new Bases.Context(directory, "", 8);
        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> new KbBuild(config("kb", 1, 1, false)).run(List.of("dump.json"), impatient));
        assertThat(directory.resolve("kb")).doesNotExist();
        Bases.Context patient = build(config("kb", 1, 1, false), "dump.json");
        assertThat(patient.told).anyMatch(line -> line.startsWith("going on where an earlier build was interrupted"));
        build(config("whole", 1, 1, false), "dump.json");
        for (String file : KbFormat.FILES) {
            assertThat(directory.resolve("kb").resolve(file))
                    .hasSameBinaryContentAs(directory.resolve("whole").resolve(file));
        }
        assertThat(directory.resolve("kb.building")).doesNotExist();
    }

    @Test
    void toolsTellWhatABaseHolds() throws Exception {
        write("dump.json", DUMP);
        build(config("kb", 1, 10, false), "dump.json");
        Bases.Context context = new Bases.Context(directory);
        new KbInfo(new KbInfoConfig("kb", true, false), directory).run(List.of(), context);
        assertThat(context.printed).contains("entities: 7", "licences: CC0-1.0", "sources: a test", "format: 1");
        context.printed.clear();
        new KbSearch(new KbReadConfig("kb", false), directory).run(List.of("Orla", "Tveitdal"), context);
        assertThat(context.printed)
                .singleElement()
                .asString()
                .startsWith("Q920\tperson\t")
                .contains("name Orla Tveitdal");
        context.printed.clear();
        new KbShow(new KbReadConfig("kb", true), directory).run(List.of("Q920"), context);
        assertThat(context.printed)
                .singleElement()
                .asString()
                .contains("\"terms\":[\"Prime Minister of Vardonia (VD) Q910");
        context.printed.clear();
        new KbList(new KbListConfig("kb", true, false), directory).run(List.of(), context);
        assertThat(context.printed).contains("Q920").doesNotContain("Q910").hasSize(6);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KbShow(new KbReadConfig("kb", false), directory).run(List.of("Q1"), context))
                .withMessageContaining("'Q1'");
    }
}

package dev.sluice.plugins.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.api.DateInterval;
import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate;
import dev.sluice.api.Exporter;
import dev.sluice.testkit.MarkedText;
import dev.sluice.testkit.TestContext;
import dev.sluice.testkit.TestExport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.data.Offset;
import org.geojson.Feature;
import org.geojson.FeatureCollection;
import org.geojson.Point;
import org.junit.jupiter.api.Test;

/** Reads the places back with a library for GeoJSON. */
class GeojsonExporterTest {
    private static final Path EXAMPLES = Path.of("..", "..", "examples", "formats");
    private static final Document FIRST = MarkedText.of(
                    "{Ada=PERSON Q7259} left {Ulm=PLACE Q3012} for {Berlin=PLACE Q64}, and {Ulm=PLACE Q3012} forgot her.")
            .id("a")
            .published("2020-06-12")
            .expected();
    private static final Document SECOND = MarkedText.of("{Ulm on the Danube=PLACE Q3012} and {Noplace=PLACE NIL1}.")
            .id("b")
            .published("2020-06-10")
            .expected();

    @Test
    void placesAreWhereTheyLieWithWhatIsKnownOfThem() throws Exception {
        List<Feature> features = read(FIRST, SECOND);
        assertThat(features).extracting(Feature::getId).containsExactly("Q3012", "Q64");
        Feature ulm = features.get(0);
        assertThat(((Point) ulm.getGeometry()).getCoordinates().getLongitude()).isCloseTo(9.99, Offset.offset(0.1));
        assertThat(((Point) ulm.getGeometry()).getCoordinates().getLatitude()).isCloseTo(48.40, Offset.offset(0.1));
        assertThat(ulm.getProperties())
                .containsEntry("kind", "city")
                .containsEntry("documents", 2)
                .containsEntry("mentions", 3)
                .containsEntry("first_date", "2020-06-10")
                .containsEntry("last_date", "2020-06-12")
                .containsEntry("spellings", "Ulm | Ulm on the Danube");
        assertThat(features.get(1).getProperties())
                .containsEntry("name", "Berlin")
                .containsEntry("mentions", 1);
    }

    @Test
    void whereNoDocumentIsDatedThereAreNoDays() throws Exception {
        List<Feature> features =
                read(MarkedText.of("To {Ulm=PLACE Q3012}.").id("c").expected());
        assertThat(features)
                .singleElement()
                .satisfies(place -> assertThat(place.getProperties()).doesNotContainKeys("first_date", "last_date"));
    }

    @Test
    void datesThatAreVagueAreNoDays() throws Exception {
        for (DateInterval vague : List.of(
                new DateInterval(LocalDate.of(2020, 6, 10), null),
                new DateInterval(LocalDate.of(2010, 1, 1), LocalDate.of(2019, 12, 31)))) {
            Document document = MarkedText.of("To {Ulm=PLACE Q3012}.")
                    .id("c")
                    .expected()
                    .withDate(new DocumentDate(DocumentDate.Role.PUBLISHED, vague, null, 1, List.of()));
            assertThat(read(document))
                    .singleElement()
                    .satisfies(
                            place -> assertThat(place.getProperties()).doesNotContainKeys("first_date", "last_date"));
            assertThat(read(document, FIRST))
                    .filteredOn(place -> place.getId().equals("Q3012"))
                    .singleElement()
                    .satisfies(place -> assertThat(place.getProperties())
                            .containsEntry("first_date", "2020-06-12")
                            .containsEntry("last_date", "2020-06-12"));
        }
    }

    @Test
    void theCommonestSpellingIsFirstAndOfEqualsTheOneThatCameFirst() throws Exception {
        Document document = MarkedText.of(
                        "{Ulma=PLACE Q3012}, {Ulm=PLACE Q3012}, {Ulm an der Donau=PLACE Q3012}, {Ulm=PLACE Q3012}")
                .id("c")
                .expected();
        assertThat(read(document))
                .singleElement()
                .satisfies(place -> assertThat(place.getProperties())
                        .containsEntry("name", "Ulm")
                        .containsEntry("spellings", "Ulm | Ulma | Ulm an der Donau"));
    }

    @Test
    void aDocumentThatAnotherOutputRefusedCountsForNothing() throws Exception {
        TestExport export = new TestExport();
        Exporter.Output output = exporter().open(export);
        output.write(FIRST);
        output.write(SECOND);
        output.kept(SECOND);
        output.finish();
        assertThat(features(export)).extracting(Feature::getId).containsExactly("Q3012");
        assertThat(read()).isEmpty();
    }

    /** With the property {@code update.golden} the example is written anew. */
    @Test
    void thePublishedExampleIsWhatIsWritten() throws Exception {
        List<Document> documents = new ArrayList<>();
        for (String line : Files.readAllLines(EXAMPLES.resolve("jsonl/documents.jsonl"))) {
            documents.add(Document.fromRecord(new ObjectMapper().readValue(line, new TypeReference<>() {})));
        }
        String written = TestExport.write(exporter(), documents).text("places.geojson");
        Path example = EXAMPLES.resolve("geojson/places.geojson");
        if (System.getProperty("update.golden") != null) {
            Files.createDirectories(example.getParent());
            Files.writeString(example, written);
        }
        assertThat(example).content().isEqualTo(written);
    }

    @Test
    void theManualSaysWhatCannotBeExpressed() throws Exception {
        String manual = Files.readString(Path.of("..", "..", "docs", "formats.md"));
        assertThat(manual).contains("\n| [`geojson`](#geojson) |");
        Matcher section = Pattern.compile("(?ms)^### geojson\n(.*?)(?=^##|\\z)").matcher(manual);
        assertThat(section.find()).isTrue();
        assertThat(section.group(1)
                        .lines()
                        .filter(line -> line.startsWith("- "))
                        .map(line -> line.substring(2)))
                .containsExactlyElementsOf(exporter().losses());
    }

    private static List<Feature> read(Document... documents) throws Exception {
        return features(TestExport.write(exporter(), List.of(documents)));
    }

    private static List<Feature> features(TestExport export) throws Exception {
        return new ObjectMapper()
                .readValue(export.bytes("places.geojson"), FeatureCollection.class)
                .getFeatures();
    }

    private static Exporter exporter() {
        return new GeojsonFactory().create(new GeojsonConfig("places.geojson"), TestContext.create());
    }
}

package dev.sluice.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordTest {
    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void documentComesBackWithoutLoss(long seed) {
        Document document = RandomDocument.of(seed);
        Map<String, Object> record = document.toRecord();
        Document read = Document.fromRecord(record);
        assertThat(read.toRecord()).isEqualTo(record);
        assertThat(new ArrayList<>(read.toRecord().keySet())).isEqualTo(new ArrayList<>(record.keySet()));
        assertThat(parts(read)).isEqualTo(parts(document));
    }

    /** Returns all that can be asked of a document, so that nothing escapes which the record leaves out. */
    private static List<Object> parts(Document document) {
        List<Object> parts = new ArrayList<>(List.of(
                document.id(),
                document.source(),
                document.text(),
                document.metadata(),
                document.furniture(),
                document.dates(),
                document.problems(),
                document.provenance()));
        for (String layer : document.layers()) {
            for (Annotation annotation : document.annotations(layer)) {
                parts.add(annotation);
                parts.add(document.provenance(annotation));
            }
        }
        return parts;
    }

    @Test
    void linkWithoutItsMentionBringsTheMentionAlong() {
        Mention mention = new Mention(new Span(0, 3), Mention.Type.PLACE, 0.5);
        Link link = new Link(mention, "Q3012", 0.9, List.of(), List.of());
        Document read = Document.fromRecord(Document.of("a", "Ulm").with(link).toRecord());
        assertThat(read.links()).containsExactly(link);
        assertThat(read.mentions()).containsExactly(mention);
    }

    @Test
    void fieldsWithoutValueAreLeftOut() {
        assertThat(Document.of("a", "").toRecord())
                .isEqualTo(Map.of("id", "a", "source", Map.of("uri", "a"), "text", ""));
    }

    @Test
    void idAndTextAreEnough() {
        Document document = Document.fromRecord(Map.of("id", "a", "text", "Hello", "unknown", List.of(1)));
        assertThat(document.text()).isEqualTo("Hello");
        assertThat(document.source()).isEqualTo(Source.of("a"));
        assertThat(document.dates()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2020, 2020-01-01, 2020-12-31",
        "2020-02, 2020-02-01, 2020-02-29",
        "2020-01-10, 2020-01-10, 2020-01-10",
        "2020-01-10T18:02:00+01:00, 2020-01-10, 2020-01-10",
        "2020-01-10 18:02, 2020-01-10, 2020-01-10"
    })
    void dateIsShortForTheDateOfPublication(String date, LocalDate earliest, LocalDate latest) {
        for (Map<String, Object> extra : List.<Map<String, Object>>of(
                Map.of("date", date), Map.of("dates", Map.of("published", Map.of("value", date))))) {
            DocumentDate published = Document.fromRecord(with(extra))
                    .date(DocumentDate.Role.PUBLISHED)
                    .orElseThrow();
            assertThat(published.value()).isEqualTo(date);
            assertThat(published.interval()).isEqualTo(new DateInterval(earliest, latest));
            assertThat(published.confidence()).isEqualTo(1);
        }
    }

    @Test
    void annotationsNeedLittle() {
        Document document = Document.fromRecord(with(Map.of(
                "timex", List.of(Map.of("begin", 0, "end", 2.0, "type", "DATE", "value", "2020")),
                "mentions", List.of(Map.of("begin", 0L, "end", 2), Map.of("begin", 1, "end", 2, "entity", "Q1")),
                "layers", Map.of("words", List.of(Map.of("begin", 0, "end", 1))))));
        assertThat(document.timexes()).containsExactly(Timex.of(new Span(0, 2), Timex.Type.DATE, "2020"));
        assertThat(document.mentions()).extracting(Mention::type).containsOnly(Mention.Type.OTHER);
        assertThat(document.links()).extracting(Link::entity).containsExactly("Q1");
        assertThat(document.custom("words").get(0).type()).isEmpty();
    }

    @Test
    void daysOfATimexAreAlsoWrittenAsEdtf() {
        Timex may = Timex.of(new Span(0, 3), Timex.Type.DATE, "2020-05")
                .withInterval(DateInterval.of(YearMonth.of(2020, 5)));
        assertThat(Document.of("a", "May").with(may).toRecord().get("timex"))
                .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
                .first()
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("edtf", "2020-05");
    }

    @Test
    void intervalOfATimexIsKept() {
        Timex may = Timex.of(new Span(0, 3), Timex.Type.DATE, "2020-05")
                .withMod("MID")
                .withQuantity("EACH", "2X")
                .withInterval(DateInterval.of(YearMonth.of(2020, 5)))
                .withScore(0.5)
                .withEvidence(List.of(new Evidence("month", "")));
        assertThat(Document.fromRecord(Document.of("a", "May").with(may).toRecord())
                        .timexes())
                .containsExactly(may);
    }

    static Stream<Arguments> faults() {
        Map<String, Object> timex = Map.of("begin", 0, "end", 2, "type", "DATE", "value", "2020");
        Map<String, Object> mention = Map.of("begin", 0, "end", 2, "entity", "Q1");
        return Stream.of(
                fault(Map.of("id", 7), "id is 7, a string is needed"),
                fault(Map.of("id", " "), "id is blank"),
                fault(Map.of("text", List.of()), "text is [], a string is needed"),
                fault(Map.of("title", 1), "title is 1, a string is needed"),
                fault(Map.of("authors", "Ann"), "authors is Ann, a list is needed"),
                fault(Map.of("authors", List.of(1)), "authors holds 1, strings are needed"),
                fault(Map.of("metadata", Map.of("a.b", "c")), "metadata.a.b is c, a list is needed"),
                fault(Map.of("source", "x"), "source is x, an object is needed"),
                fault(Map.of("source", Map.of()), "source.uri is missing"),
                fault(Map.of("source", Map.of("uri", "x", "length", 1.5)), "source.length is 1.5, a whole number"),
                fault(Map.of("source", Map.of("uri", "x", "retrieved", "today")), "source.retrieved is not a date"),
                fault(Map.of("date", "soon"), "date is not a date in ISO 8601"),
                fault(Map.of("date", "2020-01-10/2020-01-12"), "date is not a date in ISO 8601"),
                fault(Map.of("dates", Map.of("printed", Map.of())), "dates.printed is 'PRINTED', must be one of"),
                fault(Map.of("dates", Map.of("published", "2020")), "dates.published is 2020, an object is needed"),
                fault(Map.of("dates", Map.of("published", Map.of())), "dates.published.value is missing"),
                fault(
                        Map.of("dates", Map.of("published", Map.of("value", "2020", "confidence", 7))),
                        "dates.published.confidence is 7.0, must lie between 0 and 1"),
                fault(
                        Map.of("dates", Map.of("published", Map.of("earliest", "2020-02-02", "latest", "2020-02-01"))),
                        "dates.published.earliest is wrong: interval begins on 2020-02-02"),
                fault(Map.of("timex", Map.of()), "timex is {}, a list is needed"),
                fault(Map.of("timex", List.of(timex, "x")), "timex[1] is x, an object is needed"),
                fault(Map.of("timex", List.of(timex, with(timex, "begin", "0"))), "timex[1].begin is 0, a number"),
                fault(Map.of("timex", List.of(with(timex, "begin", 0.5))), "timex[0].begin is 0.5, a whole number"),
                fault(Map.of("timex", List.of(with(timex, "begin", -1))), "timex[0].begin span -1..2 does not lie"),
                fault(Map.of("timex", List.of(with(timex, "end", 4))), "span 0..4 does not lie inside the text"),
                fault(Map.of("timex", List.of(with(timex, "end", 4294967297L))), "span 0..4294967297 does not lie"),
                fault(Map.of("timex", List.of(with(timex, "type", "DAY"))), "timex[0].type is 'DAY', must be one of"),
                fault(Map.of("timex", List.of(with(timex, "value", " "))), "timex[0].value is blank"),
                fault(Map.of("timex", List.of(with(timex, "score", 1.5))), "timex[0].score is 1.5, must lie between"),
                fault(Map.of("timex", List.of(with(timex, "score", Double.NaN))), "timex[0].score is NaN, must lie"),
                fault(Map.of("timex", List.of(with(timex, "latest", "2020"))), "timex[0].latest is not a date"),
                fault(
                        Map.of("timex", List.of(with(timex, "evidence", List.of(Map.of())))),
                        "timex[0].evidence[0].rule is missing"),
                fault(Map.of("mentions", List.of(Map.of("end", 2))), "mentions[0].begin is missing"),
                fault(Map.of("mentions", List.of(with(mention, "type", "CAT"))), "mentions[0].type is 'CAT'"),
                fault(Map.of("mentions", List.of(with(mention, "detection", 2))), "mentions[0].detection is 2.0"),
                fault(Map.of("mentions", List.of(with(mention, "score", -1))), "mentions[0].score is -1.0"),
                fault(Map.of("mentions", List.of(with(mention, "entity", ""))), "mentions[0].entity is blank"),
                fault(
                        Map.of("mentions", List.of(with(mention, "candidates", List.of(Map.of("entity", "Q1"))))),
                        "mentions[0].candidates[0].name is missing"),
                fault(
                        Map.of(
                                "mentions",
                                List.of(with(mention, "candidates", List.of(Map.of("entity", "Q1", "name", "n"))))),
                        "mentions[0].candidates[0].score is missing"),
                fault(
                        Map.of("layers", Map.of("timex", List.of(Map.of("begin", 0, "end", 1)))),
                        "layers.timex is wrong"),
                fault(
                        Map.of("layers", Map.of("words", List.of(Map.of("begin", 0, "end", 9)))),
                        "layers.words[0].begin span 0..9 does not lie"),
                fault(
                        Map.of(
                                "layers",
                                Map.of("words", List.of(Map.of("begin", 0, "end", 1, "features", Map.of("a", 1))))),
                        "layers.words[0].features.a is 1, a string is needed"),
                fault(Map.of("furniture", List.of(Map.of("text", "x"))), "furniture[0].role is missing"),
                fault(Map.of("problems", List.of(Map.of("code", "x"))), "problems[0].message is missing"),
                fault(Map.of("provenance", List.of(Map.of("step", "x"))), "provenance[0].component is missing"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void faultNamesItsPlace(Map<String, Object> record, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Document.fromRecord(record))
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "text"})
    void idAndTextAreNeeded(String missing) {
        Map<String, Object> record = with(Map.of());
        record.remove(missing);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Document.fromRecord(record))
                .withMessage(missing + " is missing, a string is needed");
    }

    private static Arguments fault(Map<String, Object> extra, String message) {
        return Arguments.of(with(extra), message);
    }

    /** Returns a record with these fields besides an id and a text of three letters. */
    private static Map<String, Object> with(Map<String, Object> extra) {
        Map<String, Object> record = new LinkedHashMap<>(Map.of("id", "a", "text", "abc"));
        record.putAll(extra);
        return record;
    }

    private static Map<String, Object> with(Map<String, Object> values, String key, Object value) {
        Map<String, Object> copy = new LinkedHashMap<>(values);
        copy.put(key, value);
        return copy;
    }
}

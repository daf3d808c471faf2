package dev.sluice.testkit;

import dev.sluice.api.DateInterval;
import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate;
import dev.sluice.api.Evidence;
import dev.sluice.api.Metadata;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A text in which the expected annotations are written down where they belong, such as {@code "They met on
 * {Friday=2020-06-12}."}: the one place that says both what a component is given and what it should find. Immutable.
 *
 * <pre>{@code
 * MarkedText text = MarkedText.of("They met on {Friday=2020-06-12}.").published("2020-06-10");
 * Document found = annotator.annotate(text.plain(), TestContext.create());
 * SluiceAssertions.assertThat(found).hasSameAnnotationsAs(text);
 * }</pre>
 *
 * <p>A mark is <code>{surface=value}</code>; marks nest, and two marks on the same words are written one around the
 * other. The value says what it is:
 *
 * <table>
 * <caption>Values</caption>
 * <tr><th>value</th><th>meaning</th></tr>
 * <tr><td>{@code 2020-06-12}, {@code 2020-W24}, {@code 199}, {@code PRESENT_REF}</td><td>TIMEX3 of type DATE</td></tr>
 * <tr><td>{@code T14:30}, {@code 2020-06-12TMO}</td><td>TIMEX3 of type TIME</td></tr>
 * <tr><td>{@code P3D}, {@code PT2H}</td><td>TIMEX3 of type DURATION</td></tr>
 * <tr><td>{@code SET P1W}</td><td>TIMEX3 of the type that is named</td></tr>
 * <tr><td>{@code 2020-06 MID}</td><td>TIMEX3 with a modifier</td></tr>
 * <tr><td>{@code PERSON}</td><td>a mention of that type, without link</td></tr>
 * <tr><td>{@code Q473239}, {@code NIL1}</td><td>a mention of any type, linked to that entity</td></tr>
 * <tr><td>{@code PERSON Q473239}</td><td>a mention of that type, linked to that entity</td></tr>
 * <tr><td>{@code aircraft:}</td><td>an annotation of the layer {@code aircraft}, of any type</td></tr>
 * <tr><td>{@code aircraft:fighter}</td><td>an annotation of the layer {@code aircraft} with the type {@code
 * fighter}</td></tr>
 * </table>
 *
 * <p>A backslash before a brace, an equals sign or a backslash makes it an ordinary character of the text.
 *
 * @since 0.1
 */
public final class MarkedText {
    private final Document expected;

    private MarkedText(Document expected) {
        this.expected = expected;
    }

    /**
     * Returns the text that the marks stand in. Its document has the id {@code test} and nothing else.
     *
     * @throws IllegalArgumentException if a mark is not closed or its value means nothing; the message points at it
     */
    public static MarkedText of(String marked) {
        MarkedTextParser parser = new MarkedTextParser(marked);
        String text = parser.parse();
        return new MarkedText(Document.of("test", text).with(parser.annotations()));
    }

    /** Returns a copy whose document has another id. */
    public MarkedText id(String id) {
        return new MarkedText(expected.withId(id));
    }

    /** Returns a copy whose document was certainly published on that day, in ISO 8601 such as {@code 2020-06-10}. */
    public MarkedText published(String day) {
        DateInterval interval = DateInterval.of(LocalDate.parse(day));
        return new MarkedText(expected.withDate(
                new DocumentDate(DocumentDate.Role.PUBLISHED, interval, day, 1, List.of(new Evidence("given", day)))));
    }

    /** Returns a copy whose document has a title. */
    public MarkedText title(String title) {
        return metadata(expected.metadata().withTitle(title));
    }

    /** Returns a copy whose document is in a language, a BCP 47 tag such as {@code en}. */
    public MarkedText language(String language) {
        return metadata(expected.metadata().withLanguage(language));
    }

    /** Returns a copy whose document has these metadata. */
    public MarkedText metadata(Metadata metadata) {
        return new MarkedText(expected.withMetadata(metadata));
    }

    /** Returns the document without the marks and without any annotation: what a component is given. */
    public Document plain() {
        return expected.withText(expected.text());
    }

    /** Returns the document without the marks, with the annotations they stand for. */
    public Document expected() {
        return expected;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MarkedText that && expected.toRecord().equals(that.expected.toRecord());
    }

    @Override
    public int hashCode() {
        return Objects.hash(expected.id(), expected.text());
    }

    /** Returns the text without the marks. */
    @Override
    public String toString() {
        return expected.text();
    }
}

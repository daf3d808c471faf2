package dev.sluice.testkit;

import dev.sluice.api.Annotation;
import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate;
import dev.sluice.api.Layer;
import dev.sluice.api.Mention;
import dev.sluice.api.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions about a document. Each failure shows all that is there of the kind that was asked for, with its offsets in
 * UTF-16 units.
 *
 * @since 0.1
 */
public final class DocumentAssert extends AbstractAssert<DocumentAssert, Document> {
    DocumentAssert(Document actual) {
        super(actual, DocumentAssert.class);
    }

    /** Passes if the main text is exactly this. */
    public DocumentAssert hasText(String text) {
        isNotNull();
        if (!actual.text().equals(text)) {
            throw failureWithActualExpected(
                    actual.text(), text, "Expected text:%n  <%s>%nbut it is:%n  <%s>", text, actual.text());
        }
        return this;
    }

    /** Passes if a temporal expression with these words has this TIMEX3 value. */
    public DocumentAssert hasTimex(String surface, String value) {
        return has(Layer.TIMEX, "\"" + surface + "\" = " + value, at(surface, Descriptions.timex(value)));
    }

    /** Passes if there is no temporal expression at all. */
    public DocumentAssert hasNoTimex() {
        return hasNone(Layer.TIMEX);
    }

    /** Passes if no temporal expression has exactly these words. */
    public DocumentAssert hasNoTimex(String surface) {
        isNotNull();
        if (actual.timexes().stream().anyMatch(timex -> actual.surface(timex).equals(surface))) {
            throw failure("Expected no timex \"%s\", but there is:%s", surface, Descriptions.list(actual, Layer.TIMEX));
        }
        return this;
    }

    /** Passes if a name with these words is taken for this type. */
    public DocumentAssert hasMention(String surface, Mention.Type type) {
        return has(
                Layer.MENTION,
                "\"" + surface + "\" " + type,
                at(surface, annotation -> annotation instanceof Mention mention && mention.type() == type));
    }

    /** Passes if there is no name at all. */
    public DocumentAssert hasNoMention() {
        return hasNone(Layer.MENTION);
    }

    /** Passes if a name with these words is linked to this entity or NIL cluster. */
    public DocumentAssert hasLink(String surface, String entity) {
        return has(Layer.LINK, "\"" + surface + "\" -> " + entity, at(surface, Descriptions.link(entity)));
    }

    /** Passes if a layer that a plugin defines holds exactly these words, in the order of the text. */
    public DocumentAssert hasCustom(String layer, String... surfaces) {
        isNotNull();
        List<String> found = new ArrayList<>();
        for (Annotation annotation : actual.custom(layer)) {
            found.add(actual.surface(annotation));
        }
        List<String> wanted = List.of(surfaces);
        if (!found.equals(wanted)) {
            throw failureWithActualExpected(
                    found,
                    wanted,
                    "Expected layer '%s' to hold exactly:%n  %s%nbut there is:%s",
                    layer,
                    wanted,
                    Descriptions.list(actual, layer));
        }
        return this;
    }

    /** Passes if the best value of the date of publication is exactly this, such as {@code 2020-06-12}. */
    public DocumentAssert hasPublished(String date) {
        isNotNull();
        boolean matches = actual.date(DocumentDate.Role.PUBLISHED)
                .filter(found -> date.equals(found.value())
                        || date.equals(found.interval().edtf()))
                .isPresent();
        if (!matches) {
            throw failure("Expected publication on %s, but the dates are:%s", date, Descriptions.dates(actual));
        }
        return this;
    }

    /** Passes if the date of publication is unknown. */
    public DocumentAssert hasNoPublished() {
        isNotNull();
        if (actual.date(DocumentDate.Role.PUBLISHED).isPresent()) {
            throw failure("Expected no date of publication, but the dates are:%s", Descriptions.dates(actual));
        }
        return this;
    }

    /** Passes if a problem with this code was reported. */
    public DocumentAssert hasProblem(String code) {
        isNotNull();
        if (actual.problems().stream().map(Problem::code).noneMatch(code::equals)) {
            throw failure("Expected problem '%s', but the problems are:%s", code, Descriptions.problems(actual));
        }
        return this;
    }

    /** Passes if no problem was reported. */
    public DocumentAssert hasNoProblem() {
        isNotNull();
        if (!actual.problems().isEmpty()) {
            throw failure("Expected no problem, but the problems are:%s", Descriptions.problems(actual));
        }
        return this;
    }

    /** Passes if text and annotations are those of a text in the notation of {@link MarkedText}. */
    public DocumentAssert hasSameAnnotationsAs(String marked) {
        return hasSameAnnotationsAs(MarkedText.of(marked));
    }

    /**
     * Passes if the text is that of the marked text, and the annotations of all layers are exactly the marked ones: same
     * range, type, value, modifier and entity. Scores, evidence, candidates, features and intervals are not compared; a
     * mention of type OTHER or a custom annotation without type in the marked text stands for any type.
     */
    public DocumentAssert hasSameAnnotationsAs(MarkedText marked) {
        isNotNull();
        Document expected = marked.expected();
        hasText(expected.text());
        Set<String> layers = new TreeSet<>(actual.layers());
        layers.addAll(expected.layers());
        List<String> missing = new ArrayList<>();
        List<String> unexpected = new ArrayList<>();
        for (String layer : layers) {
            List<Annotation> left = new ArrayList<>(actual.annotations(layer));
            for (Annotation wanted : expected.annotations(layer)) {
                int at = indexOf(left, Descriptions.like(wanted));
                if (at < 0) {
                    missing.add(Descriptions.of(expected, wanted));
                } else {
                    left.remove(at);
                }
            }
            left.forEach(annotation -> unexpected.add(Descriptions.of(actual, annotation)));
        }
        if (!missing.isEmpty() || !unexpected.isEmpty()) {
            throw failure(
                    "Annotations differ in:%n  <%s>%nmissing:%s%nunexpected:%s",
                    actual.text(), Descriptions.lines(missing), Descriptions.lines(unexpected));
        }
        return this;
    }

    private Predicate<Annotation> at(String surface, Predicate<Annotation> condition) {
        return annotation -> actual.surface(annotation).equals(surface) && condition.test(annotation);
    }

    private static int indexOf(List<Annotation> annotations, Predicate<Annotation> condition) {
        for (int i = 0; i < annotations.size(); i++) {
            if (condition.test(annotations.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private DocumentAssert has(String layer, String wanted, Predicate<Annotation> condition) {
        isNotNull();
        if (indexOf(actual.annotations(layer), condition) < 0) {
            throw failure("Expected %s %s, but there is:%s", layer, wanted, Descriptions.list(actual, layer));
        }
        return this;
    }

    private DocumentAssert hasNone(String layer) {
        isNotNull();
        if (!actual.annotations(layer).isEmpty()) {
            throw failure("Expected no %s, but there is:%s", layer, Descriptions.list(actual, layer));
        }
        return this;
    }
}

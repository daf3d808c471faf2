package dev.sluice.testkit;

import dev.sluice.api.Annotation;
import dev.sluice.api.CustomAnnotation;
import dev.sluice.api.Document;
import dev.sluice.api.Link;
import dev.sluice.api.Mention;
import dev.sluice.api.Span;
import dev.sluice.api.Timex;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Puts what a document says into one short line each, and compares what those lines show. */
final class Descriptions {
    private Descriptions() {}

    static String of(Document document, Annotation annotation) {
        Span span = annotation.span();
        String place =
                annotation.layer() + " [" + span.begin() + ".." + span.end() + ") \"" + document.surface(span) + "\" ";
        if (annotation instanceof Timex timex) {
            return place + timex.type() + " " + timex.value() + (timex.mod() == null ? "" : " " + timex.mod());
        } else if (annotation instanceof Mention mention) {
            return place + mention.type();
        } else if (annotation instanceof Link link) {
            return place + "-> " + link.entity();
        }
        CustomAnnotation custom = (CustomAnnotation) annotation;
        return place + custom.type() + (custom.features().isEmpty() ? "" : " " + custom.features());
    }

    static String list(Document document, String layer) {
        return lines(document.annotations(layer).stream()
                .map(annotation -> of(document, annotation))
                .toList());
    }

    static String dates(Document document) {
        return lines(document.dates().stream()
                .map(date -> date.role() + " " + (date.value() == null ? "" : date.value() + ", interval ")
                        + date.interval().edtf())
                .toList());
    }

    static String problems(Document document) {
        return lines(document.problems().stream()
                .map(problem -> problem.code() + ": " + problem.message())
                .toList());
    }

    static String lines(List<String> items) {
        return items.isEmpty()
                ? " nothing"
                : items.stream()
                        .map(item -> System.lineSeparator() + "  " + item)
                        .collect(Collectors.joining());
    }

    static Predicate<Annotation> timex(String value) {
        return annotation -> annotation instanceof Timex timex && timex.value().equals(value);
    }

    static Predicate<Annotation> link(String entity) {
        return annotation -> annotation instanceof Link link && link.entity().equals(entity);
    }

    /** Returns whether an annotation says what a marked text asks for; an open type there stands for any. */
    static Predicate<Annotation> like(Annotation wanted) {
        return found -> found.span().equals(wanted.span()) && saysTheSame(wanted, found);
    }

    private static boolean saysTheSame(Annotation wanted, Annotation found) {
        if (wanted instanceof Timex a && found instanceof Timex b) {
            return a.type() == b.type() && a.value().equals(b.value()) && Objects.equals(a.mod(), b.mod());
        } else if (wanted instanceof Mention a && found instanceof Mention b) {
            return a.type() == Mention.Type.OTHER || a.type() == b.type();
        } else if (wanted instanceof Link a && found instanceof Link b) {
            return a.entity().equals(b.entity());
        }
        return wanted instanceof CustomAnnotation a
                && found instanceof CustomAnnotation b
                && (a.type().isEmpty() || a.type().equals(b.type()));
    }
}

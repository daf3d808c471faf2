package dev.sluice.cli;

import dev.sluice.api.Annotation;
import dev.sluice.api.Candidate;
import dev.sluice.api.CustomAnnotation;
import dev.sluice.api.DateInterval;
import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate;
import dev.sluice.api.Evidence;
import dev.sluice.api.Link;
import dev.sluice.api.Mention;
import dev.sluice.api.Problem;
import dev.sluice.api.Timex;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a pipeline says about a document, with its reasons. Immutable.
 *
 * @param kind what it is about, such as {@code timex}, the name of a plugin's own layer, or the role of a date
 * @param annotation where in the text; null if it is about the document as a whole
 * @param says what is said, in one line
 * @param reasons why, a line each
 */
record Explanation(String kind, @Nullable Annotation annotation, String says, List<String> reasons) {
    static final String TIMEX = "timex";
    static final String LINK = "link";
    static final String MENTION = "mention";

    private static final int MOST_CANDIDATES = 3;
    private static final int LONGEST = 80;

    Explanation {
        reasons = List.copyOf(reasons);
    }

    /**
     * Returns everything that is said about a document: dates, times, links, names without a link, what plugins found of
     * their own, problems.
     *
     * @param shape the layers that tell how the text is built, such as its headings, which are only counted
     */
    static List<Explanation> of(Document document, Set<String> shape) {
        List<Explanation> all = new ArrayList<>();
        document.dates().forEach(date -> all.add(of(date)));
        if (document.date(DocumentDate.Role.PUBLISHED).isEmpty()) {
            all.add(new Explanation("not dated:", null, "no step said when it was published", List.of()));
        }
        document.timexes().forEach(timex -> all.add(of(timex)));
        document.links().forEach(link -> all.add(of(link)));
        Set<Mention> linked = document.links().stream().map(Link::mention).collect(Collectors.toSet());
        document.mentions().stream()
                .filter(mention -> !linked.contains(mention))
                .forEach(mention -> all.add(of(mention)));
        List<String> shaping = new ArrayList<>();
        for (String layer : document.layers()) {
            if (shape.contains(layer)) {
                shaping.add(layer + " (" + document.annotations(layer).size() + ")");
            } else {
                own(document, layer).forEach(annotation -> all.add(of(annotation)));
            }
        }
        if (!shaping.isEmpty()) {
            all.add(new Explanation("shape of the text:", null, String.join(", ", shaping), List.of()));
        }
        for (Problem problem : document.problems()) {
            all.add(new Explanation("problem", null, problem.code(), List.of(problem.message())));
        }
        return all;
    }

    private static Explanation of(DocumentDate date) {
        String value = date.value() == null ? date.interval().edtf() : date.value();
        String says = value + range(value, date.interval()) + score("confidence", date.confidence());
        return new Explanation(Listing.lower(date.role()), null, says, reasons(date.evidence()));
    }

    private static Explanation of(Timex timex) {
        DateInterval interval = timex.interval();
        boolean isDay = timex.type() == Timex.Type.DATE || timex.type() == Timex.Type.TIME;
        String days = interval == null ? (isDay ? ", no day known" : "") : range(timex.value(), interval);
        String says = Listing.lower(timex.type()) + " " + timex.value() + (timex.mod() == null ? "" : " " + timex.mod())
                + days + score("score", timex.score());
        return new Explanation(TIMEX, timex, says, reasons(timex.evidence()));
    }

    private static Explanation of(Link link) {
        List<String> reasons = new ArrayList<>(reasons(link.evidence()));
        for (Candidate candidate :
                link.candidates().stream().limit(MOST_CANDIDATES).toList()) {
            reasons.add("candidate " + candidate.entity() + " " + candidate.name() + " " + number(candidate.score()));
        }
        return new Explanation(LINK, link, link.entity() + score("score", link.score()), reasons);
    }

    private static Explanation of(Mention mention) {
        return new Explanation(
                MENTION, mention, Listing.lower(mention.type()) + score("score", mention.score()), List.of());
    }

    private static Explanation of(CustomAnnotation annotation) {
        String type = annotation.type().isEmpty() ? "" : annotation.type() + " ";
        List<String> features = annotation.features().entrySet().stream()
                .map(feature -> feature.getKey() + ": " + shown(feature.getValue()))
                .toList();
        return new Explanation(
                annotation.layer(), annotation, type + "(score " + number(annotation.score()) + ")", features);
    }

    private static List<CustomAnnotation> own(Document document, String layer) {
        return document.annotations(layer).stream()
                .filter(CustomAnnotation.class::isInstance)
                .map(CustomAnnotation.class::cast)
                .toList();
    }

    private static String range(String value, DateInterval interval) {
        return interval.edtf().equals(value) ? "" : ", " + interval.edtf();
    }

    private static String score(String name, double score) {
        return " (" + name + " " + number(score) + ")";
    }

    private static List<String> reasons(List<Evidence> evidence) {
        return evidence.stream()
                .map(reason -> reason.rule() + (reason.surface().isEmpty() ? "" : ": " + shown(reason.surface())))
                .toList();
    }

    /** Returns words of a document in one line that is not too long. */
    static String shown(String words) {
        StringBuilder line = new StringBuilder();
        boolean isBlank = false;
        for (int i = 0; i < words.length(); i++) {
            boolean wasBlank = isBlank;
            isBlank = " \t\n\u000b\f\r".indexOf(words.charAt(i)) >= 0;
            if (line.length() == LONGEST && !(isBlank && wasBlank)) {
                return line.append('…').toString();
            }
            if (!isBlank || !wasBlank) {
                line.append(isBlank ? ' ' : words.charAt(i));
            }
        }
        return line.toString();
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }
}

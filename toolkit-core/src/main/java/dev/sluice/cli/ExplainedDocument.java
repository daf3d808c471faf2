package dev.sluice.cli;

import dev.sluice.api.Annotation;
import dev.sluice.api.Candidate;
import dev.sluice.api.DateInterval;
import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate;
import dev.sluice.api.Evidence;
import dev.sluice.api.Link;
import dev.sluice.api.Problem;
import dev.sluice.api.Timex;
import java.util.List;
import java.util.Locale;

/** Shows what a pipeline says about one document, each statement with its reasons. Pure. */
final class ExplainedDocument {
    private static final int MOST_CANDIDATES = 3;
    private static final int LONGEST = 80;

    private final Document document;
    private final StringBuilder out = new StringBuilder();

    private ExplainedDocument(Document document) {
        this.document = document;
    }

    /** Returns the text for people, with a line feed at the end. */
    static String text(Document document) {
        return new ExplainedDocument(document).write();
    }

    private String write() {
        out.append("document ").append(document.id()).append('\n');
        document.dates().forEach(this::date);
        if (document.date(DocumentDate.Role.PUBLISHED).isEmpty()) {
            out.append("\nnot dated: no step said when it was published\n");
        }
        document.timexes().forEach(this::timex);
        document.links().forEach(this::link);
        for (Problem problem : document.problems()) {
            out.append("\nproblem ").append(problem.code()).append('\n');
            out.append("  ").append(problem.message()).append('\n');
        }
        return out.toString();
    }

    private void date(DocumentDate date) {
        String value = date.value() == null ? date.interval().edtf() : date.value();
        out.append('\n').append(Listing.lower(date.role())).append(' ').append(value);
        range(value, date.interval());
        score("confidence", date.confidence());
        reasons(date.evidence());
    }

    private void timex(Timex timex) {
        head("timex", timex);
        out.append(Listing.lower(timex.type())).append(' ').append(timex.value());
        if (timex.mod() != null) {
            out.append(' ').append(timex.mod());
        }
        DateInterval interval = timex.interval();
        if (interval == null) {
            out.append(timex.type() == Timex.Type.DATE || timex.type() == Timex.Type.TIME ? ", no day known" : "");
        } else {
            range(timex.value(), interval);
        }
        score("score", timex.score());
        reasons(timex.evidence());
    }

    private void link(Link link) {
        head("link", link);
        out.append(link.entity());
        score("score", link.score());
        reasons(link.evidence());
        for (Candidate candidate :
                link.candidates().stream().limit(MOST_CANDIDATES).toList()) {
            out.append("  candidate ").append(candidate.entity()).append(' ').append(candidate.name());
            out.append(' ').append(number(candidate.score())).append('\n');
        }
    }

    private void head(String kind, Annotation annotation) {
        out.append('\n').append(kind).append(" \"").append(shown(document.surface(annotation)));
        out.append("\" at ").append(annotation.span().begin()).append(": ");
    }

    private void range(String value, DateInterval interval) {
        if (!interval.edtf().equals(value)) {
            out.append(", ").append(interval.edtf());
        }
    }

    private void score(String name, double score) {
        out.append(" (").append(name).append(' ').append(number(score)).append(")\n");
    }

    private void reasons(List<Evidence> evidence) {
        for (Evidence reason : evidence) {
            out.append("  ").append(reason.rule());
            if (!reason.surface().isEmpty()) {
                out.append(": ").append(shown(reason.surface()));
            }
            out.append('\n');
        }
    }

    private static String shown(String words) {
        String line = words.replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }
}

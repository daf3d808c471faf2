package dev.sluice.cli;

import dev.sluice.api.Annotation;
import dev.sluice.api.Document;
import dev.sluice.api.Furniture;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Shows what a pipeline says about documents as one page of HTML that needs nothing else: no script, no network.
 * Whatever comes from a document stays text, and cannot turn the direction of what stands around it. Pure.
 */
final class ExplainedPage {
    /** Nothing is loaded and nothing runs, even if a mistake let markup through. */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

    /** How words in a layer of a plugin look. */
    private static final String OWN = "own";

    /** A statement about a range of the text, known on the page by a number. */
    private record Mark(int number, Explanation explanation, int begin, int end) {
        /** The shortest one comes first: it is the one that a click on the words leads to. */
        private static final Comparator<Mark> INNERMOST_FIRST =
                Comparator.comparingInt((Mark mark) -> mark.end - mark.begin).thenComparingInt(Mark::number);
    }

    private final StringBuilder out = new StringBuilder();
    private final Set<String> shape;
    private int numbers;

    private ExplainedPage(Set<String> shape) {
        this.shape = shape;
    }

    /**
     * Returns the page, with a line feed at the end.
     *
     * @param pipeline what the pipeline is called
     * @param shape the layers that tell how the text is built
     */
    static String html(String pipeline, List<Document> documents, Set<String> shape) {
        return new ExplainedPage(shape).write(pipeline, documents);
    }

    private String write(String pipeline, List<Document> documents) {
        String title = documents.size() == 1 ? documents.get(0).id() : documents.size() + " documents";
        out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        out.append("<meta http-equiv=\"Content-Security-Policy\" content=\"")
                .append(POLICY)
                .append("\">\n");
        out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        out.append("<title>").append(escaped(title)).append(": what ").append(escaped(pipeline));
        out.append(" says</title>\n<style>\n").append(style()).append("</style>\n</head>\n<body>\n");
        out.append("<p class=\"from\">What the pipeline <b>")
                .append(escaped(pipeline))
                .append("</b> says, and why</p>\n");
        documents.forEach(this::document);
        return out.append("</body>\n</html>\n").toString();
    }

    private void document(Document document) {
        out.append("<main>\n<h1><bdi>").append(escaped(document.id())).append("</bdi></h1>\n");
        document.metadata()
                .title()
                .ifPresent(title -> out.append("<p class=\"title\" dir=\"auto\">")
                        .append(escaped(title))
                        .append("</p>\n"));
        Map<Mark, String> anchors = new LinkedHashMap<>();
        List<Explanation> ofDocument = new ArrayList<>();
        for (Explanation explanation : Explanation.of(document, shape)) {
            Annotation annotation = explanation.annotation();
            if (annotation == null) {
                ofDocument.add(explanation);
            } else {
                Mark mark = new Mark(
                        ++numbers,
                        explanation,
                        annotation.span().begin(),
                        annotation.span().end());
                anchors.put(mark, Explanation.shown(document.surface(annotation)));
            }
        }
        out.append("<ul class=\"whole\">\n");
        ofDocument.forEach(explanation -> statement(explanation, null, 0));
        out.append("</ul>\n<h2>Text</h2>\n<div class=\"text\" dir=\"auto\">");
        text(document.text(), List.copyOf(anchors.keySet()));
        out.append("</div>\n");
        statements("Temporal expressions", Explanation.TIMEX, anchors);
        statements("Links", Explanation.LINK, anchors);
        statements("Names without a link", Explanation.MENTION, anchors);
        anchors.keySet().stream()
                .map(mark -> mark.explanation().kind())
                .filter(kind -> style(kind).equals(OWN))
                .distinct()
                .forEach(layer -> statements("Layer " + layer, layer, anchors));
        furniture(document.furniture());
        out.append("</main>\n");
    }

    private void statements(String title, String kind, Map<Mark, String> anchors) {
        if (anchors.keySet().stream()
                .noneMatch(mark -> mark.explanation().kind().equals(kind))) {
            return;
        }
        out.append("<h2>").append(title).append("</h2>\n<ul>\n");
        anchors.forEach((mark, surface) -> {
            if (mark.explanation().kind().equals(kind)) {
                statement(mark.explanation(), surface, mark.number());
            }
        });
        out.append("</ul>\n");
    }

    /** Writes a statement; one about words of the text names them and leads back to them. */
    private void statement(Explanation explanation, @Nullable String surface, int number) {
        if (surface == null) {
            out.append("<li><span class=\"kind\">")
                    .append(escaped(explanation.kind()))
                    .append("</span> ");
        } else {
            out.append("<li id=\"s")
                    .append(number)
                    .append("\"><a href=\"#t")
                    .append(number)
                    .append("\" class=\"");
            out.append(style(explanation.kind())).append("\"><bdi>").append(escaped(surface));
            out.append("</bdi></a> ");
        }
        out.append("<bdi>").append(escaped(explanation.says())).append("</bdi>");
        if (!explanation.reasons().isEmpty()) {
            out.append("\n<ul class=\"why\">\n");
            explanation
                    .reasons()
                    .forEach(reason -> out.append("<li dir=\"auto\">")
                            .append(escaped(reason))
                            .append("</li>\n"));
            out.append("</ul>");
        }
        out.append("</li>\n");
    }

    /** Writes the text in pieces between which nothing begins or ends, so that ranges may overlap in any way. */
    private void text(String text, List<Mark> marks) {
        TreeMap<Integer, List<Mark>> begins = new TreeMap<>();
        TreeMap<Integer, List<Mark>> ends = new TreeMap<>();
        for (Mark mark : marks) {
            if (mark.begin() < mark.end()) {
                begins.computeIfAbsent(mark.begin(), at -> new ArrayList<>()).add(mark);
                ends.computeIfAbsent(mark.end(), at -> new ArrayList<>()).add(mark);
            }
        }
        TreeSet<Integer> borders = new TreeSet<>(begins.keySet());
        borders.addAll(ends.keySet());
        borders.add(text.length());
        TreeSet<Mark> open = new TreeSet<>(Mark.INNERMOST_FIRST);
        int from = 0;
        for (int border : borders) {
            piece(text.substring(from, border), open);
            ends.getOrDefault(border, List.of()).forEach(open::remove);
            for (Mark mark : begins.getOrDefault(border, List.of())) {
                out.append("<span id=\"t").append(mark.number()).append("\"></span>");
                open.add(mark);
            }
            from = border;
        }
    }

    private void piece(String words, Set<Mark> open) {
        if (words.isEmpty() || open.isEmpty()) {
            out.append(escaped(words));
            return;
        }
        Mark innermost = open.iterator().next();
        out.append("<a href=\"#s").append(innermost.number()).append("\" class=\"");
        out.append(style(innermost.explanation().kind())).append("\" title=\"");
        out.append(escaped(innermost.explanation().says())).append("\">");
        out.append(escaped(words)).append("</a>");
    }

    private void furniture(List<Furniture> furniture) {
        if (furniture.isEmpty()) {
            return;
        }
        out.append("<details>\n<summary>Taken out of the text: ")
                .append(furniture.size())
                .append("</summary>\n<ul>\n");
        for (Furniture piece : furniture) {
            out.append("<li><span class=\"kind\">").append(Listing.lower(piece.role()));
            out.append(piece.reason().isEmpty() ? "" : ", " + escaped(piece.reason()))
                    .append("</span>\n");
            out.append("<div class=\"text\" dir=\"auto\">")
                    .append(escaped(piece.text()))
                    .append("</div></li>\n");
        }
        out.append("</ul>\n</details>\n");
    }

    /** Returns a text that HTML takes for text; characters that have no place in HTML are written as their numbers. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + text.length() / 8);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                case '\n', '\t' -> escaped.append((char) c);
                default -> {
                    if (Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE) {
                        escaped.append(String.format("\\u%04x", c));
                    } else {
                        escaped.appendCodePoint(c);
                    }
                }
            }
        });
        return escaped.toString();
    }

    private static String style(String kind) {
        return switch (kind) {
            case Explanation.TIMEX, Explanation.LINK, Explanation.MENTION -> kind;
            default -> OWN;
        };
    }

    private static String style() {
        try (InputStream in = ExplainedPage.class.getResourceAsStream("explained-page.css")) {
            if (in == null) {
                throw new IllegalStateException("the style of the page is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.sluice.plugins.extraction;

import dev.sluice.api.Annotation;
import dev.sluice.api.CorpusAnnotator;
import dev.sluice.api.CustomAnnotation;
import dev.sluice.api.Document;
import dev.sluice.api.Furniture;
import dev.sluice.api.Layer;
import dev.sluice.api.Span;
import dev.sluice.api.StepContext;
import dev.sluice.api.StepException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Moves lines from the text to the furniture that stand on other documents of the same site too. Documents that share
 * most of their paragraphs tell the same story, and say nothing about what belongs to the site: they are not held
 * against each other. Pure, thread-safe; neither the order of the documents nor the number of threads matters.
 */
final class RepeatedLines implements CorpusAnnotator<LineHashes, SiteLines> {
    /** The layer in which extraction says what kind of block a range of the text is. */
    static final String BLOCK = "block";

    /** The reason that furniture carries which this step took out. */
    static final String REASON = "repeated";

    /** Lines with this many words tell a story; shorter ones are labels and menus. */
    private static final int STORY_WORDS = 8;

    /** Documents that share a greater part of their long lines tell the same story. */
    private static final double SAME_STORY = 0.65;

    /** At least this share of the text stays; a step that would take more has misread the document. */
    private static final double MIN_REST = 0.2;

    private final int minDocuments;
    private final boolean folders;

    RepeatedLines(int minDocuments, boolean folders) {
        this.minDocuments = minDocuments;
        this.folders = folders;
    }

    @Override
    public LineHashes observe(Document document, StepContext context) throws StepException {
        for (String layer : List.of(Layer.TIMEX, Layer.MENTION, Layer.LINK)) {
            if (!document.annotations(layer).isEmpty()) {
                throw new StepException(
                        StepException.Kind.FATAL,
                        "the step '" + context.step() + "' changes the text, but " + document.id()
                                + " has annotations of the layer '" + layer
                                + "' already; move the step before those that annotate, right behind the extractor");
            }
        }
        return hashes(document, lines(document.text()));
    }

    @Override
    public SiteLines combine(Stream<LineHashes> observed, StepContext context) {
        return SiteLines.of(observed.toList());
    }

    @Override
    public Document apply(Document document, SiteLines model, StepContext context) throws InterruptedException {
        context.checkpoint();
        List<TextLine> lines = lines(document.text());
        boolean[] repeated = new boolean[lines.size()];
        LineHashes own = hashes(document, lines);
        Map<Long, Boolean> sameStory = new HashMap<>();
        boolean any = false;
        for (int i = 0; i < lines.size(); i++) {
            long others = model.others(own, lines.get(i).hash()).stream()
                    .filter(other -> !sameStory.computeIfAbsent(other.document(), id -> isSameStory(lines, other)))
                    .count();
            repeated[i] = others + 1 >= minDocuments;
        }
        keepHeadings(lines, repeated);
        for (boolean line : repeated) {
            any |= line;
        }
        return any && leavesText(lines, repeated) ? without(document, lines, repeated) : document;
    }

    /**
     * Sections of a series are headed alike: a label between lines of its own document is such a heading, and so is one
     * that stands several times in the document; controls are known by the line rules.
     */
    private static void keepHeadings(List<TextLine> lines, boolean[] repeated) {
        Map<Long, Integer> counts = new HashMap<>();
        lines.forEach(line -> counts.merge(line.hash(), 1, Integer::sum));
        for (int i = 1; i + 1 < lines.size(); i++) {
            TextLine line = lines.get(i);
            boolean isBetween = !repeated[i - 1]
                    && !repeated[i + 1]
                    && (lines.get(i - 1).isProse() || lines.get(i + 1).isProse());
            boolean isRefrain = counts.getOrDefault(line.hash(), 0) > 1;
            if (repeated[i]
                    && (isBetween || isRefrain)
                    && !line.isProse()
                    && LineRule.find(line.words(), true).isEmpty()) {
                repeated[i] = false;
            }
        }
    }

    private static boolean isSameStory(List<TextLine> lines, LineHashes other) {
        int all = 0;
        int shared = 0;
        for (TextLine line : lines) {
            int weight = line.isLong() ? line.length() : 0;
            all += weight;
            shared += other.contains(line.hash()) ? weight : 0;
        }
        return shared > all * SAME_STORY;
    }

    private static boolean leavesText(List<TextLine> lines, boolean[] repeated) {
        int all = 0;
        int left = 0;
        for (int i = 0; i < lines.size(); i++) {
            all += lines.get(i).length();
            left += repeated[i] ? 0 : lines.get(i).length();
        }
        return left > all * MIN_REST;
    }

    private static Document without(Document document, List<TextLine> lines, boolean[] repeated) {
        StringBuilder text = new StringBuilder();
        int[] shift = new int[document.text().length() + 1];
        List<Furniture> furniture = new ArrayList<>(document.furniture());
        for (int i = 0; i < lines.size(); i++) {
            TextLine line = lines.get(i);
            int end = i + 1 < lines.size()
                    ? lines.get(i + 1).begin()
                    : document.text().length();
            for (int at = line.begin(); at < end; at++) {
                shift[at] = repeated[i] ? text.length() : text.length() + at - line.begin();
            }
            if (repeated[i]) {
                Furniture.Role role =
                        LineRule.find(line.words(), true).map(LineRule::role).orElse(Furniture.Role.OTHER);
                furniture.add(new Furniture(role, line.words(), REASON));
            } else {
                text.append(document.text(), line.begin(), end);
            }
        }
        shift[document.text().length()] = text.length();
        Document changed = document.withText(text.toString()).withFurniture(furniture);
        for (String layer : document.layers()) {
            List<Annotation> moved = new ArrayList<>();
            document.annotations(layer)
                    .forEach(annotation -> moved(annotation, shift).ifPresent(moved::add));
            changed = changed.withLayer(layer, moved);
        }
        return changed;
    }

    /** Returns an annotation of a plugin where its words now stand; none if they are gone. */
    private static Optional<Annotation> moved(Annotation annotation, int[] shift) {
        Span span = new Span(
                shift[annotation.span().begin()], shift[annotation.span().end()]);
        return annotation instanceof CustomAnnotation custom
                        && (span.length() > 0 || annotation.span().length() == 0)
                ? Optional.of(
                        new CustomAnnotation(custom.layer(), span, custom.type(), custom.features(), custom.score()))
                : Optional.empty();
    }

    private LineHashes hashes(Document document, List<TextLine> lines) {
        long[] hashes = lines.stream().mapToLong(TextLine::hash).toArray();
        return new LineHashes(site(document), document.id(), hashes);
    }

    /** Returns the host of the page, else the name of the site, else the folder if that is wished. */
    private String site(Document document) {
        Optional<String> host = document.metadata().url().flatMap(RepeatedLines::host);
        if (host.isEmpty()) {
            host = Optional.ofNullable(document.source().url()).flatMap(RepeatedLines::host);
        }
        if (host.isPresent()) {
            return "host:" + host.get();
        }
        Optional<String> name = document.metadata().site().filter(TextShape::hasLetterOrDigit);
        if (name.isPresent()) {
            return "name:" + TextShape.key(name.get());
        }
        int slash = document.id().lastIndexOf('/');
        return folders ? "folder:" + document.id().substring(0, Math.max(0, slash)) : "";
    }

    private static Optional<String> host(String url) {
        try {
            String host = new URI(url.strip()).getHost();
            return Optional.ofNullable(host).map(h -> h.toLowerCase(Locale.ROOT).replaceFirst("^(?:www|m|amp)\\.", ""));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static List<TextLine> lines(String text) {
        List<TextLine> lines = new ArrayList<>();
        for (int begin = 0; begin < text.length(); ) {
            int end = text.indexOf('\n', begin);
            end = end < 0 ? text.length() : end;
            String words = TextShape.normalize(text.substring(begin, end));
            lines.add(new TextLine(
                    begin,
                    words,
                    LineHashes.of(words),
                    TextShape.isProse(words),
                    TextShape.words(words) >= STORY_WORDS));
            begin = end + 1;
        }
        return lines;
    }

    /**
     * A line of the text.
     *
     * @param begin where it begins in the text
     * @param words what it reads
     * @param hash the hash of its letters and digits
     * @param isProse whether it is a paragraph
     * @param isLong whether it tells a story, rather than what to press
     */
    private record TextLine(int begin, String words, long hash, boolean isProse, boolean isLong) {
        int length() {
            return words.length();
        }
    }
}

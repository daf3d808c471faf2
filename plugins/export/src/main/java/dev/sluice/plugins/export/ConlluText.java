package dev.sluice.plugins.export;

import dev.sluice.api.Annotation;
import dev.sluice.api.Document;
import dev.sluice.api.Span;
import dev.sluice.api.Timex;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One document in CoNLL-U. Used by one thread. */
final class ConlluText {
    private final String text;
    private final CodePoints codePoints;
    private final NavigableMap<Integer, NamedMention> names;
    private final NavigableMap<Integer, Timex> times;
    private final StringBuilder out = new StringBuilder();

    ConlluText(Document document) {
        text = Characters.encodable(document.text());
        codePoints = CodePoints.of(text);
        names = outermost(NamedMention.of(document), NamedMention::span);
        times = outermost(document.timexes(), Annotation::span);
        List<Span> whole = Stream.concat(
                        names.values().stream().map(NamedMention::span),
                        times.values().stream().map(Annotation::span))
                .sorted()
                .toList();
        List<List<Span>> sentences = Words.sentences(text, whole);
        String id = Characters.line(document.id());
        for (int i = 0; i < sentences.size(); i++) {
            if (i == 0) {
                comment("newdoc id", id);
                document.metadata().title().ifPresent(title -> comment("title", title));
            }
            comment("sent_id", id + "#" + (i + 1));
            boolean isFirst = i == 0;
            sentence(
                    sentences.get(i),
                    isFirst,
                    i + 1 < sentences.size() ? sentences.get(i + 1).get(0).begin() : text.length());
        }
    }

    /** Returns the ranges that do not overlap an earlier or longer one, by their begin. */
    private static <T> NavigableMap<Integer, T> outermost(List<T> sorted, Function<T, Span> spanOf) {
        NavigableMap<Integer, T> kept = new TreeMap<>();
        int end = 0;
        for (T value : sorted) {
            Span span = spanOf.apply(value);
            if (span.begin() >= end && span.length() > 0) {
                kept.put(span.begin(), value);
                end = span.end();
            }
        }
        return kept;
    }

    private void sentence(List<Span> words, boolean isFirst, int next) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            Span word = words.get(i);
            line.append(text, word.begin(), word.end());
            if (i + 1 < words.size() && words.get(i + 1).begin() > word.end()) {
                line.append(' ');
            }
        }
        comment("text", line.toString());
        for (int i = 0; i < words.size(); i++) {
            Span word = words.get(i);
            int following = i + 1 < words.size() ? words.get(i + 1).begin() : next;
            out.append(i + 1).append('\t').append(text, word.begin(), word.end());
            out.append("\t_\t_\t_\t_\t_\t_\t_\t")
                    .append(misc(word, isFirst && i == 0, following))
                    .append('\n');
        }
        out.append('\n');
    }

    /** The keys stand in the order of their letters, as the guidelines want. */
    private String misc(Span word, boolean isFirst, int next) {
        List<String> misc = new ArrayList<>();
        NamedMention name = at(names, word, NamedMention::span);
        Timex time = at(times, word, Annotation::span);
        if (name != null) {
            boolean begins = name.span().begin() == word.begin();
            if (begins && name.entity() != null) {
                misc.add("Entity=" + escape(name.entity()));
            }
            misc.add("NER=" + (begins ? "B-" : "I-") + name.mention().type());
        }
        String space = text.substring(word.end(), next);
        if (space.isEmpty()) {
            misc.add("SpaceAfter=No");
        } else if (!space.equals(" ")) {
            misc.add("SpacesAfter=" + escape(space));
        }
        if (isFirst && word.begin() > 0) {
            misc.add("SpacesBefore=" + escape(text.substring(0, word.begin())));
        }
        if (time != null) {
            boolean begins = time.span().begin() == word.begin();
            misc.add("Timex=" + (begins ? "B-" : "I-") + time.type());
            if (begins) {
                add(misc, "TimexMod", time.mod());
                add(misc, "TimexValue", time.value());
            }
        }
        misc.add("TokenRange=" + codePoints.at(word.begin()) + ":" + codePoints.at(word.end()));
        return String.join("|", misc);
    }

    private static void add(List<String> misc, String key, @Nullable String value) {
        if (value != null) {
            misc.add(key + "=" + escape(value));
        }
    }

    private static <T> @Nullable T at(NavigableMap<Integer, T> ranges, Span word, Function<T, Span> spanOf) {
        Map.Entry<Integer, T> entry = ranges.floorEntry(word.begin());
        return entry != null && word.begin() < spanOf.apply(entry.getValue()).end() ? entry.getValue() : null;
    }

    private void comment(String key, String value) {
        out.append("# ")
                .append(key)
                .append(" = ")
                .append(Characters.line(value))
                .append('\n');
    }

    /** Writes what would break the column as UDPipe does. */
    private static String escape(String value) {
        StringBuilder escaped = new StringBuilder();
        Characters.encodable(value).codePoints().forEach(c -> {
            switch (c) {
                case ' ' -> escaped.append("\\s");
                case '\t' -> escaped.append("\\t");
                case '\r' -> escaped.append("\\r");
                case '\n' -> escaped.append("\\n");
                case '|' -> escaped.append("\\p");
                case '\\' -> escaped.append("\\\\");
                default -> escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }

    @Override
    public String toString() {
        return out.toString();
    }
}

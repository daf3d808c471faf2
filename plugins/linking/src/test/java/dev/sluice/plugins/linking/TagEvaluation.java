package dev.sluice.plugins.linking;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.sluice.api.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Writes what the marks of a set say and what a tagger that was trained on other sets finds, as records for
 * {@code sluice evaluate --task ner}. Arguments: the directory of the sets, the directory to write {@code SET-gold.jsonl} and
 * {@code SET-found.jsonl} to, the set, then the sets to train on. Names in ranges of
 * which the marks do not tell whether they are names ({@code open}) do not count.
 */
final class TagEvaluation {
    private TagEvaluation() {}

    /** Runs the evaluation. */
    public static void main(String[] arguments) throws IOException {
        Words words = Words.load();
        Map<String, List<TagText>> sets = TagCorpus.read(Path.of(arguments[0]), words);
        Path directory = Path.of(arguments[1]);
        String set = arguments[2];
        List<String> others = Arrays.asList(arguments).subList(3, arguments.length);
        if (!sets.keySet().containsAll(others) || !sets.containsKey(set) || others.contains(set)) {
            throw new IllegalArgumentException(
                    "give a set and others to train on: the sets are " + sets.keySet() + ", not " + set + " " + others);
        }
        List<TagText> texts = new ArrayList<>();
        others.forEach(other -> texts.addAll(sets.getOrDefault(other, List.of())));
        KnowledgeBase base = Bases.starter();
        NameTagger tagger = new NameTagger(TagTraining.train(texts, base, words), NameFinder.THRESHOLD);
        NameFinder finder = new NameFinder(base, words, tagger);
        List<TagText> measured = sets.getOrDefault(set, List.of());
        write(
                directory.resolve(set + "-gold.jsonl"),
                measured,
                text -> text.names().stream().map(TagText.Marked::span).toList());
        write(
                directory.resolve(set + "-found.jsonl"),
                measured,
                text -> finder.find(text.text()).stream()
                        .map(Name::span)
                        .filter(span -> text.open().stream().noneMatch(span::overlaps))
                        .toList());
    }

    /** Says where the names of a text are. */
    private interface Names {
        List<Span> of(TagText text);
    }

    private static void write(Path file, List<TagText> texts, Names names) throws IOException {
        JsonFactory json = JsonFactory.builder().build();
        try (JsonGenerator out = json.createGenerator(Files.newBufferedWriter(file))) {
            out.setRootValueSeparator(null);
            for (int i = 0; i < texts.size(); i++) {
                TagText text = texts.get(i);
                out.writeStartObject();
                out.writeStringField("id", "text-" + i);
                out.writeStringField("text", text.text());
                out.writeArrayFieldStart("mentions");
                for (Span span : names.of(text)) {
                    out.writeStartObject();
                    out.writeNumberField("begin", span.begin());
                    out.writeNumberField("end", span.end());
                    out.writeEndObject();
                }
                out.writeEndArray();
                out.writeArrayFieldStart("open");
                for (Span span : text.open()) {
                    out.writeArray(new int[] {span.begin(), span.end()}, 0, 2);
                }
                out.writeEndArray();
                out.writeEndObject();
                out.writeRaw('\n');
            }
        }
    }
}

package dev.sluice.plugins.evaluation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A text in which names are marked, and the names that a system found in it. */
record NamedText(String id, String text, JsonItem gold, List<Answer> answers) {
    /**
     * A name that a system found.
     *
     * @param entity who is meant; null if the system does not say
     */
    record Answer(TextSpan span, @Nullable String entity, String place) {
        static Answer of(JsonItem item) {
            return new Answer(TextSpan.of(item), item.optional("entity"), item.place());
        }
    }

    /** What is read of a record. */
    private record Found(@Nullable String text, List<Answer> answers) {}

    /** Reads the texts of the gold file, each with what the system found in it. */
    static List<NamedText> read(Evaluate.Files files) throws IOException {
        Map<String, Found> found = files.systemFile()
                .byId(item -> new Found(
                        item.optional("text"),
                        item.list("mentions").stream().map(Answer::of).toList()));
        List<NamedText> texts = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        files.goldFile().eachLine(item -> {
            String id = item.text("id");
            String text = item.text("text");
            Found answer = found.get(id);
            if (answer == null) {
                missing.add(id);
            } else if (answer.text() != null && !answer.text().equals(text)) {
                files.context()
                        .tell(item.place() + ": the text of '" + id + "' is another one in " + files.system()
                                + ", so that offsets hardly mean the same");
            }
            texts.add(new NamedText(id, text, item, answer == null ? List.of() : answer.answers()));
        });
        files.tellMissing(missing.size(), texts.size(), missing.isEmpty() ? "" : missing.get(0));
        return texts;
    }

    /** Returns the range of a gold name, widened to whole words. */
    TextSpan span(JsonItem name) {
        return TextSpan.of(name).widened(text, name.place());
    }

    /** Returns what the system found, by ranges widened to whole words; the last one of a range counts. */
    Map<TextSpan, @Nullable String> entities(Function<@Nullable String, @Nullable String> known) {
        Map<TextSpan, @Nullable String> entities = new LinkedHashMap<>();
        for (Answer answer : answers) {
            entities.put(answer.span().widened(text, answer.place()), known.apply(answer.entity()));
        }
        return entities;
    }

    /** Returns the words of a range in quotation marks. */
    String quoted(TextSpan span) {
        return Words.quote(text.substring(span.begin(), span.end()));
    }
}

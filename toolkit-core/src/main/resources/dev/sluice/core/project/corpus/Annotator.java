package {{package}};

import dev.sluice.api.CorpusAnnotator;
import dev.sluice.api.CustomAnnotation;
import dev.sluice.api.Document;
import dev.sluice.api.Span;
import dev.sluice.api.StepContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Counts in how many documents a capitalized word stands, and marks the frequent ones. Immutable, thread-safe. */
final class {{class}}Annotator implements CorpusAnnotator<Set<String>, Map<String, Integer>> {
    private static final Pattern WORD = Pattern.compile("(?<!\\w)[A-Z][a-z]+");

    private final int documents;

    {{class}}Annotator(int documents) {
        this.documents = documents;
    }

    @Override
    public Set<String> observe(Document document, StepContext context) throws InterruptedException {
        Set<String> words = new TreeSet<>();
        for (Matcher word = WORD.matcher(document.text()); word.find(); ) {
            context.checkpoint();
            words.add(word.group());
        }
        return words;
    }

    @Override
    public Map<String, Integer> combine(Stream<Set<String>> observed, StepContext context) {
        Map<String, Integer> counts = new TreeMap<>();
        observed.forEach(words -> words.forEach(word -> counts.merge(word, 1, Integer::sum)));
        return counts;
    }

    @Override
    public Document apply(Document document, Map<String, Integer> counts, StepContext context)
            throws InterruptedException {
        List<CustomAnnotation> found = new ArrayList<>();
        for (Matcher word = WORD.matcher(document.text()); word.find(); ) {
            context.checkpoint();
            int count = counts.getOrDefault(word.group(), 0);
            if (count >= documents) {
                Map<String, String> features = Map.of("documents", Integer.toString(count));
                found.add(new CustomAnnotation("{{name}}", new Span(word.start(), word.end()), "", features, 1));
            }
        }
        return document.with(found);
    }
}

package dev.sluice.plugins.extraction;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * A vocabulary of words in the class, id and role of elements, each with a meaning. Thread-safe after it is built.
 *
 * @param <M> the meaning
 */
final class ElementWords<M> {
    private static final Pattern WORD_BREAK = Pattern.compile("[^\\p{L}\\d]+|(?<=[\\p{Ll}\\d])(?=\\p{Lu})");

    /** Prefixes that say what else is on the page, not what the element is. */
    private static final List<String> CIRCUMSTANCES = List.of("has-", "no-", "with-", "without-", "is-", "not-", "js-");

    private static final int LONGEST = 4;
    private static final int MAX_WORDS = 24;

    private record Meaning<M>(int rank, M value) {}

    /** Names recur from element to element and from page to page of a site. */
    private static final int MAX_KNOWN = 20_000;

    private final Map<String, Meaning<M>> meanings = new HashMap<>();
    private final Map<String, Optional<Meaning<M>>> known = new ConcurrentHashMap<>();

    /** Adds words with a meaning; what was added first wins. */
    void add(Iterable<String> words, M meaning) {
        for (String word : words) {
            meanings.putIfAbsent(word, new Meaning<>(meanings.size(), meaning));
        }
    }

    /** Returns the meaning of the names of an element. */
    Optional<M> find(Element element) {
        Meaning<M> best = null;
        for (String name : ElementNames.of(element, "class", "id", "role")) {
            Meaning<M> found = known(name);
            best = found != null && (best == null || found.rank() < best.rank()) ? found : best;
        }
        return best == null ? Optional.empty() : Optional.of(best.value());
    }

    private @Nullable Meaning<M> known(String name) {
        Optional<Meaning<M>> meaning = known.get(name);
        if (meaning == null) {
            meaning = Optional.ofNullable(find(name));
            if (known.size() >= MAX_KNOWN) {
                known.clear();
            }
            known.put(name, meaning);
        }
        return meaning.orElse(null);
    }

    private @Nullable Meaning<M> find(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (CIRCUMSTANCES.stream().anyMatch(lower::startsWith)) {
            return null;
        }
        Meaning<M> best = meanings.get("=" + lower);
        String[] words = WORD_BREAK.split(name, -1);
        for (int from = 0; from < words.length && from < MAX_WORDS; from++) {
            StringBuilder phrase = new StringBuilder();
            for (int to = from; to < words.length && to < from + LONGEST; to++) {
                phrase.append(to > from ? "-" : "").append(words[to].toLowerCase(Locale.ROOT));
                Meaning<M> found = meanings.get(phrase.toString());
                best = found != null && (best == null || found.rank() < best.rank()) ? found : best;
            }
        }
        return best;
    }
}

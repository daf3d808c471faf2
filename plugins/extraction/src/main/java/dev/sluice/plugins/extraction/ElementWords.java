package dev.sluice.plugins.extraction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * A vocabulary of words in the class, id and role of elements, each with a meaning. Thread-safe after it is built.
 *
 * @param <M> the meaning
 */
final class ElementWords<M> {
    /** Prefixes that say what else is on the page, not what the element is. */
    private static final List<String> CIRCUMSTANCES = List.of("has-", "no-", "with-", "without-", "is-", "not-", "js-");

    private static final List<String> ATTRIBUTES = List.of("class", "id", "role");
    private static final int MAX_WORDS = 24;
    private static final int MAX_KNOWN = 20_000;

    private record Meaning<M>(int rank, M value) {}

    private final Map<String, Meaning<M>> meanings = new HashMap<>();

    /** For the first word of each phrase how many words the longest one has that begins with it. */
    private final Map<String, Integer> beginnings = new HashMap<>();

    private final Memory<Optional<Meaning<M>>> known =
            new Memory<>(MAX_KNOWN, names -> Optional.ofNullable(findAll(names)));

    /** Adds words with a meaning; what was added first wins. */
    void add(Iterable<String> words, M meaning) {
        for (String word : words) {
            meanings.putIfAbsent(word, new Meaning<>(meanings.size(), meaning));
            List<String> phrase = words(word);
            if (!phrase.isEmpty()) {
                beginnings.merge(phrase.get(0), phrase.size(), Math::max);
            }
        }
    }

    /** Returns the meaning of the names of an element. */
    Optional<M> find(Element element) {
        Meaning<M> best = null;
        int count = element.attributesSize() == 0 ? 0 : ATTRIBUTES.size();
        for (int i = 0; i < count; i++) {
            String names = element.attributes().get(ATTRIBUTES.get(i));
            best = names.isEmpty() ? best : better(best, known.get(names).orElse(null));
        }
        return best == null ? Optional.empty() : Optional.of(best.value());
    }

    private @Nullable Meaning<M> findAll(String names) {
        Meaning<M> best = null;
        for (String name : ElementNames.split(names)) {
            best = better(best, find(name));
        }
        return best;
    }

    private static <M> @Nullable Meaning<M> better(@Nullable Meaning<M> best, @Nullable Meaning<M> found) {
        return found != null && (best == null || found.rank() < best.rank()) ? found : best;
    }

    private @Nullable Meaning<M> find(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (String circumstance : CIRCUMSTANCES) {
            if (lower.startsWith(circumstance)) {
                return null;
            }
        }
        Meaning<M> best = meanings.get("=" + lower);
        List<String> words = words(name);
        for (int from = 0; from < words.size() && from < MAX_WORDS; from++) {
            int end = Math.min(words.size(), from + beginnings.getOrDefault(words.get(from), 0));
            for (int to = from; to < end; to++) {
                best = better(best, meanings.get(String.join("-", words.subList(from, to + 1))));
            }
        }
        return best;
    }

    /** Returns the words of a name in lower case: they end at what is no letter or digit, and before a capital within. */
    private static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i <= name.length(); i++) {
            boolean isWithin = i < name.length() && isWordCharacter(name.charAt(i));
            boolean isCapital = isWithin && i > begin && CharacterKind.isUpperCase(name.charAt(i));
            boolean isHump = isCapital
                    && (CharacterKind.isLowerCase(name.charAt(i - 1)) || CharacterKind.isDigit(name.charAt(i - 1)));
            if (!isWithin || isHump) {
                if (i > begin) {
                    words.add(name.substring(begin, i).toLowerCase(Locale.ROOT));
                }
                begin = isHump ? i : i + 1;
            }
        }
        return words;
    }

    private static boolean isWordCharacter(char c) {
        return CharacterKind.isLetter(c) || (c >= '0' && c <= '9');
    }
}

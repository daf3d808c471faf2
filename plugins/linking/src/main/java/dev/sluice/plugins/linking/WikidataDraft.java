package dev.sluice.plugins.linking;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What has been read of an item of a Wikidata dump. Used by one thread. */
final class WikidataDraft {
    /** The language of names that are the same in all languages. */
    private static final String ALL_LANGUAGES = "mul";

    /** So many relations say enough; only some countries and lists have more. */
    private static final int MAX_RELATED = 200;

    /** Item-valued properties that relate nearly everything to everything: sex, language of a work, categories. */
    private static final Set<String> UNRELATED =
            Set.of("P31", "P279", "P21", "P407", "P910", "P1343", "P5008", "P2959", "P1424", "P1889", "P1412", "P103");

    String id = "";
    String type = "item";
    final Map<String, String> labels = new LinkedHashMap<>();
    final Map<String, String> descriptions = new LinkedHashMap<>();
    final Map<String, List<String>> aliases = new LinkedHashMap<>();
    final Map<String, List<Snak>> claims = new LinkedHashMap<>();
    final List<KbItem.Term> terms = new ArrayList<>();
    int sitelinks;

    String name(List<String> languages) {
        return first(labels, languages);
    }

    String first(Map<String, String> texts, List<String> languages) {
        for (String language : languages) {
            String text = texts.get(language);
            if (text != null) {
                return text;
            }
        }
        return texts.getOrDefault(ALL_LANGUAGES, "");
    }

    Set<String> aliases(List<String> languages) {
        Set<String> all = new LinkedHashSet<>();
        List<String> wanted = new ArrayList<>(languages);
        wanted.add(ALL_LANGUAGES);
        for (String language : wanted) {
            String label = labels.get(language);
            if (label != null) {
                all.add(label);
            }
            all.addAll(aliases.getOrDefault(language, List.of()));
        }
        return all;
    }

    List<String> items(String property) {
        return claims.getOrDefault(property, List.of()).stream()
                .map(s -> s.item)
                .filter(i -> !i.isEmpty())
                .toList();
    }

    String item(String property) {
        return items(property).stream().findFirst().orElse("");
    }

    String text(String property) {
        return claims.getOrDefault(property, List.of()).stream()
                .map(s -> s.text)
                .filter(t -> !t.isEmpty())
                .findFirst()
                .orElse("");
    }

    List<String> texts(String property, List<String> languages) {
        return claims.getOrDefault(property, List.of()).stream()
                .filter(s -> languages.contains(s.language) && !s.text.isBlank())
                .map(s -> s.text)
                .distinct()
                .toList();
    }

    String date(String... properties) {
        for (String property : properties) {
            for (Snak snak : claims.getOrDefault(property, List.of())) {
                if (!snak.date.isEmpty()) {
                    return snak.date;
                }
            }
        }
        return "";
    }

    List<String> related() {
        return claims.entrySet().stream()
                .filter(e -> !UNRELATED.contains(e.getKey()))
                .flatMap(e -> e.getValue().stream())
                .map(s -> s.item)
                .filter(i -> !i.isEmpty())
                .distinct()
                .limit(MAX_RELATED)
                .toList();
    }

    /** What a statement says: an item, a text or a date, and from when to when. */
    static final class Snak {
        String item = "";
        String text = "";
        String language = "";
        String date = "";
        String from = "";
        String to = "";
    }
}

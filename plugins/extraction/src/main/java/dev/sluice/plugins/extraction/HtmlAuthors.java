package dev.sluice.plugins.extraction;

import dev.sluice.plugins.extraction.AuthorName.Kind;
import dev.sluice.plugins.extraction.PageFacts.Naming;
import dev.sluice.plugins.extraction.PageFacts.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Finds who wrote a page: by what it states about itself, and by the byline that stands near its title. No author is a
 * legal answer. Stateless, thread-safe.
 */
final class HtmlAuthors {
    /** Names of meta elements that name authors, the more careful first. */
    private static final List<String> METAS = List.of(
            "citation_author",
            "citation_authors",
            "author",
            "article:author",
            "parsely-author",
            "sailthru.author",
            "dc.creator",
            "dcterms.creator",
            "byl",
            "cxenseparse:author",
            "article.author",
            "article:author:name",
            "article:author_name",
            "twitter:data1");

    /** A byline begins this many characters above its title at most, and ends this many below it. */
    private static final int ABOVE_TITLE = 200;

    private static final int BELOW_TITLE = 2_500;

    /** The names of one byline are this many characters apart at most. */
    private static final int WITHIN_BYLINE = 15;

    private HtmlAuthors() {}

    /**
     * Returns the names of the authors.
     *
     * @param facts what the page shows
     * @param stated the values of metadata by name, such as {@code html.meta.author}
     * @param jsonLd what it states about its article
     * @param site the name of the site; empty if it is not known
     * @param titleAt the characters of text before the title; negative if it is not shown
     */
    static List<String> find(
            PageFacts facts, Map<String, Set<String>> stated, JsonLd jsonLd, String site, int titleAt) {
        List<List<AuthorName>> declared = new ArrayList<>();
        declared.add(parseAll(jsonLd.persons(), site));
        declared.add(parseAll(jsonLd.authors(), site));
        for (String name : METAS) {
            Set<String> values = stated.getOrDefault("html.meta." + name, Set.of());
            boolean isLabel = name.equals("twitter:data1") && !isByline(stated);
            declared.add(isLabel ? List.of() : parseMeta(name, values, site));
        }
        List<AuthorName> shown = shown(facts, site, titleAt);
        List<AuthorName> best = first(declared, Kind.PERSON);
        boolean isSite = best.size() == 1 && best.get(0).isOf(site);
        if (!best.isEmpty() && (!isSite || shown.isEmpty())) {
            declared.add(shown);
            return texts(widest(best, declared));
        }
        best = first(declared, Kind.NICKNAME);
        boolean isAccount = best.size() == 1 && isAccount(best.get(0).text());
        if (!best.isEmpty() && !(isAccount && !shown.isEmpty() && shown.get(0).kind() == Kind.PERSON)) {
            return texts(fullName(best, shown));
        }
        if (!shown.isEmpty()) {
            return texts(shown);
        }
        declared.add(parseAll(stated.getOrDefault("html.jsonld.author", Set.of()), site));
        return texts(first(declared, Kind.DESK).stream()
                .filter(desk -> !desk.isOf(site))
                .toList());
    }

    private static boolean isAccount(String nickname) {
        return Character.isLowerCase(nickname.codePointAt(0))
                || nickname.chars().anyMatch(c -> !Character.isLetter(c));
    }

    /** The card of a page says of each of its two data what it is. */
    private static boolean isByline(Map<String, Set<String>> stated) {
        return stated.getOrDefault("html.meta.twitter:label1", Set.of()).stream()
                .anyMatch(BylineWords::endsWithLabel);
    }

    private static List<AuthorName> parseAll(Iterable<String> values, String site) {
        Map<String, AuthorName> names = new LinkedHashMap<>();
        for (String value : values) {
            AuthorName.parse(value, site).forEach(name -> names.putIfAbsent(TextShape.key(name.text()), name));
        }
        return List.copyOf(names.values());
    }

    /** Catalogs write the family name first. */
    private static List<AuthorName> parseMeta(String name, Iterable<String> values, String site) {
        List<String> turned = new ArrayList<>();
        for (String value : values) {
            int comma = value.indexOf(", ");
            boolean isTurned = (name.startsWith("citation") || name.startsWith("dc"))
                    && comma > 0
                    && comma == value.lastIndexOf(',');
            turned.add(isTurned ? value.substring(comma + 2) + " " + value.substring(0, comma) : value);
        }
        return parseAll(turned, site);
    }

    private static List<AuthorName> first(List<List<AuthorName>> sources, Kind kind) {
        for (List<AuthorName> source : sources) {
            List<AuthorName> names =
                    source.stream().filter(name -> name.kind() == kind).toList();
            if (!names.isEmpty()) {
                return names;
            }
        }
        return List.of();
    }

    /** A source that names the same people and more is the more careful one. */
    private static List<AuthorName> widest(List<AuthorName> names, List<List<AuthorName>> sources) {
        List<AuthorName> widest = names;
        for (List<AuthorName> source : sources) {
            List<AuthorName> persons =
                    source.stream().filter(name -> name.kind() == Kind.PERSON).toList();
            if (texts(persons).size() > widest.size() && keys(persons).containsAll(keys(widest))) {
                widest = persons;
            }
        }
        return widest;
    }

    private static Set<String> keys(List<AuthorName> names) {
        return names.stream().map(name -> TextShape.key(name.text())).collect(Collectors.toSet());
    }

    /** The byline may spell out what the metadata cuts short. */
    private static List<AuthorName> fullName(List<AuthorName> nicknames, List<AuthorName> shown) {
        if (nicknames.size() == 1) {
            String start = nicknames.get(0).text() + " ";
            for (AuthorName name : shown) {
                if (name.kind() == Kind.PERSON && name.text().startsWith(start)) {
                    return List.of(name);
                }
            }
        }
        return nicknames;
    }

    /** A name that goes on where another ends has something else behind it. */
    private static List<String> texts(List<AuthorName> names) {
        List<String> texts = names.stream().map(AuthorName::text).toList();
        return texts.stream()
                .filter(text ->
                        texts.stream().noneMatch(other -> text.startsWith(other + " ") || text.endsWith(" " + other)))
                .toList();
    }

    /** Returns the names of the byline near the title; else of the first place of the article that names an author. */
    private static List<AuthorName> shown(PageFacts facts, String site, int titleAt) {
        TreeMap<Integer, List<AuthorName>> found = new TreeMap<>();
        List<Place> places = facts.namings();
        int start = titleAt < 0 ? 0 : titleAt - ABOVE_TITLE;
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            if (place.at() >= start && !facts.isAside(place)) {
                List<AuthorName> names = names(place, site);
                if (!names.isEmpty()) {
                    found.merge(place.at(), names, HtmlAuthors::wider);
                }
            }
        }
        int from = titleAt < 0 ? 0 : titleAt;
        Integer below = found.ceilingKey(from);
        Integer first = below != null && below <= from + BELOW_TITLE ? below : found.lowerKey(from);
        first = first == null ? below : first;
        if (first == null) {
            return List.of();
        }
        Map<String, AuthorName> byline = new LinkedHashMap<>();
        int end = first;
        for (Map.Entry<Integer, List<AuthorName>> entry : found.tailMap(first).entrySet()) {
            if (entry.getKey() > end + WITHIN_BYLINE) {
                break;
            }
            for (AuthorName name : entry.getValue()) {
                byline.putIfAbsent(TextShape.key(name.text()), name);
                end = Math.max(end, entry.getKey() + name.text().length());
            }
        }
        return bestKind(List.copyOf(byline.values()));
    }

    private static List<AuthorName> wider(List<AuthorName> one, List<AuthorName> other) {
        return bestKind(other).size() > bestKind(one).size()
                        || one.get(0).kind().compareTo(other.get(0).kind()) > 0
                ? other
                : one;
    }

    private static List<AuthorName> bestKind(List<AuthorName> names) {
        Kind best = names.stream().map(AuthorName::kind).min(Kind::compareTo).orElse(Kind.DESK);
        return names.stream().filter(name -> name.kind() == best).toList();
    }

    /** Marked and linked names may be single words; behind a label only full names are told from all else. */
    private static List<AuthorName> names(Place place, String site) {
        List<String> lines = ElementLines.of(place.element());
        for (String line : lines) {
            boolean isLabeled = place.naming() == Naming.LABELED;
            String value = isLabeled ? BylineWords.behindLabel(line) : line;
            if (isLabeled && value.isEmpty()) {
                value = lines.get(0).equals(line) ? line : "";
            }
            if (value.isEmpty() || value.length() > ElementLines.MAX_LINE) {
                continue;
            }
            List<AuthorName> names = AuthorName.parse(value, site).stream()
                    .filter(name -> name.kind() == Kind.PERSON || (!isLabeled && name.kind() == Kind.NICKNAME))
                    .filter(name -> !name.isOf(site))
                    .toList();
            if (!names.isEmpty()) {
                boolean isOneNick = names.get(0).kind() != Kind.NICKNAME
                        || (names.size() == 1 && place.element().nameIs("a"));
                return isOneNick ? names : List.of();
            }
        }
        return List.of();
    }
}

package dev.sluice.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is known about a document besides its text: multi-valued properties under the names they were found by, such as
 * {@code html.meta.article:published_time} or {@code html.jsonld.datePublished}, and five typed ones that extraction
 * decides. Immutable; keys are sorted, values keep the order they were found in.
 *
 * @since 0.1
 */
public final class Metadata {
    /** The metadata of a document of which nothing is known. */
    public static final Metadata EMPTY = new Metadata(new TreeMap<>());

    /** The property that holds the id of the document a part was found in, such as the mail of an attachment. */
    public static final String PARENT = "part.parent";

    private static final String TITLE = "title";
    private static final String AUTHORS = "authors";
    private static final String SITE = "site";
    private static final String LANGUAGE = "language";
    private static final String URL = "url";

    private final Map<String, List<String>> values;

    private Metadata(Map<String, List<String>> values) {
        this.values = values;
    }

    /** Returns metadata with these properties; the typed ones go by their plain names, such as {@code title}. */
    public static Metadata of(Map<String, ? extends List<String>> properties) {
        TreeMap<String, List<String>> copy = new TreeMap<>();
        properties.forEach((key, list) -> {
            if (!list.isEmpty()) {
                copy.put(key, List.copyOf(list));
            }
        });
        return new Metadata(copy);
    }

    /** Returns the title of the document, without the name of the site. */
    public Optional<String> title() {
        return first(TITLE);
    }

    /** Returns the names of the authors, in the order of the byline. */
    public List<String> authors() {
        return all(AUTHORS);
    }

    /** Returns the name of the site or publication. */
    public Optional<String> site() {
        return first(SITE);
    }

    /** Returns the language of the text as an IETF BCP 47 tag, such as {@code en} or {@code pt-BR}. */
    public Optional<String> language() {
        return first(LANGUAGE);
    }

    /** Returns the canonical address of the document. */
    public Optional<String> url() {
        return first(URL);
    }

    /** Returns all values found under a name, in the order found; empty where there are none. */
    public List<String> all(String key) {
        return values.getOrDefault(key, List.of());
    }

    /** Returns the first value found under a name. */
    public Optional<String> first(String key) {
        return all(key).stream().findFirst();
    }

    /** Returns all properties by name, the typed ones included; sorted and unmodifiable. */
    public Map<String, List<String>> asMap() {
        return Collections.unmodifiableMap(values);
    }

    /** Returns a copy in which exactly these values stand under the name; none removes it. */
    public Metadata with(String key, List<String> newValues) {
        TreeMap<String, List<String>> copy = new TreeMap<>(values);
        if (newValues.isEmpty()) {
            copy.remove(key);
        } else {
            copy.put(key, List.copyOf(newValues));
        }
        return new Metadata(copy);
    }

    /** Returns a copy with one more value under the name, behind those that are there. */
    public Metadata plus(String key, String value) {
        List<String> longer = new ArrayList<>(all(key));
        longer.add(value);
        return with(key, longer);
    }

    /** Returns a copy with another title. */
    public Metadata withTitle(String title) {
        return with(TITLE, List.of(title));
    }

    /** Returns a copy with other authors. */
    public Metadata withAuthors(List<String> authors) {
        return with(AUTHORS, authors);
    }

    /** Returns a copy with another site. */
    public Metadata withSite(String site) {
        return with(SITE, List.of(site));
    }

    /** Returns a copy with another language, a BCP 47 tag. */
    public Metadata withLanguage(String language) {
        return with(LANGUAGE, List.of(language));
    }

    /** Returns a copy with another canonical address. */
    public Metadata withUrl(String url) {
        return with(URL, List.of(url));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Metadata that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}

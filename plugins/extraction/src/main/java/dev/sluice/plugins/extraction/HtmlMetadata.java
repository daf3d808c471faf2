package dev.sluice.plugins.extraction;

import dev.sluice.api.Metadata;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What a page says about itself outside of its text: read before anything is taken out, kept under the names it was
 * found by, with dates as they are written. Used by one thread.
 */
final class HtmlMetadata {
    private static final int MAX_VALUE = 2_000;
    private static final int MAX_VALUES = 20;

    /** A page that sends its readers on shows no more characters than this. */
    private static final int MAX_REDIRECT = 300;

    private static final int MAX_NAME = 200;

    /** Names of schema.org and Dublin Core. */
    private static final Pattern PROPERTY = Pattern.compile(
            "(?i)date(?:published|modified|created)|\\b(?:dc|dcterms):(?:date|created|issued|modified)");

    private static final List<String> META_NAMES = List.of("name", "property", "itemprop", "http-equiv");

    private final Map<String, Set<String>> values = new LinkedHashMap<>();

    /** A day in ISO 8601 has so many characters. */
    private static final int DAY = 10;

    private HtmlMetadata() {}

    /** What was harvested: the metadata, and the text of the article if JSON-LD repeats it. */
    record Harvest(Metadata metadata, String articleBody) {}

    static Harvest of(Document page) {
        return new HtmlMetadata().harvest(page, PageFacts.of(page));
    }

    private Harvest harvest(Document page, PageFacts facts) {
        facts.metas().forEach(this::meta);
        for (Element link : facts.links()) {
            put("html.link." + link.attr("rel").toLowerCase(Locale.ROOT), link.attr("href"));
        }
        put("html.title", facts.title());
        JsonLd jsonLd = JsonLd.of(facts.jsonLd(), new JsonLd.Page(addresses(page.location()), named()));
        jsonLd.properties().forEach((name, found) -> found.forEach(value -> put("html.jsonld." + name, value)));
        facts.times(true).forEach(this::time);
        facts.times(false).forEach(time -> put("html.time.elsewhere", stamp(time)));
        facts.dates().forEach(this::date);
        scripts(facts);
        Element root = page.firstElementChild();
        put("html.lang", root == null ? "" : root.attr("lang").isEmpty() ? root.attr("xml:lang") : root.attr("lang"));
        type(facts, jsonLd);
        Map<String, List<String>> lists = new LinkedHashMap<>();
        values.forEach((key, set) -> lists.put(key, List.copyOf(set)));
        return new Harvest(Metadata.of(lists), jsonLd.articleBody());
    }

    private void meta(Element meta) {
        for (String attribute : META_NAMES) {
            String name = meta.attr(attribute);
            if (!name.isEmpty()) {
                put("html.meta." + name.strip().toLowerCase(Locale.ROOT), meta.attr("content"));
            }
        }
    }

    /** Time elements of the article, with a hint of what the time is about where their names give one. */
    private void time(Element time) {
        String hints = (time.attr("itemprop") + " " + time.className() + " "
                        + (time.parent() == null ? "" : time.parent().className()))
                .toLowerCase(Locale.ROOT);
        String about = "datetime";
        if (hints.contains("modif") || hints.contains("updat")) {
            about = "modified";
        } else if (hints.contains("publi") || hints.contains("posted") || time.hasAttr("pubdate")) {
            about = "published";
        }
        put("html.time." + about, stamp(time));
    }

    /**
     * Says whether an element has its date in its title and says so in its class, as the microformat hAtom has it: {@code
     * <abbr class="published" title="2017-09-09T10:52:00+02:00">}.
     */
    static boolean isStamped(Element element, String names, String title) {
        if (!isDay(title) || names.isEmpty() || element.nameIs("time")) {
            return false;
        }
        String lower = names.toLowerCase(Locale.ROOT);
        return lower.contains("published") || lower.contains("updated");
    }

    /** Says whether an element that readers see has its date in an RDFa property: {@code <span property="dc:date" content="…">}. */
    static boolean isProperty(String property, String content) {
        return isDay(content)
                && !property.isEmpty()
                && property.length() <= MAX_NAME
                && PROPERTY.matcher(property).find();
    }

    private static boolean isDay(String title) {
        return title.length() >= DAY && title.charAt(4) == '-' && title.charAt(7) == '-' && title.charAt(0) <= '9';
    }

    private void date(Element element) {
        if (isProperty(element.attr("property"), element.attr("content"))) {
            String property = element.attr("property").toLowerCase(Locale.ROOT);
            put(
                    "html.itemprop."
                            + (property.contains("modif")
                                    ? "dateModified"
                                    : property.contains("publ") ? "datePublished" : "dateCreated"),
                    element.attr("content"));
            return;
        }
        if (!element.attr("itemprop").startsWith("date")) {
            time(element);
            return;
        }
        String content = element.attr("content");
        put("html.itemprop." + element.attr("itemprop"), content.isBlank() ? stamp(element) : content);
    }

    private void scripts(PageFacts facts) {
        facts.scripts().written().forEach(value -> put("html.script.written", value));
        if (facts.length() < MAX_REDIRECT) {
            facts.scripts().location().ifPresent(address -> put("html.script.location", address));
        }
    }

    private static String stamp(Element element) {
        String stamp = element.attr("datetime");
        String title = element.attr("title");
        if (stamp.isBlank() && (isDay(title) || element.nameIs("abbr"))) {
            return title;
        }
        return stamp.isBlank() ? String.join(" ", ElementLines.of(element)) : stamp;
    }

    private void put(String key, String value) {
        if (value.length() > 2 * MAX_VALUE) {
            return;
        }
        String clean = TextShape.normalize(value);
        if (clean.isEmpty() || clean.length() > MAX_VALUE || key.endsWith(".")) {
            return;
        }
        Set<String> all = values.computeIfAbsent(key, k -> new LinkedHashSet<>());
        if (all.size() < MAX_VALUES) {
            all.add(clean);
        }
    }

    private Set<String> addresses(String location) {
        Set<String> addresses = new LinkedHashSet<>();
        if (!location.isEmpty()) {
            addresses.add(JsonLd.Page.address(location));
        }
        for (String key : List.of("html.link.canonical", "html.meta.og:url")) {
            all(key).forEach(value -> addresses.add(JsonLd.Page.address(value)));
        }
        return addresses;
    }

    /** Returns what the page calls its title, without what JSON-LD says. */
    private List<String> named() {
        List<String> named = new ArrayList<>(all("html.meta.og:title"));
        named.addAll(all("html.title"));
        return named;
    }

    private void type(PageFacts facts, JsonLd jsonLd) {
        String site = first(
                        "html.meta.og:site_name",
                        "html.jsonld.publisher",
                        "html.meta.application-name",
                        "html.jsonld.site")
                .orElse("");
        put("site", site);
        List<String> named = new ArrayList<>(all("html.meta.og:title"));
        named.addAll(all("html.jsonld.headline"));
        named.addAll(all("html.title"));
        HtmlTitle.Found title = HtmlTitle.find(facts.headings(), named, site);
        put("title", title == null ? "" : title.text());
        int titleAt =
                title == null || title.heading() == null ? -1 : title.heading().at();
        HtmlAuthors.find(facts, values, jsonLd, site, titleAt).forEach(author -> put("authors", author));
        first("html.link.canonical", "html.meta.og:url")
                .filter(address -> address.startsWith("http"))
                .ifPresent(address -> put("url", address));
        first("html.meta.article:section", "html.jsonld.articleSection").ifPresent(section -> put("section", section));
        first("html.meta.og:description", "html.meta.description", "html.jsonld.description")
                .ifPresent(description -> put("description", description));
    }

    private List<String> all(String key) {
        return List.copyOf(values.getOrDefault(key, Set.of()));
    }

    private Optional<String> first(String... keys) {
        for (String key : keys) {
            Optional<String> value = values.getOrDefault(key, Set.of()).stream().findFirst();
            if (value.isPresent()) {
                return value;
            }
        }
        return Optional.empty();
    }

    static Optional<String> first(Metadata metadata, String... keys) {
        for (String key : keys) {
            Optional<String> value = metadata.first(key);
            if (value.isPresent()) {
                return value;
            }
        }
        return Optional.empty();
    }
}

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
import java.util.TreeSet;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What a page says about itself outside of its text: read before anything is taken out, kept under the names it was
 * found by, with dates as they are written. Used by one thread.
 */
final class HtmlMetadata {
    private static final int MAX_VALUE = 2_000;
    private static final int MAX_VALUES = 20;
    private static final int MAX_TITLE = 400;

    /** A headline that shares this part of its words with what the page calls its title is that title. */
    private static final double SAME_TITLE = 0.6;

    private final Document page;
    private final JsonLd jsonLd;
    private final Map<String, Set<String>> values = new LinkedHashMap<>();

    private HtmlMetadata(Document page) {
        this.page = page;
        List<String> scripts = new ArrayList<>();
        for (Element script : page.getElementsByTag("script")) {
            if (script.attr("type").toLowerCase(Locale.ROOT).contains("ld+json")) {
                scripts.add(script.data());
            }
        }
        this.jsonLd = JsonLd.of(scripts);
    }

    /** What was harvested: the metadata, and the text of the article if JSON-LD repeats it. */
    record Harvest(Metadata metadata, String articleBody) {}

    static Harvest of(Document page) {
        HtmlMetadata harvester = new HtmlMetadata(page);
        return new Harvest(harvester.harvest(), harvester.jsonLd.articleBody());
    }

    private Metadata harvest() {
        jsonLd.properties().forEach((name, found) -> found.forEach(value -> put("html.jsonld." + name, value)));
        for (Element meta : page.getElementsByTag("meta")) {
            for (String attribute : List.of("name", "property", "itemprop", "http-equiv")) {
                if (meta.hasAttr(attribute)) {
                    String name = meta.attr(attribute).strip().toLowerCase(Locale.ROOT);
                    put("html.meta." + name, meta.attr("content"));
                }
            }
        }
        for (Element link : page.getElementsByTag("link")) {
            if (link.attr("rel").equalsIgnoreCase("canonical")) {
                put("html.link.canonical", link.attr("href"));
            }
        }
        times();
        put("html.lang", page.getElementsByTag("html").attr("lang"));
        put("html.title", page.title());
        Map<String, List<String>> lists = new LinkedHashMap<>();
        values.forEach((key, set) -> lists.put(key, List.copyOf(set)));
        return typed(Metadata.of(lists));
    }

    /** Time elements, with a hint of what the time is about where their names give one. */
    private void times() {
        for (Element time : page.getElementsByTag("time")) {
            String hints = (time.attr("itemprop") + " " + time.className() + " "
                            + (time.parent() == null ? "" : time.parent().className()))
                    .toLowerCase(Locale.ROOT);
            String about = "datetime";
            if (!isOfArticle(time)) {
                about = "elsewhere";
            } else if (hints.contains("modif") || hints.contains("updat")) {
                about = "modified";
            } else if (hints.contains("publi") || hints.contains("posted") || time.hasAttr("pubdate")) {
                about = "published";
            }
            String stamp = time.attr("datetime");
            put("html.time." + about, stamp.isBlank() ? time.text() : stamp);
        }
        for (Element element : page.getElementsByAttribute("itemprop")) {
            String property = element.attr("itemprop");
            if (property.startsWith("date") && !element.normalName().equals("meta")) {
                String stamp = element.hasAttr("content") ? element.attr("content") : element.attr("datetime");
                put("html.itemprop." + property, stamp.isBlank() ? element.text() : stamp);
            }
        }
    }

    /** The times of asides, of the head and foot of the site, and of its menus are of other things. */
    private static boolean isOfArticle(Element time) {
        for (Element element = time.parent(); element != null; element = element.parent()) {
            switch (element.normalName()) {
                case "aside", "nav", "footer" -> {
                    return false;
                }
                case "header" -> {
                    return element.closest("article, main") != null || element.selectFirst("h1") != null;
                }
                case "article", "main" -> {
                    return true;
                }
                default -> {
                    // says nothing
                }
            }
        }
        return true;
    }

    private void put(String key, String value) {
        String clean = TextShape.normalize(value);
        if (clean.isEmpty() || clean.length() > MAX_VALUE || key.endsWith(".")) {
            return;
        }
        Set<String> all = values.computeIfAbsent(key, k -> new LinkedHashSet<>());
        if (all.size() < MAX_VALUES) {
            all.add(clean);
        }
    }

    private Metadata typed(Metadata found) {
        Optional<String> site =
                first(found, "html.meta.og:site_name", "html.jsonld.publisher", "html.meta.application-name");
        Optional<String> title = title(found, site.orElse(""));
        Metadata metadata = found;
        if (title.isPresent()) {
            metadata = metadata.withTitle(title.get());
        }
        if (site.isPresent()) {
            metadata = metadata.withSite(site.get());
        }
        List<String> authors = HtmlAuthors.find(page, found, site.orElse(""));
        if (!authors.isEmpty()) {
            metadata = metadata.withAuthors(authors);
        }
        Optional<String> url =
                first(found, "html.link.canonical", "html.meta.og:url").filter(address -> address.startsWith("http"));
        return url.isPresent() ? metadata.withUrl(url.get()) : metadata;
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

    /** The longest first heading that the page also calls its title; else the only one; else what the page says. */
    private Optional<String> title(Metadata found, String site) {
        List<String> named = new ArrayList<>();
        named.addAll(found.all("html.title"));
        named.addAll(found.all("html.meta.og:title"));
        named.addAll(found.all("html.jsonld.headline"));
        Set<String> headings = new LinkedHashSet<>();
        for (Element heading : page.getElementsByTag("h1")) {
            String text = TextShape.normalize(heading.text());
            if (!text.isEmpty()
                    && text.length() <= MAX_TITLE
                    && !TextShape.key(text).equals(TextShape.key(site))) {
                headings.add(text);
            }
        }
        Optional<String> confirmed = headings.stream()
                .filter(heading -> named.stream().anyMatch(name -> overlap(heading, name) >= SAME_TITLE))
                .reduce((a, b) -> b.length() > a.length() ? b : a);
        if (confirmed.isPresent()) {
            return confirmed;
        }
        if (headings.size() == 1) {
            return headings.stream().findFirst();
        }
        return first(found, "html.meta.og:title", "html.jsonld.headline", "html.title")
                .map(title -> withoutSite(title, site))
                .filter(title -> !title.isBlank());
    }

    private static double overlap(String heading, String name) {
        Set<String> words = tokens(heading);
        Set<String> other = tokens(name);
        return words.isEmpty()
                ? 0
                : (double) words.stream().filter(other::contains).count() / words.size();
    }

    private static Set<String> tokens(String text) {
        Set<String> tokens = new TreeSet<>();
        for (String token : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
            if (!token.isEmpty()) {
                tokens.add(token);
            }
        }
        return tokens;
    }

    /** Cuts the name of the site off: the part that equals it, else a last part that is shorter than the rest. */
    static String withoutSite(String title, String site) {
        String siteKey = TextShape.key(site);
        for (String separator : List.of(" | ", " - ", " – ", " — ", " :: ", " » ", " · ")) {
            int last = title.lastIndexOf(separator);
            int first = title.indexOf(separator);
            if (last > 0
                    && !siteKey.isEmpty()
                    && TextShape.key(title.substring(last)).equals(siteKey)) {
                return title.substring(0, last).strip();
            }
            if (first > 0
                    && !siteKey.isEmpty()
                    && TextShape.key(title.substring(0, first)).equals(siteKey)) {
                return title.substring(first + separator.length()).strip();
            }
            boolean isShortTail = last > 0 && TextShape.words(title.substring(last)) * 2 < TextShape.words(title);
            if (isShortTail && (separator.equals(" | ") || TextShape.words(title.substring(last)) <= 4)) {
                return title.substring(0, last).strip();
            }
        }
        return title;
    }
}

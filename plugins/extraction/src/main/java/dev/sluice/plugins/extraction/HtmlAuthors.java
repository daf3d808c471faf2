package dev.sluice.plugins.extraction;

import dev.sluice.api.Metadata;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Finds who wrote a page: from the most reliable source that names anybody. No author is a legal answer. Stateless. */
final class HtmlAuthors {
    private static final int MAX_NAME = 60;
    private static final int MAX_AUTHORS = 12;
    private static final Pattern PREFIX = Pattern.compile(
            "^(?:(?:written |posted |published |story |words )?(?:by|von|par|por|di)\\b|author|autor|auteur)\\s*:?\\s*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern JOINT = Pattern.compile("\\s*(?:;|\\||&|,? and |,? und |,? et | y )\\s*");
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

    /** Words that are accounts, desks or networks, but no people. */
    private static final Set<String> NOBODY = Set.of(
            "admin",
            "administrator",
            "staff",
            "editor",
            "editors",
            "editorial",
            "team",
            "newsroom",
            "desk",
            "webmaster",
            "redaktion",
            "redaction",
            "rédaction",
            "redacción",
            "redazione",
            "facebook",
            "twitter",
            "anonymous",
            "guest",
            "correspondent",
            "reporter",
            "contributor",
            "author",
            "user",
            "unknown",
            "null",
            "undefined");

    private HtmlAuthors() {}

    static List<String> find(Document page, Metadata found, String site) {
        List<Supplier<List<String>>> sources = List.of(
                () -> found.all("html.jsonld.author"),
                () -> texts(page, "[rel=author]"),
                () -> meta(found),
                () -> texts(page, "[itemprop=author] [itemprop=name]"),
                () -> texts(page, "[itemprop=author]"),
                () -> texts(page, ".byline a, .author a, .author-name, .byline__name, .article-author"),
                () -> texts(page, ".byline, .author, .post-author, .entry-author"));
        for (Supplier<List<String>> source : sources) {
            List<String> names = clean(source.get(), site);
            if (!names.isEmpty()) {
                return names;
            }
        }
        return List.of();
    }

    private static List<String> meta(Metadata found) {
        List<String> names = new ArrayList<>();
        for (String key : List.of(
                "author",
                "article:author",
                "parsely-author",
                "sailthru.author",
                "dc.creator",
                "dcterms.creator",
                "byl",
                "citation_author",
                "cxenseparse:author",
                "article.author")) {
            names.addAll(found.all("html.meta." + key));
            if (!clean(names, "").isEmpty()) {
                break;
            }
        }
        return names;
    }

    private static List<String> texts(Document page, String query) {
        List<String> texts = new ArrayList<>();
        for (Element element : page.select(query)) {
            String text = element.hasAttr("content") ? element.attr("content") : element.text();
            if (text.length() <= 2 * MAX_NAME && texts.size() < MAX_AUTHORS) {
                texts.add(text);
            }
        }
        return texts;
    }

    private static List<String> clean(List<String> raw, String site) {
        Set<String> names = new LinkedHashSet<>();
        Set<String> keys = new LinkedHashSet<>();
        for (String value : raw) {
            String bare = PREFIX.matcher(TextShape.normalize(value)).replaceFirst("");
            for (String part : JOINT.split(bare, -1)) {
                for (String name : byComma(part)) {
                    if (isName(name, site) && keys.add(TextShape.key(name)) && names.size() < MAX_AUTHORS) {
                        names.add(name);
                    }
                }
            }
        }
        return List.copyOf(names);
    }

    /** A comma parts people only if full names stand on both sides; else a title or a place follows it. */
    private static List<String> byComma(String value) {
        List<String> parts = List.of(COMMA.split(value, -1));
        boolean allFull = parts.stream().allMatch(part -> part.contains(" ") && part.length() <= MAX_NAME);
        return allFull ? parts : List.of(parts.get(0));
    }

    private static boolean isName(String name, String site) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean isAddress =
                lower.contains("http") || lower.contains("www.") || lower.contains("@") || lower.contains("/");
        if (name.length() < 3 || name.length() > MAX_NAME || isAddress) {
            return false;
        }
        boolean hasNobody = false;
        for (String word : lower.split("[^\\p{L}]+", -1)) {
            hasNobody |= NOBODY.contains(word);
        }
        return !hasNobody
                && name.chars().noneMatch(Character::isDigit)
                && TextShape.words(name) <= 6
                && !TextShape.key(name).equals(TextShape.key(site));
    }
}

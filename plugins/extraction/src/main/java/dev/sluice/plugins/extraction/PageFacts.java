package dev.sluice.plugins.extraction;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Attributes;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/**
 * The elements of a page that say something about it, gathered in one walk through all nodes. Used by one thread.
 */
final class PageFacts {
    /** More of a kind say nothing new, and a hostile page may have a million. */
    private static final int MAX_PLACES = 200;

    private static final int MAX_METAS = 500;

    /** A text that ends with the label of a byline is longer than this only if it is a sentence. */
    private static final int MAX_LABEL = 60;

    /** Elements around a place that are looked at; and landmarks around a heading. */
    private static final int MAX_DEPTH = 60;

    private static final Set<String> UNSEEN = Set.of("script", "style", "noscript", "template", "svg", "textarea");
    private static final ElementWords<Boolean> ASIDE =
            words(Set.of("COMMENT", "TEASER", "NAVIGATION", "FOOTER", "ADVERTISEMENT"));
    private static final ElementWords<Boolean> COMMENT = words(Set.of("COMMENT"));

    /** The title of an abbreviation that is a date is not longer. */
    private static final int MAX_STAMP = 60;

    /** A part of a page with a meaning of its own. */
    private static final class Landmark {
        private final Element element;
        private final @Nullable Landmark above;
        private boolean hasHeading;

        Landmark(Element element, @Nullable Landmark above) {
            this.element = element;
            this.above = above;
        }
    }

    /** How a place comes to name an author. */
    enum Naming {
        /** By {@code rel=author}, {@code itemprop=author}, or a class that says so. */
        MARKED,
        /** By a link to the page of a person. */
        LINKED,
        /** By the words before it. */
        LABELED
    }

    /**
     * An element, and where it stands.
     *
     * @param at the characters of text before it
     * @param naming how it names an author; null if it is none that does
     */
    record Place(Element element, int at, @Nullable Naming naming) {}

    /**
     * A time element.
     *
     * @param landmark the innermost part of the page that it stands in
     * @param isOfOthers whether it stands with what readers wrote, or in a post of somebody else that is quoted
     */
    private record Time(Element element, @Nullable Landmark landmark, boolean isOfOthers) {}

    private final List<String> jsonLd = new ArrayList<>();
    private final List<Element> metas = new ArrayList<>();
    private final List<Element> links = new ArrayList<>();
    private final List<Place> headings = new ArrayList<>();
    private final List<Place> namings = new ArrayList<>();
    private final IdentityHashMap<Element, Boolean> asideness = new IdentityHashMap<>();
    private final List<Time> times = new ArrayList<>();
    private final List<Element> dates = new ArrayList<>();
    private final ScriptHints scripts = new ScriptHints();
    private String title = "";
    private int length;

    private PageFacts() {}

    static PageFacts of(Document page) {
        PageFacts facts = new PageFacts();
        Walk walk = facts.new Walk();
        page.traverse(walk);
        facts.length = walk.at;
        return facts;
    }

    /** Returns the contents of the scripts that hold JSON-LD. */
    List<String> jsonLd() {
        return jsonLd;
    }

    List<Element> metas() {
        return metas;
    }

    /** Returns the link elements that tell addresses of this page. */
    List<Element> links() {
        return links;
    }

    /** Returns the text of the first title element. */
    String title() {
        return title;
    }

    /** Returns the headings of the first rank. */
    List<Place> headings() {
        return headings;
    }

    /** Returns what may name an author, in the order of the page. */
    List<Place> namings() {
        return namings;
    }

    /** Returns what is marked as a date of the page by {@code itemprop}, or by a class as the microformat hAtom has it. */
    List<Element> dates() {
        return dates;
    }

    /** Returns what the scripts tell that hold no JSON-LD. */
    ScriptHints scripts() {
        return scripts;
    }

    /** Returns the number of characters of text that readers see. */
    int length() {
        return length;
    }

    /** Returns the time elements; those of the article or of anything else. */
    List<Element> times(boolean ofArticle) {
        return times.stream()
                .filter(time -> (isOfArticle(time.landmark()) && !time.isOfOthers()) == ofArticle)
                .map(Time::element)
                .toList();
    }

    /** The times of asides, of the head and foot of the site, and of its menus are of other things. */
    private static boolean isOfArticle(@Nullable Landmark innermost) {
        if (innermost == null) {
            return true;
        }
        return switch (innermost.element.normalName()) {
            case "aside", "nav", "footer" -> false;
            case "header" -> innermost.hasHeading || isWithinArticle(innermost.above);
            default -> true;
        };
    }

    private static boolean isWithinArticle(@Nullable Landmark from) {
        Landmark landmark = from;
        for (int i = 0; i < MAX_DEPTH && landmark != null; i++) {
            String name = landmark.element.normalName();
            if (name.equals("article") || name.equals("main")) {
                return true;
            }
            landmark = landmark.above;
        }
        return false;
    }

    private final class Walk implements NodeVisitor {
        private final Deque<Landmark> landmarks = new ArrayDeque<>();
        private int at;
        private @Nullable Element unseen;
        private boolean isLabeled;

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode text) {
                read(text);
            } else if (node instanceof Element element) {
                open(element);
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node.equals(unseen)) {
                unseen = null;
            }
            if (!landmarks.isEmpty() && landmarks.getLast().element.equals(node)) {
                landmarks.removeLast();
            }
        }

        private void open(Element element) {
            switch (element.normalName()) {
                case "script" -> script(element);
                case "meta" -> meta(element);
                case "link" -> link(element);
                case "title" -> {
                    title = title.isEmpty() && unseen == null ? element.text() : title;
                    unseen = unseen == null ? element : unseen;
                }
                case "h1" -> heading(element);
                case "time" -> time(element);
                case "abbr" -> {
                    if (isStamp(element.attr("title"))) {
                        time(element);
                    }
                }
                case "aside", "nav", "footer", "header", "article", "main" ->
                    landmarks.addLast(new Landmark(element, landmarks.peekLast()));
                default -> {
                    // says nothing by its name
                }
            }
            if (UNSEEN.contains(element.normalName()) && unseen == null) {
                unseen = element;
            }
            if (unseen == null && element.attributesSize() > 0) {
                attributes(element);
            }
        }

        private void script(Element script) {
            if (!script.attr("type").toLowerCase(Locale.ROOT).contains("ld+json")) {
                Element parent = script.parent();
                scripts.read(script.data(), unseen == null && parent != null && !parent.nameIs("head"));
            } else if (jsonLd.size() < MAX_PLACES) {
                jsonLd.add(script.data());
            }
        }

        private void time(Element time) {
            if (times.size() < MAX_PLACES) {
                times.add(new Time(time, landmarks.peekLast(), isOfOthers(time)));
            }
        }

        private void meta(Element meta) {
            if (metas.size() < MAX_METAS) {
                metas.add(meta);
            }
        }

        private void link(Element link) {
            String rel = link.attr("rel");
            if ((rel.equalsIgnoreCase("canonical") || rel.equalsIgnoreCase("shortlink")) && links.size() < MAX_PLACES) {
                links.add(link);
            }
        }

        private void heading(Element heading) {
            if (headings.size() < MAX_PLACES) {
                headings.add(new Place(heading, at, null));
            }
            Landmark around = landmarks.peekLast();
            for (int i = 0; i < MAX_DEPTH && around != null; i++) {
                around.hasHeading = true;
                around = around.above;
            }
        }

        private void attributes(Element element) {
            // the parser writes names small, and this way they are not compared in both cases
            Attributes attributes = element.attributes();
            String itemprop = attributes.get("itemprop");
            String names = attributes.get("class");
            boolean isDate = itemprop.startsWith("date")
                    || HtmlMetadata.isStamped(element, names, attributes.get("title"))
                    || HtmlMetadata.isProperty(attributes.get("property"), attributes.get("content"));
            if (isDate && dates.size() < MAX_PLACES && !element.nameIs("meta")) {
                dates.add(element);
            }
            Naming naming =
                    naming(itemprop, attributes.get("rel"), names, element.nameIs("a") ? attributes.get("href") : "");
            if (naming != null) {
                add(element, naming);
            }
        }

        private void add(Element element, Naming naming) {
            if (namings.size() < MAX_PLACES) {
                namings.add(new Place(element, at, naming));
            }
        }

        /** Text itself names somebody only behind a label, such as "by". */
        private void read(TextNode node) {
            if (unseen != null) {
                return;
            }
            String text = node.getWholeText();
            if (text.isBlank()) {
                return;
            }
            at += text.strip().length() + 1;
            Element parent = node.parent();
            if (parent != null && (isLabeled || BylineWords.startsWithLabel(text))) {
                add(parent, Naming.LABELED);
            }
            isLabeled = text.length() <= MAX_LABEL && BylineWords.endsWithLabel(text);
        }
    }

    private static @Nullable Naming naming(String itemprop, String rel, String names, String href) {
        if (itemprop.equals("author")
                || rel.toLowerCase(Locale.ROOT).contains("author")
                || (!names.isEmpty() && BylineWords.isAuthorClass(names))) {
            return Naming.MARKED;
        }
        return !href.isEmpty() && BylineWords.isAuthorPath(href) ? Naming.LINKED : null;
    }

    /** Says whether a place belongs to something else than the article: a menu, a teaser, a comment. */
    boolean isAside(Place place) {
        Deque<Element> way = new ArrayDeque<>();
        Boolean isAside = null;
        for (Element element = place.element(); element != null && way.size() < MAX_DEPTH; element = element.parent()) {
            isAside = asideness.get(element);
            if (isAside != null) {
                break;
            }
            way.addLast(element);
        }
        boolean above = isAside != null && isAside;
        while (!way.isEmpty()) {
            Element element = way.removeLast();
            above |= isAside(element);
            asideness.put(element, above);
        }
        return above;
    }

    private static boolean isAside(Element element) {
        return switch (element.normalName()) {
            case "aside", "nav", "footer" -> true;
            case "html", "body", "main", "article", "a", "p", "span", "img", "li" -> false;
            default -> ASIDE.find(element).isPresent();
        };
    }

    private static boolean isOfOthers(Element place) {
        Element element = place;
        for (int i = 0; i < MAX_DEPTH && element != null; i++) {
            boolean isWhole = element.nameIs("body") || element.nameIs("main");
            if (element.nameIs("blockquote")
                    || (!isWhole && COMMENT.find(element).isPresent())) {
                return true;
            }
            element = isWhole ? null : element.parent();
        }
        return false;
    }

    /** Before there were time elements, abbreviations had the date in their title. */
    private static boolean isStamp(String title) {
        long digits = title.chars().filter(Character::isDigit).count();
        return digits >= 5 && title.length() >= 8 && title.length() <= MAX_STAMP;
    }

    private static ElementWords<Boolean> words(Set<String> roles) {
        ElementWords<Boolean> words = new ElementWords<>();
        for (String line : Resources.lines("element-words.tsv")) {
            String[] fields = line.split("\t", -1);
            if (roles.contains(fields[0])) {
                words.add(List.of(fields[2].split(" ", -1)), true);
            }
        }
        return words;
    }
}

package dev.sluice.plugins.linking;

import dev.sluice.api.Evidence;
import dev.sluice.api.Link;
import dev.sluice.api.Mention;
import dev.sluice.api.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The search for the noun phrases of one text that mean what a name in them means. Used once, by one thread. */
final class PhraseSearch {
    /** Why a phrase is linked. */
    static final String EVIDENCE = "phrase around a name";

    /** By how much less sure it is that a phrase means what its name does. */
    private static final double SHARE = 0.9;

    /** The longest description on one side of a name, in words. */
    private static final int MAX_WORDS = 14;

    /** The longest name within another one, in words. */
    private static final int MAX_INNER = 5;

    private static final Set<String> COMPLEMENTS = Set.of("of", "for", "in");

    private final String text;
    private final List<Token> tokens;
    private final List<PhraseItem> items;
    private final PhraseWords words;
    private final Map<Integer, PhraseItem> byFrom = new HashMap<>();
    private final Map<Integer, PhraseItem> byTo = new HashMap<>();
    private final Map<String, Link> bySurface = new HashMap<>();
    private final Set<Span> taken = new HashSet<>();
    private final List<Link> links = new ArrayList<>();

    /** Takes links of other names that bound no phrase, but whose words have their meaning already. */
    PhraseSearch(String text, List<Token> tokens, List<PhraseItem> items, List<Link> others, PhraseWords words) {
        this.text = text;
        this.tokens = tokens;
        this.items = items;
        this.words = words;
        for (Link other : others) {
            if (taken.add(other.span())) {
                links.add(other);
            }
        }
        for (PhraseItem item : items) {
            if (!item.link().isNil()) {
                bySurface.putIfAbsent(surface(item.from(), item.to()), item.link());
            }
            byFrom.merge(item.from(), item, (l, r) -> l.to() >= r.to() ? l : r);
            byTo.merge(item.to(), item, (l, r) -> l.from() <= r.from() ? l : r);
        }
    }

    /** Returns all links, with those of the phrases, in no particular order. */
    List<Link> run() {
        for (PhraseItem item : items) {
            if (taken.add(item.link().span())) {
                links.add(item.link());
            }
        }
        for (PhraseItem item : items) {
            around(item);
            inner(item);
        }
        return links;
    }

    /** Adds the known name that a longer unknown one begins with, as that of the maker in one of a product. */
    private void inner(PhraseItem item) {
        int longest = Math.min(item.to() - 1, item.from() + MAX_INNER);
        for (int to = longest; to > item.from() && item.type() != Mention.Type.PERSON; to--) {
            Link known = bySurface.get(surface(item.from(), to));
            if (known != null && item.equals(byFrom.get(item.from()))) {
                add(new PhraseItem(item.from(), item.to(), known), item.from(), to);
                return;
            }
        }
    }

    private String surface(int from, int to) {
        return text.substring(tokens.get(from).begin(), tokens.get(to - 1).end());
    }

    private void around(PhraseItem item) {
        int begin = begin(item);
        int end = rightEnd(item);
        add(item, begin, end);
        add(item, item.from(), end);
        if (begin < item.from() && isDescribed(item)) {
            add(item, begin, item.from());
        }
        PhraseItem next = byFrom.get(end);
        if (next != null
                && next.link().entity().equals(item.link().entity())
                && gap(end).strip().equals("(")) {
            end = next.to();
            add(item, begin, end);
        } else if (next != null
                && item.type() == Mention.Type.PLACE
                && next.type() == Mention.Type.PLACE
                && end == item.to()
                && gap(end).strip().equals(",")) {
            add(item, item.from(), next.to());
        }
        apposition(item, begin, end);
        prefixed(item, begin, end);
    }

    private void add(PhraseItem item, int from, int to) {
        Span span = new Span(
                tokens.get(from).begin(),
                to == item.to() ? item.link().span().end() : tokens.get(to - 1).end());
        if (taken.add(span)) {
            Link link = item.link();
            double score = Decision.rounded(link.score() * SHARE);
            links.add(new Link(
                    new Mention(span, link.mention().type(), score),
                    link.entity(),
                    score,
                    link.candidates(),
                    List.of(new Evidence(
                            EVIDENCE,
                            text.substring(link.span().begin(), link.span().end())))));
        }
    }

    /** Returns whether the words before a name say by themselves who bears it, as "the airline" or "head of NATO" do. */
    private boolean isDescribed(PhraseItem item) {
        return words.descriptionBefore(tokens, item.from(), item.type()) > 0
                || left(item.from(), item.type()).titled();
    }

    /** Returns where the phrase begins that ends with a name: its first word unless what stands before belongs to it. */
    private int begin(PhraseItem item) {
        int first = item.from();
        if (isModifier(item)) {
            return article(first);
        }
        int governed = item.type() == Mention.Type.PLACE ? complemented(first, item.type()) : first;
        if (governed < first) {
            return left(governed, item.type()).begin();
        }
        boolean product = item.type() == Mention.Type.PRODUCT || item.type() == Mention.Type.OTHER;
        Left left = left(first, item.type());
        boolean joined = first > 0 && tokens.get(first).isJoined();
        return joined && (left.opened() || product || isDescribed(item)) ? left.begin() : first;
    }

    /** Returns whether the name of a place or people is but a modifier of the noun behind it, as in "the Vardonian coast". */
    private boolean isModifier(PhraseItem item) {
        int next = rightEnd(item);
        return (item.type() == Mention.Type.PLACE || item.type() == Mention.Type.GROUP)
                && next == item.to()
                && next < tokens.size()
                && !tokens.get(next - 1).isPossessive()
                && tokens.get(next).gap() == Token.Gap.SPACE
                && tokens.get(next).shape() == Token.Shape.LOWER
                && words.isInside(tokens.get(next));
    }

    /** What stands to the left of a word in its noun phrase. */
    private record Left(int begin, boolean opened, boolean titled) {}

    private Left left(int first, Mention.Type type) {
        int begin = first;
        boolean titled = false;
        while (begin > 0
                && first - begin < MAX_WORDS
                && (tokens.get(begin).isJoined()
                        || begin == first
                        || isPluralPossessive(begin)
                        || isBetweenCompounds(begin))) {
            Token before = tokens.get(begin - 1);
            PhraseItem name = byTo.get(begin);
            if (tokens.get(begin).gap() == Token.Gap.HYPHEN) {
                begin--;
                continue;
            }
            if (name != null && name.to() == begin) {
                if (name.type() == Mention.Type.PERSON && !before.isPossessive()) {
                    break;
                }
                begin = name.from();
                int title = complemented(begin, type);
                titled |= title < begin;
                begin = title;
                if (before.isPossessive() || isPluralPossessive(name.to())) {
                    return new Left(opener(begin), true, titled);
                }
            } else if ((begin == first || tokens.get(begin).isJoined())
                    && words.descriptionBefore(tokens, begin, type) > 0) {
                begin -= words.descriptionBefore(tokens, begin, type);
            } else if (words.opens(before.folded())) {
                return new Left(begin - 1, true, titled);
            } else if (before.folded().equals("and") && begin < first && type == Mention.Type.PERSON) {
                int title = words.descriptionBefore(tokens, begin - 1, type);
                if (title == 0) {
                    break;
                }
                begin -= 1 + title;
            } else if (!words.isInside(before)
                    || (byTo.containsKey(begin - 1) && before.folded().endsWith("ed"))) {
                break;
            } else {
                begin--;
            }
        }
        return new Left(begin, false, titled);
    }

    /** Returns where "head of" and the like begin before a name; the same word if nothing of the kind is there. */
    private int complemented(int at, Mention.Type type) {
        int of = at > 0 && words.opens(tokens.get(at - 1).folded()) ? at - 2 : at - 1;
        if (of < 1 || !COMPLEMENTS.contains(tokens.get(of).folded())) {
            return at;
        }
        int title = type == Mention.Type.PLACE
                ? words.isHead(tokens, of, type) ? 1 : 0
                : words.descriptionBefore(tokens, of, type);
        return title == 0 ? at : of - title;
    }

    private int article(int begin) {
        boolean article = begin > 0
                && tokens.get(begin).isJoined()
                && tokens.get(begin - 1).folded().equals("the");
        return article ? begin - 1 : begin;
    }

    private int opener(int begin) {
        return begin > 0
                        && tokens.get(begin).isJoined()
                        && words.opens(tokens.get(begin - 1).folded())
                ? begin - 1
                : begin;
    }

    /** Returns where the phrase ends that begins with a name: behind the noun that says what it names, if there is one. */
    private int rightEnd(PhraseItem item) {
        int end = item.to();
        for (int at = item.to(); at < Math.min(tokens.size(), item.to() + 4); at++) {
            Token token = tokens.get(at);
            if (token.shape() != Token.Shape.LOWER
                    || !token.isJoined()
                    || tokens.get(at - 1).isPossessive()
                    || !words.isInside(token)) {
                break;
            }
            if (words.isHead(tokens, at + 1, item.type())) {
                end = at + 1;
            }
        }
        return end;
    }

    /** Adds what stands behind a name between commas and says who it is. */
    private void apposition(PhraseItem item, int begin, int end) {
        if (end >= tokens.size() || tokens.get(end).gap() != Token.Gap.COMMA) {
            return;
        }
        int at = end;
        int age = tokens.get(at).folded().equals("aged") && at + 1 < tokens.size() ? at + 1 : at;
        boolean closing = age + 1 == tokens.size() || !tokens.get(age + 1).isJoined();
        if (item.type() == Mention.Type.PERSON
                && closing
                && tokens.get(age).folded().matches("\\d{1,2}")) {
            add(item, begin, age + 1);
            return;
        }
        boolean opened = words.opens(tokens.get(at).folded());
        at += opened ? 1 : 0;
        boolean described = false;
        boolean name = false;
        boolean preposed = opened;
        int from = at;
        while (at < tokens.size()
                && at - end < MAX_WORDS
                && (at == from || tokens.get(at).isJoined())) {
            Token token = tokens.get(at);
            PhraseItem inner = byFrom.get(at);
            int length = words.descriptionBefore(tokens, at, item.type());
            if (inner != null) {
                opened |= tokens.get(inner.to() - 1).isPossessive();
                name = !tokens.get(inner.to() - 1).isPossessive();
                at = inner.to();
                continue;
            }
            described |= at > from && length > 0;
            boolean linked = at > from
                    && !name
                    && (COMPLEMENTS.contains(token.folded())
                            || (described && token.folded().equals("and")));
            if (linked) {
                described |= opened;
                preposed = true;
                at += at + 1 < tokens.size() && words.opens(tokens.get(at + 1).folded()) ? 2 : 1;
                continue;
            }
            int title = item.type() == Mention.Type.PERSON ? words.titleAt(tokens, at) : 0;
            if (title == 0 && !preposed && !words.isInside(token)) {
                return;
            }
            name = false;
            preposed = false;
            at += Math.max(1, title);
        }
        described |= at > from && !name && words.descriptionBefore(tokens, at, item.type()) > 0;
        boolean closed = at == tokens.size() || !tokens.get(at).isJoined();
        if (at > from && closed && (described || (opened && !name))) {
            add(item, begin, at);
            add(item, end, at);
        }
    }

    /** Adds what stands before a name and a comma and says who it is. */
    private void prefixed(PhraseItem item, int begin, int end) {
        if (begin == 0 || tokens.get(begin).gap() != Token.Gap.COMMA) {
            return;
        }
        PhraseItem before = byTo.get(begin);
        int head = before == null ? begin : complemented(before.from(), item.type());
        boolean described =
                before == null ? words.descriptionBefore(tokens, begin, item.type()) > 0 : head < before.from();
        if (described) {
            Left left = left(head, item.type());
            add(item, left.begin(), begin);
            add(item, left.begin(), end);
        }
    }

    /** Returns whether a comma parts two modifiers with hyphens, as in "twin-hulled, ocean-going". */
    private boolean isBetweenCompounds(int at) {
        return tokens.get(at).gap() == Token.Gap.COMMA
                && tokens.get(at - 1).gap() == Token.Gap.HYPHEN
                && at + 1 < tokens.size()
                && tokens.get(at + 1).gap() == Token.Gap.HYPHEN;
    }

    private boolean isPluralPossessive(int at) {
        return gap(at).matches(" ?['’] ?") && tokens.get(at - 1).folded().endsWith("s");
    }

    private String gap(int at) {
        return text.substring(tokens.get(at - 1).end(), tokens.get(at).begin());
    }
}

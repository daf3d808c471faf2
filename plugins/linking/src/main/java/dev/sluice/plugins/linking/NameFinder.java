package dev.sluice.plugins.linking;

import dev.sluice.api.Mention;
import dev.sluice.api.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the names of a text. Rules propose runs of words with a capital, cut where the knowledge base, a title, a date or
 * a small word says so; a trained tagger, which sees what they proposed, decides which words are names and of what kind.
 * Immutable, safe for use by several threads.
 */
final class NameFinder {
    /** How probable it must be that a range of words is a name; chosen on sets the tagger was not trained on. */
    static final double THRESHOLD = 0.38;

    private static final int LONGEST_TITLE = 4;

    private static final Pattern DOTTED = Pattern.compile("(?:\\p{Lu}\\.){2,}");

    /** How sure it is at least that a name which the tagger found is one, if it is known and has dots or stands behind a title. */
    private static final double EVIDENT_SCORE = 0.9;

    private final KnowledgeBase base;
    private final Words words;
    private final Tokenizer tokenizer;
    private final NameTyper typer;
    private final NameTagger tagger;

    NameFinder(KnowledgeBase base, Words words) {
        this(base, words, new NameTagger(TagModel.shipped(), THRESHOLD));
    }

    NameFinder(KnowledgeBase base, Words words, NameTagger tagger) {
        this.base = base;
        this.words = words;
        this.tokenizer = new Tokenizer(words);
        this.typer = new NameTyper(words);
        this.tagger = tagger;
    }

    /** Returns the names of a text in their order; none overlap. */
    List<Name> find(String text) {
        List<Token> tokens = tokenizer.tokens(text);
        List<Name> proposed = new NameSearch(base, words, typer, text, tokens).run();
        Lookup lookup = new Lookup(base, words, text, tokens);
        TagFeatures features = new TagFeatures(text, tokens, words, lookup, proposed);
        Map<Integer, Name> byBegin = new HashMap<>();
        proposed.forEach(name -> byBegin.put(name.span().begin(), name));
        List<Name> names = new ArrayList<>();
        int behind = 0;
        for (NameTagger.Tagged found : withoutTitles(tokens, tagger.tag(features, tokens.size()))) {
            NameTagger.Tagged joined = hasArticle(tokens, found.from(), behind) ? found.from(found.from() - 1) : found;
            NameTagger.Tagged tagged = withArticle(tokens, joined, behind, lookup);
            behind = tagged.to();
            Span span = new Span(tokens.get(tagged.from()).begin(), words.nameEnd(text, tokens.get(tagged.to() - 1)));
            Name same = byBegin.get(span.begin());
            Name name = same != null && same.span().equals(span) ? same : typed(text, tokens, tagged, span, lookup);
            names.add(settled(name, tagged));
        }
        return withDatelines(withTitled(names, proposed), new Datelines(text, tokens, base).find());
    }

    /** Returns the names and with them those of teams in a text about their sport. */
    List<Name> withTeams(String text, List<Name> names, TeamReading reading) {
        List<Token> tokens = tokenizer.tokens(text);
        return new TeamSearch(text, tokens, new Lookup(base, words, text, tokens), words, reading).with(names);
    }

    /** Returns the names and with them the places of datelines, which cut what they overlap. */
    private List<Name> withDatelines(List<Name> names, List<Name> datelines) {
        if (datelines.isEmpty()) {
            return names;
        }
        List<Name> all = new ArrayList<>(datelines);
        for (Name name : names) {
            Name cut = name;
            for (Name dateline : datelines) {
                if (cut != null && cut.span().overlaps(dateline.span())) {
                    cut = before(cut, dateline);
                }
            }
            if (cut != null) {
                all.add(cut);
            }
        }
        all.sort(Comparator.comparing(Name::span));
        return all;
    }

    /** Returns what of a name, such as that of a writer, stands before a dateline; null if nothing does. */
    private @Nullable Name before(Name name, Name dateline) {
        int length = dateline.span().begin() - name.span().begin();
        String surface = length <= 0 ? "" : name.surface().substring(0, length).strip();
        if (surface.isEmpty()) {
            return null;
        }
        Span span = new Span(name.span().begin(), name.span().begin() + surface.length());
        return typer.type(span, surface, name.titled(), "", name.rule(), base.find(Spelling.fold(surface)));
    }

    /** Returns what the tagger found without words of titles in front of the next name, as "State" in "Secretary of State". */
    private List<NameTagger.Tagged> withoutTitles(List<Token> tokens, List<NameTagger.Tagged> tagged) {
        List<NameTagger.Tagged> names = new ArrayList<>();
        for (int i = 0; i < tagged.size(); i++) {
            NameTagger.Tagged name = tagged.get(i);
            boolean beforeName = i + 1 < tagged.size() && tagged.get(i + 1).from() == name.to();
            if (!beforeName || !tokens.get(name.to()).isJoined() || titleBegin(tokens, name.to()) >= name.from()) {
                names.add(name);
            }
        }
        return names;
    }

    /** Returns whether an article is joined to a name by a hyphen, as in "al-Masri", and is in no name before. */
    private boolean hasArticle(List<Token> tokens, int from, int behind) {
        return from > behind
                && tokens.get(from).gap() == Token.Gap.HYPHEN
                && tokens.get(from - 1).shape() == Token.Shape.LOWER
                && words.isParticle(tokens.get(from - 1).folded());
    }

    /** Returns a name, with the article "The" in front of it if it is recorded so. */
    private static NameTagger.Tagged withArticle(
            List<Token> tokens, NameTagger.Tagged tagged, int behind, Lookup lookup) {
        int from = tagged.from();
        boolean article = from > behind
                && tagged.to() - from > 1
                && isArticle(tokens.get(from - 1))
                && tokens.get(from).gap() == Token.Gap.SPACE;
        boolean recorded = article
                && lookup.matches(from, tagged.to()).stream()
                        .anyMatch(m ->
                                m.kind() == KnowledgeBase.Kind.NAME && m.name().startsWith("The "));
        return recorded ? tagged.from(from - 1) : tagged;
    }

    private static boolean isArticle(Token token) {
        return token.folded().equals("the") && token.shape() == Token.Shape.CAPITAL;
    }

    /** Returns the names and with them the proposed ones behind a title: the title is reason enough. */
    private static List<Name> withTitled(List<Name> names, List<Name> proposed) {
        List<Name> all = new ArrayList<>(names);
        int next = 0;
        for (Name name : proposed) {
            while (next < names.size()
                    && names.get(next).span().end() <= name.span().begin()) {
                next++;
            }
            boolean free = next == names.size() || !names.get(next).span().overlaps(name.span());
            if (free && (name.titled() || isDotted(name))) {
                all.add(name);
            }
        }
        all.sort(Comparator.comparing(Name::span));
        return all;
    }

    /** Returns whether a known name is written as letters with dots, which no other word is. */
    private static boolean isDotted(Name name) {
        return !name.matches().isEmpty() && DOTTED.matcher(name.surface()).matches();
    }

    private Name typed(String text, List<Token> tokens, NameTagger.Tagged tagged, Span span, Lookup lookup) {
        int from = tagged.from();
        boolean joined = from > 0 && tokens.get(from).isJoined();
        return typer.type(
                span,
                text.substring(span.begin(), span.end()),
                joined && titleBegin(tokens, from) < from,
                joined ? tokens.get(from - 1).folded() : "",
                "tagger",
                lookup.matches(from, tagged.to()));
    }

    /** Returns the first word of the longest title that ends before a word; that word itself if none does. */
    private int titleBegin(List<Token> tokens, int at) {
        for (int from = Math.max(0, at - LONGEST_TITLE); from < at; from++) {
            List<String> before =
                    tokens.subList(from, at).stream().map(Token::folded).toList();
            if (words.titleLength(before) == at - from) {
                return from;
            }
        }
        return at;
    }

    private static double detection(Name name, NameTagger.Tagged tagged) {
        if (isDotted(name)) {
            return EVIDENT_SCORE;
        }
        double probability = isSettled(name) ? tagged.within() : tagged.probability();
        return Decision.rounded(name.titled() ? Math.max(EVIDENT_SCORE, probability) : probability);
    }

    /** Returns whether a name of several words is known as it is, so that it is one even if the tagger wonders where it ends. */
    private static boolean isSettled(Name name) {
        return name.words() > 1 && !name.matches().isEmpty();
    }

    /** Returns the name with the probability of the tagger, and with its kind where nothing else tells the kind. */
    private static Name settled(Name name, NameTagger.Tagged tagged) {
        Mention.Type likely = tagged.kinds().likely();
        boolean open = !name.typed() && name.matches().isEmpty() && likely != Mention.Type.OTHER;
        return new Name(
                name.span(),
                name.surface(),
                name.folded(),
                open ? likely : name.type(),
                name.typed(),
                name.titled(),
                name.rule(),
                detection(name, tagged),
                tagged.kinds(),
                name.matches());
    }
}

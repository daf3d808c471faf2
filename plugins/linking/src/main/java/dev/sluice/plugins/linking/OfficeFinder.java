package dev.sluice.plugins.linking;

import dev.sluice.api.Mention;
import dev.sluice.api.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds where a text means a person by an office, as in "the Iraqi prime minister", "the prime minister of Iraq" or
 * "Secretary of State", and says who held it on the day of the text. The mention is the title alone; the country beside it
 * is a name of its own. A title with a name behind it says something about that name and is no mention. Immutable, safe for
 * use by several threads.
 */
final class OfficeFinder {
    /** The longest title, in words. */
    private static final int MAX_WORDS = 7;

    private static final Set<String> ARTICLES = Set.of("the");

    /** Words before an office that say that somebody else is meant than its holder. */
    private static final Set<String> NOT_NOW = Set.of(
            "former",
            "ex",
            "late",
            "then",
            "next",
            "future",
            "first",
            "previous",
            "onetime",
            "deposed",
            "ousted",
            "deputy",
            "vice",
            "acting",
            "interim",
            "outgoing",
            "incoming",
            "assistant",
            "under",
            "shadow",
            "would-be");

    private final KnowledgeBase base;
    private final Tokenizer tokenizer;
    private final OfficeTitles titles = new OfficeTitles();

    OfficeFinder(KnowledgeBase base, Words words) {
        this.base = base;
        this.tokenizer = new Tokenizer(words);
    }

    /**
     * A place where a text means the holder of an office. Immutable.
     *
     * @param span the title
     * @param office the office
     * @param holder who held it on the day
     */
    record Found(Span span, Entity office, KnowledgeBase.Holder holder) {}

    private record Office(int begin, int end, List<Entity> offices) {}

    /**
     * Returns where the holders of offices are meant, in the order of the text; none overlap each other.
     *
     * @param names the names of the text
     * @param setting what the text says of its day and its countries; without a day there is nothing to find
     */
    List<Found> find(String text, List<Name> names, Setting setting) {
        List<Found> found = new ArrayList<>();
        if (setting.day().isEmpty()) {
            return found;
        }
        List<Token> tokens = tokenizer.tokens(text);
        int name = 0;
        int last = 0;
        for (int at = 0; at < tokens.size(); at++) {
            while (name < names.size()
                    && names.get(name).span().end() <= tokens.get(at).begin()) {
                name++;
            }
            boolean begins = name < names.size()
                    && names.get(name).span().begin() == tokens.get(at).begin();
            Optional<Office> office = begins
                    ? beside(tokens, names, name, at)
                    : at < last ? Optional.empty() : alone(tokens, at, reach(tokens, names, name, at), setting);
            if (office.isPresent() && office.get().begin() >= last && !isNamed(tokens, names, office.get())) {
                Office here = office.get();
                last = here.end();
                holder(here, setting.day()).ifPresent(found::add);
            }
        }
        found.replaceAll(f -> new Found(
                new Span(
                        tokens.get(f.span().begin()).begin(),
                        tokens.get(f.span().end() - 1).end()),
                f.office(),
                f.holder()));
        return found;
    }

    /** Returns the office behind the name of a country, or before it with "of" between. */
    private Optional<Office> beside(List<Token> tokens, List<Name> names, int name, int at) {
        Entity country = country(names.get(name));
        if (country == null) {
            return Optional.empty();
        }
        int end = at;
        while (end < tokens.size()
                && tokens.get(end).begin() < names.get(name).span().end()) {
            end++;
        }
        if (!(at > 0
                && tokens.get(at).isJoined()
                && NOT_NOW.contains(tokens.get(at - 1).folded()))) {
            for (int stop = Math.min(tokens.size(), end + MAX_WORDS); stop > end; stop--) {
                List<Entity> offices = offices(tokens, end, stop, country.country(), Optional.of(country));
                if (!offices.isEmpty()) {
                    return Optional.of(new Office(end, stop, offices));
                }
            }
        }
        int of = at > 1 && ARTICLES.contains(tokens.get(at - 1).folded()) ? at - 2 : at - 1;
        if (of > 0 && tokens.get(of).folded().equals("of")) {
            for (int begin = Math.max(0, of - MAX_WORDS); begin < of; begin++) {
                boolean other = begin > 0
                        && tokens.get(begin).isJoined()
                        && NOT_NOW.contains(tokens.get(begin - 1).folded());
                List<Entity> offices =
                        other ? List.of() : offices(tokens, begin, of, country.country(), Optional.of(country));
                if (!offices.isEmpty()) {
                    return Optional.of(new Office(begin, of, offices));
                }
            }
        }
        return Optional.empty();
    }

    /** Returns the office that a title of several words with capitals means, if the text names one fitting country. */
    private Optional<Office> alone(List<Token> tokens, int at, int reach, Setting setting) {
        if (!tokens.get(at).isCapital() || setting.countries().isEmpty()) {
            return Optional.empty();
        }
        boolean other = at > 0
                && tokens.get(at).isJoined()
                && NOT_NOW.contains(tokens.get(at - 1).folded());
        for (int stop = reach; stop > at + 1 && !other; stop--) {
            if (!tokens.get(stop - 1).isCapital()) {
                continue;
            }
            List<Entity> fitting = new ArrayList<>();
            Set<String> countries = new HashSet<>();
            for (String country : setting.countries()) {
                List<Entity> offices = offices(tokens, at, stop, country, Optional.empty());
                if (!offices.isEmpty()) {
                    fitting.addAll(offices);
                    countries.add(country);
                }
            }
            if (countries.size() == 1) {
                return Optional.of(new Office(at, stop, fitting));
            }
        }
        return Optional.empty();
    }

    /** Returns how far a title may reach: not into the name of a country, which is a name of its own. */
    private static int reach(List<Token> tokens, List<Name> names, int name, int at) {
        int reach = Math.min(tokens.size(), at + MAX_WORDS);
        for (int i = name; i < names.size() && i < name + MAX_WORDS; i++) {
            while (reach > at
                    && tokens.get(reach - 1).end() > names.get(i).span().begin()
                    && country(names.get(i)) != null) {
                reach--;
            }
        }
        return reach;
    }

    /**
     * Returns the offices that some words mean in a country.
     *
     * @param country the code of the country
     * @param named the country, if it is named beside; regions with offices of their own may have the same code
     */
    private List<Entity> offices(List<Token> tokens, int begin, int end, String country, Optional<Entity> named) {
        if (ARTICLES.contains(tokens.get(begin).folded())) {
            return List.of();
        }
        StringBuilder title = new StringBuilder();
        for (int i = begin; i < end; i++) {
            if (i > begin && (!tokens.get(i).isJoined() || tokens.get(i - 1).isPossessive())) {
                return List.of();
            }
            title.append(i > begin ? " " : "").append(tokens.get(i).folded());
        }
        if (begin > 0
                && tokens.get(begin).gap() == Token.Gap.BREAK
                && tokens.get(begin).shape() == Token.Shape.LOWER) {
            return List.of();
        }
        List<String> recorded = List.copyOf(titles.recorded(title.toString()));
        Set<Entity> offices = new LinkedHashSet<>();
        recorded.forEach(name -> offices.addAll(base.offices(name, country)));
        return offices.stream()
                .sorted(Comparator.<Entity>comparingInt(office -> rank(office, recorded))
                        .thenComparing(
                                office -> named.filter(of -> says(office, of)).isEmpty()))
                .toList();
    }

    /** Returns which of some titles is the own name of an office; what others call it is believed less. */
    private static int rank(Entity office, List<String> titles) {
        String name = Spelling.fold(office.name());
        int rank = 0;
        while (rank < titles.size() && !name.equals(titles.get(rank)) && !name.startsWith(titles.get(rank) + " of ")) {
            rank++;
        }
        return rank;
    }

    private static boolean says(Entity office, Entity country) {
        String name = Spelling.fold(office.name());
        return Stream.concat(Stream.of(country.name()), country.aliases().stream())
                .map(Spelling::fold)
                .anyMatch(of -> name.endsWith(" " + of) || name.startsWith(of + " "));
    }

    /** Returns the country that a name means, best by its prior; null if it means none. */
    private static @Nullable Entity country(Name name) {
        Entity best = null;
        for (KnowledgeBase.Match match : name.matches()) {
            boolean fits =
                    match.entity().isCountry() && !match.entity().country().isEmpty();
            if (fits && (best == null || match.entity().prior() > best.prior())) {
                best = match.entity();
            }
        }
        return best;
    }

    /** Returns whether a person is named directly behind a title, so that the title is said of that name. */
    private static boolean isNamed(List<Token> tokens, List<Name> names, Office office) {
        if (office.end() >= tokens.size()) {
            return false;
        }
        Token next = tokens.get(office.end());
        boolean possessive = tokens.get(office.end() - 1).isPossessive();
        return !possessive
                && (next.isJoined() || next.gap() == Token.Gap.COMMA)
                && names.stream()
                        .anyMatch(n -> n.span().begin() == next.begin()
                                && (n.mayBePerson() || n.matches().stream().anyMatch(OfficeFinder::isPerson)));
    }

    private static boolean isPerson(KnowledgeBase.Match match) {
        return match.entity().type() == Mention.Type.PERSON;
    }

    /** Returns who held one of some offices on a day: of several holders the one who came last. */
    private Optional<Found> holder(Office where, String day) {
        for (Entity office : where.offices()) {
            KnowledgeBase.Holder best = null;
            for (KnowledgeBase.Holder holder : base.holders(office)) {
                boolean within = !holder.from().isEmpty()
                        && !Setting.isBefore(day, holder.from())
                        && (holder.to().isEmpty() || !Setting.isBefore(holder.to(), day));
                if (within && (best == null || isBetter(holder, best))) {
                    best = holder;
                }
            }
            if (best != null) {
                return Optional.of(new Found(new Span(where.begin(), where.end()), office, best));
            }
        }
        return Optional.empty();
    }

    private static boolean isBetter(KnowledgeBase.Holder holder, KnowledgeBase.Holder best) {
        int order = holder.from().compareTo(best.from());
        return order > 0
                || (order == 0 && holder.person().prior() > best.person().prior());
    }
}

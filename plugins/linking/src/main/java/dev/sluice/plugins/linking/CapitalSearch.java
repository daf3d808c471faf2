package dev.sluice.plugins.linking;

import dev.sluice.api.Mention;
import dev.sluice.api.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The search for names in one text of a language other than English: runs of words with a capital are cut at titles, at small
 * words, and where something known or a person begins. Used once, by one thread.
 */
final class CapitalSearch {
    /** How sure it is that something is a name; set by hand, as those of {@link NameTyper}. */
    private static final double SURE = 0.95;

    private static final double LIKELY = 0.8;
    private static final double WEAK = 0.6;

    private final LocalNames base;
    private final Words words;
    private final Language language;
    private final String text;
    private final List<Token> tokens;
    /** The last words of the names of persons in full, and all their words. */
    private final Set<String> surnames = new HashSet<>();

    private final Set<String> persons = new HashSet<>();
    private final CapitalWords signs;
    private final CapitalEnds ends;
    private final List<Name> names = new ArrayList<>();

    private boolean titled;

    CapitalSearch(LocalNames base, Words words, Language language, String text, List<Token> tokens) {
        this.base = base;
        this.words = words;
        this.language = language;
        this.text = text;
        this.tokens = tokens;
        this.signs = new CapitalWords(base, words, language, text, tokens);
        this.ends = new CapitalEnds(base, language, tokens, signs);
    }

    /** Returns the names of the text in their order; none overlap. */
    List<Name> run() {
        search();
        for (Name name : names) {
            String last = name.surface().substring(name.surface().lastIndexOf(' ') + 1);
            if (name.words() > 1 && isPerson(name) && !CapitalWords.isRoman(last)) {
                List<String> parts = List.of(name.folded().split(" ", -1));
                surnames.add(parts.get(parts.size() - 1));
                persons.addAll(parts);
            }
        }
        // what a word alone means may only be told by a whole name behind it
        if (!surnames.isEmpty()) {
            names.clear();
            search();
        }
        return names;
    }

    private static boolean isPerson(Name name) {
        return name.type() == Mention.Type.PERSON
                || (!name.typed()
                        && name.matches().stream().anyMatch(m -> m.entity().type() == Mention.Type.PERSON));
    }

    private void search() {
        int at = 0;
        while (at < tokens.size()) {
            Token token = tokens.get(at);
            int title = isSurname(at) ? 0 : signs.titleLength(at);
            if (title > 0 && ends.known(at, titled) <= at + title) {
                titled = signs.titles(at + title);
                at += title;
                continue;
            }
            int next = at;
            if (titled
                    && token.shape() == Token.Shape.LOWER
                    && language.isHonorific(tokens.get(at - 1).folded())) {
                next = surname(at);
            } else if (token.isCapital() || token.shape() == Token.Shape.OTHER) {
                next = name(at);
            }
            titled = false;
            at = Math.max(next, at + 1);
        }
    }

    /** Returns whether a title with a capital is the family name of somebody named in full elsewhere, and stands alone. */
    private boolean isSurname(int at) {
        return tokens.get(at).shape() == Token.Shape.CAPITAL
                && surnames.contains(tokens.get(at).folded())
                && !signs.isTitle(at);
    }

    /** Takes the family name with a particle that begins at a word, if one does; returns its end. */
    private int surname(int at) {
        boolean article = language.isSmall(tokens.get(at).folded())
                && !language.isOrigin(tokens.get(at).folded());
        if (article || !signs.isParticle(at) || !signs.surnameFollows(at, titled)) {
            return at;
        }
        int end = at + 1;
        while (!tokens.get(end).isCapital()) {
            end++;
        }
        emit(at, end + 1, true, false);
        return end + 1;
    }

    /** Takes the name that begins at a word; returns its end, or where it would begin if none does. */
    private int name(int at) {
        int known = ends.known(at, titled);
        int family = signs.familyEnd(at, surnames);
        if (family > known) {
            emit(at, family, true, false);
            return family;
        }
        boolean opens =
                signs.opens(at) && !(known > at && signs.isShouted(at) && (known > at + 1 || !signs.isGivenName(at)));
        titled = titled && !signs.isAcronym(at);
        int head = opens ? ends.head(at, titled) : at;
        int person = opens ? ends.person(at, titled) : at;
        int plain = opens ? ends.plain(at, titled) : at;
        if (language.capitalizesNouns() && person > known && known > at + 1 && signs.isPerson(at, known)) {
            // the nouns behind somebody known are none of the name
            person = known;
            plain = known;
        }
        int end = Math.max(Math.max(known, head), Math.max(person, plain));
        if (end == at) {
            return at;
        }
        if (end == plain && known == at + 1 && plain > known && isAlone(at, plain)) {
            end = known;
        }
        boolean plainOnly = end == plain && plain > Math.max(known, Math.max(head, person));
        if (opens && plainOnly && end > at + 1 && opensSentenceOnly(at, end)) {
            return at;
        }
        if (language.capitalizesNouns()
                && end == plain
                && end > Math.max(known, person)
                && !accepts(at, end, head == end)) {
            // the noun behind a name is none of it
            end = Math.max(at + 1, Math.max(known, person));
        }
        boolean isKnown = end == known;
        boolean isPerson = !isKnown && end == person && (head < end || titled);
        if (isKnown ? !accepts(at, end) : !isPerson && !accepts(at, end, head == end)) {
            return at;
        }
        if (isKnown || isPerson || !signs.isDuty(at)) {
            emit(at, end, isPerson, !isKnown && end == head);
        }
        return end;
    }

    /** Returns whether the first of the words has a capital for the sentence alone, and others behind it are a name. */
    private boolean opensSentenceOnly(int at, int end) {
        String folded = tokens.get(at).folded();
        boolean behind = (surnames.contains(tokens.get(at + 1).folded()) && !persons.contains(folded))
                || ((ends.known(at + 1, titled) == end || language.isApposition(folded))
                        && !signs.isCapital(folded)
                        && !signs.isGivenName(at));
        return !signs.tells(at)
                && !language.isSmall(folded)
                && (signs.isSmall(folded) || behind)
                && signs.matches(at, at + 1, titled).isEmpty();
    }

    /** Returns whether a word is a place, as in datelines, or a people, behind which another name may stand. */
    private boolean isAlone(int at, int end) {
        List<KnowledgeBase.Match> matches = signs.matches(at, at + 1, titled);
        if (matches.stream().allMatch(m -> m.kind() == KnowledgeBase.Kind.DEMONYM)) {
            return language.capitalizesFirstWordAlone()
                    || surnames.contains(tokens.get(at + 1).folded())
                    || ends.known(at + 1, titled) == end;
        }
        return end > at + 2
                && matches.stream()
                        .anyMatch(m -> m.entity().type() == Mention.Type.PLACE && CapitalEnds.isWellKnown(m));
    }

    /** Returns whether known words are the name here that they may be. */
    private boolean accepts(int at, int end) {
        String folded = Spelling.fold(signs.surface(at, end));
        if (end - at > 1) {
            return !language.capitalizesNouns() || !signs.isSmall(folded);
        }
        if (signs.isNoun(at)) {
            return false;
        }
        boolean telling = signs.tells(at) && !language.capitalizesNouns();
        return telling
                || (!signs.isSmall(folded)
                        && ((signs.isCapital(folded) && !language.capitalizesNouns())
                                || base.isLocal(folded)
                                || surnames.contains(folded)
                                || (signs.isAcronym(at)
                                        && !signs.isRoman(at)
                                        && !tokens.get(at).headline())
                                || signs.matches(at, end, titled).stream()
                                        .anyMatch(m -> CapitalEnds.isWellKnown(m) || signs.isAtHome(at, m))));
    }

    /** Returns whether words that nobody knows are a name. */
    private boolean accepts(int at, int end, boolean headed) {
        boolean single = end - at == 1;
        Token token = tokens.get(at);
        boolean acronym = signs.isAcronym(at) && !token.headline() && !signs.isRoman(at);
        if (single && (token.shape() == Token.Shape.INITIAL || words.isLegalForm(token.folded()))) {
            return false;
        }
        if (language.capitalizesNouns()) {
            boolean organization = !single && language.head(tokens.get(end - 1).folded()) != null;
            return organization
                    || (headed && !single)
                    || (single && (acronym || (surnames.contains(token.folded()) && !signs.isNoun(at))));
        }
        if (signs.tells(at) || (!single && language.isSmall(token.folded()))) {
            return true;
        }
        boolean seen = signs.isCapital(token.folded()) && !signs.isSmall(token.folded());
        return seen || (acronym && single) || (!single && !token.headline() && !signs.isSmall(token.folded()));
    }

    /** Returns whether what a word in capitals means is not recorded in capitals. */
    private boolean isRecordedSmall(KnowledgeBase.Match match, int at) {
        return match.kind() == KnowledgeBase.Kind.NAME
                && match.name().chars().anyMatch(Character::isLowerCase)
                && Spelling.fold(match.name()).equals(tokens.get(at).folded());
    }

    private void emit(int at, int end, boolean person, boolean headed) {
        Token last = tokens.get(end - 1);
        Span span = new Span(
                tokens.get(at).begin(), words.isLegalForm(last.folded()) ? words.nameEnd(text, last) : last.end());
        List<KnowledgeBase.Match> matches = signs.matches(at, end, titled);
        Mention.Type told = headed
                ? language.head(tokens.get(at).folded())
                : language.head(tokens.get(end - 1).folded());
        Mention.Type type = Mention.Type.OTHER;
        if (titled || person) {
            type = Mention.Type.PERSON;
        } else if (told != null && (end - at > 1 || matches.isEmpty())) {
            type = told;
        } else if ((end - at == 1 && signs.isAcronym(at) && matches.stream().noneMatch(m -> isRecordedSmall(m, at)))
                || words.isLegalForm(tokens.get(end - 1).folded())) {
            type = Mention.Type.ORGANIZATION;
        }
        boolean typed = type != Mention.Type.OTHER;
        boolean placed = at > 0
                && tokens.get(at).isJoined()
                && language.isBeforePlace(tokens.get(at - 1).folded());
        if (!typed && end - at == 1 && placed) {
            type = Mention.Type.PLACE;
        }
        double score = !matches.isEmpty() ? SURE : typed ? LIKELY : WEAK;
        String rule = matches.isEmpty() ? "capitals" : "name in knowledge base";
        String surface = text.substring(span.begin(), span.end());
        names.add(new Name(span, surface, Spelling.fold(surface), type, typed, titled, rule, score, matches));
        titled = false;
    }
}

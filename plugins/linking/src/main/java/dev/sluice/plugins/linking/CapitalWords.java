package dev.sluice.plugins.linking;

import dev.sluice.api.Mention;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What the words of one text in a language other than English tell, each by itself. Immutable. */
final class CapitalWords {
    /** How well known something must be for a word alone to mean it where a capital tells nothing. */
    static final double KNOWN = 0.5;

    /** The same behind a word that tells a place. */
    private static final double PLACE_KNOWN = 0.35;

    /** The same where the language is spoken. */
    private static final double HOME_KNOWN = 0.44;

    /** The codes of countries, which are acronyms of other things more often. */
    private static final int LONGEST_CODE = 3;

    private static final int LONGEST_ACRONYM = 6;

    /** The most words between a conjunction and what it joins. */
    private static final int LONGEST_ARTICLE = 4;

    /** The most words from a minister to the end of what he or she is for. */
    private static final int LONGEST_DUTY = 8;

    /** The most small words between the hyphens of one name. */
    private static final int LONGEST_HYPHENED = 3;

    private static final Pattern DASH = Pattern.compile("-\\s+$");
    private static final Pattern ROMAN = Pattern.compile("[IVXLCDM]+");

    private final LocalNames base;
    private final Words words;
    private final Language language;
    private final String text;
    private final List<Token> tokens;
    private final Set<String> capitals = new HashSet<>();
    private final Set<String> small = new HashSet<>();
    private final int[] titleLengths;

    CapitalWords(LocalNames base, Words words, Language language, String text, List<Token> tokens) {
        this.base = base;
        this.words = words;
        this.language = language;
        this.text = text;
        this.tokens = tokens;
        this.titleLengths = new int[tokens.size()];
        for (int i = 0; i < tokens.size(); i++) {
            titleLengths[i] = titleLength(tokens, language, i);
            if (tokens.get(i).shape() == Token.Shape.LOWER) {
                small.add(tokens.get(i).folded());
            } else if (tells(i)) {
                capitals.add(tokens.get(i).folded());
            }
        }
    }

    /** Returns whether the text has the word with a small letter. */
    boolean isSmall(String folded) {
        return small.contains(folded);
    }

    /** Returns whether the text has the word with a capital where that tells a name. */
    boolean isCapital(String folded) {
        return capitals.contains(folded);
    }

    /** Returns whether a capital at this place tells that a name begins. */
    boolean tells(int at) {
        Token token = tokens.get(at);
        return token.isCapital()
                && !token.start()
                && !isBehindClipped(at)
                && !isBehindDash(at)
                && !token.headline()
                && !language.isSmall(token.folded())
                && !isRoman(at);
    }

    /** Returns whether a word has the capital of a sentence that begins with a clipped word, as in "'s Avonds". */
    private boolean isBehindClipped(int at) {
        if (at == 0 || tokens.get(at).gap() != Token.Gap.SPACE) {
            return false;
        }
        Token before = tokens.get(at - 1);
        return before.start()
                && before.begin() > 0
                && before.end() - before.begin() == 1
                && Tokenizer.isApostrophe(text.charAt(before.begin() - 1));
    }

    /** Returns whether a word may have the capital of a sentence behind a hyphen for a dash, as after the place of a report. */
    private boolean isBehindDash(int at) {
        return at > 0
                && tokens.get(at).gap() == Token.Gap.BREAK
                && DASH.matcher(text.substring(
                                tokens.get(at - 1).end(), tokens.get(at).begin()))
                        .find();
    }

    /** Returns whether a word is a number in Roman letters, or looks like one. */
    boolean isRoman(int at) {
        return tokens.get(at).shape() == Token.Shape.UPPER && isRoman(surface(at, at + 1));
    }

    static boolean isRoman(String word) {
        return ROMAN.matcher(word).matches();
    }

    /** Returns whether known words are somebody, and continue with no second family name behind a hyphen. */
    boolean isPerson(int from, int to) {
        boolean hyphened = to < tokens.size() && tokens.get(to).gap() == Token.Gap.HYPHEN;
        return !hyphened
                && matches(from, to, false).stream().anyMatch(m -> m.entity().type() == Mention.Type.PERSON);
    }

    /** Returns whether a name may begin with a word: one with a capital that is not small, or an article that has one. */
    boolean opens(int at) {
        Token token = tokens.get(at);
        if (!token.isCapital() || !language.isSmall(token.folded())) {
            return token.isCapital();
        }
        return !language.capitalizesNouns()
                && !token.start()
                && (token.isJoined() || token.gap() == Token.Gap.COMMA)
                && !token.headline()
                && !language.isCalendar(token.folded())
                && token.shape() == Token.Shape.CAPITAL
                && at + 1 < tokens.size()
                && tokens.get(at + 1).gap() == Token.Gap.SPACE
                && tells(at + 1);
    }

    /** Returns whether the language has the words as a name. */
    boolean isLocal(int from, int to) {
        return base.isLocal(Spelling.fold(surface(from, to)));
    }

    /** Returns whether the word may stand with a small letter within names. */
    boolean isInner(String folded) {
        return language.isJoin(folded) || language.isParticle(folded);
    }

    /** Returns whether a word may end the name of a body in a language that gives the first word alone a capital. */
    boolean isAdjective(int at) {
        return tokens.get(at).shape() == Token.Shape.LOWER
                && tokens.get(at).gap() == Token.Gap.SPACE
                && language.isAdjective(tokens.get(at).folded())
                && !language.isSmall(tokens.get(at).folded());
    }

    /** Returns whether a word may be of the name that the word before is of, which has no ending that says whose something is. */
    boolean continues(int at) {
        return tokens.get(at).isJoined()
                && !(language.hasGenitive() && tokens.get(at - 1).isPossessive());
    }

    /** Returns whether a small word stands between hyphens within a name, as in "Boulogne-sur-Mer". */
    boolean isHyphened(int at) {
        int next = at;
        while (next < Math.min(tokens.size(), at + LONGEST_HYPHENED)
                && tokens.get(next).gap() == Token.Gap.HYPHEN
                && tokens.get(next).shape() == Token.Shape.LOWER
                && language.isSmall(tokens.get(next).folded())) {
            next++;
        }
        return next > at
                && next < tokens.size()
                && tokens.get(next).gap() == Token.Gap.HYPHEN
                && tokens.get(next).isCapital();
    }

    /** Returns whether a word is a number behind a hyphen. */
    boolean isNumberOfName(int at) {
        return tokens.get(at).gap() == Token.Gap.HYPHEN && tokens.get(at).shape() == Token.Shape.OTHER;
    }

    /** Returns whether a word with a capital stands where the field does that a minister is for. */
    boolean isDuty(int at) {
        int before = at - 1;
        while (before > 0
                && before > at - LONGEST_DUTY
                && tokens.get(before + 1).gap() != Token.Gap.BREAK
                && !language.isMinister(tokens.get(before).folded())
                && (tokens.get(before).shape() == Token.Shape.CAPITAL
                        || isInner(tokens.get(before).folded()))) {
            before--;
        }
        return before >= 0
                && before < at - 1
                && tokens.get(before + 1).isJoined()
                && language.isMinister(tokens.get(before).folded())
                && tokens.get(before + 1).shape() == Token.Shape.LOWER;
    }

    /** Returns whether a word tells that a name begins with it, and of what. */
    boolean isHead(int at) {
        return language.head(tokens.get(at).folded()) != null;
    }

    /** Returns whether a word stands behind a conjunction, so that another name may begin with it. */
    boolean isBehindConjunction(int at) {
        int before = at - 1;
        while (before > Math.max(0, at - LONGEST_ARTICLE)
                && language.isSmall(tokens.get(before).folded())
                && !language.isConjunction(tokens.get(before).folded())) {
            before--;
        }
        return before > 0 && language.isConjunction(tokens.get(before).folded());
    }

    /** Returns whether a given name and a family name stand here. */
    boolean beginsPerson(int at) {
        return isGivenName(at)
                && at + 1 < tokens.size()
                && tokens.get(at + 1).gap() == Token.Gap.SPACE
                && ((tokens.get(at + 1).isCapital()
                                && !language.isSmall(tokens.get(at + 1).folded()))
                        || isParticleOfName(at + 1, false));
    }

    /** Returns whether a word is the first of many people's names. */
    boolean isGivenName(int at) {
        Token token = tokens.get(at);
        return token.isCapital()
                && !language.isSmall(token.folded())
                && (words.isGivenName(token.folded()) || language.isGivenName(token.folded()));
    }

    /** Returns whether a word is a particle of this language, or one of others that is no word of this one. */
    boolean isParticle(int at) {
        String folded = tokens.get(at).folded();
        return tokens.get(at).shape() == Token.Shape.LOWER
                && (language.isParticle(folded) || (words.isParticle(folded) && !language.isSmall(folded)));
    }

    /**
     * Returns whether somebody's family name begins with a particle. What somebody belongs to may stand behind a particle, too,
     * so that some need a given name before.
     */
    boolean isParticleOfName(int at, boolean titled) {
        boolean several = at + 1 < tokens.size() && isParticle(at + 1);
        boolean belongs = language.isBelonging(tokens.get(at).folded()) && (language.capitalizesNouns() || !several);
        return isParticle(at)
                && (!belongs || isGivenName(at - 1) || isParticle(at - 1) || (titled && language.capitalizesNouns()))
                && surnameFollows(at, titled);
    }

    /**
     * Returns the end of a family name that begins with a particle with a capital, as at the beginning of a sentence where the
     * name is one of those given; the word if there is none.
     */
    int familyEnd(int at, Set<String> surnames) {
        if (!tokens.get(at).isCapital() || !language.isParticle(tokens.get(at).folded())) {
            return at;
        }
        int next = at + 1;
        while (next < tokens.size() && tokens.get(next).isJoined() && isParticle(next)) {
            next++;
        }
        boolean follows = next < tokens.size()
                && tokens.get(next).isJoined()
                && tokens.get(next).isCapital()
                && !language.isSmall(tokens.get(next).folded());
        boolean starts = tokens.get(at).start() || tokens.get(at).headline() || isBehindDash(at);
        boolean told = follows
                && (starts ? surnames.contains(tokens.get(next).folded()) : next > at + 1 && surnameFollows(at, false));
        return told ? next + 1 : at;
    }

    /** Returns whether a particle is followed by a word with a capital that is no place, as persons are said to be from. */
    boolean surnameFollows(int at, boolean titled) {
        int next = at + 1;
        while (next < tokens.size() && tokens.get(next).isJoined() && isParticle(next)) {
            next++;
        }
        boolean origin = next == at + 1 && language.isOrigin(tokens.get(at).folded());
        return next < tokens.size()
                && tokens.get(next).isJoined()
                && tokens.get(next).isCapital()
                && language.head(tokens.get(next).folded()) != Mention.Type.ORGANIZATION
                && matches(next, next + 1, titled).stream()
                        .map(KnowledgeBase.Match::entity)
                        .noneMatch(e -> e.isCountry()
                                || e.type() == Mention.Type.ORGANIZATION
                                || (origin && e.type() == Mention.Type.PLACE));
    }

    /** Returns whether the word before tells that a word is an ordinary noun, in a language that gives them capitals. */
    boolean isNoun(int at) {
        return at > 0
                && tokens.get(at).isJoined()
                && !hasInnerCapital(at)
                && language.tellsNoun(
                        tokens.get(at - 1).folded(), tokens.get(at).folded());
    }

    /** Returns whether a word stands in a headline in capitals, where they tell nothing. */
    boolean isShouted(int at) {
        return tokens.get(at).headline() && tokens.get(at).shape() == Token.Shape.UPPER;
    }

    /** Returns whether a word that begins and ends with a capital is as short as acronyms are. */
    boolean isAcronym(int at) {
        Token token = tokens.get(at);
        boolean ends = token.shape() == Token.Shape.CAPITAL && Character.isUpperCase(text.charAt(token.end() - 1));
        return (token.shape() == Token.Shape.UPPER || ends) && token.folded().length() <= LONGEST_ACRONYM;
    }

    /** Returns how many words from here on are a title of persons; 0 if none. */
    int titleLength(int at) {
        return titleLengths[at];
    }

    /** Returns whether a title stands here, and not a family name that is written like one. */
    boolean isTitle(int at) {
        int length = titleLength(at);
        return length > 0
                && (tokens.get(at).shape() != Token.Shape.CAPITAL
                        || (titles(at + length) && tokens.get(at + length).isCapital()));
    }

    /** Returns whether the word behind a title is the name of who bears it. */
    boolean titles(int at) {
        return at < tokens.size()
                && (tokens.get(at).isJoined() || (tokens.get(at).gap() == Token.Gap.COMMA && beginsPerson(at)));
    }

    private static int titleLength(List<Token> tokens, Language language, int at) {
        List<String> folded = new ArrayList<>(Language.LONGEST_TITLE);
        for (int i = at;
                i < tokens.size()
                        && folded.size() < Language.LONGEST_TITLE
                        && (i == at || tokens.get(i).isJoined());
                i++) {
            folded.add(tokens.get(i).folded());
        }
        return language.titleLength(folded);
    }

    /** Returns what words may mean, as they are written, behind a title or not. */
    List<KnowledgeBase.Match> matches(int from, int to, boolean titled) {
        String surface = surface(from, to);
        String folded = Spelling.fold(surface);
        if (base.isLocal(folded)) {
            return base.find(folded);
        }
        return base.find(folded).stream()
                .filter(m -> Lookup.sameCase(m, surface) && !(to - from == 1 && isObscure(from, m, titled)))
                .toList();
    }

    /** Returns whether a word, which may be one of the language, is too seldom taken for an entity to mean it by itself. */
    private boolean isObscure(int at, KnowledgeBase.Match match, boolean titled) {
        boolean isPlace = match.entity().type() == Mention.Type.PLACE;
        double prior = match.entity().prior();
        if (match.kind() == KnowledgeBase.Kind.SURNAME) {
            return !titled && prior < KNOWN;
        }
        if (tokens.get(at).shape() == Token.Shape.UPPER) {
            return isPlace
                    && match.kind() == KnowledgeBase.Kind.ALIAS
                    && tokens.get(at).folded().length() <= LONGEST_CODE;
        }
        boolean homely = isAtHome(at, match);
        return prior < (homely || (isPlace && isPlaced(at)) ? PLACE_KNOWN : KNOWN)
                || (language.capitalizesNouns() && match.kind() != KnowledgeBase.Kind.NAME && !hasInnerCapital(at));
    }

    /** Returns whether a word has a capital behind its first letter, as acronyms have that leave small words small. */
    private boolean hasInnerCapital(int at) {
        return text.substring(tokens.get(at).begin() + 1, tokens.get(at).end())
                .chars()
                .anyMatch(Character::isUpperCase);
    }

    /** Returns whether a place is where the language is spoken, and words that nothing else is called by say so. */
    boolean isAtHome(int at, KnowledgeBase.Match match) {
        return match.entity().type() == Mention.Type.PLACE
                && match.kind() == KnowledgeBase.Kind.NAME
                && match.entity().prior() >= HOME_KNOWN
                && language.isSpokenIn(match.entity().country())
                && (isPlaced(at) || !language.capitalizesNouns());
    }

    private boolean isPlaced(int at) {
        return at > 0 && language.isBeforePlace(tokens.get(at - 1).folded());
    }

    /** Returns words as they are written. */
    String surface(int from, int to) {
        return text.substring(tokens.get(from).begin(), tokens.get(to - 1).end());
    }
}

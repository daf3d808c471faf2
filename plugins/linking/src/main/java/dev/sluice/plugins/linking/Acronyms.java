package dev.sluice.plugins.linking;

import dev.sluice.api.Evidence;
import dev.sluice.api.Mention;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Lets the acronyms of a document that stand in brackets follow the names in front of them, and gives these the entity of the
 * acronym where it bears their name. Used by one thread for one document.
 */
final class Acronyms {
    private static final Pattern ACRONYM = Pattern.compile("\\p{Lu}{2,6}");

    /** The codes of ISO 4217. */
    private static final Set<String> CURRENCIES = Set.copyOf(Words.lines("currencies.txt"));

    /** The shortest acronym that may take letters from inside of words, in letters. */
    private static final int MIN_LETTERS = 3;

    private final String text;
    private final List<Name> names;
    private final Words words;

    Acronyms(String text, List<Name> names, Words words) {
        this.text = text;
        this.names = names;
        this.words = words;
    }

    /** Puts the decisions of acronyms in place of what they would mean by themselves. */
    void settle(List<Decision> settled) {
        Map<String, Decision> meanings = new HashMap<>();
        for (int i = 0; i + 1 < names.size(); i++) {
            Name whole = names.get(i);
            Name acronym = names.get(i + 1);
            if (isBracketed(whole, acronym)
                    && (isAcronymOf(acronym, whole)
                            || isOtherAcronymOf(acronym, settled.get(i + 1), whole, settled.get(i)))) {
                Evidence reason = new Evidence("acronym in document", whole.surface());
                if (settled.get(i).isNil()) {
                    Decision known = settled.get(i + 1);
                    settled.set(
                            i,
                            bears(acronym, known, whole) ? known.inherited(reason) : spelledOut(settled.get(i), known));
                }
                meanings.put(acronym.surface(), settled.get(i).inherited(reason));
            }
        }
        for (int i = 0; i < names.size(); i++) {
            String phrase = spelledOutBefore(names.get(i));
            if (!phrase.isEmpty()) {
                meanings.putIfAbsent(names.get(i).surface(), unknown(phrase, settled.get(i)));
            }
        }
        for (int i = 0; i < names.size() && !meanings.isEmpty(); i++) {
            Decision meant = meanings.get(names.get(i).surface());
            if (meant != null) {
                settled.set(i, meant);
            }
        }
    }

    /**
     * Returns the words in front of an acronym in brackets whose first letters it has, as in "gross domestic product (GDP)";
     * empty if there are none, or if they are a name themselves.
     */
    private String spelledOutBefore(Name acronym) {
        String letters = acronym.surface().toLowerCase(Locale.ROOT);
        int open = acronym.span().begin() - 2;
        boolean bracketed = open > 0
                && text.startsWith(" (", open)
                && text.startsWith(")", acronym.span().end());
        if (!bracketed || letters.length() < 2 || !letters.chars().allMatch(Character::isLetter)) {
            return "";
        }
        int at = open;
        boolean small = false;
        for (int i = letters.length() - 1; i >= 0; i--) {
            int end = at;
            while (at > 0 && Character.isLetter(text.charAt(at - 1))) {
                at--;
            }
            if (at == end || Character.toLowerCase(text.charAt(at)) != letters.charAt(i)) {
                return "";
            }
            small |= Character.isLowerCase(text.charAt(at));
            at -= i > 0 && at > 0 && (text.charAt(at - 1) == ' ' || text.charAt(at - 1) == '-') ? 1 : 0;
        }
        return small ? text.substring(at, open) : "";
    }

    private static Decision unknown(String phrase, Decision acronym) {
        return new Decision(
                NilId.of(Spelling.fold(phrase)),
                Mention.Type.OTHER,
                acronym.score(),
                acronym.candidates(),
                List.of(new Evidence("acronym in document", phrase)));
    }

    /** Returns whether a name of the entity that an acronym means is the long form: only then it may hand its id over. */
    private boolean bears(Name acronym, Decision meant, Name whole) {
        String bare = words.withoutLegalForm(whole.folded());
        return !meant.isNil()
                && acronym.matches().stream()
                        .map(KnowledgeBase.Match::entity)
                        .filter(e -> e.id().equals(meant.entity()))
                        .flatMap(e -> Stream.concat(Stream.of(e.name()), e.aliases().stream()))
                        .anyMatch(n -> words.withoutLegalForm(Spelling.fold(n)).equals(bare));
    }

    /** Returns the decision about an unknown long form, with the type of its acronym if its words tell none. */
    private static Decision spelledOut(Decision whole, Decision acronym) {
        boolean open = whole.type() == Mention.Type.OTHER && acronym.type() != Mention.Type.PERSON;
        return open ? whole.of(acronym.type()) : whole;
    }

    private boolean isBracketed(Name whole, Name acronym) {
        int begin = whole.span().end();
        int end = acronym.span().begin();
        return end - begin <= 4
                && begin <= end
                && text.substring(begin, end).strip().equals("(")
                && text.substring(
                                acronym.span().end(),
                                Math.min(text.length(), acronym.span().end() + 2))
                        .strip()
                        .startsWith(")");
    }

    /**
     * Returns whether letters that mean nothing known are the acronym of the organization in front of them though they are not
     * its initials: of a known one in another language, as in "Workers' Party (PT)", or with letters from inside of its words.
     * The code of a currency rather says in what money an amount is told.
     */
    private static boolean isOtherAcronymOf(Name acronym, Decision letters, Name whole, Decision organization) {
        return letters.isNil()
                && organization.type() == Mention.Type.ORGANIZATION
                && ACRONYM.matcher(acronym.surface()).matches()
                && !CURRENCIES.contains(acronym.surface())
                && (!organization.isNil() || hasLettersOf(whole, acronym.folded()));
    }

    private static boolean isAcronymOf(Name acronym, Name whole) {
        String letters = acronym.folded();
        if (letters.length() < 2 || letters.indexOf(' ') >= 0 || whole.words() < 2) {
            return false;
        }
        int at = 0;
        for (String word : whole.folded().split(" ", -1)) {
            if (at < letters.length() && word.charAt(0) == letters.charAt(at)) {
                at++;
            }
        }
        return at == letters.length();
    }

    /**
     * Returns whether a name has the letters of an acronym in their order, the first of them as its own first, as in
     * "Kelmora Ferries (KMF)".
     */
    private static boolean hasLettersOf(Name whole, String letters) {
        String name = whole.folded();
        if (letters.length() < MIN_LETTERS || whole.words() < 2) {
            return false;
        }
        int at = 0;
        for (int i = 0; i < name.length() && at < letters.length(); i++) {
            if (name.charAt(i) == letters.charAt(at)) {
                at++;
            } else if (at == 0) {
                return false;
            }
        }
        return at == letters.length();
    }
}

package dev.sluice.plugins.linking;

import dev.sluice.api.Mention;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Decides which recorded names are fit to be looked for in English text. */
final class AliasFilter {
    private static final Pattern LATIN = Pattern.compile("[\\p{IsLatin}\\p{IsCommon}\\p{IsInherited}]*");
    private static final Pattern ACRONYM = Pattern.compile("[A-Z](?:\\.?[A-Z&]){1,5}\\.?");
    private static final int MAX_WORDS = 9;

    /** That of a minister tells fields and the full name of a country. */
    private static final int MAX_OFFICE_WORDS = 20;

    private static final int MAX_ALIASES = 40;

    private final Words words;

    AliasFilter(Words words) {
        this.words = words;
    }

    /** Returns whether a text is a name in Latin letters with a capital. */
    boolean isName(String text) {
        String folded = Spelling.fold(text);
        return LATIN.matcher(text).matches()
                && folded.length() > 1
                && folded.chars().anyMatch(Character::isLetter)
                && folded.split(" ", -1).length <= MAX_WORDS
                && Character.isUpperCase(text.codePointAt(0));
    }

    /** Returns whether a text may be what an office is called; some are recorded with a small letter, as "president of Croatia". */
    boolean isOffice(String text) {
        return LATIN.matcher(text).matches()
                && text.chars().anyMatch(Character::isLetter)
                && Spelling.fold(text).split(" ", -1).length <= MAX_OFFICE_WORDS;
    }

    /** Returns whether another name of an entity of a dump is worth to be looked for: all but single everyday words. */
    boolean isRecordable(String text) {
        String folded = Spelling.fold(text);
        boolean word = folded.indexOf(' ') < 0
                && isCommon(folded)
                && !ACRONYM.matcher(text).matches();
        return folded.length() > 1 && !word && folded.split(" ", -1).length <= MAX_WORDS;
    }

    /** Returns whether a folded word is one that English text often writes with a small letter. */
    boolean isCommon(String folded) {
        return words.isCommon(folded) || words.isStop(folded) || words.isCalendar(folded);
    }

    /** Returns whether another name of a party is one: short and single words are often cells of a wrong column. */
    boolean isPartyName(String alias) {
        return isName(alias)
                && (ACRONYM.matcher(alias).matches()
                        || (alias.indexOf(' ') > 0 && alias.length() > 6 && !alias.matches(".*[()\\[\\]=<>].*")));
    }

    /** Returns the aliases that are kept: no doubles, no junk, no inverted names, no titles before persons. */
    List<String> keep(String name, Mention.Type type, Collection<String> aliases) {
        List<String> kept = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>(Set.of(Spelling.fold(name)));
        for (String alias : aliases) {
            if (fits(alias, type) && seen.add(Spelling.fold(alias)) && kept.size() < MAX_ALIASES) {
                kept.add(alias);
            }
        }
        return kept;
    }

    private boolean fits(String alias, Mention.Type type) {
        boolean particle = alias.matches("(?:al|el|as|ash|ad|bin|ibn|de|van|von)[- ].*");
        if (!isName(particle ? Character.toUpperCase(alias.charAt(0)) + alias.substring(1) : alias)) {
            return false;
        }
        String folded = Spelling.fold(alias);
        boolean single = folded.indexOf(' ') < 0;
        if (single && isCommon(folded) && !ACRONYM.matcher(alias).matches()) {
            return false;
        }
        if (alias.indexOf(',') >= 0 && (type == Mention.Type.PERSON || type == Mention.Type.PLACE)) {
            return false;
        }
        if (type == Mention.Type.PERSON) {
            return !ACRONYM.matcher(alias).matches() && words.titleLength(folded.split(" ", -1)) == 0;
        }
        return true;
    }
}

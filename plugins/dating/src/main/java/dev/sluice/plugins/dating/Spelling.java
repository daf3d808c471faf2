package dev.sluice.plugins.dating;

import java.util.List;

/**
 * How a language writes numbers, times and shortened words, as its {@code settings.tsv} tells. Immutable and safe for use by
 * several threads.
 *
 * @param elision whether an apostrophe belongs to the word before it (French "l'an") and not to what follows (English "year's")
 * @param decimal the sign before the fraction of a number
 * @param grouping the sign between thousands
 * @param ordinalDot whether a period after a number makes it an ordinal
 * @param hourLetter the letter between hours and minutes ("20h30"), or 0 where there is none
 * @param dayFirst whether a numeric date begins with the day
 * @param plural the ending of nouns in the plural, or nothing where there is no such ending
 * @param singularEndings endings of nouns in the singular that end like the plural ("census", "crisis")
 * @param nounCapitals whether all nouns begin with a capital
 * @param ordinalEndings what makes digits an ordinal ("3rd"), the longest first
 * @param decadeEndings what makes digits a decade ("1990s"), the longest first
 */
record Spelling(
        boolean elision,
        char decimal,
        char grouping,
        boolean ordinalDot,
        char hourLetter,
        boolean dayFirst,
        String plural,
        List<String> singularEndings,
        boolean nounCapitals,
        List<String> ordinalEndings,
        List<String> decadeEndings) {
    /** Copies the lists. */
    Spelling {
        singularEndings = List.copyOf(singularEndings);
        ordinalEndings = List.copyOf(ordinalEndings);
        decadeEndings = List.copyOf(decadeEndings);
    }

    /** Returns whether a noun, in lower case, ends as one in the plural. */
    boolean isPlural(String noun) {
        return !plural.isEmpty()
                && noun.endsWith(plural)
                && singularEndings.stream().noneMatch(noun::endsWith);
    }
}

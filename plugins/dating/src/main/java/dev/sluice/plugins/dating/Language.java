package dev.sluice.plugins.dating;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the engine knows about one language. Immutable and safe for use by several threads.
 *
 * @param tag the BCP 47 tag
 * @param spelling how it writes numbers and times
 * @param lexicon its words
 * @param grammar its rules
 */
record Language(String tag, Spelling spelling, Lexicon lexicon, Grammar grammar) {
    /** The languages there is a folder for, as {@code lexicon/languages.tsv} names them. */
    static final List<String> AVAILABLE = LanguageReader.available();

    /** Read once for each process, since they never change. */
    private static final Map<String, Language> LOADED = new TreeMap<>();

    /**
     * Returns the language of a tag; regions are not told apart.
     *
     * @throws IllegalArgumentException if there is no such language; the message names those there are
     */
    static Language of(String tag) {
        String primary = primary(tag);
        if (!AVAILABLE.contains(primary)) {
            throw new IllegalArgumentException("languages: there is no language '" + tag
                    + "' for temporal expressions; there is " + String.join(", ", AVAILABLE));
        }
        synchronized (LOADED) {
            return LOADED.computeIfAbsent(primary, LanguageReader::read);
        }
    }

    /** Returns the language of a tag without script and region, in lower case. */
    static String primary(String tag) {
        String lower = tag.toLowerCase(Locale.ROOT);
        int end = 0;
        while (end < lower.length() && lower.charAt(end) != '-' && lower.charAt(end) != '_') {
            end++;
        }
        return lower.substring(0, end);
    }
}

package dev.sluice.plugins.linking;

import dev.sluice.api.Mention;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the words of a language other than English, read from a file of {@code languages}, whose format its
 * {@code README.txt} tells. Words are asked for in their folded form. Immutable.
 */
final class Language {
    private static final Set<String> CODES = Set.of("de", "es", "fr", "it", "nl", "pt");

    /** The code in ISO 639-2 of each, for bibliographies and for terms. */
    private static final Map<String, String> LONG_CODES = Map.of(
            "deu", "de", "ger", "de", "spa", "es", "fra", "fr", "fre", "fr", "ita", "it", "nld", "nl", "dut", "nl",
            "por", "pt");

    /** The longest title of persons, in words. */
    static final int LONGEST_TITLE = 4;

    /** The longest ending of words, in letters, so that hostile input costs little. */
    private static final int LONGEST_ENDING = 20;

    private final String code;
    private final Map<String, Set<String>> sections = new HashMap<>();

    /** Reads what is known of the language with a code that {@link #code} returns. */
    Language(String code) {
        this.code = code;
        Set<String> section = new HashSet<>();
        for (String line : Words.lines("languages/" + code + ".txt")) {
            if (line.startsWith("[")) {
                section = sections.computeIfAbsent(line.substring(1, line.indexOf(']')), s -> new HashSet<>());
                continue;
            }
            for (String word : line.split(" +", -1)) {
                boolean ending = word.startsWith("-");
                section.add((ending ? "-" : "") + Spelling.fold(word.substring(ending ? 1 : 0)));
            }
        }
    }

    /** Returns the code in ISO 639-1 of a tag of BCP 47 or a code of ISO 639; empty if nothing is known of the language. */
    static Optional<String> code(String tag) {
        String primary = tag.strip().split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
        return Optional.of(LONG_CODES.getOrDefault(primary, primary)).filter(CODES::contains);
    }

    /** Returns whether the word is no name and opens none. */
    boolean isSmall(String folded) {
        return has("small", folded) || isCalendar(folded);
    }

    /** Returns whether the word belongs to dates and measures. */
    boolean isCalendar(String folded) {
        return has("calendar", folded);
    }

    /** Returns whether the word may stand with a small letter within a name of no person. */
    boolean isJoin(String folded) {
        return has("joins", folded);
    }

    /** Returns whether the word has the ending of adjectives that names of bodies go on with. */
    boolean isAdjective(String folded) {
        return hasEnding("adjectives", folded);
    }

    /** Returns whether names of bodies have a capital at their first word alone, so that adjectives in them have none. */
    boolean capitalizesFirstWordAlone() {
        return sections.containsKey("adjectives");
    }

    /** Returns whether the word is an "and". */
    boolean isConjunction(String folded) {
        return has("and", folded);
    }

    /** Returns whether the word may stand with a small letter within the name of a person. */
    boolean isParticle(String folded) {
        return has("particles", folded);
    }

    /** Returns whether the word before an apostrophe is none of what is behind it. */
    boolean isElision(String folded) {
        return has("elisions", folded);
    }

    /** Returns whether the word behind an apostrophe has lost its beginning. */
    boolean isClipped(String folded) {
        return has("clipped", folded);
    }

    /** Returns whether a dot behind the word does not end a sentence. */
    boolean isAbbreviation(String folded) {
        return has("abbreviations", folded);
    }

    /** Returns whether names have an -s where something is theirs, without an apostrophe. */
    boolean hasGenitive() {
        return has("genitive", "-s");
    }

    /** Returns whether the word is the first of many people's names. */
    boolean isGivenName(String folded) {
        return has("given-names", folded);
    }

    /** Returns whether the title stands before family names, and before no office or body. */
    boolean isHonorific(String folded) {
        return has("honorifics", folded);
    }

    /** Returns whether the language is spoken in the country with a code in ISO 3166. */
    boolean isSpokenIn(String country) {
        return has("countries", Spelling.fold(country));
    }

    /** Returns whether what somebody belongs to may stand behind the particle, unless a given name stands before it. */
    boolean isBelonging(String folded) {
        return has("belonging", folded);
    }

    /** Returns whether a word at the beginning of a sentence is of the kind that stands before names without an article. */
    boolean isApposition(String folded) {
        return hasEnding("appositions", folded);
    }

    /** Returns whether the word is for somebody whose field may have a capital and is no name. */
    boolean isMinister(String folded) {
        return has("ministers", folded);
    }

    /** Returns whether persons are said to be from the place behind the word. */
    boolean isOrigin(String folded) {
        return has("origin", folded);
    }

    /** Returns whether a word with a capital behind this one is probably a place. */
    boolean isBeforePlace(String folded) {
        return has("before-place", folded);
    }

    /** Returns whether all nouns have a capital, so that it tells no name. */
    boolean capitalizesNouns() {
        return sections.containsKey("before-nouns");
    }

    /** Returns whether a word with a capital behind the first is an ordinary noun, in a language that writes them so. */
    boolean tellsNoun(String before, String folded) {
        return has("before-nouns", before) && !has("with-article", folded);
    }

    /** Returns how many of the words, at the beginning, are a title of persons; 0 if none. */
    int titleLength(List<String> folded) {
        for (int length = Math.min(LONGEST_TITLE, folded.size()); length > 0; length--) {
            if (has("titles", String.join(" ", folded.subList(0, length)))) {
                return length;
            }
        }
        return !folded.isEmpty() && hasEnding("titles", folded.get(0)) ? 1 : 0;
    }

    /** Returns the kind of thing whose names begin or end with the word; null if none does. */
    Mention.@Nullable Type head(String folded) {
        for (Mention.Type type : List.of(Mention.Type.ORGANIZATION, Mention.Type.PLACE, Mention.Type.EVENT)) {
            String section = type.name().toLowerCase(Locale.ROOT);
            if (has(section, folded) || hasEnding(section, folded)) {
                return type;
            }
        }
        return null;
    }

    /** Returns the folded names that entities have in this language, with the ids of the entities. */
    Map<String, List<String>> names() {
        Map<String, List<String>> names = new HashMap<>();
        read("languages/names.tsv", names);
        read("languages/places.tsv", names);
        return names;
    }

    /** Returns the folded words for the people of countries, with the ids of the countries. */
    Map<String, List<String>> demonyms() {
        Map<String, List<String>> demonyms = new HashMap<>();
        read("languages/demonyms.tsv", demonyms);
        return demonyms;
    }

    private void read(String file, Map<String, List<String>> names) {
        for (String line : Words.lines(file)) {
            int tab = line.indexOf('\t');
            for (String name : line.substring(tab + 1).split("\\|", -1)) {
                if (name.startsWith(code + ":")) {
                    List<String> ids = names.computeIfAbsent(
                            Spelling.fold(name.substring(code.length() + 1)), n -> new ArrayList<>(1));
                    if (!ids.contains(line.substring(0, tab))) {
                        ids.add(line.substring(0, tab));
                    }
                }
            }
        }
    }

    private boolean has(String section, String folded) {
        return sections.getOrDefault(section, Set.of()).contains(folded);
    }

    private boolean hasEnding(String section, String folded) {
        Set<String> words = sections.getOrDefault(section, Set.of());
        for (int i = Math.max(0, folded.length() - LONGEST_ENDING); i < folded.length() - 1; i++) {
            if (words.contains("-" + folded.substring(i))) {
                return true;
            }
        }
        return false;
    }
}

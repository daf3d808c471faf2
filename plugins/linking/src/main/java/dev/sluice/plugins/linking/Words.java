package dev.sluice.plugins.linking;

import dev.sluice.api.Mention;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The word lists of the plugin, read from its resource files, whose first lines say what they hold. Immutable, safe for
 * use by several threads.
 */
final class Words {
    /** The shortest word that German makes of the name of a city, in letters. */
    private static final int GERMAN_LETTERS = 6;

    private final Set<String> common = read("common-words.txt");
    private final Set<String> stop = read("stop-words.txt");
    private final Set<String> calendar = read("calendar.txt");
    private final Set<String> titles = read("titles.txt");
    private final Set<String> particles = read("particles.txt");
    private final Set<String> abbreviations = read("abbreviations.txt");
    private final Set<String> groups = read("groups.txt");
    private final Set<String> givenNames = read("given-names.txt");
    private final Set<String> respelledCountries = read("respelled-countries.txt");
    private final Set<String> legalForms = read("legal-forms.txt");
    private final Set<String> smallWords = read("small-words.txt");
    private final Set<String> openers = read("openers.txt");
    private final Set<String> shipPrefixes = read("ship-prefixes.txt");
    private final Set<String> clubWords = read("club-words.txt");
    private final Set<String> gameWords = read("game-words.txt");
    private final Set<String> politics = read("politics.txt");
    private final Map<String, Cue> cues = new HashMap<>();
    private final int longestTitle;

    /** Where in a name a word must stand to tell its kind. */
    enum Position {
        /** At the end, or in front of "of" or "for". */
        HEAD,
        /** At the end. */
        LAST,
        /** Anywhere. */
        ANY
    }

    /**
     * What a word inside a name tells about it.
     *
     * @param type the kind of name
     * @param position where the word must stand
     */
    record Cue(Mention.Type type, Position position) {}

    private Words() {
        for (String line : read("cues.txt")) {
            String[] fields = line.split("\t", -1);
            cues.put(
                    fields[0],
                    new Cue(Mention.Type.valueOf(fields[1]), Position.valueOf(fields[2].toUpperCase(Locale.ROOT))));
        }
        longestTitle =
                titles.stream().mapToInt(t -> t.split(" ", -1).length).max().orElse(0);
    }

    /** Returns the lists of the plugin. */
    static Words load() {
        return new Words();
    }

    /** Returns whether English text writes the folded word with a small letter more often than not. */
    boolean isCommon(String folded) {
        return common.contains(folded);
    }

    /** Returns whether the folded word is never a name by itself. */
    boolean isStop(String folded) {
        return stop.contains(folded);
    }

    /** Returns whether the folded word belongs to dates. */
    boolean isCalendar(String folded) {
        return calendar.contains(folded);
    }

    /** Returns whether the folded word may stand with a small letter inside the name of a person. */
    boolean isParticle(String folded) {
        return particles.contains(folded);
    }

    /** Returns whether a dot behind the folded word does not end a sentence. */
    boolean isAbbreviation(String folded) {
        return abbreviations.contains(folded);
    }

    /** Returns where a name ends: behind the dot of an abbreviation such as "Inc.", else behind its last word. */
    int nameEnd(String text, Token last) {
        int end = last.end();
        boolean dot = end < text.length() && text.charAt(end) == '.' && end > 0 && text.charAt(end - 1) != '.';
        return dot && isAbbreviation(last.folded()) ? end + 1 : end;
    }

    /** Returns the cities of whose names German may have made the first word of a folded name, as in Hamburger. */
    static List<String> ofCityInGerman(String folded) {
        int end = folded.indexOf(' ') < 0 ? folded.length() : folded.indexOf(' ');
        boolean formed = end >= GERMAN_LETTERS && folded.startsWith("er", end - 2);
        return formed ? List.of(folded.substring(0, end - 1), folded.substring(0, end - 2)) : List.of();
    }

    /** Returns whether the folded words mean a religion, a people or followers. */
    boolean isGroup(String folded) {
        return groups.contains(folded);
    }

    /** Returns whether the folded word is one of politics. */
    boolean isPolitical(String folded) {
        return politics.contains(folded);
    }

    /** Returns whether the folded word is the first of many people's names. */
    boolean isGivenName(String folded) {
        return givenNames.contains(folded);
    }

    /** Returns whether the folded word is an article or preposition, behind which no sentence begins. */
    boolean isOpener(String folded) {
        return openers.contains(folded);
    }

    /** Returns whether the folded word opens the name of a ship. */
    boolean isShipPrefix(String folded) {
        return shipPrefixes.contains(folded);
    }

    /** Returns whether the folded word is the legal form of a company, such as "ltd". */
    boolean isLegalForm(String folded) {
        return legalForms.contains(folded);
    }

    /** Returns a folded name without the legal form of a company at its end, such as "ltd". */
    String withoutLegalForm(String folded) {
        String bare = folded;
        for (int space = bare.lastIndexOf(' '); space > 0; space = bare.lastIndexOf(' ')) {
            if (!legalForms.contains(bare.substring(space + 1))) {
                break;
            }
            bare = bare.substring(0, space);
        }
        return bare;
    }

    /** Returns the folded name of a team without words such as "fc" at both ends; the whole name if it has no others. */
    String withoutClubWords(String folded) {
        List<String> parts = List.of(folded.split(" ", -1));
        int from = 0;
        int to = parts.size();
        while (from < to && clubWords.contains(parts.get(from))) {
            from++;
        }
        while (to > from && clubWords.contains(parts.get(to - 1))) {
            to--;
        }
        return from == to ? folded : String.join(" ", parts.subList(from, to));
    }

    /** Returns whether the folded word stands between two opponents, such as "beat". */
    boolean isGameWord(String folded) {
        return gameWords.contains(folded);
    }

    /** Returns the first letters of the words of a folded name, without those of small words and legal forms. */
    String initials(String folded) {
        StringBuilder out = new StringBuilder();
        for (String word : withoutLegalForm(folded).split(" ", -1)) {
            if (!word.isEmpty() && !smallWords.contains(word)) {
                out.appendCodePoint(word.codePointAt(0));
            }
        }
        return out.toString();
    }

    /** Returns the cue of a folded word or of two; null if it is none. */
    @Nullable
    Cue cue(String folded) {
        return cues.get(folded);
    }

    /** Returns the codes of the countries whose names of persons have several Latin spellings. */
    Set<String> respelledCountries() {
        return respelledCountries;
    }

    /** Returns how many words at the beginning are a title; 0 if none. */
    int titleLength(String... folded) {
        return titleLength(Arrays.asList(folded));
    }

    /** Returns how many words at the beginning are a title; 0 if none. */
    int titleLength(List<String> folded) {
        for (int length = Math.min(longestTitle, folded.size()); length > 0; length--) {
            if (titles.contains(String.join(" ", folded.subList(0, length)))) {
                return length;
            }
        }
        return 0;
    }

    /** Returns the lines of a resource that are no comments, in their order. */
    static List<String> lines(String resource) {
        return List.copyOf(read(resource));
    }

    private static Set<String> read(String resource) {
        try (InputStream in = Words.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(
                        "resource " + resource + " is missing from the linking plugin: install the plugin anew");
            }
            Set<String> lines = new LinkedHashSet<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    lines.add(line.strip());
                }
            }
            return lines;
        } catch (IOException e) {
            throw new IllegalStateException(
                    "resource " + resource + " of the linking plugin cannot be read: install the plugin anew", e);
        }
    }
}

package dev.sluice.plugins.extraction;

import com.optimaize.langdetect.DetectedLanguage;
import com.optimaize.langdetect.LanguageDetector;
import com.optimaize.langdetect.LanguageDetectorBuilder;
import com.optimaize.langdetect.ngram.NgramExtractors;
import com.optimaize.langdetect.profiles.LanguageProfile;
import com.optimaize.langdetect.text.CommonTextObjectFactories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Tells the language of a text: by its script, and where several languages share that, by the n-grams of their words.
 * What the library needs for the languages of a script is loaded with the first text in it. Thread-safe.
 */
final class LanguageDetection {
    /** Characters that are looked at; more do not change the answer. */
    private static final int SAMPLE = 3_000;

    /** Fewer letters are not guessed at; an ideograph counts as several. */
    private static final int ENOUGH_TO_GUESS = 40;

    private static final int LETTERS_OF_AN_IDEOGRAPH = 3;

    /** Texts in Japanese have this share of kana at least, however many ideographs they use. */
    private static final double SHARE_OF_KANA = 0.08;

    private static final List<Group> ALL = groups();

    /** The languages that are written in one of the scripts. */
    private record Group(Set<Character.UnicodeScript> scripts, List<String> languages) {}

    /**
     * A language that was told.
     *
     * @param language the tag
     * @param letters the letters that were looked at, up to the size of the sample; an ideograph counts as several
     */
    record Guess(String language, int letters) {}

    private final List<Group> groups;
    private final double confidence;
    private final Map<Character.UnicodeScript, LanguageDetector> detectors =
            new EnumMap<>(Character.UnicodeScript.class);

    /**
     * Makes one for some languages.
     *
     * @param languages the tags to choose from; empty for all there are
     * @param confidence how sure a guess must be at least, from 0 to 1
     */
    LanguageDetection(List<String> languages, double confidence) {
        this.confidence = confidence;
        this.groups = ALL.stream()
                .map(group -> new Group(
                        group.scripts(),
                        group.languages().stream()
                                .filter(tag -> languages.isEmpty() || isAmong(tag, languages))
                                .toList()))
                .toList();
    }

    /** Says whether a language is one of those that can be told. */
    static boolean knows(String tag) {
        return ALL.stream().flatMap(group -> group.languages().stream()).anyMatch(known -> isSame(known, tag));
    }

    /** Returns the tags of all languages that can be told, sorted. */
    static Set<String> known() {
        Set<String> known = new TreeSet<>();
        ALL.forEach(group -> known.addAll(group.languages()));
        return known;
    }

    /** Says whether two tags name the same language, whatever the region; both kinds of Norwegian are one. */
    static boolean isSame(String one, String other) {
        return primary(one).equals(primary(other));
    }

    private static boolean isAmong(String tag, List<String> languages) {
        return languages.stream().anyMatch(wanted -> wanted.contains("-") ? wanted.equals(tag) : isSame(tag, wanted));
    }

    private static String primary(String tag) {
        String language = Locale.forLanguageTag(tag).getLanguage();
        return language.equals("nb") || language.equals("nn") ? "no" : language;
    }

    private static List<Group> groups() {
        List<Group> groups = new ArrayList<>();
        for (String line : Resources.lines("languages.tsv")) {
            String[] fields = line.split("\t", -1);
            Set<Character.UnicodeScript> scripts = new TreeSet<>();
            for (String script : fields[0].split(",", -1)) {
                scripts.add(Character.UnicodeScript.valueOf(script));
            }
            groups.add(new Group(scripts, List.of(fields[1].split(" ", -1))));
        }
        return List.copyOf(groups);
    }

    /** Returns the language of a text; nothing if it has too few letters, or if two languages are as likely. */
    Optional<Guess> detect(String text) {
        String sample = sample(text);
        Map<Character.UnicodeScript, Integer> letters = letters(sample);
        Group group = groups.stream()
                .max(Comparator.comparingDouble(candidate -> weight(candidate, letters)))
                .orElseThrow();
        int count = (int) weight(group, letters);
        if (count < ENOUGH_TO_GUESS || group.languages().isEmpty()) {
            return Optional.empty();
        }
        if (group.languages().size() == 1) {
            return Optional.of(new Guess(group.languages().get(0), count));
        }
        List<DetectedLanguage> guesses = detector(group)
                .getProbabilities(
                        CommonTextObjectFactories.forDetectingOnLargeText().forText(sample));
        return guesses.isEmpty() || guesses.get(0).getProbability() < confidence
                ? Optional.empty()
                : Optional.of(new Guess(guesses.get(0).getLocale().toString(), count));
    }

    /** Takes long texts at three places, since some begin with a piece in another language. */
    private static String sample(String text) {
        if (text.length() <= SAMPLE) {
            return text;
        }
        int part = SAMPLE / 3;
        int middle = text.length() / 2 - part / 2;
        return text.substring(0, part) + "\n" + text.substring(middle, middle + part) + "\n"
                + text.substring(text.length() - part);
    }

    private static Map<Character.UnicodeScript, Integer> letters(String sample) {
        Map<Character.UnicodeScript, Integer> letters = new EnumMap<>(Character.UnicodeScript.class);
        sample.codePoints()
                .filter(Character::isLetter)
                .forEach(c -> letters.merge(
                        Character.UnicodeScript.of(c),
                        Character.isIdeographic(c) ? LETTERS_OF_AN_IDEOGRAPH : 1,
                        Integer::sum));
        int kana = letters.getOrDefault(Character.UnicodeScript.HIRAGANA, 0)
                + letters.getOrDefault(Character.UnicodeScript.KATAKANA, 0);
        int ideographs = letters.getOrDefault(Character.UnicodeScript.HAN, 0);
        if (kana > SHARE_OF_KANA * (kana + ideographs)) {
            letters.merge(Character.UnicodeScript.HIRAGANA, ideographs, Integer::sum);
        }
        return letters;
    }

    private static double weight(Group group, Map<Character.UnicodeScript, Integer> letters) {
        return group.scripts().stream()
                .mapToInt(script -> letters.getOrDefault(script, 0))
                .sum();
    }

    private synchronized LanguageDetector detector(Group group) {
        Character.UnicodeScript script = group.scripts().iterator().next();
        @Nullable LanguageDetector known = detectors.get(script);
        if (known == null) {
            known = load(group.languages());
            detectors.put(script, known);
        }
        return known;
    }

    private static LanguageDetector load(List<String> languages) {
        List<LanguageProfile> profiles = new ArrayList<>();
        try {
            for (String language : languages) {
                profiles.add(LanguageProfiles.read(language));
            }
            return LanguageDetectorBuilder.create(NgramExtractors.standard())
                    .withProfiles(profiles)
                    .seed(0)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException("the language profiles are missing from the plugin; build it again", e);
        }
    }
}

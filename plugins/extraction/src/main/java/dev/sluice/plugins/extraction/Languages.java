package dev.sluice.plugins.extraction;

import com.optimaize.langdetect.DetectedLanguage;
import com.optimaize.langdetect.LanguageDetector;
import com.optimaize.langdetect.LanguageDetectorBuilder;
import com.optimaize.langdetect.ngram.NgramExtractors;
import com.optimaize.langdetect.profiles.LanguageProfileReader;
import com.optimaize.langdetect.text.CommonTextObjectFactories;
import dev.sluice.api.Document;
import dev.sluice.api.Metadata;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides the language of a document: by its words, and by what the page says where they are too few. */
final class Languages {
    /** Characters that are looked at; more do not change the answer. */
    private static final int SAMPLE = 3_000;

    /** Fewer letters say too little against what the page states. */
    private static final int ENOUGH_TO_OVERRULE = 200;

    /** Fewer letters are not guessed at. */
    private static final int ENOUGH_TO_GUESS = 40;

    private static final double SURE = 0.9;

    private Languages() {}

    /**
     * Loaded at the first need, since that takes some tenths of a second. A field of its own and no static initializer: what
     * fails there for want of memory would fail for every later document.
     */
    private static volatile @Nullable LanguageDetector detector;

    private static LanguageDetector detector() {
        LanguageDetector known = detector;
        if (known != null) {
            return known;
        }
        synchronized (Languages.class) {
            LanguageDetector made = detector;
            if (made == null) {
                made = load();
                detector = made;
            }
            return made;
        }
    }

    private static LanguageDetector load() {
        try {
            return LanguageDetectorBuilder.create(NgramExtractors.standard())
                    .withProfiles(new LanguageProfileReader().readAllBuiltIn())
                    .seed(0)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException("the language profiles are missing from the plugin; build it again", e);
        }
    }

    /** Returns the metadata with the language, if there is one to be told. */
    static Metadata decide(Document document, Optional<String> given) {
        Metadata metadata = document.metadata();
        Optional<String> language = given.or(metadata::language);
        if (language.isEmpty()) {
            Optional<String> stated = stated(metadata);
            Optional<String> detected = detect(document.text());
            boolean agree = stated.isPresent()
                    && detected.isPresent()
                    && primary(stated.get()).equals(primary(detected.get()));
            boolean overrule = detected.isPresent() && document.text().length() >= ENOUGH_TO_OVERRULE;
            language = agree || !overrule ? stated.or(() -> detected) : detected;
        }
        return language.isPresent() ? metadata.withLanguage(language.get()) : metadata;
    }

    static Optional<String> detect(String text) {
        if (text.chars().filter(Character::isLetter).limit(ENOUGH_TO_GUESS).count() < ENOUGH_TO_GUESS) {
            return Optional.empty();
        }
        String sample = text.substring(0, Math.min(text.length(), SAMPLE));
        List<DetectedLanguage> guesses = detector()
                .getProbabilities(
                        CommonTextObjectFactories.forDetectingOnLargeText().forText(sample));
        return guesses.isEmpty() || guesses.get(0).getProbability() < SURE
                ? Optional.empty()
                : tag(guesses.get(0).getLocale().toString());
    }

    private static Optional<String> stated(Metadata metadata) {
        return HtmlMetadata.first(
                        metadata,
                        "html.lang",
                        "html.meta.content-language",
                        "html.meta.og:locale",
                        "html.jsonld.inLanguage",
                        "dc.language")
                .flatMap(Languages::tag);
    }

    private static Optional<String> tag(String written) {
        String tag = Locale.forLanguageTag(written.strip().replace('_', '-')).toLanguageTag();
        return tag.equals("und") ? Optional.empty() : Optional.of(tag);
    }

    private static String primary(String tag) {
        return Locale.forLanguageTag(tag).getLanguage();
    }
}

package dev.sluice.plugins.extraction;

import dev.sluice.api.Annotator;
import dev.sluice.api.Document;
import dev.sluice.api.StepContext;
import dev.sluice.plugins.extraction.LanguageDetection.Guess;
import java.util.Optional;

/** Decides the language of a document. Thread-safe. */
final class LanguageAnnotator implements Annotator {
    private final LanguageConfig config;
    private final LanguageDetection detection;

    LanguageAnnotator(LanguageConfig config) {
        this.config = config;
        this.detection = new LanguageDetection(config.languages(), config.confidence());
    }

    @Override
    public Document annotate(Document document, StepContext context) {
        Optional<String> known = document.metadata().language();
        Optional<String> language = config.given().or(() -> decide(document, known));
        return language.equals(known) || language.isEmpty()
                ? document
                : document.withMetadata(document.metadata().withLanguage(language.get()));
    }

    /** What was known before the page was read, or found out since, is kept: only the page's own word is doubted. */
    private Optional<String> decide(Document document, Optional<String> known) {
        Optional<String> stated = StatedLanguage.of(document.metadata());
        if (known.isPresent() && !known.equals(stated)) {
            return known;
        }
        Optional<Guess> guess = detection.detect(document.text());
        if (stated.isEmpty()) {
            return guess.map(Guess::language);
        }
        boolean isRefuted = guess.isPresent()
                && guess.get().letters() >= config.enough()
                && !LanguageDetection.isSame(stated.get(), guess.get().language())
                && canBeRefuted(stated.get());
        return isRefuted ? guess.map(Guess::language) : stated;
    }

    /** Texts in a language that cannot be told are taken for one of its neighbors. */
    private boolean canBeRefuted(String stated) {
        return LanguageDetection.knows(stated);
    }
}

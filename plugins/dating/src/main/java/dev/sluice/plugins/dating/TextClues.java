package dev.sluice.plugins.dating;

import dev.sluice.api.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers what the words of a document tell about its day. Pure and safe for use by several threads. */
final class TextClues {
    private static final String ENGLISH = "en";

    private TextClues() {}

    /** Returns how the language of a document is written; as English where it is not known. */
    static Spelling spelling(Document document) {
        return Language.of(tag(document).filter(Language.AVAILABLE::contains).orElse(ENGLISH))
                .spelling();
    }

    private static Optional<String> tag(Document document) {
        return document.metadata().language().map(Language::primary);
    }

    /** Returns the clues; none where the language is not known or nothing tells. */
    static List<Clue> of(Document document) {
        String tag = tag(document).orElse(ENGLISH);
        if (document.text().isBlank() || !Language.AVAILABLE.contains(tag)) {
            return List.of();
        }
        Language language = Language.of(tag);
        String text = document.text();
        List<Token> tokens = Tokenizer.tokens(text, language.spelling());
        DayOrder order = DayOrder.of(document.metadata().language());
        List<Clue> clues = new ArrayList<>(
                new TimeClues(language, text, tokens).clues(order == DayOrder.UNKNOWN ? DayOrder.DAY_FIRST : order));
        clues.addAll(new NameClues(text, tokens).clues());
        clues.addAll(Epochs.clues(text, tokens));
        return clues;
    }
}

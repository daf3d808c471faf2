package dev.sluice.plugins.dating;

import dev.sluice.api.Dater;
import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate;
import dev.sluice.api.StepContext;
import java.util.List;

/** Dates documents that nothing else dates by their words. Pure and safe for use by several threads. */
final class TextDater implements Dater {
    private final TextDateConfig config;

    TextDater(TextDateConfig config) {
        this.config = config;
    }

    @Override
    public List<DocumentDate> date(Document document, StepContext context) throws InterruptedException {
        context.checkpoint();
        if (document.date(DocumentDate.Role.PUBLISHED).isPresent()) {
            return List.of();
        }
        List<Clue> clues = TextClues.of(document);
        return TextEstimate.of(clues, List.of(), TextEstimate.limit(document, config), config.coverage()).stream()
                .toList();
    }

    @Override
    public Document annotate(Document document, StepContext context) throws InterruptedException {
        List<DocumentDate> dates = date(document, context);
        return dates.isEmpty() ? document : document.withDate(dates.get(0)).withoutProblem(SignalDater.UNKNOWN_DATE);
    }
}

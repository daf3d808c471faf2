package dev.sluice.plugins.dating;

import dev.sluice.api.Annotator;
import dev.sluice.api.DateInterval;
import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate;
import dev.sluice.testkit.TestContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Dated texts of our own, and annotators for them. */
final class TimexTexts {
    private TimexTexts() {}

    static TimexConfig config(List<String> languages, Optional<LocalDate> reference, Optional<String> lexicon) {
        return new TimexConfig(
                languages,
                reference,
                lexicon,
                TimexConfig.Direction.AUTO,
                DateConfig.NumericOrder.AUTO,
                TimexConfig.Dialect.TE3);
    }

    static Document dated(String text, LocalDate day) {
        return Document.of("a", text)
                .withDate(new DocumentDate(
                        DocumentDate.Role.PUBLISHED, DateInterval.of(day), day.toString(), 1, List.of()));
    }

    static Document annotate(Document document) throws Exception {
        return annotator(TimexConfig.of(List.of("en"))).annotate(document, TestContext.create());
    }

    static Annotator annotator(TimexConfig config) {
        return new TimexFactory().create(config, TestContext.create());
    }
}

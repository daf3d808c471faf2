package dev.sluice.plugins.dating;

import dev.sluice.api.CorpusAnnotator;
import dev.sluice.api.DateInterval;
import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate;
import dev.sluice.api.StepContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Dates documents by their words and by the other documents of the corpus. Pure, thread-safe. */
final class CorpusDater implements CorpusAnnotator<DatedStory, CorpusDates> {
    /** The rule of a document of the same story that is dated. */
    static final String DATED_STORY = "same story";

    /** Months in ISO 8601 have seven signs. */
    private static final int MONTH = 7;

    private final TextDateConfig config;

    CorpusDater(TextDateConfig config) {
        this.config = config;
    }

    @Override
    public DatedStory observe(Document document, StepContext context) throws InterruptedException {
        context.checkpoint();
        Optional<DocumentDate> given = document.date(DocumentDate.Role.PUBLISHED);
        MonthWeights months = given.isPresent()
                ? months(given.get().interval())
                : months(TextClues.of(document), TextEstimate.limit(document, config));
        return new DatedStory(
                document.id(), months, given.isPresent(), StoryWords.of(document.text(), TextClues.spelling(document)));
    }

    @Override
    public CorpusDates combine(Stream<DatedStory> observed, StepContext context) {
        return CorpusDates.of(observed.toList());
    }

    @Override
    public Document apply(Document document, CorpusDates model, StepContext context) throws InterruptedException {
        context.checkpoint();
        if (document.date(DocumentDate.Role.PUBLISHED).isPresent()) {
            return document;
        }
        List<Clue> clues = TextClues.of(document);
        LocalDate limit = TextEstimate.limit(document, config);
        List<Clue> lent = new ArrayList<>();
        for (DatedStory neighbor : model.sameStory(document.id())) {
            lent.add(clue(
                    neighbor.given() ? DATED_STORY : "same story, not dated",
                    neighbor.id(),
                    CorpusDates.story(neighbor)));
        }
        double[] others = model.others(months(clues, limit));
        if (others.length > 0) {
            lent.add(clue("months of the corpus", model.documents() + " documents", others));
        }
        return TextEstimate.of(clues, lent, limit, config.coverage())
                .map(date -> document.withDate(date).withoutProblem(SignalDater.UNKNOWN_DATE))
                .orElse(document);
    }

    private static MonthWeights months(List<Clue> clues, LocalDate limit) {
        return clues.isEmpty() ? MonthWeights.UNKNOWN : MonthWeights.of(DaySolver.solve(clues, List.of(), limit));
    }

    private static MonthWeights months(DateInterval interval) {
        LocalDate first = interval.earliest();
        LocalDate last = interval.latest();
        if (first == null || last == null || first.isBefore(DaySolver.FIRST) || last.isAfter(DaySolver.LAST)) {
            return MonthWeights.UNKNOWN;
        }
        double[] sums = new double[MonthWeights.COUNT];
        for (int day = (int) first.toEpochDay(); day <= last.toEpochDay(); day++) {
            sums[MonthWeights.month(day)]++;
        }
        return MonthWeights.of(sums);
    }

    private static Clue clue(String rule, String surface, double[] months) {
        int best = 0;
        for (int i = 1; i < months.length; i++) {
            best = months[i] > months[best] ? i : best;
        }
        String most = DaySolver.FIRST.plusMonths(best).toString().substring(0, MONTH);
        return Clue.weighed(rule, surface, most, day -> StrictMath.log(months[MonthWeights.month(day)]));
    }
}

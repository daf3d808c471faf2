package dev.sluice.plugins.dating;

import dev.sluice.api.DateInterval;
import dev.sluice.api.Dater;
import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate;
import dev.sluice.api.DocumentDate.Role;
import dev.sluice.api.Evidence;
import dev.sluice.api.Problem;
import dev.sluice.api.StepContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Dates documents by the signals of {@link Signal#TABLE}: the plausible one of the best rank decides, others that agree make it
 * surer, others that contradict make it less sure. Pure and safe for use by several threads.
 */
final class SignalDater implements Dater {
    /** How much of its own confidence a signal adds to another one that it agrees with. */
    private static final double AGREEMENT = 0.5;

    private static final double CONTRADICTION = 0.9;
    private static final double AFTER_RETRIEVAL = 0.5;
    private static final int SHOWN = 42;
    private static final int SHOWN_BEFORE_VAGUE = 60;

    /** The ranks of fields that are not named for publication. */
    private static final int VAGUE = 25;

    private static final int VAGUE_END = 30;

    /** A day in ISO 8601 has so many characters. */
    private static final int DAY = 10;

    private static final double OF_ANOTHER_ROLE = 0.5;

    /** From the first days of a draft to its publication it takes fewer days than this. */
    private static final int NEW_EDITION = 31;

    /** Signals from this rank on give the day of a month that another signal gives, and nothing alone. */
    private static final int COMPLETING = 150;

    /** Fields that give the language with its region, the surest first. */
    private static final List<String> REGIONAL =
            List.of("html.meta.dc.language", "html.meta.content-language", "html.meta.og:locale");

    /** The code of the problem that no date was found. */
    static final String UNKNOWN_DATE = "date.unknown";

    private static final Problem UNKNOWN = new Problem(
            UNKNOWN_DATE,
            "no date of publication in the metadata, the address, or the lines around the text; expressions such as"
                    + " 'last week' stay without a day: give the field 'date' in a corpus, or use a reader that knows the date");

    private final DateConfig.NumericOrder numericOrder;

    SignalDater(DateConfig.NumericOrder numericOrder) {
        this.numericOrder = numericOrder;
    }

    @Override
    public List<DocumentDate> date(Document document, StepContext context) throws InterruptedException {
        context.checkpoint();
        List<Candidate> candidates = new Candidates(document, order(document)).all();
        LocalDate limit = latestPossible(document, candidates);
        List<DocumentDate> dates = new ArrayList<>();
        for (Role role : Role.values()) {
            if (document.date(role).isEmpty()) {
                decide(role, candidates, limit, language(document)).ifPresent(dates::add);
            }
        }
        boolean unpublished = document.date(Role.PUBLISHED).isEmpty()
                && dates.stream().noneMatch(date -> date.role() == Role.PUBLISHED);
        List<Candidate> seen = candidates.stream()
                .filter(c -> c.role() == Role.MODIFIED && VisibleDates.isVisible(c))
                .toList();
        if (unpublished && !seen.isEmpty()) {
            // where readers see no date but that of the last change, what stands there now was published then
            decide(Role.MODIFIED, seen, limit, language(document))
                    .ifPresent(date -> dates.add(0, published(date, "no date but the last change, ")));
        } else if (unpublished) {
            frontPage(document, candidates, limit).ifPresent(date -> dates.add(0, date));
        }
        return dates;
    }

    /** The front page of a site is made anew all day: what nothing else dates is of the day that the clock in its masthead shows. */
    private static Optional<DocumentDate> frontPage(
            Document document, List<Candidate> candidates, @Nullable LocalDate limit) {
        List<Candidate> clocks = candidates.stream()
                .filter(c -> c.role() == Role.RETRIEVED && VisibleDates.isVisible(c))
                .toList();
        return PathDate.isFrontPage(document)
                ? decide(Role.RETRIEVED, clocks, limit, language(document)).map(date -> published(date, "front page, "))
                : Optional.empty();
    }

    /** Another date as that of publication, half as sure. */
    private static DocumentDate published(DocumentDate other, String why) {
        double confidence = Math.round(other.confidence() * OF_ANOTHER_ROLE * 1000) / 1000.0;
        List<Evidence> evidence = other.evidence().stream()
                .map(e -> new Evidence(why + e.rule(), e.surface()))
                .toList();
        return new DocumentDate(Role.PUBLISHED, other.interval(), other.value(), confidence, evidence);
    }

    @Override
    public Document annotate(Document document, StepContext context) throws InterruptedException {
        Document dated = document;
        for (DocumentDate date : date(document, context)) {
            dated = dated.withDate(date);
        }
        Optional<DocumentDate> retrieved = dated.date(Role.RETRIEVED);
        if (retrieved.isPresent() && document.date(Role.PUBLISHED).isEmpty()) {
            LocalDate limit = limit(retrieved.get().interval());
            Optional<DocumentDate> published = dated.date(Role.PUBLISHED);
            if (published.isPresent() && isAfter(published.get().interval(), limit)) {
                dated = dated.withProblem(new Problem(
                        "date.after-retrieval",
                        "published on " + published.get().interval().edtf()
                                + " by the document's own word, but retrieved on "
                                + retrieved.get().interval().edtf() + " before that: check both"));
            }
        }
        boolean isMissed = !dated.text().isBlank()
                && dated.date(Role.PUBLISHED).isEmpty()
                && !dated.problems().contains(UNKNOWN);
        return isMissed ? dated.withProblem(UNKNOWN) : dated;
    }

    private DayOrder order(Document document) {
        return switch (numericOrder) {
            case DAY_FIRST -> DayOrder.DAY_FIRST;
            case MONTH_FIRST -> DayOrder.MONTH_FIRST;
            case AUTO -> {
                DayOrder order = DayOrder.of(language(document));
                yield order == DayOrder.UNKNOWN
                        ? DayOrder.of(document.metadata().first("html.meta.og:locale"))
                        : order;
            }
        };
    }

    /** Returns the language of a page; with the region that another field gives where its own has none. */
    private static Optional<String> language(Document document) {
        Optional<String> language = document.metadata().language();
        if (language.isEmpty() || hasRegion(language.get())) {
            return language;
        }
        String primary = Language.primary(language.get());
        return REGIONAL.stream()
                .flatMap(field -> document.metadata().first(field).stream())
                .filter(tag -> hasRegion(tag)
                        && !tag.contains(",")
                        && Language.primary(tag).equals(primary))
                .findFirst()
                .or(() -> language);
    }

    private static boolean hasRegion(String tag) {
        return tag.indexOf('-') > 0 || tag.indexOf('_') > 0;
    }

    /** Returns the last day the document can be of: that of its retrieval, or null where it is not known. */
    private static @Nullable LocalDate latestPossible(Document document, List<Candidate> candidates) {
        Optional<DocumentDate> known = document.date(Role.RETRIEVED);
        if (known.isPresent()) {
            return limit(known.get().interval());
        }
        return decide(Role.RETRIEVED, candidates, null, Optional.empty())
                .map(date -> limit(date.interval()))
                .orElse(null);
    }

    /** It may be the next day already at the place of writing. */
    private static @Nullable LocalDate limit(DateInterval retrieved) {
        LocalDate latest = retrieved.latest();
        return latest == null ? null : latest.plusDays(1);
    }

    private static boolean isAfter(DateInterval interval, @Nullable LocalDate limit) {
        LocalDate earliest = interval.earliest();
        return limit != null && earliest != null && earliest.isAfter(limit);
    }

    private static Optional<DocumentDate> decide(
            Role role, List<Candidate> candidates, @Nullable LocalDate limit, Optional<String> language) {
        List<Candidate> some = new ArrayList<>(candidates);
        some.removeIf(c -> c.role() != role);
        boolean coarse = some.stream().anyMatch(c -> c.interval().granularity() != DateInterval.Granularity.DAY);
        some.removeIf(c -> c.rank() >= COMPLETING && !coarse);
        if (some.isEmpty()) {
            return Optional.empty();
        }
        some.sort(Comparator.comparing((Candidate c) -> isAfter(c.interval(), limit))
                .thenComparingInt(Candidate::rank));
        Candidate best = changed(LocalDay.of(shown(best(some), candidates), candidates, language), candidates);
        double confidence = best.confidence();
        List<Evidence> evidence = new ArrayList<>(List.of(best.evidence()));
        List<String> heard = new ArrayList<>(List.of(best.group()));
        for (Candidate other : some) {
            if (heard.contains(other.group())) {
                continue;
            }
            heard.add(other.group());
            if (best.isInside(other)) {
                confidence = 1 - (1 - confidence) * (1 - AGREEMENT * other.confidence());
                evidence.add(other.evidence());
            } else if (other.rank() < 50 && !Moment.isNextDay(best, other)) {
                confidence *= CONTRADICTION;
            }
        }
        if (isAfter(best.interval(), limit)) {
            confidence *= AFTER_RETRIEVAL;
        }
        double rounded = Math.round(confidence * 1000) / 1000.0;
        return Optional.of(new DocumentDate(role, best.interval(), best.value(), rounded, evidence));
    }

    /** A page of which but the month is known, and which was changed last in that month, was published by then. */
    private static Candidate changed(Candidate best, List<Candidate> candidates) {
        if (best.role() != Role.PUBLISHED || best.interval().granularity() != DateInterval.Granularity.MONTH) {
            return best;
        }
        return candidates.stream()
                .filter(c -> c.role() == Role.MODIFIED
                        && c.interval().granularity() == DateInterval.Granularity.DAY
                        && c.isInside(best)
                        && !VisibleDates.isOfOthers(c))
                .findFirst()
                .map(c -> new Candidate(
                        Role.PUBLISHED,
                        c.interval(),
                        c.value(),
                        best.rank(),
                        best.confidence() * OF_ANOTHER_ROLE,
                        best.group(),
                        new Evidence(
                                "changed last in the month of publication, "
                                        + c.evidence().rule(),
                                c.evidence().surface())))
                .orElse(best);
    }

    /**
     * Returns the first candidate, or one that says the same better: a day in its month; the day that the page shows first, where
     * the first is but the month of a folder; an earlier day of the address, which stays where the fields tell of a new edition;
     * or the local day of the address where the first is a moment in UTC one day off, since addresses are made in the zone of
     * the page.
     */
    private static Candidate best(List<Candidate> sorted) {
        Candidate best = sorted.get(0);
        boolean coarse = best.interval().granularity() != DateInterval.Granularity.DAY;
        boolean universal = best.value().endsWith("Z") || best.value().endsWith("+00:00");
        for (Candidate other : sorted) {
            if (other.interval().granularity() != DateInterval.Granularity.DAY) {
                continue;
            }
            boolean address = other.group().equals(Candidates.ADDRESS);
            boolean localDay = universal && address && Moment.mayBeDayOf(best, other);
            boolean first = address && isEarlierEdition(other, best);
            boolean own = VisibleDates.isVisible(other) && other.rank() < SHOWN;
            boolean completes = coarse && !VisibleDates.isOfOthers(other) && (own || other.isInside(best));
            if (completes || localDay || first) {
                return other;
            }
        }
        return best;
    }

    /**
     * Returns the date that the page shows as its own where it shows one, and the field's date nowhere: fields keep the day a
     * draft was begun or a page was moved. A field that is not named for publication may be of the last change, and is so where
     * the page shows its day as that, or shows an earlier last change.
     */
    private static Candidate shown(Candidate best, List<Candidate> candidates) {
        if (best.role() != Role.PUBLISHED || VisibleDates.isVisible(best)) {
            return best;
        }
        boolean vague = best.rank() >= VAGUE && best.rank() < VAGUE_END;
        int limit = vague && best.value().length() == DAY ? SHOWN_BEFORE_VAGUE : SHOWN;
        Candidate first = null;
        for (Candidate other : candidates) {
            if (!VisibleDates.isVisible(other)) {
                continue;
            }
            boolean changed = vague && other.role() == Role.MODIFIED;
            if (!changed && Moment.isOne(best, other)) {
                return best;
            }
            boolean earlierChange = changed && isBefore(other, best) && !Moment.isOne(best, other);
            if ((other.role() == Role.PUBLISHED || earlierChange)
                    && other.rank() < limit
                    && (first == null || other.rank() < first.rank())) {
                first = other;
            }
        }
        return first == null ? best : first;
    }

    private static boolean isEarlierEdition(Candidate a, Candidate b) {
        LocalDate first = a.interval().earliest();
        LocalDate second = b.interval().earliest();
        return first != null && second != null && second.toEpochDay() - first.toEpochDay() > NEW_EDITION;
    }

    private static boolean isBefore(Candidate a, Candidate b) {
        LocalDate first = a.interval().earliest();
        LocalDate second = b.interval().earliest();
        return first != null && second != null && first.isBefore(second);
    }
}

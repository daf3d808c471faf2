package dev.sluice.plugins.dating;

import dev.sluice.api.DateInterval;
import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate.Role;
import dev.sluice.api.Evidence;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Gathers what the signals of one document say. For one document; not safe for use by several threads. */
final class Candidates {
    /** The group of dates in addresses. */
    static final String ADDRESS = "address";

    private static final String META = "html.meta.";
    private static final int LONGEST_VALUE = 200;

    private final Document document;
    private final StampReader reader;
    private final DayOrder order;
    private final List<Candidate> found = new ArrayList<>();

    /**
     * Begins to gather.
     *
     * @param document the document
     * @param order how numeric dates are read
     */
    Candidates(Document document, DayOrder order) {
        this.document = document;
        this.order = order;
        this.reader = new StampReader(Language.of("en"), order);
    }

    /** Returns all candidates, those of one key in the order of its values. */
    List<Candidate> all() {
        document.metadata().asMap().forEach((key, values) -> {
            for (Signal signal : signals(key)) {
                values.forEach(value -> read(signal, key, value));
            }
        });
        String url = document.source().url();
        if (url != null) {
            Signal.of("source.url").forEach(signal -> read(signal, "source.url", url));
        }
        Instant retrieved = document.source().retrieved();
        if (retrieved != null) {
            Signal.of("source.retrieved").forEach(signal -> read(signal, "source.retrieved", retrieved.toString()));
        }
        List<Candidate> visible = new VisibleDates(document, order, sureDays()).candidates();
        found.replaceAll(candidate -> inOrderOf(visible, candidate));
        found.addAll(visible);
        return found;
    }

    /** A field may have several names at once, and publishers make up names of their own. */
    private static List<Signal> signals(String key) {
        List<Signal> known = Signal.of(key);
        if (!known.isEmpty() || !key.startsWith(META)) {
            return known;
        }
        String name = key.substring(META.length()).toLowerCase(Locale.ROOT);
        for (String part : name.split(" ", -1)) {
            List<Signal> one = Signal.of(META + part);
            if (!one.isEmpty()) {
                return one;
            }
        }
        return FieldNames.isOther(name)
                ? List.of()
                : FieldNames.published(name).map(Signal::of).orElse(List.of());
    }

    /** The days of fields that are written so that day and month cannot be confused. */
    private Set<LocalDate> sureDays() {
        Set<LocalDate> days = new LinkedHashSet<>();
        for (Candidate candidate : found) {
            LocalDate day = candidate.interval().earliest();
            if (day != null && candidate.evidence().surface().indexOf('/') < 0) {
                days.add(day);
            }
        }
        return days;
    }

    /** 03/04/2021 in a field is the third of April where the page shows that day, and not the fourth of March. */
    private static Candidate inOrderOf(List<Candidate> visible, Candidate candidate) {
        LocalDate day = candidate.interval().earliest();
        String surface = candidate.evidence().surface();
        boolean open = day != null
                && day.getDayOfMonth() <= 12
                && surface.length() >= 8
                && surface.indexOf('/') >= 1
                && surface.indexOf('/') <= 2
                && candidate.interval().granularity() == DateInterval.Granularity.DAY;
        if (!open || day == null) {
            return candidate;
        }
        LocalDate swapped = LocalDate.of(day.getYear(), day.getDayOfMonth(), day.getMonthValue());
        boolean showsSwapped = false;
        for (Candidate other : visible) {
            if (day.equals(other.interval().earliest())) {
                return candidate;
            }
            showsSwapped |= swapped.equals(other.interval().earliest());
        }
        return showsSwapped
                ? candidate.on(
                        DateInterval.of(swapped), swapped + candidate.value().substring(10))
                : candidate;
    }

    private void read(Signal signal, String key, String value) {
        switch (signal.reading()) {
            case STAMP ->
                reader.stamp(value).or(() -> scanned(value)).ifPresent(stamp -> add(signal, signal.role(), key, stamp));
            case PATH -> PathDate.of(value).ifPresent(stamp -> add(signal, signal.role(), key, stamp));
            case LINE, SHORT, BESIDE, LABEL, ALONE -> {
                // lines are read together, since they tell one another's order of day and month
            }
        }
    }

    /** Fields of machines are at times filled by people: "Veröffentlicht: 30.07.2019". */
    private Optional<Stamp> scanned(String value) {
        if (value.length() > LONGEST_VALUE) {
            return Optional.empty();
        }
        String language = document.metadata().language().map(Language::primary).orElse("");
        for (WrittenDate date : DateScanner.dates(value, language)) {
            LocalDate day = date.in(order);
            if (day != null) {
                String surface = value.substring(date.begin(), date.end());
                return Optional.of(new Stamp(DateInterval.of(day), day + date.time(), surface));
            }
        }
        return Optional.empty();
    }

    private void add(Signal signal, Role role, String key, Stamp stamp) {
        LocalDate earliest = stamp.interval().earliest();
        if (earliest != null && earliest.getYear() >= signal.earliestYear()) {
            found.add(new Candidate(
                    role,
                    stamp.interval(),
                    stamp.value(),
                    signal.rank(),
                    signal.confidence(),
                    group(key),
                    new Evidence(signal.rule(), stamp.surface())));
        }
    }

    /** The keys of one vocabulary make one group: {@code html.meta}, {@code html.jsonld}, {@code furniture} and so on. */
    private static String group(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        if (lower.endsWith("url") || lower.endsWith("canonical")) {
            return ADDRESS;
        }
        int last = lower.startsWith("html.") ? lower.indexOf('.', 5) : lower.indexOf('.');
        return last < 0 ? lower : lower.substring(0, last);
    }
}

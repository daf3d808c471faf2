package dev.sluice.plugins.dating;

import dev.sluice.api.DateInterval;
import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate.Role;
import dev.sluice.api.Evidence;
import dev.sluice.api.Furniture;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The dates that stand in the visible lines of a document, around its text and at the edges of it. For one document; not safe
 * for use by several threads.
 */
final class VisibleDates {
    /** The part of a line outside of its date that may hold a name, a time and a place, in UTF-16 units. */
    private static final int LONGEST_REST = 70;

    /** Less beside a date than this names no author and no section. */
    private static final int SHORTEST_REST = 8;

    /** Beside the date, a clock in the masthead shows the day of the week, the time, or the name of the paper. */
    private static final int LONGEST_CLOCK = 30;

    private static final int LONGEST_LINE = 400;
    private static final int MOST_LINES = 3_000;

    /** A date line at the start of a text stands within this many UTF-16 units. */
    private static final int PLACE_AND_DATE = 40;

    /** The last lines of a masthead are next to the article. */
    private static final int LAST_LINES = 6;

    /** A label may stand on a line of its own above its date. */
    private static final int LONGEST_LABEL = 30;

    private static final String DIVIDERS = "·•・";
    /** What the extractor calls a line that shows the time of day. */
    private static final String CLOCK = "clock";

    private static final int LABEL_LINE = 12;
    private static final int HEAD_LINES = 4;
    private static final int LABEL_BONUS = 16;

    /** So many different days in lines of one kind are those of a list. */
    private static final int LIST = 3;

    private static final int LIST_MALUS = 8;

    /** Dates of other days one below the other, in one block and without a word for what they are of, are those of other pages. */
    private static final int COLUMN_MALUS = 16;

    private static final int SENTENCE_MALUS = 16;
    private static final int MOST_REPEATS = 8;

    private static final String COMMENT = "furniture.COMMENT";
    private static final String TEASER = "furniture.TEASER";

    private final String language;
    private final String title;
    private final Set<LocalDate> known;
    private final List<Line> lines = new ArrayList<>();
    private final List<Candidate> found = new ArrayList<>();
    private DayOrder order;
    private int block;

    VisibleDates(Document document, DayOrder order, Set<LocalDate> known) {
        this.known = known;
        this.language = document.metadata().language().map(Language::primary).orElse("");
        this.title = document.metadata().title().map(String::strip).orElse("");
        this.order = order;
        boolean top = true;
        boolean headed = false;
        for (Furniture piece : document.furniture()) {
            String role = "furniture." + piece.role().name();
            block++;
            boolean masthead = piece.role() == Furniture.Role.MASTHEAD;
            List<Signal> exact = Signal.of(role + (masthead && headed ? ".last" : "." + piece.reason()));
            gather(piece.text(), role, piece.reason(), exact.isEmpty() ? Signal.of(role) : exact, top);
            top &= !masthead;
            headed = piece.role() == Furniture.Role.HEADLINE;
        }
        block = 0;
        text(document.text(), !document.furniture().isEmpty());
        learnOrder();
    }

    /** A line with dates, and where it stands. */
    private record Line(
            String text, String key, int block, String before, List<Signal> signals, List<WrittenDate> dates) {}

    /** Returns whether readers see the words of a candidate as those of the page itself. */
    static boolean isVisible(Candidate candidate) {
        String group = candidate.group();
        return group.equals("text") || (group.startsWith("furniture.") && !isOfOthers(candidate));
    }

    /** Returns whether a candidate stands with the words of other readers or of other pages. */
    static boolean isOfOthers(Candidate candidate) {
        return candidate.group().equals(COMMENT) || candidate.group().equals(TEASER);
    }

    /** Returns what the lines say, in their order. */
    List<Candidate> candidates() {
        Map<List<Signal>, Set<LocalDate>> kinds = new LinkedHashMap<>();
        Map<Integer, Set<LocalDate>> blocks = new LinkedHashMap<>();
        for (Line line : lines) {
            int from = 0;
            for (WrittenDate date : line.dates()) {
                // what says what it is the date of is no part of a list
                if (label(line, date, from) == null) {
                    kinds.computeIfAbsent(line.signals(), k -> new LinkedHashSet<>())
                            .add(date.day());
                    if (from == 0 && line.block() > 0) {
                        blocks.computeIfAbsent(line.block(), k -> new LinkedHashSet<>())
                                .add(date.day());
                    }
                }
                from = date.end();
            }
        }
        List<LocalDate> days = new ArrayList<>();
        LocalDate firstComment = firstComment();
        for (Line line : lines) {
            int from = 0;
            for (WrittenDate date : line.dates()) {
                LocalDate day = day(date);
                if (day != null && (!line.key().equals(COMMENT) || day.equals(firstComment))) {
                    if (!days.contains(day)) {
                        days.add(day);
                    }
                    // a page may show the dates of others around its own, in the same table
                    boolean unlabeled = label(line, date, from) == null;
                    boolean list = isList(kinds, line.signals());
                    boolean column = unlabeled && isList(blocks, line.block());
                    int malus = Math.min(MOST_REPEATS, days.indexOf(day))
                            + (list ? LIST_MALUS : 0)
                            + (column ? COLUMN_MALUS : 0)
                            + (isInSentence(line, date) ? SENTENCE_MALUS : 0);
                    add(line, date, day, from, malus);
                }
                from = date.end();
            }
        }
        return found;
    }

    private static <K> boolean isList(Map<K, Set<LocalDate>> days, K kind) {
        return days.getOrDefault(kind, Set.of()).size() >= LIST;
    }

    /** "On 3 May 2021 we meet again": a day between small words of the text is most often that of an event. */
    private static boolean isInSentence(Line line, WrittenDate date) {
        String text = line.text();
        return line.key().equals("text")
                && date.begin() >= 2
                && Character.isLowerCase(text.charAt(date.begin() - 2))
                && date.end() + 1 < text.length()
                && text.charAt(date.end()) == ' '
                && Character.isLowerCase(text.charAt(date.end() + 1));
    }

    private @Nullable LocalDate firstComment() {
        return lines.stream()
                .filter(line -> line.key().equals(COMMENT))
                .flatMap(line -> line.dates().stream())
                .map(this::day)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Where the order of day and month is open, the day that a field of the page also gives is meant. */
    private @Nullable LocalDate day(WrittenDate date) {
        LocalDate other = date.swapped();
        if (other != null && known.contains(other) != known.contains(date.day())) {
            return known.contains(other) ? other : date.day();
        }
        return date.in(order);
    }

    private void add(Line line, WrittenDate date, LocalDate day, int from, int malus) {
        String label = label(line, date, from);
        for (Signal signal : line.signals()) {
            if (day.getYear() < signal.earliestYear() || !fits(signal, line, date, label)) {
                continue;
            }
            boolean modified = signal.role() == Role.PUBLISHED && "MODIFIED".equals(label);
            boolean weak = signal.reading() != Signal.Reading.LINE;
            int rank = signal.rank() + malus - (label != null && weak ? LABEL_BONUS : 0);
            found.add(new Candidate(
                    modified ? Role.MODIFIED : signal.role(),
                    DateInterval.of(day),
                    day + date.time(),
                    rank,
                    signal.confidence(),
                    line.key(),
                    new Evidence(signal.rule(), line.text().substring(date.begin(), date.end()))));
        }
    }

    /** Returns what the words beside a date say it is the date of, PUBLISHED or MODIFIED, or null. */
    private @Nullable String label(Line line, WrittenDate date, int from) {
        String label = PageLabels.before(line.text(), from, date.begin());
        if (label == null && date.begin() <= LABEL_LINE && line.before().length() <= LONGEST_LABEL) {
            String above = PageLabels.before(line.before(), 0, line.before().length());
            // a label with a date of its own says nothing of the next line
            label = above == null || !DateScanner.dates(line.before(), language).isEmpty() ? null : above;
        }
        if (label == null) {
            label = PageLabels.after(line.text(), date.end());
        }
        if (label == null && rest(line, date) <= LONGEST_CLOCK) {
            label = PageLabels.first(line.text(), date.begin());
        }
        return label;
    }

    private static boolean fits(Signal signal, Line line, WrittenDate date, @Nullable String label) {
        return switch (signal.reading()) {
            case LINE -> true;
            case LABEL -> label != null;
            case ALONE -> label == null && rest(line, date) <= LONGEST_CLOCK;
            case SHORT -> label != null || rest(line, date) <= LONGEST_REST;
            case BESIDE -> label != null || (rest(line, date) >= SHORTEST_REST && rest(line, date) <= LONGEST_REST);
            case STAMP, PATH -> false;
        };
    }

    private static int rest(Line line, WrittenDate date) {
        return line.text().length() - (date.end() - date.begin());
    }

    private void gather(String text, String key, String reason, List<Signal> signals, boolean top) {
        if (signals.isEmpty()) {
            return;
        }
        boolean masthead = key.equals("furniture.MASTHEAD");
        List<Signal> nearby = Signal.of("furniture.MASTHEAD.last");
        List<Signal> beside = Signal.of(key + ".own");
        long lineCount = text.lines().count();
        String before = "";
        int number = 0;
        int begin = 0;
        while (begin < text.length() && lines.size() < MOST_LINES) {
            int end = text.indexOf('\n', begin);
            end = end < 0 ? text.length() : end;
            String line = text.substring(begin, Math.min(end, begin + LONGEST_LINE));
            boolean last = number >= lineCount - LAST_LINES && number >= LAST_LINES;
            boolean near = isDivided(line) || ((!top || last) && line.indexOf(':') >= 0);
            boolean own = !beside.isEmpty() && (isTitle(before) || isTitle(next(text, end + 1)));
            line(line, key, before, own ? beside : masthead && near && !reason.equals(CLOCK) ? nearby : signals);
            before = line;
            number++;
            begin = end + 1;
        }
    }

    private boolean isTitle(String line) {
        return !title.isEmpty() && line.strip().equalsIgnoreCase(title);
    }

    private static String next(String text, int begin) {
        int end = begin < text.length() ? text.indexOf('\n', begin) : begin;
        return begin >= text.length() ? "" : text.substring(begin, end < 0 ? text.length() : end);
    }

    private void line(String text, String key, String before, List<Signal> signals) {
        if (!signals.isEmpty() && hasDigit(text)) {
            List<WrittenDate> dates = DateScanner.dates(text, language);
            if (!dates.isEmpty()) {
                lines.add(new Line(text, key, block, before, signals, dates));
            }
        }
    }

    /** A clock is a date alone; the line of an article has a time, a name or a section beside it. */
    private static boolean isDivided(String line) {
        return line.contains(" - ") || line.chars().anyMatch(c -> DIVIDERS.indexOf(c) >= 0);
    }

    private static boolean hasDigit(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Dates of the document itself stand at the head of its text, or in short lines; running words, and the lines of what is
     * no page, speak of other days.
     */
    private void text(String text, boolean isPage) {
        int begin = 0;
        String before = "";
        for (int number = 0; begin < text.length() && lines.size() < MOST_LINES; number++) {
            int end = text.indexOf('\n', begin);
            end = end < 0 ? text.length() : end;
            String line = text.substring(begin, Math.min(end, begin + LONGEST_LINE));
            if (number < HEAD_LINES) {
                String head = line.substring(0, Math.min(line.length(), PLACE_AND_DATE));
                line(head, "text", "", Signal.of("text.start"));
            }
            if (number < HEAD_LINES || isPage) {
                line(line, "text", before, Signal.of(number < HEAD_LINES ? "text.head" : "text.line"));
            }
            before = line;
            begin = end + 1;
        }
    }

    /** A day above 12 tells how the page writes all its numeric dates. */
    private void learnOrder() {
        if (order != DayOrder.UNKNOWN) {
            return;
        }
        boolean dayFirst = false;
        boolean monthFirst = false;
        for (Line line : lines) {
            for (WrittenDate date : line.dates()) {
                String written = line.text().substring(date.begin(), date.end());
                Optional<Integer> first = leading(written, '/');
                dayFirst |= first.isPresent() && first.get() > 12;
                monthFirst |= first.isPresent()
                        && first.get() <= 12
                        && date.swapped() == null
                        && date.day().getDayOfMonth() > 12
                        && date.day().getMonthValue() == first.get();
            }
        }
        if (dayFirst != monthFirst) {
            order = dayFirst ? DayOrder.DAY_FIRST : DayOrder.MONTH_FIRST;
        }
    }

    private static Optional<Integer> leading(String written, char sign) {
        int at = written.indexOf(sign);
        if (at < 1 || at > 2 || !Tokenizer.isDigit(written.charAt(0)) || !Tokenizer.isDigit(written.charAt(at - 1))) {
            return Optional.empty();
        }
        return Optional.of(Integer.parseInt(written.substring(0, at)));
    }
}

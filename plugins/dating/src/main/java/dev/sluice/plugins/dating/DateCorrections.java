package dev.sluice.plugins.dating;

import dev.sluice.api.DateInterval;
import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate;
import dev.sluice.api.Evidence;
import dev.sluice.api.Span;
import dev.sluice.api.Timex;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a user knows better than the daters: when a document was published, and what a temporal expression means. Immutable,
 * safe for use by several threads.
 *
 * <p>They stand in the file of corrections that {@code cluster} takes, too, whose other lines say nothing here. The file is
 * UTF-8 with a correction a line, its fields with tabs between; empty lines and lines that begin with {@code #} say nothing.
 *
 * <pre>
 * date  VALUE  DOCUMENT                the document with that id was published then
 * time  WORDS  VALUE  DOCUMENT         the words mean that time, wherever the document has them as a time
 * time  WORDS  VALUE  DOCUMENT  BEGIN  the same, of the words that begin at that UTF-16 unit alone, found or not
 * </pre>
 *
 * @param dates the days told, by the id of the document
 * @param times the TIMEX3 values told, or {@link #NO_TIME}
 */
record DateCorrections(Map<String, DocumentDate> dates, Map<Place, String> times) {
    /** The value of words that mean no time. */
    static final String NO_TIME = "none";

    private static final int ANYWHERE = -1;
    private static final String TOLD = "told by corrections";
    private static final DateCorrections NONE = new DateCorrections(Map.of(), Map.of());
    private static final Pattern SPACE = Pattern.compile("\\p{IsWhite_Space}+");
    private static final Pattern TIME_VALUE = Pattern.compile(
            "[0-9X]{2,4}(?:-[0-9A-Z]{1,3}){0,3}(?:T[0-9A-Z:.+-]+)?|P[0-9A-Z.]+|(?:PAST|PRESENT|FUTURE)_REF|" + NO_TIME);

    /**
     * Words in a document.
     *
     * @param begin the UTF-16 unit they begin at, or -1 for all of them
     */
    record Place(String document, String words, int begin) {
        /** Returns where the words begin at this place in a text, null if they do not or may stand anywhere. */
        @Nullable
        Span in(Document text) {
            if (begin < 0 || begin > text.text().length()) {
                return null;
            }
            String pattern =
                    Arrays.stream(words.split(" ")).map(Pattern::quote).collect(Collectors.joining(SPACE.pattern()));
            Matcher matcher = Pattern.compile(pattern)
                    .matcher(text.text())
                    .region(begin, text.text().length());
            return matcher.lookingAt() ? new Span(begin, matcher.end()) : null;
        }
    }

    DateCorrections {
        dates = Map.copyOf(dates);
        times = Map.copyOf(times);
    }

    /**
     * Returns the corrections of a file, none if there is no file.
     *
     * @throws IllegalArgumentException if the file cannot be read or a line is wrong; the message names file and line
     */
    static DateCorrections read(Optional<Path> file) {
        if (file.isEmpty()) {
            return NONE;
        }
        try {
            return new Parser(file.get()).parse(Files.readAllLines(file.get()));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("corrections " + file.get() + " are not UTF-8: save them as UTF-8", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "corrections " + file.get() + " cannot be read (" + e
                            + "): give the path of a file whose lines begin with date or time",
                    e);
        }
    }

    /** Returns the date that is told for a document. */
    Optional<DocumentDate> date(Document document) {
        return Optional.ofNullable(dates.get(document.id()));
    }

    /**
     * Returns the expressions of a document as they are told: some mean something else, some are gone, and words that were
     * told with their place are there even where none was found, in place of what overlaps them.
     */
    List<Timex> corrected(Document document) {
        List<Timex> all = marked(document);
        List<Span> places = all.stream().map(Timex::span).toList();
        for (Timex timex : document.timexes()) {
            String value = value(document, timex);
            boolean isFree = places.stream().noneMatch(timex.span()::overlaps);
            if (isFree && value == null) {
                all.add(timex);
            } else if (isFree && value != null && !value.equals(NO_TIME)) {
                all.add(told(timex, collapsed(document.surface(timex)), value));
            }
        }
        return all;
    }

    private @Nullable String value(Document document, Timex timex) {
        String words = collapsed(document.surface(timex));
        String value = times.get(new Place(document.id(), words, timex.span().begin()));
        return value == null ? times.get(new Place(document.id(), words, ANYWHERE)) : value;
    }

    /** Returns what is told of words that were not found, in the order of the text; of what overlaps the longest. */
    private List<Timex> marked(Document document) {
        List<Timex> marked = new ArrayList<>();
        times.forEach((place, value) -> {
            Span span = place.document().equals(document.id()) && !value.equals(NO_TIME) ? place.in(document) : null;
            if (span != null && document.timexes().stream().map(Timex::span).noneMatch(span::equals)) {
                marked.add(Timex.of(span, type(value), value)
                        .withInterval(interval(value))
                        .withEvidence(List.of(new Evidence(TOLD, place.words()))));
            }
        });
        marked.sort(
                Comparator.comparingInt((Timex timex) -> -timex.span().length()).thenComparing(Timex::span));
        List<Timex> apart = new ArrayList<>();
        for (Timex timex : marked) {
            if (apart.stream().map(Timex::span).noneMatch(timex.span()::overlaps)) {
                apart.add(timex);
            }
        }
        apart.sort(Comparator.comparing(Timex::span));
        return apart;
    }

    private static Timex told(Timex timex, String words, String value) {
        boolean recurs = timex.type() == Timex.Type.SET && (value.startsWith("P") || value.indexOf('X') >= 0);
        return new Timex(
                timex.span(),
                recurs ? Timex.Type.SET : type(value),
                value,
                null,
                recurs ? timex.quant() : null,
                recurs ? timex.freq() : null,
                recurs ? null : interval(value),
                1,
                List.of(new Evidence(TOLD, words), new Evidence("value before", timex.value())));
    }

    private static Timex.Type type(String value) {
        if (value.endsWith("_REF")) {
            return Timex.Type.DATE;
        }
        if (value.startsWith("P")) {
            return Timex.Type.DURATION;
        }
        return value.indexOf('T') >= 0 ? Timex.Type.TIME : Timex.Type.DATE;
    }

    /** Returns the days of a TIMEX3 value that names a day, a month, a year or a time of a day; else null. */
    private static @Nullable DateInterval interval(String value) {
        int time = value.indexOf('T');
        Period period = Period.named(time < 0 ? value : value.substring(0, time));
        return period == null ? null : period.interval();
    }

    private static String collapsed(String words) {
        return SPACE.matcher(words).replaceAll(" ").strip();
    }

    /** Reads the lines of one file. Used once. */
    private static final class Parser {
        private final Path file;
        private final Map<String, DocumentDate> dates = new HashMap<>();
        private final Map<Place, String> times = new HashMap<>();
        private final Map<Place, Integer> lines = new HashMap<>();
        private int number;

        Parser(Path file) {
            this.file = file;
        }

        DateCorrections parse(List<String> all) {
            for (String line : all) {
                number++;
                if (!line.isBlank() && !line.startsWith("#")) {
                    correction(line.split("\t", -1));
                }
            }
            return new DateCorrections(dates, times);
        }

        private void correction(String[] fields) {
            String verb = fields[0].strip();
            switch (verb) {
                case "date" -> date(fields);
                case "time" -> time(fields);
                case "merge", "split", "is" -> {
                    // of names, which the step cluster obeys
                }
                default ->
                    throw wrong("'" + verb + "' is no correction: begin the line with date, time, merge, split or is,"
                            + " and put tabs between the fields");
            }
        }

        private void date(String[] fields) {
            if (fields.length != 3) {
                throw wrong("give a day and the id of a document behind 'date', with tabs between");
            }
            String value = fields[1].strip();
            String document = fields[2].strip();
            DateInterval interval = days(value);
            DocumentDate date = new DocumentDate(
                    DocumentDate.Role.PUBLISHED,
                    interval,
                    value.indexOf('/') < 0 ? value : null,
                    1,
                    List.of(new Evidence(TOLD, value)));
            DocumentDate before = dates.put(document, date);
            agree(new Place(document, "", ANYWHERE), before == null || before.equals(date));
        }

        private void time(String[] fields) {
            if (fields.length < 4 || fields.length > 5) {
                throw wrong(
                        "give words, a value and the id of a document behind 'time', and where the words begin if it"
                                + " is true there alone, with tabs between");
            }
            String words = collapsed(fields[1]);
            if (words.isEmpty()) {
                throw wrong("give the words that mean a time behind 'time'");
            }
            String value = fields[2].strip();
            boolean isDay = value.matches("[0-9]{4}(-[0-9]{2}){1,2}(T.*)?");
            if (!TIME_VALUE.matcher(value).matches() || (isDay && interval(value) == null)) {
                throw wrong("'" + value + "' is no value of TIMEX3: give one such as 2021-03-24, 2021-03, 2021,"
                        + " 2021-W12 or P3D, or none if the words mean no time");
            }
            Place place = new Place(fields[3].strip(), words, fields.length == 5 ? begin(fields[4].strip()) : ANYWHERE);
            String before = times.put(place, value);
            agree(place, before == null || before.equals(value));
        }

        private int begin(String field) {
            if (!field.matches("[0-9]{1,9}")) {
                throw wrong("'" + field + "' is no place in a text: give the number of UTF-16 units before the words");
            }
            return Integer.parseInt(field);
        }

        private DateInterval days(String value) {
            int slash = value.indexOf('/');
            DateInterval first = end(slash < 0 ? value : value.substring(0, slash), value);
            DateInterval last = slash < 0 ? first : end(value.substring(slash + 1), value);
            LocalDate earliest = first == null ? null : first.earliest();
            LocalDate latest = last == null ? null : last.latest();
            try {
                return new DateInterval(earliest, latest);
            } catch (IllegalArgumentException e) {
                throw noDay(value, e);
            }
        }

        /** Returns the days of one end of a range, null if it is open. */
        private @Nullable DateInterval end(String part, String whole) {
            Period period = Period.named(part);
            if (period == null && !(part.equals("..") && !whole.equals(part))) {
                throw noDay(whole, null);
            }
            return period == null ? null : period.interval();
        }

        private IllegalArgumentException noDay(String value, @Nullable Exception cause) {
            IllegalArgumentException fault =
                    wrong("'" + value + "' is no day, month, year or range of them: give 2021-03-24, 2021-03, 2021,"
                            + " 2021-03-24/2021-03-30 or ../2021-03-24");
            return cause == null ? fault : new IllegalArgumentException(fault.getMessage(), cause);
        }

        private void agree(Place place, boolean same) {
            Integer line = lines.putIfAbsent(place, number);
            if (line != null && !same) {
                throw wrong("it says something else than line " + line + ": delete one of them");
            }
        }

        private IllegalArgumentException wrong(String fault) {
            return new IllegalArgumentException("corrections " + file + ", line " + number + ": " + fault);
        }
    }
}

package dev.sluice.plugins.dating;

import dev.sluice.api.DateInterval;
import dev.sluice.api.Document;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the date in the path of an address: {@code /2020/01/31/}, {@code /2020/jan/31/}, {@code /2020-01-31}, {@code /31-01-2020},
 * {@code /20200131/}, {@code /20200131-a-story}, and {@code /2020/01/} for a month. Pure.
 */
final class PathDate {
    /** The digits of a day without signs: 20200131. */
    private static final int BASIC = 8;

    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

    private PathDate() {}

    /** Returns the date; nothing if there is none. */
    static Optional<Stamp> of(String address) {
        int scheme = address.indexOf("://");
        int begin = address.indexOf('/', scheme < 0 ? 0 : scheme + 3);
        int end = address.length();
        for (char c : new char[] {'?', '#'}) {
            int at = address.indexOf(c);
            end = at >= 0 && at < end ? at : end;
        }
        if (begin < 0 || begin >= end) {
            return Optional.empty();
        }
        String[] parts = address.substring(begin + 1, end).split("/", -1);
        for (int i = 0; i < parts.length; i++) {
            Optional<Stamp> found = at(parts, i);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Returns whether all addresses that a document is known by, and at least one, are those of a whole site. */
    static boolean isFrontPage(Document document) {
        List<String> known = Stream.of("html.link.canonical", "html.meta.og:url")
                .flatMap(key -> document.metadata().first(key).stream())
                .toList();
        String fetched = document.source().url();
        return (fetched != null || !known.isEmpty())
                && (fetched == null || isSite(fetched))
                && known.stream().allMatch(PathDate::isSite);
    }

    private static boolean isSite(String address) {
        int host = address.indexOf("://") + 3;
        int path = address.indexOf('/', host);
        boolean asks = address.indexOf('?', host) >= 0;
        return host > 3 && !asks && (path < 0 || path == address.length() - 1);
    }

    private static Optional<Stamp> at(String[] parts, int i) {
        String part = parts[i];
        boolean basic = digits(part) == BASIC && (part.length() == BASIC || "-_.".indexOf(part.charAt(BASIC)) >= 0);
        if (basic) {
            return day(part.substring(0, 4), part.substring(4, 6), part.substring(6, BASIC));
        }
        boolean dashed = part.length() >= 10
                && digits(part) == 4
                && part.charAt(4) == '-'
                && part.charAt(7) == '-'
                && (part.length() == 10 || !Tokenizer.isDigit(part.charAt(10)));
        if (dashed) {
            return day(part.substring(0, 4), part.substring(5, 7), part.substring(8, 10));
        }
        boolean dayFirst = part.length() == 10 && digits(part) == 2 && part.charAt(2) == '-' && part.charAt(5) == '-';
        if (dayFirst) {
            return day(part.substring(6), part.substring(3, 5), part.substring(0, 2));
        }
        if (part.length() != 4 || digits(part) != 4 || i + 1 >= parts.length) {
            return Optional.empty();
        }
        String next = parts[i + 1];
        if (next.length() == 5 && digits(next) == 2 && next.charAt(2) == '-') {
            return day(part, next.substring(0, 2), next.substring(3));
        }
        Optional<Stamp> day = i + 2 < parts.length ? day(part, next, parts[i + 2]) : Optional.empty();
        return day.isPresent() || i + 2 >= parts.length ? day : month(part, next);
    }

    private static Optional<Stamp> day(String year, String month, String day) {
        int number = monthNumber(month);
        if (number < 1 || day.isEmpty() || day.length() > 2 || digits(day) != day.length() || !isYear(year)) {
            return Optional.empty();
        }
        try {
            LocalDate date = LocalDate.of(Integer.parseInt(year), number, Integer.parseInt(day));
            return Optional.of(new Stamp(DateInterval.of(date), date.toString(), year + "/" + month + "/" + day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Stamp> month(String year, String month) {
        int number = monthNumber(month);
        if (number < 1 || number > 12 || !isYear(year)) {
            return Optional.empty();
        }
        YearMonth date = YearMonth.of(Integer.parseInt(year), number);
        return Optional.of(new Stamp(DateInterval.of(date), date.toString(), year + "/" + month));
    }

    private static boolean isYear(String text) {
        return digits(text) == 4 && (text.startsWith("19") || text.startsWith("20"));
    }

    private static int monthNumber(String text) {
        if (!text.isEmpty() && text.length() <= 2 && digits(text) == text.length()) {
            return Integer.parseInt(text);
        }
        int at = text.length() == 3 ? MONTHS.indexOf(text) : -1;
        return at >= 0 && at % 3 == 0 ? at / 3 + 1 : -1;
    }

    private static int digits(String text) {
        int end = 0;
        while (end < text.length() && Tokenizer.isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }
}

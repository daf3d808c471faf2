package dev.sluice.plugins.office;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The marks of the resource {@code mail-marks.tsv}. Immutable, thread-safe. */
final class MailMarks {
    private static final String RESOURCE = "mail-marks.tsv";

    /** Longer lines are words of the author, and patterns stay fast on shorter ones. */
    private static final int MAX_LENGTH = 2_500;

    private static final Map<String, List<String>> VALUES = load();

    static final MailMarks ATTRIBUTION = new MailMarks("attribution");
    static final MailMarks ORIGINAL = new MailMarks("original");
    static final MailMarks HEADER = new MailMarks("header");
    static final MailMarks SENT_FROM = new MailMarks("sent-from");
    static final MailMarks FOOT = new MailMarks("foot");

    private final List<Pattern> patterns;

    private MailMarks(String kind) {
        this.patterns = VALUES.getOrDefault(kind, List.of()).stream()
                .map(value -> Pattern.compile(value, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE))
                .toList();
    }

    boolean fits(String line) {
        return line.length() <= MAX_LENGTH
                && patterns.stream().anyMatch(pattern -> pattern.matcher(line).matches());
    }

    /** Returns the CSS selector of a kind. */
    static String selector(String kind) {
        return String.join(", ", VALUES.getOrDefault(kind, List.of()));
    }

    private static Map<String, List<String>> load() {
        InputStream in = MailMarks.class.getResourceAsStream(RESOURCE);
        if (in == null) {
            throw new IllegalStateException("the resource " + RESOURCE + " is missing from the plugin; build it again");
        }
        Map<String, List<String>> values = new TreeMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> {
                        String[] fields = line.split("\t", 2);
                        values.computeIfAbsent(fields[0], kind -> new ArrayList<>())
                                .add(fields[1]);
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return values;
    }
}

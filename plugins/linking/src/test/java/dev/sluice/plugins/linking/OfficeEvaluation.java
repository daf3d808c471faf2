package dev.sluice.plugins.linking;

import dev.sluice.api.Document;
import dev.sluice.api.Link;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Measures how often "the Iraqi prime minister" in a text of a day is linked to who held the office: {@code OfficeEvaluation TABLES
 * SEED}, the folder of the tables of the starter base and a number that draws {@value #TEXTS} sentences on days from 2001 to 2025. It
 * prints each sentence whose holder was not found, and the share of the others.
 */
final class OfficeEvaluation {
    private static final int TEXTS = 300;
    private static final LocalDate FIRST = LocalDate.of(2001, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2025, 6, 30);

    /** Days of a term at its ends on which tables of terms differ, and terms without an end before this year are mostly over. */
    private static final int EDGE = 30;

    private static final int STILL_OPEN = 2015;

    private static final Map<String, Pattern> OFFICES = Map.of(
            "prime minister", Pattern.compile("prime minister(?: of .+)?"),
            "president", Pattern.compile("president of (?!.*\\b(?:house|senate|council|court)\\b).+"),
            "foreign minister",
                    Pattern.compile("minister (?:of|for) (?:foreign affairs|external (?:affairs|relations))\\b.*"),
            "defence minister", Pattern.compile("minister (?:of|for) (?:national )?defen[cs]e(?: (?:of|and)\\b.*|)"),
            "finance minister", Pattern.compile("minister (?:of|for) finance\\b.*"));

    private static final List<String> SENTENCES = List.of(
            "The %1$s %3$s said on Monday that the talks would go on.",
            "Reporters asked the %1$s %3$s about the budget.",
            "%2$s’s %3$s arrived in Geneva for the summit.",
            "A letter by the %3$s of %2$s was read to the delegates.");

    private record Term(LocalDate from, LocalDate to, String person) {
        private boolean holds(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }

    private OfficeEvaluation() {}

    /** Runs the evaluation. */
    public static void main(String[] arguments) throws Exception {
        Path tables = Path.of(arguments[0]);
        Map<String, String> adjectives = column(tables.resolve("demonyms.csv"), "iso2", "adjective", row -> true);
        Map<String, String> names = column(
                tables.resolve("countries.csv"),
                "iso_a2",
                "name",
                row -> row.get("level").equals("country"));
        Map<String, List<Term>> terms = terms(tables, names);
        List<String> keys = terms.keySet().stream()
                .filter(key -> adjectives.containsKey(country(key)))
                .toList();
        Random random = new Random(Long.parseLong(arguments[1]));
        int right = 0;
        for (int asked = 0; asked < TEXTS; ) {
            String key = keys.get(random.nextInt(keys.size()));
            List<Term> all = terms.getOrDefault(key, List.of());
            Term term = all.get(random.nextInt(all.size()));
            LocalDate from = (term.from().isBefore(FIRST) ? FIRST : term.from()).plusDays(EDGE);
            long days = ChronoUnit.DAYS.between(from, (term.to().isAfter(LAST) ? LAST : term.to()).minusDays(EDGE));
            if (days <= 0) {
                continue;
            }
            LocalDate day = from.plusDays(random.nextInt((int) days));
            Set<String> holders = all.stream()
                    .filter(other -> other.holds(day))
                    .map(Term::person)
                    .collect(Collectors.toSet());
            String title = key.substring(key.indexOf(' ') + 1);
            String text = String.format(
                    Locale.ROOT,
                    SENTENCES.get(random.nextInt(SENTENCES.size())),
                    adjectives.get(country(key)),
                    names.get(country(key)),
                    title);
            if (holders.size() == 1) {
                asked++;
                boolean isFound = isFound(text, day, title, term.person());
                right += isFound ? 1 : 0;
                if (!isFound) {
                    System.out.println(day + " " + text + " " + term.person());
                }
            }
        }
        System.out.printf(Locale.ROOT, "%d of %d, %.3f%n", right, TEXTS, (double) right / TEXTS);
    }

    private static boolean isFound(String text, LocalDate day, String title, String person) throws Exception {
        Document document = Document.fromRecord(Map.of("id", "a", "date", day.toString(), "text", text));
        for (Link link : Linking.links(document)) {
            if (document.surface(link).equals(title)) {
                return link.entity().equals(person);
            }
        }
        return false;
    }

    private static String country(String key) {
        return key.substring(0, key.indexOf(' '));
    }

    /** Returns the terms by the code of the country, a space and the title. */
    private static Map<String, List<Term>> terms(Path tables, Map<String, String> names) throws IOException {
        Map<String, List<Term>> terms = new TreeMap<>();
        SourceRow.read(tables.resolve("office-terms.csv")).forEach(row -> {
            String office = row.get("office").toLowerCase(Locale.ROOT);
            LocalDate from = day(row.get("start"), 1, 1);
            LocalDate to = row.get("end").isEmpty() ? LAST : day(row.get("end"), 12, 28);
            boolean isKnown = from != null && (!row.get("end").isEmpty() || from.getYear() >= STILL_OPEN);
            String country = names.getOrDefault(row.get("country"), "").toLowerCase(Locale.ROOT);
            OFFICES.forEach((title, pattern) -> {
                boolean isOfAll = !title.equals("president") || office.endsWith(" " + country);
                if (isKnown
                        && !country.isEmpty()
                        && isOfAll
                        && pattern.matcher(office).matches()) {
                    terms.computeIfAbsent(row.get("country") + " " + title, key -> new ArrayList<>())
                            .add(new Term(from, to, row.get("person_qid")));
                }
            });
        });
        return terms;
    }

    private static LocalDate day(String date, int month, int day) {
        String[] parts = date.split("-", -1);
        return date.isEmpty()
                ? null
                : LocalDate.of(
                        Integer.parseInt(parts[0]),
                        parts.length > 1 ? Integer.parseInt(parts[1]) : month,
                        parts.length > 2 ? Integer.parseInt(parts[2]) : day);
    }

    private static Map<String, String> column(Path table, String key, String value, Predicate<SourceRow> wanted)
            throws IOException {
        Map<String, String> column = new HashMap<>();
        SourceRow.read(table)
                .filter(row -> wanted.test(row) && !row.get(value).isEmpty())
                .forEach(row -> column.put(row.get(key), row.get(value).split("\\|", -1)[0]));
        return column;
    }
}

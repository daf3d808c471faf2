package dev.sluice.plugins.dating;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Holders of offices by name, from {@code knowledge/office-terms.tsv.gz} and {@code knowledge/office-holders.tsv}, which wins.
 * Immutable once read and safe for use by several threads.
 */
final class KnownPeople {
    private static final String BUILT = "knowledge/office-terms.tsv.gz";
    private static final int FAR_FUTURE = 9999;

    private final Map<String, String> rows = new HashMap<>();

    private KnownPeople() {}

    /** Reads the tables when they are asked for the first time. */
    private static final class Holder {
        private static final KnownPeople INSTANCE = read();
    }

    /** Returns the one table. */
    static KnownPeople instance() {
        return Holder.INSTANCE;
    }

    /**
     * A term of office.
     *
     * @param office what office
     * @param days from its first day to its last
     */
    record Term(OfficeClass office, Clue.Range days) {}

    /**
     * A person, or all people of one name.
     *
     * @param birth year of birth, 0 where it is not known
     * @param death day of death, null where there is none
     * @param terms terms of office
     */
    record Person(int birth, @Nullable LocalDate death, List<Term> terms) {}

    /** Returns who has a name, in the form of {@link PersonNames#key}, a star before a family name; or null. */
    @Nullable
    Person find(String key) {
        String row = rows.get(key);
        if (row == null) {
            return null;
        }
        String[] cells = row.split("\t", -1);
        List<Term> terms = new ArrayList<>();
        for (String term : cells[2].split(";", -1)) {
            int colon = term.indexOf(':');
            int slash = term.indexOf('/');
            if (colon > 0 && slash > colon) {
                String end = term.substring(slash + 1);
                LocalDate last = end.isEmpty() ? LocalDate.of(FAR_FUTURE, 1, 1) : last(end);
                LocalDate first = first(term.substring(colon + 1, slash));
                terms.add(new Term(
                        OfficeClass.valueOf(term.substring(0, colon)),
                        Clue.Range.of(first, last.isBefore(first) ? first : last)));
            }
        }
        int birth = cells[0].isEmpty() ? 0 : Integer.parseInt(cells[0]);
        return new Person(birth, cells[1].isEmpty() ? null : first(cells[1]), terms);
    }

    /** Returns the first day of a year, a month or a day in ISO 8601. */
    static LocalDate first(String date) {
        return LocalDate.parse(date + "0000-01-01".substring(date.length()));
    }

    /** Returns the last day of a year, a month or a day in ISO 8601. */
    static LocalDate last(String date) {
        LocalDate first = first(date);
        return switch (date.length()) {
            case 4 -> first.plusYears(1).minusDays(1);
            case 7 -> first.plusMonths(1).minusDays(1);
            default -> first;
        };
    }

    private static KnownPeople read() {
        KnownPeople people = new KnownPeople();
        try (InputStream in = KnownPeople.class.getResourceAsStream(BUILT)) {
            if (in == null) {
                throw new IllegalStateException("the plugin's own file " + BUILT + " is missing: build it again");
            }
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                int tab = line.indexOf('\t');
                if (tab > 0) {
                    people.rows.put(line.substring(0, tab), line.substring(tab + 1));
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("the plugin's own file " + BUILT + " cannot be read: " + e.getMessage(), e);
        }
        for (DataFile.Row row : DataFile.table("knowledge/office-holders.tsv", 4)) {
            String name = row.cell(0);
            String key = name.startsWith("*") ? name : PersonNames.key(name);
            people.rows.put(key, row.cell(1) + "\t" + row.cell(2) + "\t" + row.cell(3));
        }
        return people;
    }
}

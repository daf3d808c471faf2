package dev.sluice.plugins.dating;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;

/**
 * The command that makes {@code knowledge/office-terms.tsv.gz} out of tables of people and their offices; see {@code
 * text-dates.md} in the folder of this module.
 */
final class OfficeTermsBuilder {
    private static final int FIRST_DEATH = 1900;
    private static final int FIRST_YEAR = 1930;

    private final Titles titles = Titles.INSTANCE;
    private final Map<String, Holder> holders = new TreeMap<>();

    private OfficeTermsBuilder() {}

    /** What is known of all people of one name. */
    private static final class Holder {
        private final TreeSet<String> births = new TreeSet<>();
        private final TreeSet<String> deaths = new TreeSet<>();
        private final TreeSet<String> terms = new TreeSet<>();
        private final TreeSet<String> people = new TreeSet<>();
    }

    /** Runs the build. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        OfficeTermsBuilder builder = new OfficeTermsBuilder();
        builder.read(folder);
        builder.write(Path.of(arguments[1]));
    }

    private void read(Path folder) throws IOException {
        Map<String, Map<String, String>> people = new LinkedHashMap<>();
        for (Map<String, String> person : rows(folder.resolve("people.csv"))) {
            people.put(cell(person, "qid"), person);
        }
        Map<String, String> offices = new LinkedHashMap<>();
        for (Map<String, String> office : rows(folder.resolve("offices.csv"))) {
            offices.put(cell(office, "qid"), cell(office, "label"));
        }
        for (Map<String, String> term : rows(folder.resolve("office-terms.csv"))) {
            add(people.get(cell(term, "person_qid")), titles.officeClass(cell(term, "office")), term);
        }
        for (Map<String, String> term : rows(folder.resolve("legislature-terms.csv"))) {
            boolean senate = offices.getOrDefault(cell(term, "office_qid"), "").contains("enat");
            add(people.get(cell(term, "person_qid")), senate ? OfficeClass.SENATOR : OfficeClass.LEGISLATOR, term);
        }
        for (Map<String, String> leader : rows(folder.resolve("leaders-terms.csv"))) {
            add(people.get(cell(leader, "qid")), OfficeClass.HEAD, leader);
            surname(leader);
        }
        for (Map<String, String> leader : rows(folder.resolve("leaders-terms-noqid.csv"))) {
            surname(leader);
        }
    }

    private void add(Map<String, String> person, OfficeClass office, Map<String, String> term) {
        String start = cell(term, "start");
        if (person == null || start.isEmpty() || Integer.parseInt(start.substring(0, 4)) < FIRST_YEAR) {
            return;
        }
        List<String> names = new ArrayList<>(List.of(cell(person, "label"), cell(person, "enwiki")));
        names.addAll(List.of(cell(person, "aliases").split("\\|", -1)));
        for (String name : new TreeSet<>(names)) {
            String key = PersonNames.key(name);
            if (PersonNames.isFullName(key) && !startsWithTitle(name)) {
                Holder holder = holders.computeIfAbsent(key, k -> new Holder());
                holder.people.add(cell(person, "qid"));
                holder.births.add(year(cell(person, "birth")));
                holder.deaths.add(cell(person, "death"));
                holder.terms.add(office + ":" + start + "/" + cell(term, "end"));
            }
        }
    }

    private boolean startsWithTitle(String name) {
        return !titles.at(Tokenizer.tokens(name, Language.of("en").spelling()), 0)
                .isEmpty();
    }

    private void surname(Map<String, String> leader) {
        String[] words = PersonNames.key(cell(leader, "leader")).split(" ", -1);
        String surname = words[words.length - 1];
        if (surname.length() < 3 || surname.equals("acting")) {
            return;
        }
        Holder holder = holders.computeIfAbsent("*" + surname, k -> new Holder());
        holder.people.add(cell(leader, "reign_id"));
        holder.births.add(cell(leader, "birth_year"));
        holder.terms.add(OfficeClass.HEAD + ":" + cell(leader, "start") + "/" + cell(leader, "end"));
    }

    private static String year(String date) {
        return date.length() < 4 ? "" : date.substring(0, 4);
    }

    private void write(Path file) throws IOException {
        StringBuilder out = new StringBuilder(
                "# Built by OfficeTermsBuilder; format: see office-holders.tsv. Sources: see NOTICE.\n");
        holders.forEach((name, holder) -> {
            boolean one = holder.people.size() == 1;
            String birth = one ? holder.births.first() : "";
            String death = one && holder.deaths.size() == 1 ? holder.deaths.first() : "";
            boolean dead = death.length() >= 4 && Integer.parseInt(death.substring(0, 4)) >= FIRST_DEATH;
            out.append(name)
                    .append('\t')
                    .append(birth)
                    .append('\t')
                    .append(dead ? death : "")
                    .append('\t');
            out.append(String.join(";", holder.terms)).append('\n');
        });
        try (OutputStream stream = new GZIPOutputStream(Files.newOutputStream(file)) {
            {
                def.setLevel(9);
            }
        }) {
            stream.write(out.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String cell(Map<String, String> row, String column) {
        return Objects.requireNonNullElse(row.get(column), "");
    }

    /** Reads a table as RFC 4180 has it. */
    private static List<Map<String, String>> rows(Path file) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            List<String> header = List.of();
            List<String> cells = new ArrayList<>();
            StringBuilder cell = new StringBuilder();
            boolean quoted = false;
            for (int c = reader.read(); c >= 0; c = reader.read()) {
                if (c == '"') {
                    quoted = !quoted;
                } else if (!quoted && (c == ',' || c == '\n')) {
                    cells.add(cell.toString());
                    cell.setLength(0);
                    if (c == '\n') {
                        if (header.isEmpty()) {
                            header = List.copyOf(cells);
                        } else {
                            Map<String, String> row = new LinkedHashMap<>();
                            for (int i = 0; i < Math.min(header.size(), cells.size()); i++) {
                                row.put(header.get(i), cells.get(i));
                            }
                            rows.add(row);
                        }
                        cells.clear();
                    }
                } else {
                    cell.append((char) c);
                }
            }
        }
        return rows;
    }
}

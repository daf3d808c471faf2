package dev.sluice.plugins.linking;

import dev.sluice.api.Mention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Makes the packed source of the starter base and the list of given names from a directory of source tables. After a build
 * of the module, in its directory:
 *
 * <pre>{@code
 * java -cp target/classes:target/test-classes:$API_JAR dev.sluice.plugins.linking.StarterBuilder \
 *     SOURCE_DIR src/main/kb/starter.jsonl.gz src/main/resources/dev/sluice/plugins/linking/given-names.txt
 * }</pre>
 *
 * The build of the module turns the packed source into the base that ships. The same tables give the same bytes. What is
 * taken from which table stands in the methods below; words of regions are those of {@code region-words.tsv}, states those of
 * {@code states.tsv}, and terms of office that the tables lack those of {@code terms.tsv}, beside the packed source. Sources and
 * licences stand in {@code NOTICE} beside the module's {@code pom.xml}. Rows without a confirmed id are never read.
 */
final class StarterBuilder {
    /** People whose last term ended before are left out unless another table has them: news rarely names them. */
    private static final String FIRST_YEAR = "1990";

    /** Events that ended before are left out. */
    private static final String FIRST_EVENT_YEAR = "1945";

    /** Up to which number the item of a brand counts as known: for names of one word, and for longer ones. */
    private static final long KNOWN_WORD = 10_000_000;

    private static final long KNOWN_NAME = 30_000_000;

    /** How often a word must be the first of a person's name before it counts as a given name. */
    private static final int MIN_GIVEN_NAMES = 8;

    private final Path source;
    private final Map<String, Draft> drafts = new HashMap<>();
    private final Map<String, String> countryIds = new HashMap<>();
    private final TreeMap<String, Integer> givenNames = new TreeMap<>();
    private final AliasFilter filter;

    /** For each id of a state in the tables of which {@code states.tsv} tells more, its id and its names. */
    private final Map<String, String[]> states = new HashMap<>();

    private StarterBuilder(Path source, Words words, Path states) throws IOException {
        this.source = source;
        for (String line : Files.readAllLines(states)) {
            if (!line.startsWith("#")) {
                String[] fields = line.split("\t", -1);
                this.states.put(fields[0], fields);
            }
        }
        this.filter = new AliasFilter(words);
    }

    /** Runs the build; arguments: the directory of the tables, the packed source and the list of names to write. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 3) {
            throw new IllegalArgumentException("give the directory of the tables, and two files to write");
        }
        StarterBuilder builder = new StarterBuilder(
                Path.of(arguments[0]), Words.load(), Path.of(arguments[1]).resolveSibling("states.tsv"));
        builder.build(Path.of(arguments[1]), Path.of(arguments[2]));
    }

    private void build(Path packed, Path names) throws IOException {
        countries();
        places();
        organisations();
        offices();
        people();
        events();
        subset();
        moreNames();
        moreLives();
        brands();
        relations();
        new Prominence(drafts.values(), Set.copyOf(countryIds.values())).settle();
        RegionWords.add(packed.resolveSibling("region-words.tsv"), drafts.values());
        moreTerms(packed.resolveSibling("terms.tsv"));
        List<Draft> sorted = drafts.values().stream()
                .filter(d -> !d.name.isEmpty())
                .sorted(Comparator.comparing((Draft d) -> d.id.length()).thenComparing(d -> d.id))
                .toList();
        new DraftWriter(filter, drafts.keySet()).write(packed, sorted);
        List<String> lines = new ArrayList<>(List.of(
                "# Words that are the first of the names of at least " + MIN_GIVEN_NAMES
                        + " people of the source tables.",
                "# Built by StarterBuilder; one folded word a line."));
        givenNames.forEach((word, count) -> {
            if (count >= MIN_GIVEN_NAMES && word.length() > 1 && !filter.isCommon(word)) {
                lines.add(word);
            }
        });
        Files.write(names, lines);
        System.out.println(
                sorted.size() + " entities, packed " + Files.size(packed) + "; " + (lines.size() - 2) + " given names");
    }

    private void countries() throws IOException {
        rows("countries.csv", row -> {
            boolean state = row.get("level").equals("country");
            double people = Math.max(1, number(row.get("population")));
            Draft draft = draft(
                    state(row),
                    row.get("name"),
                    Mention.Type.PLACE,
                    state ? 0.8 + Math.min(0.15, Math.log10(people) / 60) : 0.6);
            draft.country = row.get("iso_a2").isEmpty() ? draft.country : row.get("iso_a2");
            split(row.get("aliases")).map(SourceRow::capitalized).forEach(draft.aliases::add);
            String[] told = states.get(row.get("qid"));
            split(told == null ? "" : told[2]).forEach(draft.aliases::add);
            if (!row.get("iso_a3").isEmpty() && state) {
                draft.aliases.add(row.get("iso_a3"));
            }
            countryIds.put(row.get("iso_a2"), state(row));
        });
        rows("demonyms.csv", row -> {
            Draft draft = draft(state(row), row.get("name"), Mention.Type.PLACE, 0.7);
            draft.country = draft.country.isEmpty() ? row.get("iso2") : draft.country;
            for (String column : List.of("adjective", "noun_singular", "noun_plural")) {
                split(row.get(column)).filter(filter::isName).forEach(draft.demonyms::add);
            }
        });
    }

    private String state(SourceRow row) {
        String[] told = states.get(row.get("qid"));
        return told == null ? row.get("qid") : told[1];
    }

    private void places() throws IOException {
        rows("admin1.csv", row -> {
            Draft draft = draft(row.get("qid"), row.get("name"), Mention.Type.PLACE, 0.4);
            draft.country = draft.country.isEmpty() ? row.get("country") : draft.country;
            aliases(draft, row.get("aliases"));
        });
        rows("places.csv", row -> {
            double size = (Math.log10(Math.max(1000, number(row.get("population")))) - 3) / 4.5;
            boolean capital = row.get("featurecla").startsWith("Admin-0 capital");
            double prior = 0.25 + 0.4 * Math.min(1, size) + (capital ? 0.2 : 0);
            Draft draft = draft(row.get("qid"), row.get("name"), Mention.Type.PLACE, prior);
            draft.country = draft.country.isEmpty() ? row.get("country") : draft.country;
            aliases(draft, row.get("aliases"));
        });
    }

    private void organisations() throws IOException {
        rows("organisations.csv", row -> {
            boolean ministry = row.get("confirmed_by").startsWith("eps");
            Mention.Type type = row.get("type").contains("building") ? Mention.Type.PLACE : Mention.Type.ORGANIZATION;
            Draft draft = draft(row.get("qid"), row.get("label"), type, ministry ? 0.3 : 0.65);
            draft.description = row.get("description");
            draft.country = row.get("country");
            aliases(draft, row.get("aliases"));
        });
        rows("parties.csv", row -> {
            Draft draft = draft(
                    row.get("qid"),
                    row.get("label"),
                    Mention.Type.ORGANIZATION,
                    0.25 + (row.get("enwiki").isEmpty() ? 0 : 0.1));
            draft.country = draft.country.isEmpty() ? first(row.get("country")) : draft.country;
            draft.to = row.get("dissolved");
            split(row.get("aliases")).filter(filter::isPartyName).forEach(draft.aliases::add);
        });
    }

    private void offices() throws IOException {
        rows("offices.csv", row -> {
            boolean isHeld = number(row.get("holders")) > 0;
            boolean named = isHeld ? filter.isOffice(row.get("label")) : filter.isName(row.get("label"));
            if (!named || drafts.containsKey(row.get("qid"))) {
                return;
            }
            Draft draft = draft(row.get("qid"), row.get("label"), Mention.Type.OTHER, 0.3);
            draft.office = true;
            draft.country = row.get("country").length() == 2 ? row.get("country") : "";
            draft.from = row.get("start");
            draft.to = row.get("end");
            aliases(draft, row.get("aliases"));
        });
    }

    private void people() throws IOException {
        Map<String, TreeSet<String>> terms = new HashMap<>();
        Map<String, String> last = new HashMap<>();
        rows("office-terms.csv", row -> {
            String end = row.get("end").isEmpty() ? "9999" : row.get("end");
            last.merge(row.get("person_qid"), end, StarterBuilder::later);
            String country = row.get("country");
            boolean named = !row.get("office").isEmpty() && !country.isEmpty();
            String label = named ? row.get("office") + " (" + country + ")" : row.get("office");
            String office = row.get("office_qid").isEmpty() ? label : row.get("office_qid");
            if (!office.isEmpty()) {
                terms.computeIfAbsent(row.get("person_qid"), id -> new TreeSet<>())
                        .add(row.get("start") + "\t" + row.get("end") + "\t" + office);
            }
        });
        rows("legislature-terms.csv", row -> {
            String end = row.get("end").isEmpty() ? "9999" : row.get("end");
            last.merge(row.get("person_qid"), end, StarterBuilder::later);
            if (!row.get("office_qid").isEmpty()) {
                terms.computeIfAbsent(row.get("person_qid"), id -> new TreeSet<>())
                        .add(row.get("start") + "\t" + row.get("end") + "\t" + row.get("office_qid"));
            }
        });
        rows("people.csv", row -> {
            countGivenName(row.get("label"));
            String end = last.getOrDefault(row.get("qid"), "");
            boolean known = !row.get("enwiki").isEmpty();
            double count = number(row.get("office_terms")) * 2 + number(row.get("leg_terms"));
            if (end.compareTo(FIRST_YEAR) < 0 || !(known || count > 1) || !filter.isName(row.get("label"))) {
                return;
            }
            double prior = 0.1 + (known ? 0.12 : 0) + 0.05 * Math.min(4, Math.log(1 + count));
            Draft draft = draft(row.get("qid"), row.get("label"), Mention.Type.PERSON, prior);
            life(draft, first(row.get("countries")), row.get("birth"), row.get("death"));
            draft.title = row.get("enwiki");
            if (known) {
                draft.aliases.add(row.get("enwiki").replaceAll(" \\(.*\\)$", ""));
            }
            aliases(draft, row.get("aliases"));
            draft.terms.addAll(terms.getOrDefault(row.get("qid"), new TreeSet<>()));
        });
        rows("people-supplement.csv", row -> {
            Draft draft = draft(row.get("qid"), row.get("label"), Mention.Type.PERSON, 0.6);
            draft.description = row.get("description");
            life(draft, row.get("country"), row.get("birth"), row.get("death"));
            aliases(draft, row.get("aliases"));
        });
        rows("leaders-terms.csv", row -> {
            Draft draft = draft(row.get("qid"), row.get("label"), Mention.Type.PERSON, 0.5);
            draft.country = draft.country.isEmpty() ? row.get("country") : draft.country;
            draft.prior = Math.max(draft.prior, row.get("start").compareTo(FIRST_YEAR) < 0 ? 0.4 : 0.5);
            draft.prior += Math.min(0.05, draft.aliases.size() * 0.01);
        });
    }

    private void moreTerms(Path table) throws IOException {
        for (String line : Files.readAllLines(table)) {
            String[] fields = line.split("\t", -1);
            if (!line.startsWith("#")) {
                Draft person = drafts.get(fields[0]);
                if (person == null || !drafts.containsKey(fields[1])) {
                    throw new IOException(table + " has a person or an office that no other table has: " + line);
                }
                person.terms.add(fields[2] + "\t" + fields[3] + "\t" + fields[1]);
            }
        }
    }

    private void events() throws IOException {
        rows("events.csv", row -> {
            String end = row.get("end").isEmpty() ? row.get("start") : row.get("end");
            boolean named = row.get("label").indexOf(' ') > 0 && filter.isName(row.get("label"));
            if (end.compareTo(FIRST_EVENT_YEAR) < 0
                    || !named
                    || row.get("qid_source").equals("me-events")) {
                return;
            }
            Draft draft = draft(row.get("qid"), row.get("label"), Mention.Type.EVENT, 0.3);
            draft.country = row.get("country");
            draft.from = row.get("start");
            draft.to = row.get("end");
            split(row.get("aliases")).filter(a -> a.indexOf(' ') > 0).forEach(draft.aliases::add);
        });
    }

    private void subset() throws IOException {
        rows("wikidata-subset.csv", row -> {
            Mention.Type type = switch (row.get("type")) {
                case "person" -> Mention.Type.PERSON;
                case "place" -> Mention.Type.PLACE;
                case "org" -> Mention.Type.ORGANIZATION;
                case "event" -> Mention.Type.EVENT;
                default -> Mention.Type.OTHER;
            };
            if (type == Mention.Type.OTHER || !filter.isName(row.get("label"))) {
                return;
            }
            double links = number(row.get("indegree"));
            double rank = Math.max(0, 6 + Math.log10(Math.max(1e-6, number(row.get("pagerank")))));
            double known = 0.25 + 0.12 * rank + 0.05 * Math.min(4, Math.log10(1 + links));
            double prior = known + (row.get("enwiki").isEmpty() ? 0 : 0.1);
            Draft draft = draft(row.get("qid"), row.get("label"), type, Math.min(0.9, prior));
            draft.description = draft.description.isEmpty() ? row.get("description") : draft.description;
            draft.title = draft.title.isEmpty() ? row.get("enwiki") : draft.title;
            if (type == Mention.Type.PERSON) {
                countGivenName(row.get("label"));
                life(draft, "", row.get("birth"), row.get("death"));
            }
            boolean word = type != Mention.Type.PLACE;
            split(row.get("aliases"))
                    .filter(a -> !word || a.indexOf(' ') > 0 || !filter.isCommon(Spelling.fold(a)))
                    .forEach(draft.aliases::add);
        });
    }

    /**
     * Takes brands that have an item for long, since later ones are mostly single shops with an everyday name; and none that
     * is called like persons are, since a text rather means the person.
     */
    private void brands() throws IOException {
        Set<String> parts = new HashSet<>();
        for (Draft draft : drafts.values()) {
            if (draft.type == Mention.Type.PERSON) {
                parts.addAll(Arrays.asList(Spelling.fold(draft.name).split(" ", -1)));
            }
        }
        rows("brands.csv", row -> {
            String name = row.get("name");
            String folded = Spelling.fold(name);
            boolean word = folded.indexOf(' ') < 0 && (filter.isCommon(folded) || parts.contains(folded));
            boolean known = KbFormat.key(row.get("qid")) < (folded.indexOf(' ') < 0 ? KNOWN_WORD : KNOWN_NAME);
            if (drafts.containsKey(row.get("qid")) || !filter.isName(name) || word || !known) {
                return;
            }
            Draft draft = draft(row.get("qid"), name, Mention.Type.ORGANIZATION, 0.25);
            draft.country = row.get("countries").length() == 2 ? row.get("countries") : "";
            aliases(draft, row.get("aliases"));
        });
    }

    private void relations() throws IOException {
        rows("claims.csv", row -> relate(row.get("subject"), row.get("object")));
        rows("family.csv", row -> relate(row.get("person_qid"), row.get("relative_qid")));
    }

    private void relate(String subject, String object) {
        Draft draft = drafts.get(subject);
        if (draft != null && drafts.containsKey(object)) {
            draft.related.add(object);
        }
    }

    private void moreNames() throws IOException {
        rows("aliases-curated.csv", row -> {
            Draft draft = drafts.get(row.get("qid"));
            if (draft != null) {
                draft.aliases.add(row.get("alias"));
            }
        });
    }

    /** Takes from the table of politicians what is known of those that only another table brought in. */
    private void moreLives() throws IOException {
        rows("people.csv", row -> {
            Draft draft = drafts.get(row.get("qid"));
            if (draft != null) {
                life(draft, first(row.get("countries")), row.get("birth"), row.get("death"));
            }
        });
    }

    private Draft draft(String id, String name, Mention.Type type, double prior) {
        Draft draft = drafts.computeIfAbsent(id, Draft::new);
        if (draft.name.isEmpty()) {
            draft.name = name;
            draft.type = type;
        } else if (!draft.name.equals(name)) {
            draft.aliases.add(name);
        }
        draft.prior = Math.max(draft.prior, prior);
        return draft;
    }

    private static void life(Draft draft, String country, String birth, String death) {
        draft.country = draft.country.isEmpty() ? country : draft.country;
        draft.from = draft.from.isEmpty() ? birth : draft.from;
        draft.to = draft.to.isEmpty() ? death : draft.to;
    }

    private void countGivenName(String name) {
        String[] words = Spelling.fold(name).split(" ", -1);
        if (words.length > 1 && filter.isName(name)) {
            givenNames.merge(words[0], 1, Integer::sum);
        }
    }

    private static void aliases(Draft draft, String list) {
        split(list).forEach(draft.aliases::add);
    }

    private static Stream<String> split(String list) {
        return Arrays.stream(list.split("\\|", -1)).map(String::strip).filter(s -> !s.isEmpty());
    }

    private static String first(String list) {
        return split(list).findFirst().orElse("");
    }

    private static String later(String left, String right) {
        return left.compareTo(right) >= 0 ? left : right;
    }

    private static double number(String text) {
        return text.isEmpty() ? 0 : Double.parseDouble(text);
    }

    private void rows(String file, Consumer<SourceRow> action) throws IOException {
        SourceRow.read(source.resolve(file)).forEach(action);
    }
}

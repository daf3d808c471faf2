package dev.sluice.plugins.linking;

import dev.sluice.api.Mention;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A knowledge base in memory: the bytes of a gazetteer file with an index of its folded names. Entities are read from the
 * bytes when they are asked for, so that a hundred thousand of them cost no objects. Immutable, safe for use by several
 * threads. The format of the file is written down in {@link GazetteerWriter}.
 */
final class Gazetteer implements KnowledgeBase {
    /** The resource that ships with the plugin. */
    static final String STARTER = "starter.tsv.gz";

    private static final int FIELDS = 10;
    private static final int TYPE = 1;
    private static final int PRIOR = 2;
    private static final int COUNTRY = 3;
    private static final int NAME = 6;
    private static final int ALIASES = 7;
    private static final int DEMONYMS = 8;
    private static final int TERMS = 9;

    /** From which prior on a person is well known enough to be found by the family name alone. */
    private static final double SURNAME_PRIOR = 0.45;

    private final byte[] data;
    private final int[] lines;
    private final List<String> offices;
    private final Set<String> respelledCountries;
    private final LongIndex names = new LongIndex(1 << 18);
    private @Nullable LongIndex spellings;

    private Gazetteer(byte[] data, Set<String> respelledCountries) {
        this.data = data;
        this.respelledCountries = respelledCountries;
        List<String> found = new ArrayList<>();
        int[] starts = new int[1 << 16];
        int count = 0;
        for (int at = 0; at < data.length; at = lineEnd(at) + 1) {
            if (data[at] == '@') {
                found.add(text(at + 2, lineEnd(at)));
            } else if (data[at] != '#' && data[at] != '\n') {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, count * 2);
                }
                starts[count++] = at;
            }
        }
        this.lines = Arrays.copyOf(starts, count);
        this.offices = List.copyOf(found);
        for (int i = 0; i < count; i++) {
            index(i);
        }
    }

    /** Returns the gazetteer that ships with the plugin. */
    static Gazetteer starter(Words words) {
        try (InputStream packed = Gazetteer.class.getResourceAsStream(STARTER)) {
            if (packed == null) {
                throw new IllegalStateException(
                        "resource " + STARTER + " is missing from the linking plugin:" + " install the plugin anew");
            }
            byte[] compressed = packed.readAllBytes();
            try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed), 1 << 16)) {
                return of(in.readAllBytes(), words.respelledCountries());
            }
        } catch (IOException e) {
            throw new IllegalStateException(
                    "resource " + STARTER + " of the linking plugin cannot be read: install the plugin anew", e);
        }
    }

    /** Returns the gazetteer that the bytes of an unpacked gazetteer file describe. */
    static Gazetteer of(byte[] data, Set<String> respelledCountries) {
        return new Gazetteer(data, respelledCountries);
    }

    /** Returns the number of entities. */
    int size() {
        return lines.length;
    }

    /** Returns an entity by its place in the file. */
    Entity entity(int number) {
        return parse(fields(lines[number]));
    }

    @Override
    public List<Match> find(String folded) {
        int[] found = names.get(Spelling.hash(folded));
        List<Match> matches = new ArrayList<>(found.length);
        for (int number : found) {
            Entity entity = entity(number);
            Match match = match(entity, folded);
            if (match != null && matches.stream().noneMatch(m -> m.entity().id().equals(entity.id()))) {
                matches.add(match);
            }
        }
        matches.sort(Comparator.comparing((Match m) -> m.entity().id()));
        return matches;
    }

    @Override
    public List<Match> findSpelling(String folded) {
        PersonName asked = PersonName.of(folded);
        if (asked.parts().size() < 2) {
            return List.of();
        }
        List<Match> matches = new ArrayList<>();
        for (int number : spellings().get(Spelling.hash(asked.skeleton()))) {
            Entity entity = entity(number);
            if (matches.stream().anyMatch(m -> m.entity().id().equals(entity.id()))) {
                continue;
            }
            for (String name : allNames(entity)) {
                if (PersonName.of(Spelling.fold(name)).sameAs(asked)) {
                    matches.add(new Match(entity, name, Kind.SPELLING));
                    break;
                }
            }
        }
        matches.sort(Comparator.comparing((Match m) -> m.entity().id()));
        return matches;
    }

    private static @Nullable Match match(Entity entity, String folded) {
        if (Spelling.fold(entity.name()).equals(folded)) {
            return new Match(entity, entity.name(), Kind.NAME);
        }
        for (String demonym : entity.demonyms()) {
            if (Spelling.fold(demonym).equals(folded)) {
                return new Match(entity, demonym, Kind.DEMONYM);
            }
        }
        for (String alias : entity.aliases()) {
            if (Spelling.fold(alias).equals(folded)) {
                return new Match(entity, alias, Kind.ALIAS);
            }
        }
        if (entity.type() == Mention.Type.PERSON && folded.equals(surname(Spelling.fold(entity.name())))) {
            return new Match(entity, entity.name(), Kind.SURNAME);
        }
        return null;
    }

    private static List<String> allNames(Entity entity) {
        List<String> all = new ArrayList<>();
        all.add(entity.name());
        all.addAll(entity.aliases());
        return all;
    }

    private static String surname(String folded) {
        return folded.substring(folded.lastIndexOf(' ') + 1);
    }

    private void index(int number) {
        int[] fields = fields(lines[number]);
        indexList(number, fields[NAME], fields[NAME + 1] - 1);
        indexList(number, fields[ALIASES], fields[ALIASES + 1] - 1);
        indexList(number, fields[DEMONYMS], fields[DEMONYMS + 1] - 1);
        if (data[fields[TYPE]] == GazetteerWriter.code(Mention.Type.PERSON)) {
            if (prior(fields) >= SURNAME_PRIOR) {
                String folded = Spelling.fold(field(fields, NAME));
                names.add(Spelling.hash(surname(folded)), number);
            }
        }
    }

    /** Returns the index of spellings, made when it is first asked for, since many runs never need it. */
    private synchronized LongIndex spellings() {
        LongIndex index = spellings;
        if (index == null) {
            index = new LongIndex(1 << 14);
            for (int i = 0; i < lines.length; i++) {
                int[] fields = fields(lines[i]);
                boolean person = data[fields[TYPE]] == GazetteerWriter.code(Mention.Type.PERSON);
                if (person && respelledCountries.contains(field(fields, COUNTRY))) {
                    indexSpellings(index, i, field(fields, NAME) + "|" + field(fields, ALIASES));
                }
            }
            spellings = index;
        }
        return index;
    }

    private static void indexSpellings(LongIndex index, int number, String all) {
        for (String name : split(all)) {
            PersonName person = PersonName.of(Spelling.fold(name));
            if (person.parts().size() > 1) {
                index.add(Spelling.hash(person.skeleton()), number);
            }
        }
    }

    private void indexList(int number, int begin, int end) {
        for (int at = begin; at < end; ) {
            int stop = at;
            while (stop < end && data[stop] != '|') {
                stop++;
            }
            names.add(Spelling.hashOf(data, at, stop), number);
            at = stop + 1;
        }
    }

    /** Returns where each field of a line begins, and at last where a field after the last would. */
    private int[] fields(int line) {
        int[] starts = new int[FIELDS + 1];
        starts[0] = line;
        int field = 1;
        int at = line;
        for (; at < data.length && data[at] != '\n'; at++) {
            if (data[at] == '\t' && field < FIELDS) {
                starts[field++] = at + 1;
            }
        }
        if (field < FIELDS) {
            throw new IllegalStateException("line '" + text(line, at) + "' of a gazetteer has " + field
                    + " fields instead of " + FIELDS + ": build the file anew");
        }
        starts[FIELDS] = at + 1;
        return starts;
    }

    private Entity parse(int[] fields) {
        List<Entity.Term> terms = new ArrayList<>();
        for (String term : split(field(fields, TERMS))) {
            String[] values = term.split(",", -1);
            terms.add(new Entity.Term(offices.get(Integer.parseInt(values[0])), values[1], values[2]));
        }
        return new Entity(
                field(fields, 0),
                field(fields, NAME),
                type(data[fields[TYPE]]),
                prior(fields),
                field(fields, COUNTRY),
                field(fields, COUNTRY + 1),
                field(fields, COUNTRY + 2),
                split(field(fields, ALIASES)),
                split(field(fields, DEMONYMS)),
                terms);
    }

    private static Mention.Type type(byte code) {
        for (Mention.Type type : Mention.Type.values()) {
            if (GazetteerWriter.code(type) == code) {
                return type;
            }
        }
        throw new IllegalStateException("type '" + (char) code + "' of a gazetteer is not known: build the file anew");
    }

    private double prior(int[] fields) {
        int value = 0;
        for (int at = fields[PRIOR]; data[at] != '\t'; at++) {
            value = value * 10 + data[at] - '0';
        }
        return Math.min(value, GazetteerWriter.PRIOR_UNITS) / (double) GazetteerWriter.PRIOR_UNITS;
    }

    private String field(int[] fields, int field) {
        return text(fields[field], fields[field + 1] - 1);
    }

    private String text(int begin, int end) {
        return new String(data, begin, end - begin, StandardCharsets.UTF_8);
    }

    private int lineEnd(int begin) {
        int at = begin;
        while (at < data.length && data[at] != '\n') {
            at++;
        }
        return at;
    }

    private static List<String> split(String list) {
        return list.isEmpty() ? List.of() : Arrays.asList(list.split("\\|", -1));
    }
}

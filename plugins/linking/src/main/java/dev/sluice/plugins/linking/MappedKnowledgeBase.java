package dev.sluice.plugins.linking;

import dev.sluice.api.Mention;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.RandomAccessInput;
import org.apache.lucene.util.IOUtils;

/**
 * A knowledge base in memory-mapped files, see {@link KbFormat}. Its heap does not grow with its size. Immutable, safe for
 * use by several threads until it is closed.
 */
final class MappedKnowledgeBase implements KnowledgeBase {
    private final KbManifest manifest;
    private final Directory directory;
    private final List<IndexInput> files = new ArrayList<>();
    private final NameIndex names;
    private final NameIndex spellings;
    private final RandomAccessInput postings;
    private final RandomAccessInput spellingPostings;
    private final RandomAccessInput records;
    private final RandomAccessInput strings;
    private final RandomAccessInput graph;
    private final RandomAccessInput statements;
    private final int size;

    /**
     * Opens the files of a directory and holds them against their checksums, the long ones at both ends only.
     *
     * @param directory the files; it is closed with this
     * @param base how messages name the base
     * @throws IllegalArgumentException if the files are of another format or not those that were written
     */
    MappedKnowledgeBase(Directory directory, String base) throws IOException {
        this.directory = directory;
        try {
            manifest = KbManifest.read(directory, base);
            check(base, false);
            names = new NameIndex(directory, KbFormat.NAMES);
            spellings = new NameIndex(directory, KbFormat.SPELLINGS);
            postings = open(KbFormat.POSTINGS);
            spellingPostings = open(KbFormat.SPELLING_POSTINGS);
            records = open(KbFormat.RECORDS);
            strings = open(KbFormat.STRINGS);
            graph = open(KbFormat.GRAPH);
            statements = open(KbFormat.STATEMENTS);
            size = (int) (records.length() / KbFormat.RECORD);
        } catch (IOException | RuntimeException e) {
            IOUtils.closeWhileHandlingException(files);
            IOUtils.closeWhileHandlingException(directory);
            throw e;
        }
    }

    private RandomAccessInput open(String file) throws IOException {
        IndexInput in = directory.openInput(file, IOContext.DEFAULT);
        files.add(in);
        return in.randomAccessSlice(0, in.length());
    }

    /** Holds all files against their checksums. */
    void check(String base, boolean complete) throws IOException {
        for (String file : KbFormat.FILES) {
            KbManifest.FileSum sum = manifest.files().get(file);
            if (sum == null) {
                throw new IllegalArgumentException("knowledge base " + base + ": " + KbFormat.MANIFEST
                        + " names no file " + file + ": copy or build it again");
            }
            try (IndexInput in = directory.openInput(file, IOContext.READONCE)) {
                KbManifest.check(base, in, file, sum, complete);
            }
        }
    }

    KbManifest manifest() {
        return manifest;
    }

    /** Returns the number of entities. */
    int size() {
        return size;
    }

    NameIndex names() {
        return names;
    }

    @Override
    public List<Match> find(String folded) {
        try {
            long place = names.find(folded);
            if (place == NameIndex.NONE) {
                return List.of();
            }
            KbCursor in = new KbCursor(postings, place);
            int count = in.vInt();
            List<Match> matches = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                int ordinal = in.vInt();
                int code = in.vInt();
                int share = in.unsigned();
                int number = KbFormat.Recorded.number(code);
                KbFormat.Recorded recorded = KbFormat.Recorded.of(code);
                if (recorded != KbFormat.Recorded.OFFICE && recorded != KbFormat.Recorded.TEAM) {
                    matches.add(match(entity(ordinal), number, recorded, share, folded));
                }
            }
            matches.sort(Comparator.comparing(m -> m.entity().id()));
            return matches;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Match match(Entity entity, int number, KbFormat.Recorded recorded, int share, String folded) {
        Kind kind = switch (recorded) {
            case NAME -> Kind.NAME;
            case DEMONYM -> Kind.DEMONYM;
            case SURNAME -> Kind.SURNAME;
            case ALIAS, OFFICE, TEAM -> Kind.ALIAS;
        };
        double known = share == KbFormat.UNCOUNTED ? Match.UNCOUNTED : share / (double) (KbFormat.UNCOUNTED - 1);
        return new Match(entity, number == KbFormat.MAX_NAMES ? folded : entity.recorded(number), kind, known);
    }

    @Override
    public List<Match> findSpelling(String folded) {
        PersonName asked = PersonName.of(folded);
        if (asked.skeleton().isEmpty()) {
            return List.of();
        }
        try {
            long place = spellings.find(asked.skeleton());
            if (place == NameIndex.NONE) {
                return List.of();
            }
            KbCursor in = new KbCursor(spellingPostings, place);
            List<Match> matches = new ArrayList<>();
            for (int left = in.vInt(); left > 0; left--) {
                Entity entity = entity(in.vInt());
                in.vInt();
                in.unsigned();
                spelled(entity, asked).ifPresent(matches::add);
            }
            matches.sort(Comparator.comparing(m -> m.entity().id()));
            return matches;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Match> spelled(Entity entity, PersonName asked) {
        for (int i = 0; i <= entity.aliases().size(); i++) {
            String name = entity.recorded(i);
            if (PersonName.of(Spelling.fold(name)).sameAs(asked)) {
                return Optional.of(new Match(entity, name, Kind.SPELLING));
            }
        }
        return Optional.empty();
    }

    @Override
    public List<Entity> offices(String title, String country) {
        if (country.isEmpty()) {
            return recorded(title, KbFormat.Recorded.OFFICE);
        }
        Set<Entity> offices =
                new LinkedHashSet<>(recorded(title + KbFormat.TITLE_OF + country, KbFormat.Recorded.OFFICE));
        offices.addAll(recorded(title + KbFormat.FIELD_OF + country, KbFormat.Recorded.OFFICE));
        return List.copyOf(offices);
    }

    @Override
    public List<Entity> teams(String place) {
        return recorded(place + KbFormat.TEAM_OF, KbFormat.Recorded.TEAM);
    }

    /** Returns what a key was recorded for in one way: first those whose own name it is, then those with other names. */
    private List<Entity> recorded(String key, KbFormat.Recorded wanted) {
        try {
            long place = names.find(key);
            if (place == NameIndex.NONE) {
                return List.of();
            }
            KbCursor in = new KbCursor(postings, place);
            List<Entity> found = new ArrayList<>();
            int own = 0;
            for (int left = in.vInt(); left > 0; left--) {
                int ordinal = in.vInt();
                int code = in.vInt();
                in.unsigned();
                if (KbFormat.Recorded.of(code) == wanted) {
                    found.add(KbFormat.Recorded.number(code) == 0 ? own++ : found.size(), entity(ordinal));
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Holder> holders(Entity office) {
        try {
            int ordinal = ordinal(office.id());
            if (ordinal < 0 || !isOffice(ordinal)) {
                return List.of();
            }
            long place = records.readLong((long) ordinal * KbFormat.RECORD + KbFormat.AT_STATEMENTS);
            if (place == 0) {
                return List.of();
            }
            KbCursor in = new KbCursor(statements, place);
            List<Holder> holders = new ArrayList<>();
            for (int left = in.vInt(); left > 0; left--) {
                holders.add(new Holder(entity(in.vInt()), KbFormat.date(in.integer()), KbFormat.date(in.integer())));
            }
            return holders;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public long[] related(Entity entity) {
        try {
            int ordinal = ordinal(entity.id());
            long place = ordinal < 0 ? 0 : records.readLong((long) ordinal * KbFormat.RECORD + KbFormat.AT_GRAPH);
            if (place == 0) {
                return new long[0];
            }
            KbCursor in = new KbCursor(graph, place);
            long[] keys = new long[in.vInt()];
            int other = 0;
            for (int i = 0; i < keys.length; i++) {
                other += in.vInt();
                keys[i] = records.readLong((long) other * KbFormat.RECORD);
            }
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<Entity> entity(String id) {
        try {
            int ordinal = ordinal(id);
            return ordinal < 0 ? Optional.empty() : Optional.of(entity(ordinal));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int ordinal(String id) throws IOException {
        int ordinal = KbLinks.search(records, size, KbFormat.RECORD, KbFormat.key(id));
        return ordinal >= 0 && !id(ordinal).equals(id) ? -1 : ordinal;
    }

    private boolean isOffice(int ordinal) throws IOException {
        return (records.readByte((long) ordinal * KbFormat.RECORD + KbFormat.AT_FLAGS) & KbFormat.OFFICE) != 0;
    }

    /** Returns the id of an entity by its place. */
    String id(int ordinal) throws IOException {
        long at = (long) ordinal * KbFormat.RECORD;
        long key = records.readLong(at);
        return KbFormat.isForeign(key)
                ? new KbCursor(strings, records.readLong(at + KbFormat.AT_STRINGS)).string()
                : "Q" + key;
    }

    /** Returns an entity by its place, from 0. */
    Entity entity(int ordinal) throws IOException {
        long at = (long) ordinal * KbFormat.RECORD;
        long key = records.readLong(at);
        KbCursor in = new KbCursor(strings, records.readLong(at + KbFormat.AT_STRINGS));
        String id = KbFormat.isForeign(key) ? in.string() : "Q" + key;
        String name = in.string();
        String description = in.string();
        String country = in.string();
        List<String> aliases = in.strings();
        List<String> demonyms = in.strings();
        Mention.Type type = KbFormat.type(records.readByte(at + KbFormat.AT_TYPE));
        boolean office = isOffice(ordinal);
        return new Entity(
                id,
                name,
                type,
                (records.readByte(at + KbFormat.AT_PRIOR) & 0xff) / (double) KbFormat.PRIOR_UNITS,
                country,
                KbFormat.date(records.readInt(at + KbFormat.AT_FROM)),
                KbFormat.date(records.readInt(at + KbFormat.AT_TO)),
                aliases,
                demonyms,
                office ? List.of() : terms(records.readLong(at + KbFormat.AT_STATEMENTS)),
                description,
                records.readInt(at + KbFormat.AT_POPULARITY),
                office);
    }

    private List<Entity.Term> terms(long place) throws IOException {
        if (place == 0) {
            return List.of();
        }
        KbCursor in = new KbCursor(statements, place);
        int count = in.vInt();
        List<Entity.Term> terms = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int office = in.vInt() - 1;
            String label = office < 0 ? in.string() : label(office);
            terms.add(new Entity.Term(
                    label, KbFormat.date(in.integer()), KbFormat.date(in.integer()), office < 0 ? "" : id(office)));
        }
        return Collections.unmodifiableList(terms);
    }

    /** Returns the name of an office, with its country where the name does not show it. */
    private String label(int office) throws IOException {
        long at = (long) office * KbFormat.RECORD;
        KbCursor in = new KbCursor(strings, records.readLong(at + KbFormat.AT_STRINGS));
        if (KbFormat.isForeign(records.readLong(at))) {
            in.string();
        }
        String name = in.string();
        in.string();
        String country = in.string();
        return country.isEmpty() ? name : name + " (" + country + ")";
    }

    @Override
    public void close() {
        IOUtils.closeWhileHandlingException(names, spellings);
        IOUtils.closeWhileHandlingException(files);
        IOUtils.closeWhileHandlingException(directory);
    }
}

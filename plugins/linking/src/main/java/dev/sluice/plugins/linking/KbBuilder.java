package dev.sluice.plugins.linking;

import dev.sluice.api.Mention;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefIterator;

/**
 * Builds a knowledge base from entities in any order, in bounded memory: entities are sorted by id, then their names, and
 * what refers to an id is resolved when all ids are known. The same entities with the same options give the same bytes. Used
 * by one thread.
 */
final class KbBuilder {
    private static final String ITEMS = "items";
    private static final String LINKS = "links.tmp";
    private static final String DRAFTS = "records.tmp";

    private final Directory directory;
    private final KbOptions options;
    private final Words words;
    private final ExternalSort items;
    private final KbFacts facts;
    private final KbSkips skips = new KbSkips();
    private final ExternalSort anchors;
    private long sequence;
    private long size;

    KbBuilder(Directory directory, KbOptions options, Words words) {
        this.directory = directory;
        this.options = options;
        this.words = words;
        this.items = new ExternalSort(directory, ITEMS, options.memory());
        this.anchors = new ExternalSort(directory, "anchors", Math.max(options.memory() / 4, KbOptions.MEGABYTE));
        this.facts = new KbFacts(new ClassTree(options.dropClasses()));
    }

    /** Takes up what an interrupted build has written: so many runs, so many entities in them. */
    void resume(int runs, long entities, KbSkips before) throws IOException {
        items.resume(runs);
        sequence = entities;
        before.counts().forEach(skips::count);
        facts.read(directory, runs);
    }

    /** Returns the counts of what was left out so far. */
    KbSkips skips() {
        return skips;
    }

    /** Returns how many entities were added, those of an interrupted build included. */
    long added() {
        return sequence;
    }

    /** Notes a subclass and its superclass. */
    void addClass(String subclass, String superclass) {
        facts.classes().add(KbFormat.key(subclass), KbFormat.key(superclass));
    }

    /** Notes the ISO 3166-1 code of a country and its names. */
    void addCountry(String id, String code, List<String> names) {
        facts.addCountry(id, code, names);
    }

    /**
     * Adds an entity; of two with one id the first counts.
     *
     * @return how many runs are written, if one was written just now, else -1
     */
    int add(KbItem item) throws IOException {
        if (!item.demonyms().isEmpty() && item.country().length() == 2) {
            List<String> names = new ArrayList<>(item.demonyms());
            names.add(item.name());
            names.addAll(item.aliases());
            facts.addCountry(item.id(), item.country(), names);
        }
        boolean spilled = items.add(KbItemCodec.encode(item, sequence++));
        if (!spilled) {
            return -1;
        }
        facts.write(directory, items.runs() - 1);
        return items.runs();
    }

    /** Adds how often a text meant an entity; the text becomes one more name of it. */
    void addAnchor(String text, String id, int count) throws IOException {
        anchors.add(KbLinks.anchor(KbFormat.key(id), Spelling.fold(text), count));
    }

    /** Writes the knowledge base. */
    KbManifest build(KbProgress progress) throws IOException {
        Map<String, Long> counts = new LinkedHashMap<>();
        long memory = Math.max(options.memory() / 2, KbOptions.MEGABYTE);
        try (ExternalSort names = new ExternalSort(directory, "names", memory);
                ExternalSort spellings = new ExternalSort(directory, "spellings", memory / 2);
                ExternalSort holders = new ExternalSort(directory, "holders", memory / 2)) {
            writeEntities(names, spellings, progress);
            long[] links = resolve(names, holders, progress);
            progress.stage("names", 0);
            counts.put("entities", size);
            NameIndexWriter index = new NameIndexWriter();
            index.write(names.sorted(), directory, KbFormat.NAMES, KbFormat.POSTINGS);
            counts.put("names", index.names());
            counts.put("meanings", index.postings());
            skips.count("meaning of a name with too many", index.dropped());
            NameIndexWriter spelled = new NameIndexWriter();
            spelled.write(spellings.sorted(), directory, KbFormat.SPELLINGS, KbFormat.SPELLING_POSTINGS);
            counts.put("spellings", spelled.names());
            counts.put("relations", links[0]);
            counts.put("terms", links[1]);
        }
        items.close();
        anchors.close();
        facts.delete(directory);
        Map<String, KbManifest.FileSum> files = new TreeMap<>();
        for (String file : KbFormat.FILES) {
            files.put(file, KbManifest.sum(directory, file));
        }
        skips.counts().forEach((reason, count) -> counts.put("left out: " + reason, count));
        Map<String, String> about = new TreeMap<>(options.about());
        about.put("languages", String.join(",", options.languages()));
        KbManifest manifest = new KbManifest(KbFormat.VERSION, KbFormat.folding(), about, counts, files);
        manifest.write(directory);
        return manifest;
    }

    /** Writes strings, and records as far as an entity itself tells; its references wait for all ids to be known. */
    private void writeEntities(ExternalSort names, ExternalSort spellings, KbProgress progress) throws IOException {
        progress.stage("entities", sequence);
        KbNames out = new KbNames(words, facts, names, spellings);
        try (IndexOutput records = directory.createOutput(DRAFTS, IOContext.DEFAULT);
                IndexOutput strings = directory.createOutput(KbFormat.STRINGS, IOContext.DEFAULT);
                IndexOutput links = directory.createOutput(LINKS, IOContext.DEFAULT)) {
            BytesRefIterator sorted = items.sorted();
            long last = 0;
            long done = 0;
            String lastId = "";
            for (BytesRef next = sorted.next(); next != null; next = sorted.next()) {
                progress.at(++done);
                KbItem item = KbItemCodec.decode(next);
                long key = KbFormat.key(item.id());
                if (size > 0 && key == last) {
                    if (!item.id().equals(lastId)) {
                        throw new IllegalArgumentException("the ids '" + lastId + "' and '" + item.id()
                                + "' have the same hash, which happens once in many millions of years: change one");
                    }
                    skips.count("id that an earlier entity has");
                    continue;
                }
                KbItem typed = facts.typed(item);
                String reason = reject(item, typed);
                if (!reason.isEmpty()) {
                    skips.count(reason);
                    continue;
                }
                last = key;
                lastId = item.id();
                int ordinal = Math.toIntExact(size++);
                writeRecord(records, key, typed, strings.getFilePointer());
                writeStrings(strings, key, typed);
                writeLinks(links, typed);
                out.add(typed, ordinal);
            }
        }
    }

    private String reject(KbItem item, KbItem typed) {
        if (facts.classes().isDropped(item.classes())) {
            return "class that is dropped";
        }
        boolean rare = item.popularity() >= 0 && item.popularity() < options.minSitelinks();
        if (rare && !facts.isKept(item.classes(), options.keepClasses())) {
            return "too few sitelinks";
        }
        return typed.name().isEmpty() ? "no name in the languages" : "";
    }

    private static void writeRecord(IndexOutput out, long key, KbItem item, long strings) throws IOException {
        out.writeLong(key);
        out.writeLong(strings);
        out.writeInt(KbFormat.date(item.from()));
        out.writeInt(KbFormat.date(item.to()));
        out.writeInt(Math.max(0, item.popularity()));
        Mention.Type type = item.type() == null ? Mention.Type.OTHER : item.type();
        out.writeByte(KbFormat.code(type));
        out.writeByte((byte) prior(item));
        out.writeByte((byte) (item.office() ? KbFormat.OFFICE : 0));
    }

    static int prior(KbItem item) {
        return (int) Math.round(Math.max(0, Math.min(1, item.prior())) * KbFormat.PRIOR_UNITS);
    }

    private static void writeStrings(IndexOutput out, long key, KbItem item) throws IOException {
        if (KbFormat.isForeign(key)) {
            out.writeString(item.id());
        }
        out.writeString(item.name());
        out.writeString(item.description());
        out.writeString(item.country());
        list(out, item.aliases());
        list(out, item.demonyms());
    }

    private static void list(IndexOutput out, List<String> values) throws IOException {
        out.writeVInt(values.size());
        for (String value : values) {
            out.writeString(value);
        }
    }

    private static void writeLinks(IndexOutput out, KbItem item) throws IOException {
        out.writeVInt(item.related().size());
        for (String id : item.related()) {
            out.writeLong(KbFormat.key(id));
        }
        out.writeVInt(item.terms().size());
        for (KbItem.Term term : item.terms()) {
            out.writeLong(KbFormat.key(term.office()));
            out.writeString(term.office());
            out.writeInt(KbFormat.date(term.from()));
            out.writeInt(KbFormat.date(term.to()));
        }
    }

    /** Turns ids into ordinals and writes graph, statements and final records; returns the numbers of both. */
    private long[] resolve(ExternalSort names, ExternalSort holders, KbProgress progress) throws IOException {
        progress.stage("relations", size);
        try (IndexInput drafts = directory.openInput(DRAFTS, IOContext.DEFAULT);
                IndexInput links = directory.openInput(LINKS, IOContext.READONCE)) {
            KbLinks resolver = new KbLinks(directory, drafts, size);
            resolver.addAnchors(anchors.sorted(), names, skips);
            return resolver.write(links, holders, progress);
        } finally {
            directory.deleteFile(DRAFTS);
            directory.deleteFile(LINKS);
        }
    }
}

package dev.sluice.plugins.linking;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;

/**
 * What must be known of all entities before one of them can be written: the tree of classes, and codes and names of
 * countries. Written piece by piece, so that an interrupted build can go on. Used by one thread.
 */
final class KbFacts {
    private static final String FILE = "facts";

    /** What stands in the full name of a country before the short one, as in "minister of foreign affairs of the republic of". */
    private static final Pattern FORM_OF_STATE = Pattern.compile(
            " of the (?:[a-z]+ ){0,3}(?:republic|kingdom|state|states|union|federation|sultanate|emirate|principality|commonwealth"
                    + "|duchy)$");

    private final ClassTree classes;
    private final Map<String, String> codes = new TreeMap<>();
    private final Map<String, Set<String>> names = new TreeMap<>();
    private final Map<Long, Boolean> kept = new HashMap<>();
    private int writtenEdges;
    private int files;

    KbFacts(ClassTree classes) {
        this.classes = classes;
    }

    ClassTree classes() {
        return classes;
    }

    /** Notes a country. */
    void addCountry(String id, String code, List<String> all) {
        codes.put(id, code);
        Set<String> known = names.computeIfAbsent(code, c -> new TreeSet<>());
        all.stream().map(Spelling::fold).filter(n -> !n.isEmpty()).forEach(known::add);
    }

    /** Returns whether a member of some classes belongs to those that alone are kept. */
    boolean isKept(List<String> of, List<String> wanted) {
        Set<Long> keys = new HashSet<>();
        wanted.forEach(id -> keys.add(KbFormat.key(id)));
        return classes.isWithin(of, keys, kept);
    }

    /** Returns an entity with the type that its classes tell and with the code of its country. */
    KbItem typed(KbItem item) {
        String code = codes.getOrDefault(item.country().isEmpty() ? item.id() : item.country(), item.country());
        ClassTree.Kind kind = item.type() == null ? classes.kind(item.classes()) : null;
        if (code.equals(item.country()) && kind == null) {
            return item;
        }
        return new KbItem(
                item.id(),
                item.name(),
                item.description(),
                kind == null ? item.type() : kind.type(),
                item.office() || (kind != null && kind.office()),
                item.popularity(),
                item.prior(),
                code,
                item.from(),
                item.to(),
                item.aliases(),
                item.demonyms(),
                item.terms(),
                item.related(),
                item.classes());
    }

    /**
     * Returns what an office is called where its country is clear: "prime minister" for "prime minister of iraq"; empty if
     * its name does not show the country.
     *
     * @param folded the folded name of an office
     * @param code the code of its country
     */
    List<String> titles(String folded, String code) {
        List<String> titles = new ArrayList<>();
        for (String country : names.getOrDefault(code, Set.of())) {
            for (String of : Arrays.asList(" of ", " of the ", " for ")) {
                if (folded.endsWith(of + country)) {
                    String title = folded.substring(0, folded.length() - of.length() - country.length());
                    titles.add(title);
                    Matcher form = FORM_OF_STATE.matcher(title);
                    if (form.find() && form.start() > 0) {
                        titles.add(title.substring(0, form.start()));
                    }
                }
            }
            if (folded.startsWith(country + " ")) {
                titles.add(folded.substring(country.length() + 1));
            }
        }
        return titles;
    }

    /** Writes what is new since the last time. */
    void write(Directory directory, int number) throws IOException {
        try (IndexOutput out = directory.createOutput(FILE + "-" + number + ".run", IOContext.DEFAULT)) {
            out.writeVInt(classes.size() - writtenEdges);
            for (int i = writtenEdges; i < classes.size(); i++) {
                out.writeLong(classes.subclass(i));
                out.writeLong(classes.superclass(i));
            }
            out.writeMapOfStrings(codes);
            out.writeVInt(names.size());
            for (Map.Entry<String, Set<String>> entry : names.entrySet()) {
                out.writeString(entry.getKey());
                out.writeSetOfStrings(entry.getValue());
            }
        }
        writtenEdges = classes.size();
        files = number + 1;
    }

    /** Reads what an interrupted build has written. */
    void read(Directory directory, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            try (IndexInput in = directory.openInput(FILE + "-" + i + ".run", IOContext.READONCE)) {
                for (int left = in.readVInt(); left > 0; left--) {
                    classes.add(in.readLong(), in.readLong());
                }
                codes.putAll(in.readMapOfStrings());
                for (int left = in.readVInt(); left > 0; left--) {
                    names.computeIfAbsent(in.readString(), c -> new TreeSet<>()).addAll(in.readSetOfStrings());
                }
            }
        }
        writtenEdges = classes.size();
        files = count;
    }

    /** Deletes what was written. */
    void delete(Directory directory) throws IOException {
        for (int i = 0; i < files; i++) {
            directory.deleteFile(FILE + "-" + i + ".run");
        }
    }
}

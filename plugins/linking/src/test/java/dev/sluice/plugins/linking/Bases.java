package dev.sluice.plugins.linking;

import dev.sluice.api.Mention;
import dev.sluice.api.ToolContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;

/** What the tests of knowledge bases share: small bases of invented entities. */
final class Bases {
    static final Words WORDS = Words.load();

    /** Two prime ministers of an invented country, one office, two homonyms, and what they have to do with each other. */
    static final List<KbItem> TINY = List.of(
            place("Q900", "Vardonia", "VD", List.of("Vardonian", "Vardonians"), List.of("Republic of Vardonia")),
            place("Q901", "Port Elmsey", "VD", List.of(), List.of("Elmsey")),
            office("Q910", "Prime Minister of Vardonia", "VD"),
            office("Q911", "Minister of Foreign Affairs", "VD"),
            person(
                    "Q920",
                    "Orla Tveitdal",
                    "IQ",
                    List.of("O. Tveitdal"),
                    new KbItem.Term("Q910", "2001", "2005-03-01")),
            person(
                    "Q921",
                    "Jonas Brekkemoen",
                    "VD",
                    List.of("Jon Brekkemoen"),
                    new KbItem.Term("Q910", "2005-03-01", ""),
                    new KbItem.Term("harbor master", "1999", "2001-02")),
            person("Q922", "Orla Tveitdal", "", List.of()),
            person("own:1", "Ines Quandahl", "", List.of(), new KbItem.Term("Q911", "2004-05-06", "2004-05-07")));

    private Bases() {}

    static KbItem place(String id, String name, String country, List<String> demonyms, List<String> aliases) {
        return item(id, name, Mention.Type.PLACE, false, country, aliases, demonyms, List.of(), List.of());
    }

    static KbItem office(String id, String name, String country) {
        return item(id, name, Mention.Type.OTHER, true, country, List.of(), List.of(), List.of(), List.of());
    }

    static KbItem person(String id, String name, String country, List<String> aliases, KbItem.Term... terms) {
        return item(
                id,
                name,
                Mention.Type.PERSON,
                false,
                country,
                aliases,
                List.of(),
                List.of(terms),
                List.of("Q901", "Q900", "Q1"));
    }

    private static KbItem item(
            String id,
            String name,
            Mention.Type type,
            boolean office,
            String country,
            List<String> aliases,
            List<String> demonyms,
            List<KbItem.Term> terms,
            List<String> related) {
        return new KbItem(
                id,
                name,
                "invented",
                type,
                office,
                -1,
                0.5,
                country,
                "1970-02",
                "",
                aliases,
                demonyms,
                terms,
                related,
                List.of());
    }

    /** Returns the options of tests; a megabyte of memory makes larger builds spill. */
    static KbOptions options() {
        return new KbOptions(List.of("en"), KbOptions.NO_THINGS, List.of(), 0, KbOptions.MEGABYTE, Map.of());
    }

    static void build(Directory directory, List<KbItem> items) throws IOException {
        KbBuilder builder = new KbBuilder(directory, options(), WORDS);
        for (KbItem item : items) {
            builder.add(item);
        }
        builder.build(KbProgress.SILENT);
    }

    static MappedKnowledgeBase base(List<KbItem> items) throws IOException {
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        build(directory, items);
        return new MappedKnowledgeBase(directory, "test");
    }

    /** Opens the base that ships. */
    static MappedKnowledgeBase starter() {
        return KnowledgeBases.open(KnowledgeBases.STARTER, Path::of, Path.of(""), WORDS);
    }

    /** Returns a base of finished entities. */
    static MappedKnowledgeBase of(List<Entity> entities) throws IOException {
        return base(entities.stream()
                .map(e -> new KbItem(
                        e.id(),
                        e.name(),
                        e.description(),
                        e.type(),
                        e.office(),
                        -1,
                        e.prior(),
                        e.country(),
                        e.from(),
                        e.to(),
                        e.aliases(),
                        e.demonyms(),
                        e.terms().stream()
                                .map(t -> new KbItem.Term(t.office(), t.from(), t.to()))
                                .toList(),
                        List.of(),
                        List.of()))
                .toList());
    }

    /** What a tool sees in a test: files of one directory, and a list of what it says. */
    static final class Context implements ToolContext {
        final List<String> printed = new ArrayList<>();
        final List<String> told = new ArrayList<>();
        private final Path directory;
        private final String input;
        private int checkpoints;

        Context(Path directory, String input, int checkpoints) {
            this.directory = directory;
            this.input = input;
            this.checkpoints = checkpoints;
        }

        Context(Path directory) {
            this(directory, "", Integer.MAX_VALUE);
        }

        @Override
        public Path resolve(String path) {
            return directory.resolve(path);
        }

        @Override
        public InputStream input() {
            return new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void print(String line) {
            printed.add(line);
        }

        @Override
        public void tell(String line) {
            told.add(line);
        }

        @Override
        public void progress(String what, long done, long total) {
            // nobody watches a test
        }

        @Override
        public void checkpoint() throws InterruptedException {
            if (--checkpoints < 0) {
                throw new InterruptedException("the test asked to end");
            }
        }
    }
}

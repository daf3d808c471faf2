package dev.sluice.plugins.linking;

import dev.sluice.api.Link;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a user knows better than the clusterer: which names are one, which are not, and who is meant by a name. Immutable,
 * safe for use by several threads.
 *
 * <p>The file is UTF-8 with a correction a line, its fields with tabs between; empty lines and lines that begin with
 * {@code #} say nothing. A name is written as in the texts (case, accents and a leading article make no difference), or as
 * the id that an earlier run gave it.
 *
 * <p>Lines that begin with {@code date} or {@code time} are for other steps.
 *
 * <pre>
 * merge  NAME  NAME            both are one; of two known entities the id of the first stands
 * split  NAME  NAME            the two are never joined
 * is     NAME  ID              whoever bears the name is the entity
 * is     NAME  ID  DOCUMENT    the same, in the document with that id alone
 * </pre>
 *
 * @param merged the pairs that are one, in the order of the file
 * @param split the pairs that are not
 * @param told the ids that are told, by folded name or id, then by document ({@code ""} for all)
 */
record Corrections(List<Pair> merged, List<Pair> split, Map<String, Map<String, String>> told) {
    private static final Pattern ID = Pattern.compile("NIL-[0-9a-f]{12}|Q[1-9][0-9]*");
    private static final Corrections NONE = new Corrections(List.of(), List.of(), Map.of());

    /** Two names in folded form, or ids. */
    record Pair(String left, String right) {
        boolean isSame(Pair other) {
            return equals(other) || (left.equals(other.right) && right.equals(other.left));
        }
    }

    Corrections {
        merged = List.copyOf(merged);
        split = List.copyOf(split);
        told = Map.copyOf(told);
    }

    /** Returns corrections that correct nothing. */
    static Corrections none() {
        return NONE;
    }

    /**
     * Returns the corrections of a file.
     *
     * @throws IllegalArgumentException if the file cannot be read or a line is wrong; the message names file and line
     */
    static Corrections read(Path file) {
        try {
            return new Parser(file).parse(Files.readAllLines(file));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("corrections " + file + " are not UTF-8: save them as UTF-8", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "corrections " + file + " cannot be read (" + e
                            + "): give the path of a file whose lines begin with merge, split or is",
                    e);
        }
    }

    /** Returns the id that is told for a name in a document, whose link has an id already; empty if none is. */
    Optional<String> told(String document, String form, String entity) {
        for (String key : List.of(form, entity)) {
            Map<String, String> byDocument = told.getOrDefault(key, Map.of());
            String id = byDocument.getOrDefault(document, byDocument.get(""));
            if (id != null) {
                return Optional.of(id);
            }
        }
        return Optional.empty();
    }

    /** Reads the lines of one file. Used once. */
    private static final class Parser {
        private final Path file;
        private final List<Pair> merged = new ArrayList<>();
        private final List<Pair> split = new ArrayList<>();
        private final Map<String, Map<String, String>> told = new HashMap<>();
        private final Map<Pair, Integer> lines = new HashMap<>();
        private int number;

        Parser(Path file) {
            this.file = file;
        }

        Corrections parse(List<String> all) {
            for (String line : all) {
                number++;
                if (!line.isBlank() && !line.startsWith("#")) {
                    correction(line.split("\t", -1));
                }
            }
            checkChains();
            return new Corrections(merged, split, told);
        }

        /** Looks for names that are split, but one by a chain of merges. */
        private void checkChains() {
            Map<String, String> parents = new HashMap<>();
            for (Pair pair : merged) {
                parents.put(root(parents, pair.left()), root(parents, pair.right()));
            }
            for (Pair pair : split) {
                Integer line = lines.get(pair);
                if (line != null && root(parents, pair.left()).equals(root(parents, pair.right()))) {
                    number = line;
                    throw wrong("it says the opposite of several lines with merge together: delete one of them");
                }
            }
        }

        private static String root(Map<String, String> parents, String name) {
            String at = name;
            while (!parents.getOrDefault(at, at).equals(at)) {
                at = parents.getOrDefault(at, at);
            }
            return at;
        }

        private void correction(String[] fields) {
            switch (fields[0].strip()) {
                case "merge" -> pair(fields, merged, split);
                case "split" -> pair(fields, split, merged);
                case "is" -> is(fields);
                case "date", "time" -> {
                    // of dates, which the steps date and timex obey
                }
                default ->
                    throw wrong(
                            "'" + fields[0].strip() + "' is no correction: begin the line with merge, split, is, date"
                                    + " or time, and put tabs between the fields");
            }
        }

        private void pair(String[] fields, List<Pair> pairs, List<Pair> others) {
            if (fields.length != 3) {
                throw wrong("give two names behind '" + fields[0].strip() + "', with tabs between");
            }
            Pair pair = new Pair(name(fields[1]), name(fields[2]));
            if (pair.left().equals(pair.right())) {
                throw wrong("'" + fields[1].strip() + "' and '" + fields[2].strip()
                        + "' are the same name: tell who is meant in a document by is, a name, an id and the document");
            }
            for (Pair other : others) {
                if (pair.isSame(other)) {
                    throw wrong(
                            "it says the opposite of line " + lines.getOrDefault(other, 0) + ": delete one of them");
                }
            }
            pairs.add(pair);
            lines.putIfAbsent(pair, number);
        }

        private void is(String[] fields) {
            if (fields.length < 3 || fields.length > 4) {
                throw wrong(
                        "give a name and an id behind 'is', and a document if it is true there alone, with tabs between");
            }
            String id = fields[2].strip();
            if (id.isEmpty() || id.chars().anyMatch(Character::isWhitespace)) {
                throw wrong("'" + id + "' is no id: give that of an entity, such as Q1530");
            }
            if (id.startsWith(Link.NIL)) {
                throw wrong("'" + id + "' is the id of a name that is not known: use merge");
            }
            String document = fields.length == 4 ? fields[3].strip() : "";
            String name = name(fields[1]);
            tell(name, document, id);
            if (!ID.matcher(name).matches()) {
                tell(NilId.of(name), document, id);
                if (!document.isEmpty()) {
                    split.add(new Pair(NilId.of(name), id));
                }
            }
        }

        private void tell(String key, String document, String id) {
            Pair place = new Pair(key, document);
            String before = told.computeIfAbsent(key, k -> new HashMap<>()).put(document, id);
            if (before != null && !before.equals(id)) {
                throw wrong("line " + lines.get(place) + " says that this is " + before + ": delete one of them");
            }
            lines.putIfAbsent(place, number);
        }

        private String name(String field) {
            String given = field.strip();
            String folded = ID.matcher(given).matches() ? given : Spelling.fold(given);
            if (folded.isEmpty()) {
                throw wrong("'" + given + "' is no name: give one with a letter or digit in it");
            }
            return folded;
        }

        private IllegalArgumentException wrong(String fault) {
            return new IllegalArgumentException("corrections " + file + ", line " + number + ": " + fault);
        }
    }
}

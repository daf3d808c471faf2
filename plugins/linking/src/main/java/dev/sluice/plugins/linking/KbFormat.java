package dev.sluice.plugins.linking;

import dev.sluice.api.Mention;
import java.util.List;

/**
 * What writer and reader of a knowledge base must agree on. A base is a directory of files that never change:
 *
 * <table>
 * <caption>Files</caption>
 * <tr><td>{@code manifest.json}</td><td>versions, sources, counts, checksums, see {@link KbManifest}</td></tr>
 * <tr><td>{@code names.fst}</td><td>a transducer from folded name to a place in the postings; its description and the place
 *     of that description come last</td></tr>
 * <tr><td>{@code postings.bin}</td><td>per name: a count, then per entity its ordinal, the number of its name and how the
 *     name was recorded, and the share of this name that means this entity</td></tr>
 * <tr><td>{@code spellings.fst}, {@code spellings.bin}</td><td>the same from the consonants of the names of persons, and of
 * places with one word</td></tr>
 * <tr><td>{@code records.bin}</td><td>{@value #RECORD} bytes per entity, in the order of their keys</td></tr>
 * <tr><td>{@code strings.bin}</td><td>per entity: id, name, description, country, aliases, demonyms</td></tr>
 * <tr><td>{@code graph.bin}</td><td>per entity: the ordinals of related entities</td></tr>
 * <tr><td>{@code statements.bin}</td><td>per person: terms of office; per office: its holders</td></tr>
 * </table>
 *
 * <p>Numbers are little-endian, counts and ordinals have variable length as Lucene writes them, texts are UTF-8 with their
 * length in bytes before them.
 */
final class KbFormat {
    /** The version of the format; a reader takes no other. */
    static final int VERSION = 1;

    static final String NAMES = "names.fst";
    static final String POSTINGS = "postings.bin";
    static final String SPELLINGS = "spellings.fst";
    static final String SPELLING_POSTINGS = "spellings.bin";
    static final String RECORDS = "records.bin";
    static final String STRINGS = "strings.bin";
    static final String GRAPH = "graph.bin";
    static final String STATEMENTS = "statements.bin";
    static final String MANIFEST = "manifest.json";

    static final List<String> FILES =
            List.of(NAMES, POSTINGS, SPELLINGS, SPELLING_POSTINGS, RECORDS, STRINGS, GRAPH, STATEMENTS);

    /** The length of a record in bytes. */
    static final int RECORD = 48;

    static final int AT_STRINGS = 8;
    static final int AT_GRAPH = 16;
    static final int AT_STATEMENTS = 24;
    static final int AT_FROM = 32;
    static final int AT_TO = 36;
    static final int AT_POPULARITY = 40;
    static final int AT_TYPE = 44;
    static final int AT_PRIOR = 45;
    static final int AT_FLAGS = 46;

    /** The flag of an office. */
    static final int OFFICE = 1;

    /** The prior of the best known entity, in the units of a record. */
    static final int PRIOR_UNITS = 250;

    /** The share of a name that means an entity, where nobody counted. */
    static final int UNCOUNTED = 255;

    /** What stands between the title of an office and the code of its country in the index of names. */
    static final char TITLE_OF = '\u0001';

    /** The same between one field of an office that has several, as that of a minister of finance and planning, and the code. */
    static final char FIELD_OF = '\u0003';

    /** What stands behind the name of a place in the index of names to lead to its teams. */
    static final char TEAM_OF = '\u0002';

    /** The number of a name that is only known from texts, not from the entity itself. */
    static final int MAX_NAMES = (1 << 16) - 1;

    /** Names that are long are looked for by nobody. */
    static final int MAX_NAME_BYTES = 255;

    /** How a name was recorded. */
    enum Recorded {
        NAME(0),
        DEMONYM(1),
        ALIAS(2),
        SURNAME(3),
        OFFICE(4),
        TEAM(5);

        private static final int COUNT = 8;

        private final int code;

        Recorded(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }

        /** Returns the way of recording and the number of a name as one number. */
        int with(int number) {
            return number * COUNT + code;
        }

        static int number(int both) {
            return both / COUNT;
        }

        static Recorded of(int both) {
            return switch (both % COUNT) {
                case 0 -> NAME;
                case 1 -> DEMONYM;
                case 2 -> ALIAS;
                case 3 -> SURNAME;
                case 4 -> OFFICE;
                default -> TEAM;
            };
        }
    }

    private static final long FOREIGN = 1L << 63;
    private static final int MAX_YEAR = 9999;

    /** Names of many kinds, own examples; whoever folds them alike folds all names alike. */
    private static final List<String> PROBES = List.of(
            "The Straße of Ærøskøbing & Sons, Ltd.",
            "Abd al-Rahman ʿArif",
            "Łódź",
            "Zelenskyy",
            "Qadhafi",
            "Ghaddafi",
            "O’Neill-Smith",
            "Đorđe",
            "Iğdır",
            "ﬁnance № ５",
            "Владимир",
            "محمد",
            "東京",
            "Mohammed bin Rashid",
            "Dzhokhar",
            "Nguyễn",
            "Phoebe Ough",
            "J. R. R. Tolkien",
            "Wałęsa",
            "Tchaikovsky",
            "Maxim",
            "Юрий");

    private KbFormat() {}

    /** Returns a sign for the way names are folded; it changes by itself when that way does. */
    static String folding() {
        StringBuilder all = new StringBuilder();
        for (String probe : PROBES) {
            String folded = Spelling.fold(probe);
            all.append(folded)
                    .append('\n')
                    .append(PersonName.of(folded).skeleton())
                    .append('\n');
        }
        return Long.toHexString(Spelling.hash(all.toString()));
    }

    /** Returns the number that stands for an id: that of a Wikidata item, or a hash with the first bit set. */
    static long key(String id) {
        if (id.length() > 1 && id.length() < 16 && id.charAt(0) == 'Q' && id.charAt(1) != '0') {
            long number = 0;
            for (int i = 1; i < id.length(); i++) {
                char c = id.charAt(i);
                if (c < '0' || c > '9') {
                    return Spelling.hash(id) | FOREIGN;
                }
                number = number * 10 + c - '0';
            }
            return number;
        }
        return Spelling.hash(id) | FOREIGN;
    }

    /** Returns whether a key is a hash, so that the id itself must be kept. */
    static boolean isForeign(long key) {
        return key < 0;
    }

    /** Returns the letter that stands for a type. */
    static byte code(Mention.Type type) {
        return (byte)
                switch (type) {
                    case PERSON -> 'p';
                    case ORGANIZATION -> 'o';
                    case PLACE -> 'l';
                    case GROUP -> 'g';
                    case EVENT -> 'e';
                    case WORK -> 'w';
                    case PRODUCT -> 'd';
                    case OTHER -> 'x';
                };
    }

    /** Returns the type that a letter stands for. */
    static Mention.Type type(int code) {
        return switch (code) {
            case 'p' -> Mention.Type.PERSON;
            case 'o' -> Mention.Type.ORGANIZATION;
            case 'l' -> Mention.Type.PLACE;
            case 'g' -> Mention.Type.GROUP;
            case 'e' -> Mention.Type.EVENT;
            case 'w' -> Mention.Type.WORK;
            case 'd' -> Mention.Type.PRODUCT;
            default -> Mention.Type.OTHER;
        };
    }

    /** Returns a date in ISO 8601 as a number that grows with time; 0 for none, or for one beyond four digits. */
    static int date(String iso) {
        if (iso.isEmpty()) {
            return 0;
        }
        try {
            boolean past = iso.charAt(0) == '-';
            String[] parts = (past ? iso.substring(1) : iso).split("-", -1);
            int year = Integer.parseInt(parts[0]) * (past ? -1 : 1);
            int month = parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
            int day = parts.length > 2 ? Integer.parseInt(parts[2]) : 0;
            boolean fits = Math.abs(year) <= MAX_YEAR && month >= 0 && month <= 12 && day >= 0 && day <= 31;
            return fits && parts.length <= 3 ? (year + MAX_YEAR + 1) << 9 | month << 5 | day : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** Returns the date in ISO 8601 that a number means; empty for 0. */
    static String date(int packed) {
        if (packed == 0) {
            return "";
        }
        int year = (packed >> 9) - MAX_YEAR - 1;
        int month = packed >> 5 & 15;
        int day = packed & 31;
        StringBuilder out = new StringBuilder(10);
        String digits = Integer.toString(Math.abs(year));
        out.append(year < 0 ? "-" : "").append("0".repeat(4 - digits.length())).append(digits);
        if (month > 0) {
            out.append(month < 10 ? "-0" : "-").append(month);
            if (day > 0) {
                out.append(day < 10 ? "-0" : "-").append(day);
            }
        }
        return out.toString();
    }
}

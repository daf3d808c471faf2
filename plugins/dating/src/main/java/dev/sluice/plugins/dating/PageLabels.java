package dev.sluice.plugins.dating;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The words before a date that tell what it is the date of, in all languages together. Immutable and safe for use by several threads. */
final class PageLabels {
    /** A label stands no further before its date than this many UTF-16 units. */
    private static final int REACH = 60;

    private static final List<Label> LABELS = read();
    private static final List<Label> LAST = table("labels-after.tsv");
    private static final List<Label> FIRST = table("labels-first.tsv");

    private PageLabels() {}

    /** Words and what they tell. */
    private record Label(String phrase, String role) {}

    /** Returns PUBLISHED or MODIFIED, or null where no word between two places of a line tells. */
    static @Nullable String before(String line, int from, int to) {
        String words = line.substring(Math.max(from, to - REACH), to).toLowerCase(Locale.ROOT);
        int nearest = -1;
        String role = null;
        for (Label label : LABELS) {
            int at = words.lastIndexOf(label.phrase());
            int end = at + label.phrase().length();
            boolean whole = at >= 0
                    && (at == 0 || !Character.isLetter(words.charAt(at - 1)))
                    && (end == words.length()
                            || !Character.isLetter(words.charAt(end))
                            || label.phrase().charAt(0) > 0x2000);
            if (whole && end > nearest) {
                nearest = end;
                role = label.role();
            }
        }
        return role;
    }

    /** Returns PUBLISHED or MODIFIED where the verb of a line follows its date, as in German; or null. */
    static @Nullable String after(String line, int from) {
        String words =
                line.substring(from, Math.min(line.length(), from + REACH)).toLowerCase(Locale.ROOT);
        for (Label label : LAST) {
            int at = words.indexOf(label.phrase());
            int end = at + label.phrase().length();
            if (at > 0
                    && !Character.isLetter(words.charAt(at - 1))
                    && (end == words.length() || !Character.isLetter(words.charAt(end)))) {
                return label.role();
            }
        }
        return null;
    }

    /** Returns PUBLISHED or MODIFIED where all of a line before its date is one word that leads to it; or null. */
    static @Nullable String first(String line, int to) {
        String words = line.substring(0, to).strip().toLowerCase(Locale.ROOT);
        for (Label label : FIRST) {
            if (words.equals(label.phrase())) {
                return label.role();
            }
        }
        return null;
    }

    private static List<Label> table(String name) {
        List<Label> labels = new ArrayList<>();
        for (DataFile.Row row : DataFile.table(name, 2)) {
            labels.add(new Label(row.cell(0), row.cell(1)));
        }
        return List.copyOf(labels);
    }

    private static List<Label> read() {
        List<Label> labels = new ArrayList<>(table("labels.tsv"));
        for (String language : Language.AVAILABLE) {
            for (DataFile.Row row : DataFile.table("lexicon/" + language + "/labels.tsv", 4)) {
                String role = row.cell(1).equals("MODIFIEDLABEL") ? "MODIFIED" : "PUBLISHED";
                LanguageReader.expand(row.cell(0)).forEach(phrase -> labels.add(new Label(phrase, role)));
            }
        }
        return List.copyOf(labels);
    }
}

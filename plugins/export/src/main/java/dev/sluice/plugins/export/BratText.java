package dev.sluice.plugins.export;

import dev.sluice.api.Span;
import java.util.ArrayList;
import java.util.List;

/** The standoff file of one document under way. Used by one thread. */
final class BratText {
    /** What ends a line for one reader or another, and the sign between columns: no annotation may run across them. */
    private static final String BREAKS = "\t\n\u000b\f\r\u001c\u001d\u001e\u0085\u2028\u2029";

    private final String text;
    private final CodePoints codePoints;
    private final StringBuilder out = new StringBuilder();
    private int textBounds;
    private int references;
    private int notes;

    BratText(String text) {
        this.text = text;
        this.codePoints = CodePoints.of(text);
    }

    /** Adds an annotation, in pieces if it runs across lines; returns its id, which is empty if there is nothing of it. */
    String textBound(String type, Span span) {
        List<String> offsets = new ArrayList<>();
        List<String> words = new ArrayList<>();
        int begin = span.begin();
        for (int i = span.begin(); i <= span.end(); i++) {
            if (i == span.end() || BREAKS.indexOf(text.charAt(i)) >= 0) {
                if (i > begin) {
                    offsets.add(codePoints.at(begin) + " " + codePoints.at(i));
                    words.add(text.substring(begin, i));
                }
                begin = i + 1;
            }
        }
        if (offsets.isEmpty()) {
            return "";
        }
        String id = "T" + ++textBounds;
        String surface = Characters.encodable(String.join(" ", words));
        out.append(id).append('\t').append(type).append(' ').append(String.join(";", offsets));
        out.append('\t').append(surface).append('\n');
        return id;
    }

    /** Says which entity an annotation means. */
    void reference(String id, String base, String entity, String name) {
        out.append('N').append(++references).append("\tReference ").append(id).append(' ');
        out.append(base)
                .append(':')
                .append(entity)
                .append('\t')
                .append(Characters.line(name))
                .append('\n');
    }

    /** Adds a remark on an annotation; none if the annotation has no id or there is nothing to say. */
    void note(String id, String note) {
        if (!id.isEmpty() && !note.isEmpty()) {
            out.append('#')
                    .append(++notes)
                    .append("\tAnnotatorNotes ")
                    .append(id)
                    .append('\t');
            out.append(Characters.line(note)).append('\n');
        }
    }

    @Override
    public String toString() {
        return out.toString();
    }
}

package dev.sluice.testkit;

import dev.sluice.api.Annotation;
import dev.sluice.api.CustomAnnotation;
import dev.sluice.api.Link;
import dev.sluice.api.Mention;
import dev.sluice.api.Span;
import dev.sluice.api.Timex;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the notation that {@link MarkedText} describes. Used once, by one thread. */
final class MarkedTextParser {
    private static final Pattern ENTITY =
            Pattern.compile("(?:(?<type>[A-Z]+) )?(?<entity>Q[0-9]+|" + Link.NIL + "[^ ]*)");
    private static final Pattern CUSTOM = Pattern.compile("(?<layer>[a-z][a-z0-9-]*):(?<type>.*)");
    private static final Pattern TIMEX =
            Pattern.compile("(?:(?<type>DATE|TIME|DURATION|SET) )?(?<value>[^ ]+)(?: (?<mod>[A-Z_]+))?");
    private static final Pattern DURATION = Pattern.compile("P(?=[0-9XT]).+");
    private static final Pattern TIME = Pattern.compile("(?:[0-9X]{4}(?:-[0-9A-Z]+)*)?T[0-9A-Z].*");
    private static final Pattern DATE =
            Pattern.compile("(?:BC|-)?[0-9X]{2,4}(?:-[0-9A-Z]+)*|(?:PAST|PRESENT|FUTURE)_REF");

    /** The modifiers of the TimeML annotation guidelines 1.2.1, table of attribute mod. */
    private static final Set<String> MODIFIERS = Set.of(
            "BEFORE",
            "AFTER",
            "ON_OR_BEFORE",
            "ON_OR_AFTER",
            "LESS_THAN",
            "MORE_THAN",
            "EQUAL_OR_LESS",
            "EQUAL_OR_MORE",
            "START",
            "MID",
            "END",
            "APPROX");

    private final String marked;
    private final StringBuilder text = new StringBuilder();
    private final List<Annotation> annotations = new ArrayList<>();
    private int position;

    MarkedTextParser(String marked) {
        this.marked = marked;
    }

    /** A mark whose closing brace is still to come. */
    private record Open(int at, int begin) {}

    /** Returns the text without the marks. */
    String parse() {
        Deque<Open> open = new ArrayDeque<>();
        while (position < marked.length()) {
            char c = marked.charAt(position);
            if (c == '\\') {
                position++;
                if (position == marked.length() || "{}=\\".indexOf(marked.charAt(position)) < 0) {
                    throw fault(position - 1, "a backslash stands before {, }, = or another backslash only");
                }
                text.append(marked.charAt(position++));
            } else if (c == '{') {
                open.push(new Open(position++, text.length()));
            } else if (c == '=' && !open.isEmpty()) {
                close(open.pop());
            } else if (c == '}') {
                throw fault(
                        position,
                        open.isEmpty()
                                ? "this brace closes nothing; write \\} for a brace of the text"
                                : "this mark has no value; write {surface=value}");
            } else {
                text.append(c);
                position++;
            }
        }
        if (!open.isEmpty()) {
            throw fault(
                    open.pop().at(), "this mark has no value; write {surface=value}, or \\{ for a brace of the text");
        }
        return text.toString();
    }

    /** Returns what the marks stand for, once the text is parsed. */
    List<Annotation> annotations() {
        return annotations;
    }

    private void close(Open mark) {
        int begin = ++position;
        int end = marked.indexOf('}', begin);
        if (end < 0) {
            throw fault(mark.at(), "this mark is not closed; write {surface=value}");
        }
        if (mark.begin() == text.length()) {
            throw fault(mark.at(), "this mark has no surface; write {surface=value}");
        }
        position = end + 1;
        annotate(new Span(mark.begin(), text.length()), marked.substring(begin, end), begin);
    }

    private void annotate(Span span, String value, int at) {
        Matcher entity = ENTITY.matcher(value);
        Matcher custom = CUSTOM.matcher(value);
        if (entity.matches()) {
            String type = entity.group("type");
            Mention mention = new Mention(span, type == null ? Mention.Type.OTHER : mentionType(type, at), 1);
            annotations.add(mention);
            annotations.add(new Link(mention, entity.group("entity"), 1, List.of(), List.of()));
        } else if (isMentionType(value)) {
            annotations.add(new Mention(span, Mention.Type.valueOf(value), 1));
        } else if (custom.matches()) {
            annotations.add(custom(span, custom, at));
        } else {
            annotations.add(timex(span, value, at));
        }
    }

    private CustomAnnotation custom(Span span, Matcher custom, int at) {
        try {
            return new CustomAnnotation(custom.group("layer"), span, custom.group("type"), Map.of(), 1);
        } catch (IllegalArgumentException e) {
            throw fault(at, String.valueOf(e.getMessage()));
        }
    }

    private Timex timex(Span span, String marking, int at) {
        Matcher parts = TIMEX.matcher(marking);
        if (!parts.matches()) {
            throw fault(at, meaningless(marking));
        }
        String value = parts.group("value");
        String named = parts.group("type");
        String mod = parts.group("mod");
        if (mod != null && !MODIFIERS.contains(mod)) {
            throw fault(at, "'" + mod + "' is no TIMEX3 modifier: " + new TreeSet<>(MODIFIERS));
        }
        Timex.Type type;
        if (DURATION.matcher(value).matches()) {
            type = Timex.Type.DURATION;
        } else if (TIME.matcher(value).matches()) {
            type = Timex.Type.TIME;
        } else if (DATE.matcher(value).matches()) {
            type = Timex.Type.DATE;
        } else {
            throw fault(at, meaningless(marking));
        }
        return Timex.of(span, named == null ? type : Timex.Type.valueOf(named), value)
                .withMod(mod);
    }

    private Mention.Type mentionType(String name, int at) {
        if (!isMentionType(name)) {
            throw fault(at, "'" + name + "' is no type of a mention: " + Arrays.toString(Mention.Type.values()));
        }
        return Mention.Type.valueOf(name);
    }

    private static boolean isMentionType(String name) {
        return Arrays.stream(Mention.Type.values()).anyMatch(type -> type.name().equals(name));
    }

    private static String meaningless(String value) {
        return "'" + value + "' means nothing: write a TIMEX3 value such as 2020-06-12, T14:30, P3D, SET P1W or 2020-06"
                + " MID, an entity such as Q42 or NIL1, a type of mention such as PERSON, or layer:type";
    }

    /** Shows the place with at most forty characters before and after it, and a caret below. */
    private IllegalArgumentException fault(int at, String message) {
        int from = Math.max(0, at - 40);
        String excerpt = marked.substring(from, Math.min(marked.length(), at + 40))
                .replace('\n', ' ')
                .replace('\r', ' ')
                .replace('\t', ' ');
        return new IllegalArgumentException(
                "marked text, offset " + at + ": " + message + "\n  " + excerpt + "\n  " + " ".repeat(at - from) + "^");
    }
}

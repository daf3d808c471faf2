package dev.sluice.core.internal.config;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Says in plain words why a text is not YAML. */
final class YamlSyntax {
    private YamlSyntax() {}

    static Refusal explain(SourceText source, MarkedYAMLException e) {
        String problem = String.valueOf(e.getProblem());
        String context = String.valueOf(e.getContext());
        Mark mark = e.getProblemMark() != null ? e.getProblemMark() : e.getContextMark();
        Position at = position(source, mark);
        Position begin = e.getContextMark() == null ? at : position(source, e.getContextMark());
        if (problem.contains("'\\t(TAB)'") || problem.contains("tab character")) {
            return refusal(at, "a tab cannot indent YAML", "use spaces");
        }
        if (context.contains("quoted scalar") && problem.contains("unexpected end of stream")) {
            return refusal(begin, "the quoted text that begins here has no end", "add the closing quote");
        }
        if (problem.contains("escape character") || problem.contains("hexadecimal")) {
            return refusal(
                    at,
                    "a backslash in double quotes stands before a character that needs none",
                    "use single quotes, or write \\\\ for a backslash");
        }
        if (context.contains("flow sequence") || context.contains("flow mapping")) {
            return bracket(at, begin, problem, context);
        }
        if (problem.contains("cannot start any token")) {
            String found = problem.replaceFirst("(?s)^found character '(.*?)'.*$", "$1");
            return refusal(at, "a value cannot begin with " + found, "put the value in quotes");
        }
        if (context.contains("scanning an alias") || context.contains("scanning an anchor")) {
            String sign = context.contains("alias") ? "*" : "&";
            return refusal(
                    begin,
                    "a value that begins with " + sign + " has a special meaning in YAML",
                    "put the value in quotes");
        }
        if (problem.contains("mapping values are not allowed")) {
            return refusal(
                    at,
                    "a colon cannot stand here: it is the second of its line, or the line is indented unlike its neighbors",
                    "put a text with a colon in quotes, or begin keys of one mapping in the same column");
        }
        if (problem.contains("could not find expected ':'")) {
            return refusal(begin, "a key without a colon", "write \"key: value\", with a space after the colon");
        }
        if (context.contains("block mapping")
                || context.contains("block collection")
                || problem.contains("expected '<document start>'")
                || problem.contains("<block ")
                || problem.contains("sequence entries are not allowed")) {
            return refusal(
                    at,
                    "this line does not fit the lines above it",
                    "begin keys of one mapping, and dashes of one list, in the same column");
        }
        return refusal(at, Words.cut(problem), "");
    }

    private static Refusal bracket(Position at, Position begin, String problem, String context) {
        String closing = context.contains("sequence") ? "]" : "}";
        boolean wrongClosing = problem.contains("but got ']'") || problem.contains("but got '}'");
        if (at.line() > begin.line() && !wrongClosing) {
            String opening = closing.equals("]") ? "[" : "{";
            return refusal(begin, "the " + opening + " here is not closed", "add the closing " + closing);
        }
        return refusal(at, "a comma or a closing " + closing + " is missing before this", "add it");
    }

    private static Position position(SourceText source, @Nullable Mark mark) {
        return mark == null ? source.at(0) : source.at(mark.getLine(), mark.getColumn());
    }

    private static Refusal refusal(Position at, String problem, String hint) {
        return new Refusal("syntax", at, "", problem, hint);
    }
}

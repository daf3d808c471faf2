package dev.sluice.core.internal.config;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How findings quote, list and point. */
final class Words {
    /** Longer lists do not help. */
    private static final int LISTED = 12;

    private static final int LONGEST = 60;

    private Words() {}

    /** Returns the pointer of a key below another. */
    static String pointer(String above, String key) {
        return above + "/" + key.replace("~", "~0").replace("/", "~1");
    }

    /** Returns a text that fits into a message: one line, not too long. */
    static String cut(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
    }

    static String quote(String text) {
        return "\"" + cut(text) + "\"";
    }

    /** Returns {@code (known: a, b)}, with a space before; empty if there are none or too many. */
    static String known(String what, Collection<String> words) {
        return words.isEmpty() || words.size() > LISTED ? "" : " (" + what + ": " + String.join(", ", words) + ")";
    }

    /** Returns {@code did you mean "a"?}; empty if nothing is near. */
    static String didYouMean(String word, Collection<String> known) {
        return didYouMean(Suggestions.nearest(word, known));
    }

    static String didYouMean(Optional<String> suggestion) {
        return suggestion.map(s -> "did you mean \"" + s + "\"?").orElse("");
    }

    /** Returns {@code a, b or c}. */
    static String or(List<String> words) {
        int last = words.size() - 1;
        return last < 1
                ? String.join("", words)
                : words.stream().limit(last).collect(Collectors.joining(", ")) + " or " + words.get(last);
    }

    /** Returns a node as what it is: {@code the text "x"}, {@code a list}. */
    static String kind(ConfigNode node) {
        if (node instanceof ConfigNode.Scalar scalar) {
            return Values.isNumber(scalar.text()) && !scalar.quoted()
                    ? scalar.text()
                    : (Values.isTruth(scalar.text()) && !scalar.quoted()
                            ? scalar.text()
                            : "the text " + quote(scalar.text()));
        }
        if (node instanceof ConfigNode.Null nothing) {
            return nothing.text().isEmpty() ? "empty" : nothing.text();
        }
        return node instanceof ConfigNode.Sequence ? "a list" : "a mapping";
    }

    /** Returns a node as YAML on one line; empty if it would be too long for a hint. */
    static Optional<String> flow(ConfigNode node) {
        StringBuilder out = new StringBuilder();
        return flow(node, out) ? Optional.of(out.toString()) : Optional.empty();
    }

    private static boolean flow(ConfigNode node, StringBuilder out) {
        if (out.length() > 2 * LONGEST) {
            return false;
        }
        if (node instanceof ConfigNode.Scalar scalar) {
            out.append(scalar(scalar.text(), scalar.quoted()));
        } else if (node instanceof ConfigNode.Null nothing) {
            out.append(nothing.text());
        } else if (node instanceof ConfigNode.Sequence sequence) {
            out.append('[');
            String separator = "";
            for (ConfigNode item : sequence.items()) {
                out.append(separator);
                separator = ", ";
                if (!flow(item, out)) {
                    return false;
                }
            }
            out.append(']');
        } else if (node instanceof ConfigNode.Mapping mapping) {
            out.append("{ ");
            String separator = "";
            for (var entry : mapping.entries().entrySet()) {
                out.append(separator).append(scalar(entry.getKey(), false)).append(": ");
                separator = ", ";
                if (!flow(entry.getValue().value(), out)) {
                    return false;
                }
            }
            out.append(" }");
        }
        return out.length() <= 2 * LONGEST;
    }

    private static String scalar(String text, boolean quoted) {
        boolean plain = text.matches("[\\p{L}\\p{N}/._][\\p{L}\\p{N} /._+%-]*") && !text.endsWith(" ");
        boolean word = quoted && (Values.isNumber(text) || Values.isTruth(text) || Values.isNothing(text));
        return plain && !word ? text : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}

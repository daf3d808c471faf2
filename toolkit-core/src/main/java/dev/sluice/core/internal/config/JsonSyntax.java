package dev.sluice.core.internal.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says in plain words why a text is not JSON. */
final class JsonSyntax {
    private static final Pattern UNEXPECTED =
            Pattern.compile("Unexpected character \\('?(.+?)'? ?\\(code (\\d+)[^)]*\\)\\):? ?(.*)", Pattern.DOTALL);

    private JsonSyntax() {}

    /**
     * Explains a failure of Jackson.
     *
     * @param message what Jackson says, without the place
     * @param offset where it stopped reading, in UTF-16 code units
     * @param token where the value begins that it was reading
     * @param open where the innermost open bracket stands; null if there is none
     */
    static Refusal explain(SourceText source, String message, long offset, Position token, @Nullable Position open) {
        Matcher unexpected = UNEXPECTED.matcher(message);
        if (unexpected.matches()) {
            int code = Integer.parseInt(unexpected.group(2));
            return unexpected(source, before(source, offset, code), code, unexpected.group(3), open);
        }
        if (message.startsWith("Unexpected end-of-input") || message.startsWith("Unexpected close marker")) {
            return end(source, message, offset, token, open);
        }
        if (message.contains("CTRL-CHAR")) {
            return refusal(token, "the quoted text that begins here has no end in its line", "add the closing quote");
        }
        if (message.startsWith("Unrecognized token")) {
            String word = message.replaceFirst("(?s)^Unrecognized token '(.*?)'.*$", "$1");
            int begin = source.text()
                    .lastIndexOf(word, (int) Math.min(offset, source.text().length()));
            return refusal(
                    begin < 0 ? token : source.at(begin),
                    "the word " + Words.cut(word) + " is neither a number nor true, false or null",
                    "put it in double quotes");
        }
        if (message.contains("escape")) {
            return refusal(
                    source.at(offset - 1),
                    "a backslash stands before a character that needs none",
                    "write \\\\ for a backslash");
        }
        if (message.contains("numeric value") || message.contains("Leading zeroes")) {
            return refusal(token, "this is not a number of JSON", "put it in double quotes if it is meant as text");
        }
        return refusal(source.at(offset), message.replaceAll("[\\p{Cntrl}\\s]+", " "), "");
    }

    private static Refusal unexpected(
            SourceText source, long offset, int code, String expected, @Nullable Position open) {
        Position at = source.at(offset);
        String found = "unexpected " + Words.quote(Character.toString(code));
        if (code == '\'') {
            return refusal(at, "JSON has no single quotes", "use double quotes");
        }
        if (code == '#') {
            return refusal(at, "JSON has no comments with #", "write // before the comment");
        }
        if (expected.contains("start field name") || expected.contains("start property name")) {
            return refusal(at, found + " where a key should begin", "put keys in double quotes");
        }
        if (expected.contains("colon")) {
            return refusal(at, found + " after a key", "put a colon between key and value");
        }
        if (expected.contains("comma")) {
            String where = open == null ? "" : " in the bracket opened in line " + open.line();
            return refusal(at, found + where, "put a comma between two values, and close what was opened");
        }
        return refusal(at, found, "put texts in double quotes");
    }

    private static Refusal end(
            SourceText source, String message, long offset, Position token, @Nullable Position open) {
        if (message.contains("quote") || message.contains("in VALUE_STRING") || message.contains("in FIELD_NAME")) {
            return refusal(token, "the quoted text that begins here has no end", "add the closing quote");
        }
        if (message.startsWith("Unexpected close marker")) {
            String where = open == null ? "nothing is open" : "the bracket open is that of line " + open.line();
            return refusal(
                    source.at(bracket(source, offset)),
                    "this bracket closes nothing: " + where,
                    "remove it, or use the other kind of bracket");
        }
        return open == null
                ? refusal(source.at(offset), "the text ends too early", "add what is missing")
                : refusal(open, "the bracket opened here is never closed", "add the closing bracket");
    }

    private static long bracket(SourceText source, long offset) {
        String text = source.text();
        return offset < text.length() && "]}".indexOf(text.charAt((int) offset)) >= 0 ? offset : offset - 1;
    }

    /** Jackson has usually read the character already that it did not expect. */
    private static long before(SourceText source, long offset, int code) {
        String text = source.text();
        int last = (int) Math.min(offset, text.length()) - 1;
        return last >= 0 && text.charAt(last) == code ? last : offset;
    }

    private static Refusal refusal(Position at, String problem, String hint) {
        return new Refusal("syntax", at, "", problem, hint);
    }
}

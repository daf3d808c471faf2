package dev.sluice.plugins.export;

import dev.sluice.api.CustomAnnotation;
import dev.sluice.api.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A text as Markdown (CommonMark with the tables of GitHub), by what the layer {@code block} says of its lines. Used by one
 * thread.
 */
final class MarkdownText {
    /** The layer in which extraction says what lines are; without it each is a paragraph. */
    static final String BLOCK = "block";

    private static final Pattern INLINE = Pattern.compile("[\\\\`*_\\[\\]<>~]|&(?=#?\\w{1,31};)");

    /** What would begin a heading, a quotation, a list or a rule. */
    private static final Pattern START = Pattern.compile("^(#{1,6}(?=\\s|$)|[+-](?=\\s|$)|[>|]|-{3}|={2})");

    private static final Pattern NUMBER = Pattern.compile("^(\\d{1,9})([.)])(?=\\s|$)");

    private final StringBuilder out = new StringBuilder();
    private String list = "";
    private String table = "";
    private final TreeMap<Integer, TreeMap<Integer, String>> rows = new TreeMap<>();
    private boolean hasHeader;
    private String tablePrefix = "";

    private MarkdownText() {}

    /** Returns the text of a document, without a line break at the end. */
    static String of(Document document) {
        Map<Integer, CustomAnnotation> blocks = new TreeMap<>();
        document.custom(BLOCK).forEach(block -> blocks.putIfAbsent(block.span().begin(), block));
        MarkdownText markdown = new MarkdownText();
        String text = document.text();
        for (int begin = 0; begin < text.length(); ) {
            CustomAnnotation block = blocks.get(begin);
            int lineEnd = text.indexOf('\n', begin);
            int end = block != null ? block.span().end() : lineEnd < 0 ? text.length() : lineEnd;
            String words = text.substring(begin, end);
            if (block != null) {
                markdown.add(words, block.type(), block.features());
            } else if (!words.isBlank()) {
                markdown.add(words, "p", Map.of());
            }
            begin = end < text.length() && text.charAt(end) == '\n' ? end + 1 : Math.max(end, begin + 1);
        }
        markdown.closeTable();
        return markdown.out.toString();
    }

    /** Returns text of which no sign means anything but itself. */
    static String escaped(String text) {
        return NUMBER.matcher(START.matcher(inline(text)).replaceFirst("\\\\$1"))
                .replaceFirst("$1\\\\$2");
    }

    /** Returns text that does not stand at the start of a line, of which no sign means anything but itself. */
    static String inline(String text) {
        return INLINE.matcher(text).replaceAll("\\\\$0");
    }

    private void add(String text, String type, Map<String, String> features) {
        if (type.equals("cell")) {
            cell(text, features);
            return;
        }
        closeTable();
        int depth = number(features, "depth");
        String prefix = prefix(features) + " ".repeat(4 * Math.max(0, depth - (type.equals("li") ? 1 : 0)));
        String marker = type.equals("li") ? features.containsKey("ordered") ? features.get("item") + ". " : "- " : "";
        String line = escaped(text);
        boolean goesOn = depth > 0 && type.equals("li") && !list.isEmpty();
        String lines = switch (type) {
            case "h1", "h2", "h3", "h4", "h5", "h6" ->
                "#".repeat(Math.max(2, type.charAt(1) - '0')) + " " + flat(inline(text));
            case "pre" -> fenced(text);
            case "caption" -> "*" + flat(line) + "*";
            case "term" -> "**" + flat(line) + "**";
            case "definition" -> ": " + flat(line);
            default -> line;
        };
        append(marker + lines, prefix, goesOn);
        list = depth > 0 ? features.getOrDefault("list", list) : "";
    }

    private void append(String lines, String prefix, boolean goesOn) {
        if (out.length() > 0) {
            out.append(goesOn ? "\n" : "\n\n");
        }
        out.append(prefix).append(lines.replace("\n", "\n" + prefix));
    }

    private static String prefix(Map<String, String> features) {
        return "> ".repeat(Math.min(9, number(features, "quote")));
    }

    private static int number(Map<String, String> features, String name) {
        String value = features.getOrDefault(name, "0");
        return value.matches("\\d{1,6}") ? Integer.parseInt(value) : 0;
    }

    private static String flat(String line) {
        return line.replace('\n', ' ');
    }

    /** A fence is longer than any that the text contains. */
    private static String fenced(String text) {
        String fence = "```";
        while (text.contains(fence)) {
            fence += "`";
        }
        return fence + "\n" + text + "\n" + fence;
    }

    private void cell(String text, Map<String, String> features) {
        String number = features.getOrDefault("table", "");
        if (!number.equals(table)) {
            closeTable();
            table = number;
            tablePrefix = prefix(features);
        }
        list = "";
        hasHeader |= rows.isEmpty() && features.containsKey("header");
        rows.computeIfAbsent(number(features, "row"), key -> new TreeMap<>())
                .merge(
                        Math.min(number(features, "column"), 200),
                        flat(inline(text)).replace("|", "\\|"),
                        (a, b) -> a + "<br>" + b);
    }

    /** A table must have a head; one without has an empty one. */
    private void closeTable() {
        if (rows.isEmpty()) {
            return;
        }
        int columns = rows.values().stream().mapToInt(TreeMap::lastKey).max().orElse(1);
        List<String> lines = new ArrayList<>();
        if (!hasHeader) {
            lines.add("|" + " |".repeat(columns));
        }
        for (TreeMap<Integer, String> row : rows.values()) {
            StringBuilder line = new StringBuilder("|");
            for (int column = 1; column <= columns; column++) {
                line.append(' ').append(row.getOrDefault(column, "")).append(" |");
            }
            lines.add(line.toString());
        }
        lines.add(1, "|" + " --- |".repeat(columns));
        append(String.join("\n", lines), tablePrefix, false);
        rows.clear();
        hasHeader = false;
        table = "";
    }
}

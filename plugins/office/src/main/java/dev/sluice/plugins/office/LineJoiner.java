package dev.sluice.plugins.office;

import dev.sluice.api.Furniture.Role;
import dev.sluice.plugins.office.Paragraph.Zone;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Undoes what the width of printed pages did to a text: joins lines and paragraphs that were broken, takes hyphens away
 * as the document's own words tell, and running heads and feet out. Used by one thread.
 */
final class LineJoiner {
    /** A line shorter than this share of the usual width was ended by its author, unless it is cut within a word. */
    private static final double SHORT = 0.6;

    /** As much of the end of a paragraph tells whether it is complete. */
    private static final int TAIL = 200;

    /** The last line of a paragraph is shorter than this share of the usual width, as a rule. */
    private static final double FULL = 0.85;

    private final List<Paragraph> paragraphs;
    private final Set<String> words = new TreeSet<>();
    private final Set<String> headings = new HashSet<>();
    private final int width;
    private final List<Block> blocks = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private int openIndex = -1;
    private String lastLine = "";

    private LineJoiner(List<Paragraph> paragraphs) {
        this.paragraphs = paragraphs;
        for (Paragraph paragraph : paragraphs) {
            for (String line : paragraph.lines()) {
                for (String word : line.split(" ", -1)) {
                    words.add(bare(word));
                }
                if (paragraph.zone() == Zone.OUTLINE) {
                    headings.add(Lines.key(line));
                }
            }
        }
        this.width = usualWidth(paragraphs);
    }

    /** Returns the blocks of printed pages. */
    static List<Block> join(List<Paragraph> paragraphs, boolean keepEdges) {
        LineJoiner joiner = new LineJoiner(paragraphs);
        Set<PageEdges.Place> edges = keepEdges ? Set.of() : PageEdges.find(paragraphs);
        for (int i = 0; i < paragraphs.size(); i++) {
            if (paragraphs.get(i).zone() != Zone.OUTLINE) {
                joiner.add(i, edges);
            }
        }
        joiner.close();
        return joiner.blocks;
    }

    private void add(int index, Set<PageEdges.Place> edges) {
        Paragraph paragraph = paragraphs.get(index);
        if (paragraph.zone() == Zone.COMMENT) {
            blocks.add(Block.furniture(String.join(" ", paragraph.lines()), Role.COMMENT, "annotation"));
            return;
        }
        boolean isFirst = true;
        String before = "";
        for (int j = 0; j < paragraph.lines().size(); j++) {
            String line = paragraph.lines().get(j);
            if (edges.contains(new PageEdges.Place(index, j))) {
                blocks.add(Block.furniture(line, Role.FOOTER, "running-line"));
                continue;
            }
            int last = openIndex;
            boolean goesOn =
                    last >= 0 && (isFirst ? continues(blocks.get(last), line, paragraph) : joins(before, line));
            if (goesOn && !isHeading(line) && blocks.get(last).kind() != Block.Kind.HEADING) {
                append(open, line);
            } else {
                close();
                Block.Kind kind = isHeading(line)
                        ? Block.Kind.HEADING
                        : Lines.startsItem(line) ? Block.Kind.ITEM : paragraph.kind();
                openIndex = blocks.size();
                open.append(Lines.withoutBullet(line));
                blocks.add(Block.text(open.toString(), kind));
            }
            before = line;
            lastLine = line;
            isFirst = false;
        }
    }

    /** Writes the text that was joined into its block. */
    private void close() {
        if (openIndex >= 0) {
            blocks.set(openIndex, blocks.get(openIndex).withText(open.toString()));
        }
        openIndex = -1;
        open.setLength(0);
    }

    private boolean isHeading(String line) {
        return headings.contains(Lines.key(line));
    }

    /** A paragraph goes on where the one before broke off, if it begins in lower case or the last line was full. */
    private boolean continues(Block before, String line, Paragraph paragraph) {
        int first = line.codePointAt(0);
        String tail = open.substring(Math.max(0, open.length() - TAIL));
        boolean isFull = width > 0 && lastLine.length() >= width * FULL && lastLine.length() <= width / FULL;
        return paragraph.kind() == Block.Kind.PARAGRAPH
                && before.kind() == Block.Kind.PARAGRAPH
                && Lines.words(tail) > 5
                && !Lines.endsSentence(tail)
                && (Character.isLowerCase(first) || (isFull && Character.isLetter(first)))
                && !Lines.startsItem(line);
    }

    private boolean joins(String before, String line) {
        if (Lines.startsItem(line)) {
            return false;
        }
        boolean isCut = before.endsWith("-") || before.endsWith("\u2010");
        double enough = Lines.endsSentence(before) ? FULL : SHORT;
        boolean isShort = before.length() < width * enough;
        return isCut || !isShort || (Character.isLowerCase(line.codePointAt(0)) && !Lines.endsSentence(before));
    }

    /** Joins a line to the text before it; a hyphen goes if the word is known without it, or unknown with it. */
    private void append(StringBuilder text, String line) {
        int length = text.length();
        boolean isBroken = length > 1
                && (text.charAt(length - 1) == '-' || text.charAt(length - 1) == '\u2010')
                && Character.isLetter(text.charAt(length - 2))
                && Character.isLowerCase(line.codePointAt(0));
        if (isBroken) {
            String left = text.substring(text.lastIndexOf(" ") + 1, length - 1);
            String right = line.split(" ", 2)[0];
            boolean isCompound = words.contains(bare(left + "-" + right)) && !words.contains(bare(left + right));
            if (!isCompound) {
                text.setLength(length - 1);
            }
        } else if (!isUnspaced(text.charAt(length - 1)) || !isUnspaced(line.charAt(0))) {
            text.append(' ');
        }
        text.append(line);
    }

    /** Chinese and Japanese are written without spaces. */
    private static boolean isUnspaced(char c) {
        return c >= '\u2E80' && (Character.isIdeographic(c) || (c >= '\u3000' && c <= '\u30FF') || c >= '\uFF00');
    }

    private static String bare(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$", "");
    }

    /** Returns the width that eight in ten lines keep to, among paragraphs of more than one. */
    private static int usualWidth(List<Paragraph> paragraphs) {
        int[] lengths = paragraphs.stream()
                .filter(paragraph ->
                        paragraph.zone() == Zone.BODY && paragraph.lines().size() > 1)
                .flatMapToInt(paragraph -> paragraph.lines().stream().mapToInt(String::length))
                .sorted()
                .toArray();
        return lengths.length == 0
                ? 0
                : Arrays.stream(lengths)
                        .skip(lengths.length * 8L / 10)
                        .findFirst()
                        .orElse(0);
    }
}

package dev.sluice.plugins.extraction;

import dev.sluice.api.Document;
import dev.sluice.api.Furniture.Role;
import dev.sluice.api.Metadata;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Makes a document of what Tika reported: joins lines, takes running heads out, finds the title. Stateless. */
final class TikaDocument {
    private static final int MAX_VALUES = 20;

    /** A running head or foot stands on this share of the pages. */
    private static final double RUNNING_SHARE = 0.6;

    /** Letterheads stand above a title, but not much more. */
    private static final int HEAD_BLOCKS = 5;

    private static final int MIN_PAGES = 2;

    /** The names of properties that say something about the text, by their beginning. */
    private static final List<String> PREFIXES = List.of(
            "dc:", "dcterms:", "cp:", "meta:", "extended-properties:", "pdf:docinfo:", "xmp:", "Message:", "w:");

    /** Titles that programs write by themselves. */
    private static final Pattern NO_TITLE = Pattern.compile(
            "(?i)untitled.*|.*\\.(?:docx?|pdf|indd|qxd|odt|rtf|tex|dvi|pptx?|xlsx?|pages)|powerpoint presentation|document\\d*|\\(anonymous\\)|slide 1|title");

    private TikaDocument() {}

    static Document of(Document seed, org.apache.tika.metadata.Metadata found, TikaBlocks blocks, int maxChars) {
        List<Block> lines = join(blocks.paragraphs());
        Metadata metadata = metadata(seed.metadata(), found);
        Optional<String> title =
                metadata.title().or(() -> styledTitle(blocks.paragraphs())).or(() -> firstLine(lines));
        if (title.isPresent()) {
            metadata = metadata.withTitle(title.get());
        }
        List<Block> cleaned =
                TextPage.isRenderedPage(lines.stream().map(Block::text).toList())
                        ? BlockCleaner.clean(lines, title.orElse(null))
                        : withoutTitle(lines, title.orElse(""));
        Document document = seed.withMetadata(metadata)
                .withText(Furnitures.text(cleaned))
                .withFurniture(Furnitures.furniture(cleaned));
        return blocks.isFull() ? document.withProblem(ContentExtractor.truncated(maxChars)) : document;
    }

    private static Metadata metadata(Metadata known, org.apache.tika.metadata.Metadata found) {
        TreeMap<String, List<String>> values = new TreeMap<>(known.asMap());
        for (String name : new TreeSet<>(Arrays.asList(found.names()))) {
            if (PREFIXES.stream().anyMatch(name::startsWith)) {
                List<String> all = Arrays.stream(found.getValues(name))
                        .map(TextShape::normalize)
                        .filter(value -> !value.isEmpty())
                        .distinct()
                        .limit(MAX_VALUES)
                        .toList();
                values.putIfAbsent(name.replace(':', '.').toLowerCase(Locale.ROOT), all);
            }
        }
        Metadata metadata = Metadata.of(values);
        Optional<String> title = metadata.first("dc.title")
                .map(value -> value.replaceFirst("^Microsoft \\w+ - ", ""))
                .filter(value -> !NO_TITLE.matcher(value).matches());
        if (metadata.title().isEmpty() && title.isPresent()) {
            metadata = metadata.withTitle(title.get());
        }
        List<String> authors = metadata.all("dc.creator");
        return metadata.authors().isEmpty() && !authors.isEmpty() ? metadata.withAuthors(authors) : metadata;
    }

    private static Optional<String> styledTitle(List<TikaBlocks.Paragraph> paragraphs) {
        return paragraphs.stream()
                .filter(TikaBlocks.Paragraph::isTitle)
                .map(paragraph -> String.join(" ", paragraph.lines()))
                .findFirst();
    }

    private static Optional<String> firstLine(List<Block> lines) {
        List<Block> kept = lines.stream().filter(Block::isKept).toList();
        if (kept.size() < 2) {
            return Optional.empty();
        }
        Block first = kept.get(0);
        boolean isTitle = first.kind() == Block.Kind.HEADING
                || (TextShape.words(first.text()) <= 20
                        && !TextShape.endsSentence(first.text())
                        && Character.isLetterOrDigit(first.text().charAt(0))
                        && kept.get(1).text().length() > first.text().length());
        return isTitle ? Optional.of(first.text()) : Optional.empty();
    }

    private static List<Block> withoutTitle(List<Block> lines, String title) {
        List<Block> out = new ArrayList<>(lines);
        int seen = 0;
        for (int i = 0; i < out.size() && seen < HEAD_BLOCKS; i++) {
            Block block = out.get(i);
            if (block.isKept()) {
                seen++;
                if (!title.isEmpty() && TextShape.key(block.text()).equals(TextShape.key(title))) {
                    out.set(i, block.as(Role.HEADLINE, "title"));
                    break;
                }
            }
        }
        return out;
    }

    /** Undoes what the width of the page did to the text. */
    private static List<Block> join(List<TikaBlocks.Paragraph> paragraphs) {
        Set<String> running = runningLines(paragraphs);
        Set<String> words = words(paragraphs);
        List<Block> blocks = new ArrayList<>();
        for (TikaBlocks.Paragraph paragraph : paragraphs) {
            StringBuilder text = new StringBuilder();
            for (String line : paragraph.lines()) {
                if ((paragraph.page() > 0 && running.contains(shape(line))) || isPageNumber(line)) {
                    blocks.add(new Block(line, Block.Kind.LINE, 0, Role.FOOTER, "running-line"));
                } else if (paragraph.kind() == Block.Kind.VERBATIM) {
                    text.append(text.length() == 0 ? "" : "\n").append(line);
                } else {
                    append(text, line, words);
                }
            }
            if (text.length() > 0) {
                addParagraph(
                        blocks, new Block(text.toString(), paragraph.kind(), 0, null, ""), paragraph.page(), words);
            }
        }
        return blocks;
    }

    /** A paragraph of a printed page that begins in the midst of a sentence goes on where the one before broke off. */
    private static void addParagraph(List<Block> blocks, Block block, int page, Set<String> words) {
        int last = blocks.size() - 1;
        while (last >= 0 && !blocks.get(last).isKept()) {
            last--;
        }
        boolean goesOn = page > 0
                && last >= 0
                && block.kind() == Block.Kind.PARAGRAPH
                && blocks.get(last).kind() == Block.Kind.PARAGRAPH
                && TextShape.words(blocks.get(last).text()) > 5
                && !TextShape.endsSentence(blocks.get(last).text())
                && Character.isLowerCase(block.text().codePointAt(0));
        if (goesOn) {
            StringBuilder text = new StringBuilder(blocks.get(last).text());
            append(text, block.text(), words);
            blocks.set(last, blocks.get(last).withText(text.toString()));
        } else {
            blocks.add(block);
        }
    }

    /** Joins a line to the text before it; a hyphen goes if the word is known without it, or unknown with it. */
    private static void append(StringBuilder text, String line, Set<String> words) {
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
        } else if (length > 0) {
            text.append(' ');
        }
        text.append(line);
    }

    private static Set<String> words(List<TikaBlocks.Paragraph> paragraphs) {
        Set<String> words = new TreeSet<>();
        for (TikaBlocks.Paragraph paragraph : paragraphs) {
            for (String line : paragraph.lines()) {
                for (String word : line.split(" ", -1)) {
                    words.add(bare(word));
                }
            }
        }
        return words;
    }

    private static String bare(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$", "");
    }

    private static boolean isPageNumber(String line) {
        return LineRule.find(line, false)
                .filter(rule -> rule.reason().equals("page-number"))
                .isPresent();
    }

    private static Set<String> runningLines(List<TikaBlocks.Paragraph> paragraphs) {
        TreeMap<Integer, List<String>> pages = new TreeMap<>();
        for (TikaBlocks.Paragraph paragraph : paragraphs) {
            pages.computeIfAbsent(paragraph.page(), page -> new ArrayList<>()).addAll(paragraph.lines());
        }
        pages.remove(0);
        TreeMap<String, Integer> counts = new TreeMap<>();
        for (List<String> lines : pages.values()) {
            Set<String> edge = new TreeSet<>(List.of(shape(lines.get(0)), shape(lines.get(lines.size() - 1))));
            edge.forEach(line -> counts.merge(line, 1, Integer::sum));
        }
        Set<String> running = new TreeSet<>();
        counts.forEach((line, count) -> {
            if (pages.size() >= MIN_PAGES && count >= pages.size() * RUNNING_SHARE) {
                running.add(line);
            }
        });
        return running;
    }

    /** Returns a line with all numbers alike, since page numbers count. */
    private static String shape(String line) {
        return line.replaceAll("\\d+", "#");
    }
}

package dev.sluice.plugins.office;

import dev.sluice.api.Document;
import dev.sluice.api.Furniture.Role;
import dev.sluice.api.Metadata;
import dev.sluice.plugins.office.Paragraph.Zone;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes the text of a document of the paragraphs that Tika reported, and sets aside what is none. Stateless. */
final class OfficeText {
    /** Letterheads stand above a title, but not much more. */
    private static final int HEAD_BLOCKS = 5;

    /** Marks what is among the furniture already, until it is left out. */
    private static final String REPEATED = "repeated";

    /** A title has no more words than this. */
    private static final int MAX_TITLE_WORDS = 20;

    /** The marks by which Tika's parsers refer to notes. */
    private static final Pattern NOTE_MARK = Pattern.compile("\\[(?:foot|end)noteRef:[^\\]]{1,20}\\]");

    private final OfficeConfig config;
    private final PackageScan scan;
    private final Set<String> edges = new HashSet<>();

    private OfficeText(OfficeConfig config, PackageScan scan) {
        this.config = config;
        this.scan = scan;
        scan.edges().forEach(line -> edges.add(Lines.key(line)));
    }

    /** Returns the document with text, title and furniture. */
    static Document of(Document seed, List<Paragraph> paragraphs, PackageScan scan, OfficeConfig config) {
        OfficeText text = new OfficeText(config, scan);
        boolean isPaged = paragraphs.stream().anyMatch(paragraph -> paragraph.page() > 0);
        List<Block> blocks = isPaged ? LineJoiner.join(paragraphs, config.headers()) : text.blocks(paragraphs);
        if (!isPaged && !config.headers()) {
            text.takeEdges(blocks);
        }
        if (blocks.stream().noneMatch(Block::isKept)) {
            // what stands at the edges is the text where there is no other, as in letterheads and on labels
            blocks.replaceAll(
                    block -> block.role() == Role.FOOTER ? Block.text(block.text(), Block.Kind.PARAGRAPH) : block);
        }
        Metadata metadata = seed.metadata();
        Optional<String> title = metadata.title().or(() -> styled(paragraphs)).or(() -> firstLine(blocks));
        title.ifPresent(words -> takeTitle(blocks, words));
        if (title.isPresent()) {
            metadata = metadata.withTitle(title.get());
        }
        return seed.withMetadata(metadata).withText(Block.text(blocks)).withFurniture(Block.furniture(blocks));
    }

    private List<Block> blocks(List<Paragraph> paragraphs) {
        List<Block> blocks = new ArrayList<>();
        for (String line : new LinkedHashSet<>(scan.edges())) {
            blocks.add(
                    config.headers()
                            ? Block.text(line, Block.Kind.PARAGRAPH)
                            : Block.furniture(line, Role.FOOTER, "page-edge"));
        }
        for (Paragraph paragraph : paragraphs) {
            String text = String.join("\n", paragraph.lines());
            switch (paragraph.zone()) {
                case EDGE -> {
                    if (config.headers()) {
                        blocks.add(Block.text(text, paragraph.kind()));
                    } else {
                        edges.add(Lines.key(text));
                        blocks.add(Block.furniture(text, Role.FOOTER, "page-edge"));
                    }
                }
                case COMMENT -> blocks.add(Block.furniture(text, Role.COMMENT, "annotation"));
                case NOTE -> {
                    if (config.notes()) {
                        blocks.add(Block.text(text, paragraph.kind()));
                    } else {
                        blocks.add(Block.furniture(text, Role.OTHER, "note"));
                    }
                }
                case BODY, OUTLINE -> addBody(blocks, text, paragraph.kind());
            }
        }
        return blocks;
    }

    private void addBody(List<Block> blocks, String text, Block.Kind kind) {
        String words = NOTE_MARK.matcher(text).replaceAll("");
        List<Block> comments = new ArrayList<>();
        for (String comment : words.contains(PackageScan.COMMENT_MARK) ? scan.comments() : List.<String>of()) {
            String mark = Lines.normalize(comment);
            int at = mark.isEmpty() ? -1 : words.indexOf(mark);
            if (at >= 0) {
                words = Lines.normalize(words.substring(0, at) + " " + words.substring(at + mark.length()));
                comments.add(Block.furniture(mark, Role.COMMENT, "annotation"));
            }
        }
        // old Word documents mark their comments by a character that XML cannot hold
        if (words.startsWith("\uFFFD") && !words.startsWith("\uFFFD\uFFFD")) {
            comments.add(Block.furniture(Lines.normalize(words.substring(1)), Role.COMMENT, "annotation"));
            words = "";
        }
        if (!words.isBlank()) {
            String item = Lines.withoutBullet(words);
            blocks.add(Block.text(item, item.equals(words) ? kind : Block.Kind.ITEM));
        }
        comments.stream().filter(block -> !block.text().isEmpty()).forEach(blocks::add);
    }

    /**
     * What is known to be a header or footer is one also where it is repeated at the beginning or the end of the text, as
     * parsers and slides do.
     */
    private void takeEdges(List<Block> blocks) {
        if (edges.isEmpty()) {
            return;
        }
        for (int i = blocks.size() - 1; i >= 0 && isEdge(blocks.get(i)); i--) {
            takeEdge(blocks, i);
        }
        for (int i = 0; i < blocks.size() && isEdge(blocks.get(i)); i++) {
            takeEdge(blocks, i);
        }
        blocks.removeIf(block -> block.reason().equals(REPEATED));
    }

    /** What is repeated stands among the furniture already. */
    private static void takeEdge(List<Block> blocks, int i) {
        if (blocks.get(i).isKept()) {
            blocks.set(i, blocks.get(i).as(Role.FOOTER, REPEATED));
        }
    }

    private boolean isEdge(Block block) {
        return !block.isKept() || edges.contains(Lines.key(block.text()));
    }

    private static Optional<String> styled(List<Paragraph> paragraphs) {
        return paragraphs.stream()
                .filter(paragraph -> paragraph.isTitle() && paragraph.zone() == Zone.BODY)
                .map(paragraph -> String.join(" ", paragraph.lines()))
                .findFirst();
    }

    private static Optional<String> firstLine(List<Block> blocks) {
        List<Block> kept = blocks.stream().filter(Block::isKept).limit(2).toList();
        if (kept.size() < 2) {
            return Optional.empty();
        }
        Block first = kept.get(0);
        boolean isTitle = first.kind() == Block.Kind.HEADING
                || (first.kind() == Block.Kind.PARAGRAPH
                        && Lines.words(first.text()) <= MAX_TITLE_WORDS
                        && !first.text().contains("\n")
                        && !Lines.endsSentence(first.text())
                        && !isDateOrLabel(first.text())
                        && Character.isLetterOrDigit(first.text().codePointAt(0))
                        && kept.get(1).text().length() > first.text().length());
        return isTitle ? Optional.of(first.text()) : Optional.empty();
    }

    /** Dates, numbers of tables and the like have a number and no more than a word beside it. */
    private static boolean isDateOrLabel(String line) {
        long words = Arrays.stream(line.split(" ", -1)).filter(Lines::hasLetter).count();
        return words < 2 && line.chars().anyMatch(Character::isDigit);
    }

    /** The title is metadata, so that its repetition above the text is furniture; without a text it is the text. */
    static void takeTitle(List<Block> blocks, String title) {
        int seen = 0;
        if (blocks.stream().filter(Block::isKept).limit(2).count() < 2) {
            return;
        }
        for (int i = 0; i < blocks.size() && seen < HEAD_BLOCKS; i++) {
            Block block = blocks.get(i);
            if (block.isKept()) {
                seen++;
                String key = Lines.key(block.text());
                if (!key.isEmpty() && key.equals(Lines.key(title))) {
                    blocks.set(i, block.as(Role.HEADLINE, "title"));
                    return;
                }
            }
        }
    }
}

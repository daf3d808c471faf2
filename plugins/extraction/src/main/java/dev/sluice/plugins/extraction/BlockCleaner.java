package dev.sluice.plugins.extraction;

import dev.sluice.api.Furniture.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes the lines that are not main text out of the blocks of one article: by what they read (the line rules), by where
 * they stand (before the first and after the last paragraph), and by what they repeat. Paragraphs are kept whole.
 * Stateless, thread-safe.
 */
final class BlockCleaner {
    /** A block with a greater share of link text that is no paragraph is a link to elsewhere. */
    private static final double LINK_SHARE = 0.5;

    /** The title of another article, for which the list of articles has no room. */
    static final String CUT_TITLE = "cut-title";

    /** A heading-like line before the first paragraph with this many words is a summary, which belongs to the text. */
    private static final int SUMMARY_WORDS = 9;

    /** A paragraph with this many words ends a section of announcements. */
    private static final int SECTION_END_WORDS = 28;

    /** Repeated blocks shorter than this many words may be refrains. */
    private static final int DUPLICATE_WORDS = 8;

    /** How notes on authors begin: a name, and what the person does for a living in the press. */
    private static final Pattern AUTHOR_NOTE = Pattern.compile(
            "(?:About the author.{0,3} ?)?\\p{Lu}[\\p{L}'’.-]*(?: [\\p{L}'’.-]+){1,4},? (?:is|was|has been|works as|serves as) (?:an?|the|[\\w’' ]{1,40}['’]s?) "
                    + "[^.]{0,90}\\b(?:editor|reporter|writer|journalist|correspondent|columnist|contributor|author|blogger|producer|freelance\\w*|fellow|professor)\\b");

    private final List<Block> blocks;
    private final @Nullable String titleKey;

    private BlockCleaner(List<Block> blocks, @Nullable String title) {
        this.blocks = new ArrayList<>(blocks);
        this.titleKey = title == null ? null : TextShape.key(title);
    }

    /** Returns the blocks with a decision on each; those that already have one keep it. */
    static List<Block> clean(List<Block> blocks, @Nullable String title) {
        BlockCleaner cleaner = new BlockCleaner(blocks, title);
        cleaner.takeTitles();
        cleaner.takeSections();
        cleaner.takeLines();
        cleaner.takeAuthorNotes();
        cleaner.takeEdges();
        cleaner.takeDuplicates();
        cleaner.takeLonelyHeadings();
        cleaner.takeClocks();
        return List.copyOf(cleaner.blocks);
    }

    private void take(int i, Role role, String reason) {
        blocks.set(i, blocks.get(i).as(role, reason));
    }

    /** The title is metadata, so that its repetition above the text is furniture. */
    private void takeTitles() {
        if (titleKey == null || titleKey.isEmpty()) {
            return;
        }
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            int length = block.text().length();
            boolean hasLength = length >= titleKey.length() && length <= 300;
            if (block.isKept() && hasLength && isTitle(block.content().key())) {
                take(i, Role.HEADLINE, "title");
            }
        }
    }

    /** A line is the title if it equals it, also with the name of the site before or behind it. */
    private boolean isTitle(String key) {
        return titleKey != null
                && (key.equals(titleKey)
                        || (titleKey.length() >= 20
                                && key.length() <= titleKey.length() + 40
                                && (key.startsWith(titleKey) || key.endsWith(titleKey))));
    }

    private void takeSections() {
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            Optional<LineRule> rule = block.isKept() ? LineRule.find(block.text(), false) : Optional.empty();
            if (rule.isPresent() && rule.get().where() == LineRule.Where.SECTION) {
                take(i, rule.get().role(), rule.get().reason());
                for (int j = i + 1; j < blocks.size() && !endsSection(blocks.get(j)); j++) {
                    if (blocks.get(j).isKept()) {
                        Optional<LineRule> own = LineRule.find(blocks.get(j).text(), true);
                        take(
                                j,
                                own.map(LineRule::role).orElse(rule.get().role()),
                                own.map(LineRule::reason)
                                        .orElse("below-" + rule.get().reason()));
                    }
                }
            }
        }
    }

    private static boolean endsSection(Block block) {
        String text = block.text();
        return block.isKept()
                && block.isProse()
                && block.content().words() >= SECTION_END_WORDS
                && TextShape.endsSentence(text)
                && !TextShape.isTruncated(text);
    }

    private void takeLines() {
        int first = firstProse();
        int last = lastProse();
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            if (!block.isKept()) {
                continue;
            }
            Optional<LineRule> rule = LineRule.find(block.text(), i < first || i > last);
            if (rule.isPresent()) {
                take(i, rule.get().role(), rule.get().reason());
            } else if (block.kind() == Block.Kind.CAPTION) {
                take(i, Role.CAPTION, "caption");
            } else if (block.linkShare() >= LinkList.LINKED && TextShape.isTruncated(block.text())) {
                take(i, Role.TEASER, CUT_TITLE);
            } else if (block.linkShare() > LINK_SHARE
                    && !block.isProse()
                    && block.content().words() > 0) {
                boolean inText = i > first && i < last && block.linkShare() < 1 && TextShape.endsSentence(block.text());
                if (!inText) {
                    take(i, block.content().words() >= 5 ? Role.TEASER : Role.NAVIGATION, "link-density");
                }
            } else if (!TextShape.hasLetterOrDigit(block.text())) {
                take(i, Role.OTHER, "no-words");
            }
        }
    }

    /** What is said about the author stands below the text, and there may be several notes. */
    private void takeAuthorNotes() {
        for (int i = blocks.size() - 1; i > firstProse(); i--) {
            Block block = blocks.get(i);
            if (block.isKept() && block.isProse()) {
                if (!AUTHOR_NOTE.matcher(block.text()).lookingAt()) {
                    return;
                }
                take(i, Role.BYLINE, "author-note");
            }
        }
    }

    private void takeEdges() {
        int first = firstProse();
        int last = lastProse();
        if (first > last) {
            return;
        }
        for (int i = 0; i < first; i++) {
            Block block = blocks.get(i);
            boolean isSummary = block.content().words() >= SUMMARY_WORDS
                    || (block.content().words() >= 4 && TextShape.endsSentence(block.text()));
            if (block.isKept() && !isSummary) {
                take(i, Role.OTHER, "before-text");
            }
        }
        for (int i = last + 1; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            if (block.isKept() && !belongsToEnd(block)) {
                take(i, Role.OTHER, "after-text");
            }
        }
    }

    /** Short sentences, items and cells may end a text; labels and cut lines do not. */
    private static boolean belongsToEnd(Block block) {
        String text = block.text();
        return switch (block.kind()) {
            case ITEM, CELL, VERBATIM -> block.linkShare() < LINK_SHARE;
            case HEADING -> false;
            case LINE, PARAGRAPH, CAPTION ->
                block.content().words() >= 3
                        && TextShape.endsSentence(text)
                        && !text.endsWith(":")
                        && !TextShape.isTruncated(text);
        };
    }

    private void takeDuplicates() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            if (block.isKept()
                    && block.content().words() >= DUPLICATE_WORDS
                    && !seen.add(block.content().key())) {
                take(i, Role.OTHER, "duplicate");
            }
        }
    }

    /** A heading under which nothing is left announced something that was taken out. */
    private void takeLonelyHeadings() {
        boolean textBelow = false;
        for (int i = blocks.size() - 1; i >= 0; i--) {
            Block block = blocks.get(i);
            if (block.isKept() && block.kind() == Block.Kind.HEADING && !textBelow) {
                take(i, Role.OTHER, "heading-without-text");
            }
            textBelow |= block.isKept();
        }
    }

    /** The title may stand twice: in the bar of the window, and above the text. */
    private void takeClocks() {
        int title = firstProse() - 1;
        while (title >= 0 && blocks.get(title).role() != Role.HEADLINE) {
            title--;
        }
        for (int i = 0; i < title; i++) {
            blocks.set(i, LineRule.aboveTitle(blocks.get(i)));
        }
    }

    private int firstProse() {
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i).isKept() && blocks.get(i).isProse()) {
                return i;
            }
        }
        return blocks.size();
    }

    private int lastProse() {
        for (int i = blocks.size() - 1; i >= 0; i--) {
            Block block = blocks.get(i);
            if (block.isKept() && block.isProse() && !TextShape.isTruncated(block.text())) {
                return i;
            }
        }
        return -1;
    }
}

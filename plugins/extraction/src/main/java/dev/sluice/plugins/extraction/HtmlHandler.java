package dev.sluice.plugins.extraction;

import dev.sluice.api.Document;
import dev.sluice.api.Furniture;
import dev.sluice.api.Furniture.Role;
import dev.sluice.api.Metadata;
import dev.sluice.api.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/** Takes the article out of a web page. Stateless, thread-safe. */
final class HtmlHandler {
    /** A shorter result is compared with what else the page offers. */
    private static final int SHORT_TEXT = 250;

    private HtmlHandler() {}

    static Document extract(Document seed, String html) {
        org.jsoup.nodes.Document page = Jsoup.parse(
                html, seed.source().url() == null ? "" : seed.source().url());
        HtmlMetadata.Harvest harvest = HtmlMetadata.of(page);
        Metadata metadata = merge(seed.metadata(), harvest.metadata());
        PageTree tree = PageTree.of(page.body());
        @Nullable PageMarks.Mark[] marks = PageMarks.find(tree);
        String title = metadata.title().orElse(null);
        List<Block> blocks = BlockCleaner.clean(blocks(tree, marks, PageContainer.find(tree, marks), title), title);
        String text = Furnitures.text(blocks);
        Document document = seed.withMetadata(Bylines.fromBlocks(metadata, blocks));
        if (text.length() < SHORT_TEXT) {
            if (harvest.articleBody().length() > 2 * text.length() + SHORT_TEXT) {
                return document.withText(plain(harvest.articleBody()))
                        .withFurniture(visible(blocks))
                        .withProblem(new Problem(
                                "extract.json-ld-body",
                                "the markup holds no article; the text is the one JSON-LD gives"));
            }
            List<Block> all = BlockCleaner.clean(unmarked(tree, marks), title);
            if (Furnitures.text(all).length() > 2 * text.length()) {
                return document.withText(Furnitures.text(all))
                        .withFurniture(visible(all))
                        .with(BlockLayer.of(tree, all))
                        .withProblem(new Problem(
                                "extract.no-article",
                                "no part of the page stands out as article; the text is all that is not clutter"));
            }
        }
        return document.withText(text).withFurniture(visible(blocks)).with(BlockLayer.of(tree, blocks));
    }

    private static Metadata merge(Metadata known, Metadata found) {
        Metadata merged = found;
        for (var property : known.asMap().entrySet()) {
            merged = merged.with(property.getKey(), property.getValue());
        }
        return merged;
    }

    private static String plain(String articleBody) {
        String text = articleBody.contains("</") ? Jsoup.parse(articleBody).wholeText() : articleBody;
        return String.join(
                "\n",
                Arrays.stream(text.split("\\R", -1))
                        .map(TextShape::normalize)
                        .filter(line -> !line.isEmpty())
                        .toList());
    }

    private static List<Block> blocks(
            PageTree tree, @Nullable PageMarks.Mark[] marks, List<Integer> containers, @Nullable String title) {
        boolean[] inside = new boolean[tree.size()];
        for (int i = 0; i < tree.size(); i++) {
            inside[i] = containers.contains(i) || (i > 0 && inside[tree.parent(i)]);
        }
        String titleKey = title == null ? "" : TextShape.key(title);
        boolean seen = false;
        boolean titled = false;
        List<Block> blocks = new ArrayList<>();
        for (PageTree.Run run : tree.runs()) {
            Block block = block(run, marks[run.owner()]);
            if (inside[run.owner()]) {
                seen = true;
            } else if (block.isKept()) {
                block = outside(block, seen, titleKey);
            }
            titled |= seen || block.role() == Role.HEADLINE;
            blocks.add(titled ? block : LineRule.aboveArticle(block));
        }
        return blocks;
    }

    private static List<Block> unmarked(PageTree tree, @Nullable PageMarks.Mark[] marks) {
        return tree.runs().stream().map(run -> block(run, marks[run.owner()])).toList();
    }

    private static Block block(PageTree.Run run, PageMarks.@Nullable Mark mark) {
        double links = (double) run.linkChars() / Math.max(1, run.text().length());
        return new Block(
                run.text(), run.kind(), links, mark == null ? null : mark.role(), mark == null ? "" : mark.reason());
    }

    private static Block outside(Block block, boolean below, String titleKey) {
        if (!titleKey.isEmpty() && TextShape.key(block.text()).equals(titleKey)) {
            return block.as(Role.HEADLINE, "title");
        }
        return LineRule.find(block.text(), true)
                .map(rule -> block.as(rule.role(), rule.reason()))
                .orElseGet(() -> block.as(
                        block.linkShare() > 0.5 ? Role.NAVIGATION : below ? Role.FOOTER : Role.MASTHEAD,
                        "outside-article"));
    }

    /** Hidden text is not what a reader of the page would see, so that it is no furniture either. */
    private static List<Furniture> visible(List<Block> blocks) {
        return Furnitures.furniture(blocks.stream()
                .filter(block -> !block.reason().equals(PageMarks.HIDDEN))
                .toList());
    }
}

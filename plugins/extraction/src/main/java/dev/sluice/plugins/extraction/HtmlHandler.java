package dev.sluice.plugins.extraction;

import dev.sluice.api.Document;
import dev.sluice.api.Furniture;
import dev.sluice.api.Metadata;
import dev.sluice.api.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;

/** Takes the article out of a web page. Immutable, thread-safe. */
final class HtmlHandler {
    /** A shorter result is compared with what else the page offers. */
    private static final int SHORT_TEXT = 250;

    /** The name of the metadata that says how well the text was probably found. */
    static final String QUALITY = "extract.quality";

    /** Where less is expected of a page of the training data, its text had an F1 of .58 in the mean. */
    private static final double DOUBTFUL = 0.6;

    /** Tells how likely each block of a page is main text. */
    interface Scorer {
        /** Returns a probability for each block. */
        float[] probabilities(PageAnalysis page);
    }

    /** Tells how well the main text was probably found. */
    interface Judge {
        /** Returns the expected F1, from 0 to 1. */
        float expected(PageAnalysis page, float[] probabilities, List<Block> decided);
    }

    private final Scorer scorer;
    private final BlockDecision decision;
    private final Judge judge;
    private final Set<String> layers;

    /**
     * @param layers which of the layers {@code block} and {@code hyperlink} are wanted
     */
    HtmlHandler(Scorer scorer, BlockDecision decision, Judge judge, Set<String> layers) {
        this.scorer = scorer;
        this.decision = decision;
        this.judge = judge;
        this.layers = Set.copyOf(layers);
    }

    Document extract(Document seed, String html) {
        org.jsoup.nodes.Document page = Jsoup.parse(
                html, seed.source().url() == null ? "" : seed.source().url());
        HtmlMetadata.Harvest harvest = HtmlMetadata.of(page);
        Metadata metadata = merge(seed.metadata(), harvest.metadata());
        String title = metadata.title().orElse(null);
        PageAnalysis analysis = PageAnalysis.of(page.body(), title, stated(harvest));
        float[] probabilities = scorer.probabilities(analysis);
        List<Block> blocks = decision.decide(analysis, probabilities);
        float quality = judge.expected(analysis, probabilities, blocks);
        String text = Furnitures.text(blocks);
        Document document = seed.withMetadata(Bylines.fromBlocks(metadata, blocks));
        boolean isList = LinkList.isAll(blocks);
        int found = isList ? 0 : text.length();
        if (found < SHORT_TEXT && harvest.articleBody().length() > 2 * found + SHORT_TEXT) {
            return document.withText(plain(harvest.articleBody()))
                    .withFurniture(visible(blocks))
                    .withProblem(new Problem(
                            "extract.json-ld-body", "the markup holds no article; the text is the one JSON-LD gives"));
        }
        if (isList) {
            return document.withText("")
                    .withFurniture(visible(LinkList.takenOut(blocks)))
                    .withProblem(new Problem(
                            LinkList.PROBLEM,
                            "the page holds no article, only links to other pages; see the furniture"));
        }
        if (text.length() < SHORT_TEXT && !BlockDecision.isSure(blocks, probabilities)) {
            List<Block> all = analysis.blocksOfWholePage(title);
            if (Furnitures.text(all).length() > 2 * text.length() && readsAsText(all)) {
                return annotated(document.withText(Furnitures.text(all)), analysis.tree(), all)
                        .withFurniture(visible(all))
                        .withProblem(new Problem(
                                "extract.no-article",
                                "no part of the page stands out as article; the text is all that is not clutter"));
            }
        }
        Document extracted = annotated(document.withText(text), analysis.tree(), blocks)
                .withFurniture(visible(blocks))
                .withMetadata(document.metadata().with(QUALITY, List.of(String.format(Locale.ROOT, "%.2f", quality))));
        return quality >= DOUBTFUL || text.isEmpty()
                ? extracted
                : extracted.withProblem(new Problem(
                        "extract.doubtful",
                        String.format(
                                Locale.ROOT,
                                "the text is probably not what the page is about, or not all of it (expected F1 %.2f)",
                                quality)));
    }

    /** Labels, dates and numbers that are left of a page of clutter are no text; on a page that has nothing else they are. */
    private static boolean readsAsText(List<Block> blocks) {
        long kept = 0;
        long all = 0;
        for (Block block : blocks) {
            if (block.isKept() && block.isProse()) {
                return true;
            }
            boolean isSeen = !block.reason().equals(PageMarks.HIDDEN);
            kept += block.isKept() ? block.text().length() : 0;
            all += isSeen ? block.text().length() : 0;
        }
        return kept * 2 >= all;
    }

    private Document annotated(Document document, PageTree tree, List<Block> blocks) {
        Document annotated = document;
        if (layers.contains(BlockLayer.NAME)) {
            annotated = annotated.with(BlockLayer.of(tree, blocks));
        }
        if (layers.contains(LinkLayer.NAME)) {
            annotated = annotated.with(LinkLayer.of(tree, blocks));
        }
        return annotated;
    }

    /** Returns what a page says about its own text. */
    static StatedText stated(HtmlMetadata.Harvest harvest) {
        return new StatedText(
                harvest.articleBody(),
                harvest.metadata().first("html.meta.description").orElse(""));
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

    /** Hidden text is not what a reader of the page would see, so that it is no furniture either. */
    private static List<Furniture> visible(List<Block> blocks) {
        return Furnitures.furniture(blocks.stream()
                .filter(block -> !block.reason().equals(PageMarks.HIDDEN))
                .toList());
    }
}

package dev.sluice.plugins.extraction;

import static dev.sluice.plugins.extraction.Shares.share;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Tells how well the main text of a page was probably found: the F1 of its runs of four words that is to be expected.
 * Trained by {@code BlockTraining} on what the extractor made of pages that its filter did not know. Immutable, thread-safe.
 *
 * @param model the model of the expected F1
 */
record PageQuality(TreeModel model) {
    static final List<String> FEATURES = List.of(
            "kept-characters",
            "kept-blocks",
            "kept-probability",
            "left-probability",
            "doubtful-share",
            "agreement-with-rules",
            "prose-share",
            "link-share",
            "gaps",
            "stated-share",
            "container-share",
            "page-characters");

    /** Reads the model that comes with the plugin. */
    static PageQuality load() {
        try (InputStream in = Resources.open("quality.model")) {
            return new PageQuality(TreeModel.read(in, FEATURES));
        } catch (IOException e) {
            throw new UncheckedIOException("the resource quality.model of the plugin cannot be read", e);
        }
    }

    /** Returns the expected F1, from 0 to 1, of what was decided on a page. */
    float expected(PageAnalysis page, float[] probabilities, List<Block> decided) {
        return model.probability(features(page, probabilities, decided));
    }

    /** Returns the values of the {@link #FEATURES}, in their order. */
    static float[] features(PageAnalysis page, float[] probabilities, List<Block> decided) {
        double kept = 0;
        double all = 0;
        double keptProbability = 0;
        double leftProbability = 0;
        double doubtful = 0;
        double both = 0;
        double either = 0;
        double prose = 0;
        double pageProse = 0;
        double links = 0;
        double contained = 0;
        double stated = 0;
        int blocks = 0;
        int gaps = 0;
        boolean wasKept = false;
        for (int i = 0; i < decided.size(); i++) {
            Block block = decided.get(i);
            boolean byRules = page.blocks().get(i).isKept();
            double length = block.text().length();
            all += length;
            doubtful += probabilities[i] > 0.25 && probabilities[i] < 0.75 ? length : 0;
            pageProse += block.isProse() ? length : 0;
            contained += page.isInside(i) ? length : 0;
            either += block.isKept() || byRules ? length : 0;
            both += block.isKept() && byRules ? length : 0;
            if (block.isKept()) {
                kept += length;
                keptProbability += probabilities[i] * length;
                prose += block.isProse() ? length : 0;
                links += block.linkShare() * length;
                stated += Math.max(0, page.stated().shareInBody(block.content().key())) * length;
                gaps += wasKept || blocks == 0 ? 0 : 1;
                blocks++;
            } else if (block.isProse()) {
                leftProbability += probabilities[i] * length;
            }
            wasKept = block.isKept();
        }
        return new float[] {
            (float) StrictMath.log1p(kept),
            (float) StrictMath.log1p(blocks),
            share(keptProbability, kept),
            share(leftProbability, pageProse),
            share(doubtful, all),
            share(both, either),
            share(prose, pageProse),
            share(links, kept),
            share(gaps, blocks),
            page.stated().hasBody() ? share(stated, kept) : -1,
            share(contained, all),
            (float) StrictMath.log1p(all)
        };
    }
}

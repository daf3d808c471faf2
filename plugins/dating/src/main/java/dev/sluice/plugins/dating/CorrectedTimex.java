package dev.sluice.plugins.dating;

import dev.sluice.api.Annotator;
import dev.sluice.api.Document;
import dev.sluice.api.Layer;
import dev.sluice.api.StepContext;
import dev.sluice.api.StepException;
import dev.sluice.api.Timex;
import java.util.List;

/** A temporal tagger that is told what some expressions mean. Pure and safe for use by several threads. */
record CorrectedTimex(Annotator tagger, DateCorrections corrections) implements Annotator {
    @Override
    public Document annotate(Document document, StepContext context) throws StepException, InterruptedException {
        Document tagged = tagger.annotate(document, context);
        List<Timex> corrected = corrections.corrected(tagged);
        return corrected.equals(tagged.timexes()) ? tagged : tagged.withLayer(Layer.TIMEX, corrected);
    }
}

package dev.sluice.plugins.dating;

import dev.sluice.api.Dater;
import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate;
import dev.sluice.api.StepContext;
import dev.sluice.api.StepException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A dater that is told the dates of some documents. Pure and safe for use by several threads. */
record CorrectedDater(Dater dater, DateCorrections corrections) implements Dater {
    @Override
    public List<DocumentDate> date(Document document, StepContext context) throws StepException, InterruptedException {
        Optional<DocumentDate> told = corrections.date(document);
        if (told.isEmpty()) {
            return dater.date(document, context);
        }
        List<DocumentDate> dates = new ArrayList<>(dater.date(document.withDate(told.get()), context));
        dates.removeIf(date -> date.role() == told.get().role());
        dates.add(0, told.get());
        return dates;
    }

    @Override
    public Document annotate(Document document, StepContext context) throws StepException, InterruptedException {
        Optional<DocumentDate> told = corrections.date(document);
        return told.isEmpty()
                ? dater.annotate(document, context)
                : dater.annotate(document.withDate(told.get()), context).withDate(told.get());
    }
}

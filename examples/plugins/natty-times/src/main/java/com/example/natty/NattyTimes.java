package com.example.natty;

import com.joestelmach.natty.DateGroup;
import com.joestelmach.natty.Parser;
import dev.sluice.api.Annotator;
import dev.sluice.api.DateInterval;
import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate;
import dev.sluice.api.Span;
import dev.sluice.api.StepContext;
import dev.sluice.api.Timex;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a text piece by piece, against the day the document was published. Safe for use by several threads. */
final class NattyTimes implements Annotator {
    /** At most 120 characters up to the end of a sentence, of a line or of a word; only printable ones, as Natty expects. */
    private static final Pattern PIECE = Pattern.compile("[ -~]{1,120}(?:(?<=[.!?])|(?= )|(?![ -~]))");

    /** Whoever looks for a day finds numbers alone too, which are hardly ever one. */
    private static final Pattern LETTER = Pattern.compile("[A-Za-z]{3}");

    private final int maxChars;

    NattyTimes(int maxChars) {
        this.maxChars = maxChars;
    }

    @Override
    public Document annotate(Document document, StepContext context) throws InterruptedException {
        Optional<LocalDate> published =
                document.date(DocumentDate.Role.PUBLISHED).map(date -> date.interval().earliest());
        if (published.isEmpty()) {
            return document;
        }
        // Noon of the day: what Natty reckons from.
        Date reference = Date.from(published.get().atTime(12, 0).toInstant(ZoneOffset.UTC));
        List<Timex> found = new ArrayList<>();
        int end = Math.min(maxChars, document.text().length());
        for (Matcher piece = PIECE.matcher(document.text()).region(0, end); piece.find(); ) {
            context.checkpoint();
            if (LETTER.matcher(piece.group()).find()) {
                read(piece.group(), piece.start(), reference, found);
            }
        }
        return document.with(found);
    }

    private static void read(String piece, int offset, Date reference, List<Timex> found) {
        for (DateGroup group : new Parser(TimeZone.getTimeZone("UTC")).parse(piece, reference)) {
            String words = group.getText();
            int at = piece.indexOf(words, Math.max(0, group.getPosition() - 1));
            if (at >= 0 && group.getDates().size() == 1 && !group.isRecurring() && LETTER.matcher(words).find()) {
                LocalDate day = group.getDates().get(0).toInstant().atZone(ZoneOffset.UTC).toLocalDate();
                Span span = new Span(offset + at, offset + at + words.length());
                found.add(Timex.of(span, Timex.Type.DATE, day.toString()).withInterval(DateInterval.of(day)));
            }
        }
    }
}

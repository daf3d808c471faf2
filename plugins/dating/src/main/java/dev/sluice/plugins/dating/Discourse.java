package dev.sluice.plugins.dating;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a text has said about time so far. For one pass over one document; not safe for use by several threads.
 */
final class Discourse {
    /** A mention further back than this many tokens is no longer what "later" is counted from in a report. */
    private static final int MEMORY = 60;

    private static final int BESIDE = 16;

    private final @Nullable LocalDate anchor;
    private final String anchorName;
    private final boolean narrative;
    private @Nullable Period reference;
    private @Nullable Period fine;
    private @Nullable Period reported;
    private int referenceAt;
    private Narrative.Years story = Narrative.Years.ALL;
    private boolean report;

    /**
     * Begins a pass.
     *
     * @param anchor the document's own day, or null where it is not known
     * @param narrative whether the text tells history: then times are counted from the last one mentioned
     */
    Discourse(@Nullable LocalDate anchor, boolean narrative) {
        this.anchor = anchor;
        this.anchorName = anchor == null ? "" : "document date " + anchor;
        this.narrative = narrative;
    }

    /** Returns the document's own day, or null where it is not known. */
    @Nullable
    LocalDate anchor() {
        return anchor;
    }

    /** Returns whether the text tells history. */
    boolean isNarrative() {
        return narrative;
    }

    /** Returns the last period mentioned, or null. */
    @Nullable
    Period reference() {
        return reference;
    }

    /** Returns the last period mentioned, or null if that is long past. */
    @Nullable
    Period recent(int token) {
        return narrative || token - referenceAt <= MEMORY ? reference : null;
    }

    /** Returns the last month or day mentioned, or null. */
    @Nullable
    Period fine() {
        return fine;
    }

    /** Returns where the story stands: the last month or day told, unless another year came up since; or null. */
    @Nullable
    Period position() {
        Period last = reference;
        Period day = fine;
        boolean same = last != null && day != null && last.grain() == Grain.YEAR && last.year() == day.year();
        return same ? day : last;
    }

    /** Returns the quarter that results are reported for, or null where there is none or longer periods came up since. */
    @Nullable
    Period reported() {
        return reported;
    }

    /** Remembers that results of a span of several months are spoken of now. */
    void reportLength() {
        reported = null;
    }

    /** Returns whether the last mention is so close that a time of day belongs to it. */
    boolean isBeside(int token) {
        return reference != null && token - referenceAt <= BESIDE;
    }

    /** Returns whether the year of a month or a day that stands without one is that of the last mention. */
    boolean isCountedFromMentions(int token) {
        return narrative || (anchor == null && (!report || isBeside(token)));
    }

    /** Tells that times are counted from the writing, even where its day is not known. */
    void expectReport() {
        report = true;
    }

    /** Tells which years the text is about; others are mentioned in passing. */
    void expect(Narrative.Years years) {
        story = years;
    }

    /** Remembers a period as the last one mentioned. */
    void mention(Period period, int token) {
        if (period.grain() == Grain.QUARTER) {
            boolean over = anchor == null || period.end().isBefore(anchor);
            reported = over || reported == null ? period : reported;
        }
        boolean aside = narrative && !story.contain(period.year());
        if (!aside && period.grain() != Grain.CENTURY && period.grain() != Grain.DECADE) {
            fine = period.grain() == Grain.DAY || period.grain() == Grain.MONTH ? period : fine;
            reference = period;
            referenceAt = token;
        }
    }

    /** Returns what "document date" reads as in evidence. */
    String anchorName() {
        return anchorName;
    }
}

package dev.sluice.api;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A temporal expression as the TIMEX3 standard describes it (ISO-TimeML, ISO 24617-1; TimeML annotation guidelines
 * 1.2.1). Immutable.
 *
 * @param span the range of the expression
 * @param type the TIMEX3 type
 * @param value the TIMEX3 value, such as {@code 2019-W52}, {@code P3D} or {@code 2020-XX-XX} where the year alone is
 *     known; {@code X} stands for a digit that is not known
 * @param mod the TIMEX3 modifier, such as {@code MID} or {@code APPROX}; null where there is none
 * @param quant the TIMEX3 quantifier of a set, such as {@code EACH}; null where there is none
 * @param freq the TIMEX3 frequency of a set, such as {@code 2X}; null where there is none
 * @param interval the days meant; null where they are not known, and for durations and sets
 * @param score how sure it is, from 0 to 1
 * @param evidence the rule and the anchor it rests on
 * @since 0.1
 */
public record Timex(
        Span span,
        Type type,
        String value,
        @Nullable String mod,
        @Nullable String quant,
        @Nullable String freq,
        @Nullable DateInterval interval,
        double score,
        List<Evidence> evidence)
        implements Annotation {
    /** The four types of TIMEX3. */
    public enum Type {
        /** A calendar time of a day or coarser. */
        DATE,
        /** A time of day. */
        TIME,
        /** A length of time. */
        DURATION,
        /** Times that recur. */
        SET
    }

    /** Checks the values and copies the evidence. */
    public Timex {
        Objects.requireNonNull(span, "span");
        Objects.requireNonNull(type, "type");
        if (value.isBlank()) {
            throw new IllegalArgumentException("TIMEX3 value is blank at " + span);
        }
        Scores.check("score", score);
        evidence = List.copyOf(evidence);
    }

    /** Returns an expression without modifier, quantifier, interval and evidence, fully trusted. */
    public static Timex of(Span span, Type type, String value) {
        return new Timex(span, type, value, null, null, null, null, 1, List.of());
    }

    /** Returns a copy with another modifier. */
    public Timex withMod(@Nullable String newMod) {
        return new Timex(span, type, value, newMod, quant, freq, interval, score, evidence);
    }

    /** Returns a copy with another quantifier and frequency. */
    public Timex withQuantity(@Nullable String newQuant, @Nullable String newFreq) {
        return new Timex(span, type, value, mod, newQuant, newFreq, interval, score, evidence);
    }

    /** Returns a copy with other days meant. */
    public Timex withInterval(@Nullable DateInterval newInterval) {
        return new Timex(span, type, value, mod, quant, freq, newInterval, score, evidence);
    }

    /** Returns a copy with another score. */
    public Timex withScore(double newScore) {
        return new Timex(span, type, value, mod, quant, freq, interval, newScore, evidence);
    }

    /** Returns a copy with other evidence. */
    public Timex withEvidence(List<Evidence> newEvidence) {
        return new Timex(span, type, value, mod, quant, freq, interval, score, newEvidence);
    }

    @Override
    public String layer() {
        return Layer.TIMEX;
    }
}

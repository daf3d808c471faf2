package dev.sluice.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a component of a configuration record as an option of a pipeline file. The record component {@code
 * minLength} is the option {@code min-length}. Its type is one of {@code boolean}, {@code int}, {@code long}, {@code
 * double}, {@link String}, {@link java.time.Duration}, {@link java.time.LocalDate}, an enum (constants in lower case
 * with hyphens), a {@link java.util.List} or an {@link java.util.Optional} of these, a {@link java.util.Map} from
 * strings to these, or another such record.
 *
 * @since 0.1
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Option {
    /** The default of an option that has none: the user must give a value. */
    String REQUIRED = "\u0000";

    /** Returns one sentence that says what the option does, with its unit. */
    String doc();

    /**
     * Returns the default as it would stand in a pipeline file, such as {@code 20}, {@code 60s} or {@code [en, de]}. An
     * {@link java.util.Optional} needs none.
     */
    String def() default REQUIRED;

    /** Returns the least legal number. */
    double min() default Double.NEGATIVE_INFINITY;

    /** Returns the greatest legal number. */
    double max() default Double.POSITIVE_INFINITY;

    /** Returns the legal values of a string; none means any. */
    String[] oneOf() default {};
}

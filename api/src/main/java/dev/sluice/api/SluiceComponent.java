package dev.sluice.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.pf4j.Extension;

/**
 * Declares a {@link ComponentFactory} to the host. An annotation processor that comes with this module writes the
 * declaration into the plugin's jar, so that listing, checking and documenting components loads no class of the plugin.
 *
 * @since 0.1
 */
@Documented
@Extension
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface SluiceComponent {
    /** Returns the name in pipeline files: lower-case letters, digits and hyphens. */
    String name();

    /** Returns one sentence that says what the component does. */
    String summary();

    /** Returns the layers that must be there before. */
    String[] needs() default {};

    /** Returns the layers that are used if they are there. */
    String[] uses() default {};

    /** Returns the layers that may be there, or may have changed, afterwards. */
    String[] yields() default {};

    /** Returns the languages it is made for, as BCP 47 tags; none means any. */
    String[] languages() default {};

    /** Returns the media types an extractor reads; none means any. */
    String[] mediaTypes() default {};

    /**
     * Returns what a {@link Tool} takes besides options, in its order, such as {@code GOLD}, {@code [SYSTEM]} for one that may
     * be left out, or {@code FILE...} for one that may be given more than once; the host holds the command line to it. Words
     * in capitals; only the last may be repeated. By default anything goes.
     */
    String[] arguments() default "[ARGUMENT...]";
}

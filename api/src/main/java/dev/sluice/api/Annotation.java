package dev.sluice.api;

/**
 * A statement about a range of a document's text, kept outside the text ("standoff"). Implementations are immutable.
 *
 * @since 0.1
 */
public sealed interface Annotation permits Mention, Timex, Link, CustomAnnotation {
    /** Returns the range of {@link Document#text()} the statement is about. */
    Span span();

    /** Returns how far the component trusts the statement, from 0 to 1. */
    double score();

    /** Returns the name of the layer it belongs to, such as {@link Layer#TIMEX}. */
    String layer();
}

package dev.sluice.api;

/**
 * The names of the layers a component can need or yield. A plugin may add layers of its own, under any other name.
 *
 * @since 0.1
 */
public final class Layer {
    /** Raw bytes that have not been read yet: what readers find and extractors take. */
    public static final String CONTENT = "content";

    /** The main text of the document, see {@link Document#text()}. */
    public static final String TEXT = "text";

    /** The dates of the document itself, see {@link Document#dates()}. */
    public static final String DATE = "date";

    /** Temporal expressions in the text, see {@link Timex}. */
    public static final String TIMEX = "timex";

    /** Names in the text, see {@link Mention}. */
    public static final String MENTION = "mention";

    /** Decisions who is meant by a name, see {@link Link}. */
    public static final String LINK = "link";

    private Layer() {}
}

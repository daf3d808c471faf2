package dev.sluice.api;

import java.util.Objects;

/**
 * A piece of the source that is not main text, with the part it played on the page. Extraction moves it here instead of
 * throwing it away: a masthead clock bounds the document's date, a byline names its author. Immutable.
 *
 * @param role the part it played
 * @param text the words as they stood, one line break between blocks
 * @param reason a stable short code of the rule that took it out, such as {@code link-density}
 * @since 0.1
 */
public record Furniture(Role role, String text, String reason) {
    /** The part a piece of furniture played on the page. */
    public enum Role {
        /** The head of the site: its name, its clock, its slogan. */
        MASTHEAD,
        /** Menus, breadcrumbs and paging. */
        NAVIGATION,
        /** The title where it stands above the text. */
        HEADLINE,
        /** The line that names the author. */
        BYLINE,
        /** The line that says when and where it was written. */
        DATELINE,
        /** The words below a picture, or its credit. */
        CAPTION,
        /** The announcement of another article. */
        TEASER,
        /** Buttons and counters for sharing. */
        SHARE,
        /** What readers wrote, and the form to do so. */
        COMMENT,
        /** An invitation to subscribe, log in or donate. */
        NEWSLETTER,
        /** Paid content that is not part of the text. */
        ADVERTISEMENT,
        /** Copyright, imprint, terms, cookie notice. */
        LEGAL,
        /** Tags and categories. */
        TAGS,
        /** The foot of the site, or a running header or footer of printed pages. */
        FOOTER,
        /** Anything else that is not main text. */
        OTHER
    }

    /** Refuses null. */
    public Furniture {
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(reason, "reason");
    }
}

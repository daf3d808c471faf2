package dev.sluice.plugins.office;

import java.util.List;

/**
 * A paragraph as a parser reported it. Immutable.
 *
 * @param lines its lines, with single spaces; never empty
 * @param kind what the format says it is
 * @param zone where it stands
 * @param isTitle whether its style is the one of titles
 * @param page the number of its page from 1; 0 if there are no pages
 */
record Paragraph(List<String> lines, Block.Kind kind, Zone zone, boolean isTitle, int page) {
    /** Where in a document a paragraph stands. */
    enum Zone {
        /** In the text. */
        BODY,
        /** In the head or the foot of pages. */
        EDGE,
        /** In a comment of a reviewer. */
        COMMENT,
        /** In a footnote, an endnote or the notes of a speaker. */
        NOTE,
        /** In the outline that a reading program shows beside the pages. */
        OUTLINE
    }
}

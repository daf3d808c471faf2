package dev.sluice.plugins.extraction;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the learned block filter looks at beyond the {@link LineTraits} and the {@link LineWords} of a line. The names are part of the trained model: whoever changes them, their order or
 * their meaning must train it again. Shares are from 0 to 1, counts are logarithms of one more; what does not exist is -1.
 */
enum BlockFeature {
    // the words, beyond what is counted in each line
    DISTINCT_WORDS,
    SHARED_WORDS,
    // the markup
    KIND,
    TAG,
    DEPTH,
    LINK_SHARE,
    FIGURE,
    FORM,
    LIST,
    TABLE,
    QUOTE,
    ASIDE,
    HEADER,
    FOOTER,
    ARTICLE,
    BODY_PROPERTY,
    NAMES_OWN,
    NAMES_PARENT,
    NAMES_GRANDPARENT,
    NAMES_LEAST,
    NAMES_MOST,
    NAMES_SUM,
    // what the rules say
    RULE_KEEPS,
    RULE_ROLE,
    MARK_ROLE,
    INSIDE,
    CONTAINER_DISTANCE,
    // the elements around
    PROSE_1,
    LINKS_1,
    RUNS_1,
    PROSE_RUNS_1,
    PROSE_2,
    LINKS_2,
    RUNS_2,
    PROSE_RUNS_2,
    PROSE_3,
    LINKS_3,
    RUNS_3,
    PROSE_RUNS_3,
    PROSE_5,
    LINKS_5,
    RUNS_5,
    PROSE_RUNS_5,
    // elements of the same make
    ALIKE_TEXT,
    ALIKE_PROSE,
    ALIKE_LINKS,
    ALIKE_COUNT,
    SIBLINGS,
    // the place
    POSITION,
    PROSE_BEFORE,
    SINCE_FIRST,
    TILL_LAST,
    SINCE_TITLE,
    SINCE_PROSE,
    TILL_PROSE,
    SINCE_HEADING,
    ARTICLE_NUMBER,
    // signs that another article begins, behind the first paragraph: a date, a link that reads as a title
    NEW_DATES,
    SINCE_DATE,
    TILL_DATE,
    NEW_LINKED_TITLES,
    SINCE_LINKED_TITLE,
    TILL_LINKED_TITLE,
    REPEATS,
    NEW_TITLES,
    TITLE_WORDS,
    TITLE_UP,
    TITLE_DOWN,
    PROSE_BEFORE_UP,
    PROSE_BEFORE_DOWN,
    PROSE_AFTER_UP,
    PROSE_AFTER_DOWN,
    // what the page says about itself
    STATED_BODY,
    STATED_SUMMARY,
    PAGE_PROSE,
    PAGE_BLOCKS,
    CONTAINER_SHARE,
    // the neighbors
    WORDS_BEFORE_2,
    WORDS_BEFORE_1,
    WORDS_AFTER_1,
    WORDS_AFTER_2,
    LINK_SHARE_BEFORE,
    LINK_SHARE_AFTER,
    SENTENCE_END_BEFORE,
    SENTENCE_END_AFTER,
    RULE_KEEPS_BEFORE,
    RULE_KEEPS_AFTER,
    KIND_BEFORE,
    KIND_AFTER,
    // what the first pass thinks of the block and those around it; the first pass itself does not see these
    FIRST,
    FIRST_BEFORE_3,
    FIRST_BEFORE_2,
    FIRST_BEFORE_1,
    FIRST_AFTER_1,
    FIRST_AFTER_2,
    FIRST_AFTER_3,
    FIRST_PROSE_BEFORE,
    FIRST_PROSE_AFTER,
    FIRST_PARENT,
    FIRST_GRANDPARENT,
    FIRST_ALIKE,
    FIRST_RANK;

    /** What is counted in each line stands before what is seen from here. */
    static final int LINE = LineTraits.NAMES.size() + LineWords.groups().size();

    private static final List<String> ALL = Stream.of(
                    LineTraits.NAMES.stream(),
                    LineWords.groups().stream().map(group -> "words-" + group),
                    Arrays.stream(values()).map(BlockFeature::name))
            .flatMap(names -> names)
            .toList();

    /** Returns the place of the value in a row. */
    @SuppressWarnings("EnumOrdinal") // the order is the format of rows and models
    int column() {
        return LINE + ordinal();
    }

    /** Returns the names of what the first pass looks at. */
    static List<String> firstPass() {
        return ALL.subList(0, ALL.indexOf(FIRST.name()));
    }

    /** Returns the names of what the second pass looks at, which is all. */
    static List<String> secondPass() {
        return ALL;
    }
}

package dev.sluice.plugins.linking;

import dev.sluice.api.Mention;
import java.util.List;

/**
 * The labels of words in the BILOU scheme: outside of names, or begin, inside, last or unit (only word) of a name of one
 * of four kinds. A label is a small number, a set of labels the bits of an int. Pure functions.
 */
final class TagLabel {
    /** The kinds of names that are told apart; works, products, events and groups are {@code OTHER}. */
    static final List<Mention.Type> TYPES =
            List.of(Mention.Type.PERSON, Mention.Type.ORGANIZATION, Mention.Type.PLACE, Mention.Type.OTHER);

    /** How many labels there are. */
    static final int COUNT = 1 + 4 * TYPES.size();

    /** The label of words outside of names. */
    static final int OUTSIDE = 0;

    /** All labels. */
    static final int ALL = (1 << COUNT) - 1;

    private static final int BEGIN = 0;
    private static final int INSIDE = 1;
    private static final int LAST = 2;
    private static final int UNIT = 3;

    private TagLabel() {}

    static int begin(int type) {
        return 1 + 4 * type + BEGIN;
    }

    static int inside(int type) {
        return 1 + 4 * type + INSIDE;
    }

    static int last(int type) {
        return 1 + 4 * type + LAST;
    }

    static int unit(int type) {
        return 1 + 4 * type + UNIT;
    }

    /** Returns the labels that a word inside a name may have, but not its first or last word. */
    static int insides() {
        int set = 0;
        for (int type = 0; type < TYPES.size(); type++) {
            set |= 1 << inside(type);
        }
        return set;
    }

    /** Returns the labels of a kind of names. */
    static int ofType(int type) {
        return (1 << begin(type)) | (1 << inside(type)) | (1 << last(type)) | (1 << unit(type));
    }

    /** Returns the label of a word of a name of which place and length are known. */
    static int of(int type, int at, int length) {
        if (length == 1) {
            return unit(type);
        }
        return at == 0 ? begin(type) : at == length - 1 ? last(type) : inside(type);
    }

    /** Returns whether no name is open behind a word with the label. */
    static boolean closes(int label) {
        int position = (label - 1) % 4;
        return label == OUTSIDE || position == LAST || position == UNIT;
    }

    /** Returns whether one label may stand behind another if the words are joined as those of one name are. */
    static boolean follows(int before, int label) {
        int position = (label - 1) % 4;
        boolean opens = label == OUTSIDE || position == BEGIN || position == UNIT;
        if (closes(before)) {
            return opens;
        }
        return !opens && (before - 1) / 4 == (label - 1) / 4;
    }
}

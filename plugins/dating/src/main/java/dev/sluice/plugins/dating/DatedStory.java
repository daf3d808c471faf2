package dev.sluice.plugins.dating;

import java.util.List;

/**
 * What is kept of one document while the others are read. Immutable.
 *
 * @param id the id of the document
 * @param months what it tells itself about its date
 * @param given whether its date was known before, so that it needs none
 * @param words what it is about: its names and other telling words, most frequent first
 */
record DatedStory(String id, MonthWeights months, boolean given, List<String> words) {
    /** Copies the words. */
    DatedStory {
        words = List.copyOf(words);
    }
}

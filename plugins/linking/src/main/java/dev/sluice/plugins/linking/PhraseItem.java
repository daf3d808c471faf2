package dev.sluice.plugins.linking;

import dev.sluice.api.Link;
import dev.sluice.api.Mention;

/**
 * A name among the words of a text. Immutable.
 *
 * @param from its first word
 * @param to the word after its last one
 * @param link who bears it
 */
record PhraseItem(int from, int to, Link link) {
    Mention.Type type() {
        return link.mention().type();
    }
}

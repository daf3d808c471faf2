package dev.sluice.plugins.reading;

import dev.sluice.api.Document;
import dev.sluice.api.Input;
import java.util.function.UnaryOperator;

/**
 * One thing in a container.
 *
 * @param path what it is called there, unique in the container
 * @param content its bytes, which can be opened once, before the next entry is asked for
 * @param known adds to its seed what the container says about it
 */
record Entry(String path, Input.Content content, UnaryOperator<Document> known) {
    Entry(String path, Input.Content content) {
        this(path, content, UnaryOperator.identity());
    }
}

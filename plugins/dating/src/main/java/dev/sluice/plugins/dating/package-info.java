/**
 * The dating plugin: when a document was written ({@code date}) and what the temporal expressions of its text mean
 * ({@code timex}).
 *
 * <p>One engine of time serves both. {@code Tokenizer} cuts a text into tokens, a {@code
 * Language} (lexicon and grammar, read from {@code lexicon/<language>/}) finds expressions as frames of features, and
 * {@code Resolver} turns a frame into a period of the calendar. A language is added by adding a folder of data files.
 */
@NullMarked
package dev.sluice.plugins.dating;

import org.jspecify.annotations.NullMarked;

package dev.sluice.plugins.dating;

import dev.sluice.api.DateInterval;

/**
 * A date as somebody wrote it, on the calendar of the writer's own zone. Immutable.
 *
 * @param interval the days it may mean
 * @param value ISO 8601, as exact as it was written, with time and zone where they were given
 * @param surface the words
 */
record Stamp(DateInterval interval, String value, String surface) {}

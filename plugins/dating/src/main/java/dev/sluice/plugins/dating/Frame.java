package dev.sluice.plugins.dating;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A set of features with their values. Immutable and safe for use by several threads. */
final class Frame {
    /** The frame that says nothing. */
    static final Frame EMPTY = new Frame(new EnumMap<>(Feature.class));

    private final EnumMap<Feature, String> values;

    private Frame(EnumMap<Feature, String> values) {
        this.values = values;
    }

    /**
     * Returns the frame written as {@code name=value} pairs, separated by blanks.
     *
     * @throws IllegalArgumentException if a name is no feature, or a pair has no equals sign
     */
    static Frame parse(String pairs) {
        Frame frame = EMPTY;
        for (String pair : pairs.trim().split("\\s+", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                if (equals < 1) {
                    throw new IllegalArgumentException("'" + pair + "' is no feature=value");
                }
                frame = frame.with(Feature.named(pair.substring(0, equals)), pair.substring(equals + 1));
            }
        }
        return frame;
    }

    /** Returns the value of a feature, or null. */
    @Nullable
    String get(Feature feature) {
        return values.get(feature);
    }

    /** Returns whether the feature has a value. */
    boolean has(Feature feature) {
        return values.containsKey(feature);
    }

    /** Returns whether the feature has this value. */
    boolean is(Feature feature, String value) {
        return value.equals(values.get(feature));
    }

    /** Returns the whole number of a feature, or the fallback where it has none or is no whole number. */
    int number(Feature feature, int fallback) {
        String value = values.get(feature);
        if (value == null) {
            return fallback;
        }
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            return fallback;
        }
    }

    /** Returns a copy in which the feature has this value. */
    Frame with(Feature feature, String value) {
        EnumMap<Feature, String> copy = new EnumMap<>(values);
        copy.put(feature, value);
        return new Frame(copy);
    }

    /** Returns a copy in which the feature has this value. */
    Frame with(Feature feature, int value) {
        return with(feature, Integer.toString(value));
    }

    /** Returns a copy without the feature. */
    Frame without(Feature feature) {
        EnumMap<Feature, String> copy = new EnumMap<>(values);
        copy.remove(feature);
        return new Frame(copy);
    }

    /** Returns the features of both, or null if they contradict each other. */
    @Nullable
    Frame unite(Frame other) {
        if (other.values.isEmpty()) {
            return this;
        }
        if (values.isEmpty()) {
            return other;
        }
        EnumMap<Feature, String> copy = new EnumMap<>(values);
        for (Map.Entry<Feature, String> entry : other.values.entrySet()) {
            String before = copy.putIfAbsent(entry.getKey(), entry.getValue());
            if (before != null && !before.equals(entry.getValue())) {
                return null;
            }
        }
        return new Frame(copy);
    }

    /** Returns a copy with all features of the other one, which wins. */
    Frame override(Frame other) {
        if (other.values.isEmpty()) {
            return this;
        }
        EnumMap<Feature, String> copy = new EnumMap<>(values);
        copy.putAll(other.values);
        return new Frame(copy);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Frame that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        values.forEach((feature, value) -> text.append(text.isEmpty() ? "" : " ")
                .append(feature.name().toLowerCase(Locale.ROOT))
                .append('=')
                .append(value));
        return text.toString();
    }
}

package dev.sluice.api;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * An annotation of a layer that a plugin defines itself. Its features are plain strings, so that every exporter can
 * write it without knowing the plugin. Immutable.
 *
 * @param layer the name of the layer: lower-case letters, digits and hyphens, none of those in {@link Layer}
 * @param span the range of the text
 * @param type the plugin's own subdivision of the layer; empty where there is none
 * @param features named values, sorted by name
 * @param score how sure it is, from 0 to 1
 * @since 0.1
 */
public record CustomAnnotation(String layer, Span span, String type, Map<String, String> features, double score)
        implements Annotation {
    /** Checks the values and copies the features. */
    public CustomAnnotation {
        if (!layer.matches("[a-z][a-z0-9-]*") || isBuiltIn(layer)) {
            throw new IllegalArgumentException(
                    "'" + layer + "' cannot name a layer of a plugin: take lower-case letters,"
                            + " digits and hyphens, and none of content, text, date, timex, mention, link");
        }
        Objects.requireNonNull(span, "span");
        Objects.requireNonNull(type, "type");
        features.forEach((name, value) -> Objects.requireNonNull(value, name));
        features = Collections.unmodifiableMap(new TreeMap<>(features));
        Scores.check("score", score);
    }

    private static boolean isBuiltIn(String layer) {
        return switch (layer) {
            case Layer.CONTENT, Layer.TEXT, Layer.DATE, Layer.TIMEX, Layer.MENTION, Layer.LINK -> true;
            default -> false;
        };
    }
}

package dev.sluice.core.internal.project;

import dev.sluice.core.internal.config.Suggestions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/**
 * What a new plugin is called: the id of the plugin, which is the name of its component too, and the Java package. Immutable.
 *
 * @param name lower-case words with hyphens between, such as {@code aircraft-types}
 * @param packageName the Java package, such as {@code com.example.aircrafttypes}
 */
public record ProjectName(String name, String packageName) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern PACKAGE = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*");
    /** The layers of the api, which no plugin can call its own, and beginnings of class names that the api has itself. */
    private static final List<String> TAKEN =
            List.of("content", "text", "date", "timex", "mention", "link", "component", "corpus");

    /**
     * Checks both.
     *
     * @throws IllegalArgumentException if one of them cannot be used; the message says why and what can
     */
    public ProjectName {
        if (!NAME.matcher(name).matches()) {
            String better =
                    likely(name).map(word -> "; did you mean '" + word + "'?").orElse("");
            throw new IllegalArgumentException("'" + name + "' cannot name a plugin: use lower-case letters, digits and"
                    + " single hyphens, a letter first" + better);
        }
        if (TAKEN.contains(name)) {
            throw new IllegalArgumentException(
                    "'" + name + "' is a word of Sluice itself; say more, such as 'my-" + name + "'");
        }
        if (!PACKAGE.matcher(packageName).matches() || !SourceVersion.isName(packageName)) {
            throw new IllegalArgumentException("'" + packageName + "' cannot name a Java package: use lower-case words"
                    + " with dots between that are no words of Java, such as --package com.example.plugin");
        }
    }

    /** Returns the name with the package {@code com.example.} and its letters. */
    public static ProjectName of(String name) {
        return new ProjectName(name, "com.example." + (NAME.matcher(name).matches() ? name.replace("-", "") : "x"));
    }

    private static Optional<String> likely(String name) {
        String word = Suggestions.normal(name).replaceAll("[^a-z0-9]+", "-").replaceAll("^[-0-9]+|-+$", "");
        return word.isEmpty() ? Optional.empty() : Optional.of(word);
    }

    /** Returns how the names of classes begin, such as {@code AircraftTypes}. */
    String className() {
        return Arrays.stream(name.split("-"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }

    /** Returns the name for people, such as {@code Aircraft types}. */
    String title() {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1).replace('-', ' ');
    }

    /** Returns the group in Maven: the package without its last word. */
    String group() {
        int dot = packageName.lastIndexOf('.');
        return dot < 0 ? packageName : packageName.substring(0, dot);
    }
}

package dev.sluice.plugins.onnx;

import dev.sluice.api.Mention;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the labels of a model mean: where in a name a word stands, and what kind of name it is. Understands BIO, BILOU and
 * BIOES, and labels without prefix. Immutable.
 *
 * @param labels the meaning of each label, in the order of the model's output
 * @param types what kind of thing a label without prefix stands for
 */
record LabelScheme(List<Label> labels, Map<String, Mention.Type> types) {
    /** Where in a name a word stands. */
    enum Place {
        OUTSIDE,
        FIRST,
        INSIDE,
        LAST,
        SINGLE
    }

    /**
     * The meaning of one label.
     *
     * @param place where in a name a word stands
     * @param kind the label without prefix, in capitals
     */
    record Label(Place place, String kind) {
        private static Label of(String text) {
            String label = text.strip().toUpperCase(Locale.ROOT);
            if (label.equals("O")) {
                return new Label(Place.OUTSIDE, "");
            }
            boolean prefixed = label.length() > 2 && (label.charAt(1) == '-' || label.charAt(1) == '_');
            String kind = prefixed ? label.substring(2) : label;
            return switch (prefixed ? label.charAt(0) : 'I') {
                case 'B' -> new Label(Place.FIRST, kind);
                case 'I', 'M' -> new Label(Place.INSIDE, kind);
                case 'L', 'E' -> new Label(Place.LAST, kind);
                case 'S', 'U' -> new Label(Place.SINGLE, kind);
                default -> new Label(Place.INSIDE, label);
            };
        }
    }

    LabelScheme {
        labels = List.copyOf(labels);
        types = Map.copyOf(types);
    }

    /**
     * Returns the scheme of a model.
     *
     * @param given what the user says about kinds; if empty, the common annotation schemes tell
     * @throws IllegalArgumentException if no label stands for a kind of name
     */
    static LabelScheme of(List<String> labels, Map<String, Mention.Type> given) {
        Map<String, Mention.Type> types = new TreeMap<>();
        given.forEach((kind, type) -> types.put(kind.toUpperCase(Locale.ROOT), type));
        LabelScheme scheme =
                new LabelScheme(labels.stream().map(Label::of).toList(), given.isEmpty() ? common() : types);
        if (scheme.labels.stream().allMatch(label -> scheme.type(label.kind()).isEmpty())) {
            throw new IllegalArgumentException("labels: none of " + labels
                    + " stands for a kind of name; say in types what they mean, such as" + " types: {PER: person}");
        }
        return scheme;
    }

    /** Returns what kind of thing a label stands for; empty if it is no name. */
    Optional<Mention.Type> type(String kind) {
        return Optional.ofNullable(types.get(kind));
    }

    private static Map<String, Mention.Type> common() {
        Map<String, Mention.Type> types = new TreeMap<>();
        for (String line : lines()) {
            if (!line.startsWith("#")) {
                String[] cells = line.split("\t", -1);
                types.put(cells[0], Mention.Type.valueOf(cells[1]));
            }
        }
        return types;
    }

    private static List<String> lines() {
        try (InputStream in = Objects.requireNonNull(
                LabelScheme.class.getResourceAsStream("mention-types.txt"), "mention-types.txt")) {
            return new ArrayList<>(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read mention-types.txt of the plugin onnx", e);
        }
    }
}

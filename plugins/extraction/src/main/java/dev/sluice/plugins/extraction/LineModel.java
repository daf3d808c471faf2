package dev.sluice.plugins.extraction;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells of each line of a page that was saved as text how likely it is main text. A first pass sees the page, a second
 * one also what the first said of the lines around. Immutable, thread-safe.
 */
final class LineModel {
    private static final String RESOURCE = "lines.bin";

    /** The model that comes with the plugin, read when it is first used. */
    private static final class Shipped {
        static final LineModel MODEL = load();

        private Shipped() {}
    }

    private final TreeModel first;
    private final TreeModel second;

    LineModel(TreeModel first, TreeModel second) {
        this.first = first;
        this.second = second;
    }

    static LineModel shipped() {
        return Shipped.MODEL;
    }

    private static LineModel load() {
        try (InputStream in = LineModel.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(
                        "the resource " + RESOURCE + " is missing from the plugin; build it again");
            }
            return read(new BufferedInputStream(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads two models, one behind the other. */
    static LineModel read(InputStream in) throws IOException {
        return new LineModel(TreeModel.read(in, firstNames()), TreeModel.read(in, secondNames()));
    }

    static List<String> firstNames() {
        return LineFeatures.names();
    }

    static List<String> secondNames() {
        List<String> names = new ArrayList<>(LineFeatures.names());
        names.addAll(LineFeatures.contextNames());
        return List.copyOf(names);
    }

    /**
     * Returns for each line the probability that it is main text, from 0 to 1.
     *
     * @param lines the lines of a page that are not blank, with single spaces
     * @param title the title as it stands in one of the lines; null if none was found
     */
    float[] keep(List<String> lines, @Nullable String title) {
        LineFeatures features = new LineFeatures(lines, title);
        float[][] rows = features.first();
        return second.probabilities(features.second(rows, first.probabilities(rows)));
    }
}

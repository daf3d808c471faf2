package dev.sluice.plugins.reading;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A table that tells by the extension of a file name what a file is. Immutable. */
final class Extensions {
    private final Map<String, String> values;

    private Extensions(Map<String, String> values) {
        this.values = values;
    }

    /** Reads a resource beside this class: on each line a value, a tab, and extensions; {@code #} begins a comment. */
    static Extensions load(String resource) {
        Map<String, String> values = new TreeMap<>();
        for (String line : Resources.lines(resource)) {
            List<String> fields = List.of(line.split("\t", -1));
            for (String extension : fields.get(1).split(" ", -1)) {
                values.put(extension, fields.get(0));
            }
        }
        return new Extensions(values);
    }

    /** Returns what stands for the extension of a path, whose case does not matter. */
    Optional<String> of(String path) {
        String file = path.substring(path.lastIndexOf('/') + 1);
        int dot = file.lastIndexOf('.');
        return dot < 0
                ? Optional.empty()
                : Optional.ofNullable(values.get(file.substring(dot + 1).toLowerCase(Locale.ROOT)));
    }
}

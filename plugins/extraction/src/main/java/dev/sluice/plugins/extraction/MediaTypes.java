package dev.sluice.plugins.extraction;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The media types that file names promise. Immutable. */
final class MediaTypes {
    private static final Map<String, String> BY_EXTENSION = load();

    private MediaTypes() {}

    /** Returns the media type that a file name promises, or null; a final {@code .gz} is looked through. */
    static @Nullable String byName(String name) {
        String lower = withoutGz(name).toLowerCase(Locale.ROOT);
        String file = lower.substring(lower.lastIndexOf('/') + 1);
        int dot = file.lastIndexOf('.');
        return dot < 0 ? null : BY_EXTENSION.get(file.substring(dot + 1));
    }

    static boolean isGz(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".gz");
    }

    static String withoutGz(String name) {
        return isGz(name) ? name.substring(0, name.length() - ".gz".length()) : name;
    }

    static boolean isCorpus(String name) {
        String lower = withoutGz(name).toLowerCase(Locale.ROOT);
        return lower.endsWith(".jsonl") || lower.endsWith(".ndjson");
    }

    private static Map<String, String> load() {
        Map<String, String> types = new TreeMap<>();
        for (String line : Resources.lines("media-types.tsv")) {
            List<String> fields = List.of(line.split("\t", -1));
            for (String extension : fields.get(1).split(" ", -1)) {
                types.put(extension, fields.get(0));
            }
        }
        return types;
    }
}

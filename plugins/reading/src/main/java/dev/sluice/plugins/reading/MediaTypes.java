package dev.sluice.plugins.reading;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
        InputStream in = MediaTypes.class.getResourceAsStream("media-types.tsv");
        if (in == null) {
            throw new IllegalStateException("media-types.tsv is missing from the plugin; build it again");
        }
        Map<String, String> types = new TreeMap<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    List<String> fields = List.of(line.split("\t", -1));
                    for (String extension : fields.get(1).split(" ", -1)) {
                        types.put(extension, fields.get(0));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return types;
    }
}

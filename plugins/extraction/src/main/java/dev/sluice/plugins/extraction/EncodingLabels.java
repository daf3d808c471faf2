package dev.sluice.plugins.extraction;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What browsers read under the labels of encodings, from the resource {@code encoding-labels.tsv}. Stateless. */
final class EncodingLabels {
    private static final Map<String, Charset> LABELS = load();

    private EncodingLabels() {}

    private static Map<String, Charset> load() {
        Map<String, Charset> labels = new TreeMap<>();
        for (String line : Resources.lines("encoding-labels.tsv")) {
            String[] fields = line.split("\t", -1);
            // a small Java run time may lack the charsets of East Asia
            if (Charset.isSupported(fields[0])) {
                for (String label : fields[1].split(" ", -1)) {
                    labels.put(label, Charset.forName(fields[0]));
                }
            }
        }
        return labels;
    }

    /** Returns the charset that a label means; nothing for one that no browser knows. */
    static Optional<Charset> find(String label) {
        return Optional.ofNullable(LABELS.get(label.strip().toLowerCase(Locale.ROOT)));
    }
}

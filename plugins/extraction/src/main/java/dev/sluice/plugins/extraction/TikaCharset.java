package dev.sluice.plugins.extraction;

import java.util.Locale;
import java.util.Optional;
import org.apache.tika.parser.txt.CharsetDetector;
import org.apache.tika.parser.txt.CharsetMatch;

/** The statistical guess at a charset, apart so that no class of Tika is loaded before it is needed. */
final class TikaCharset {
    private TikaCharset() {}

    /** Returns the label of the likeliest charset that texts on the web use; never EBCDIC. */
    static Optional<String> guess(byte[] bytes) {
        CharsetDetector detector = new CharsetDetector(bytes.length);
        detector.enableInputFilter(true);
        detector.setText(bytes);
        for (CharsetMatch match : detector.detectAll()) {
            String name = match.getName().toLowerCase(Locale.ROOT);
            if (!name.startsWith("ibm") && !name.startsWith("utf-")) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }
}

package dev.sluice.plugins.extraction;

import dev.sluice.api.Metadata;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The language that a document says it is in, among its metadata. Stateless, thread-safe. */
final class StatedLanguage {
    /** Where it is stated, the most reliable first. */
    private static final List<String> KEYS = List.of(
            "html.lang",
            "html.meta.content-language",
            "html.meta.og:locale",
            "html.jsonld.inLanguage",
            "html.meta.language",
            "html.meta.dc.language",
            "html.meta.dcterms.language",
            "http.header.content-language",
            "dc.language");

    private StatedLanguage() {}

    /** Returns the tag; nothing if none is stated, or none that is well formed. */
    static Optional<String> of(Metadata metadata) {
        for (String key : KEYS) {
            Optional<String> tag = metadata.first(key).flatMap(StatedLanguage::tag);
            if (tag.isPresent()) {
                return tag;
            }
        }
        return Optional.empty();
    }

    /** A list of languages is no statement about the one; locales are written with an underscore. */
    private static Optional<String> tag(String written) {
        String bare = written.strip().replace('_', '-');
        int dot = bare.indexOf('.');
        String tag =
                Locale.forLanguageTag(dot < 0 ? bare : bare.substring(0, dot)).toLanguageTag();
        return tag.equals("und") || !isLanguage(tag) ? Optional.empty() : Optional.of(tag);
    }

    private static boolean isLanguage(String tag) {
        Locale locale = Locale.forLanguageTag(tag);
        return locale.getLanguage().length() <= 3
                && !locale.getDisplayLanguage(Locale.ENGLISH).equals(locale.getLanguage());
    }
}

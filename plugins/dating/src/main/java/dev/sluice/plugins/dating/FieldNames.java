package dev.sluice.plugins.dating;

import java.util.List;
import java.util.Optional;

/** What the names of fields tell that publishers make up: {@code news_publish_date}, {@code article-date}. Pure. */
final class FieldNames {
    private static final List<String> TIMES = List.of("date", "time", "uploaded");

    /** What is dated is the document, and not the day of an event in it. */
    private static final List<String> DOCUMENTS =
            List.of("article", "news", "story", "post", "creat", "release", "issue", "display", "original", "first");

    private static final List<String> OTHERS =
            List.of("last", "modif", "updat", "revis", "review", "expir", "event", "start", "end", "valid", "unpubl");

    private FieldNames() {}

    /** Returns whether a name in lower case is that of another date. */
    static boolean isOther(String name) {
        return OTHERS.stream().anyMatch(name::contains);
    }

    /** Returns the key of the signal for a name in lower case; nothing where it is not named for a date of the document. */
    static Optional<String> published(String name) {
        if (TIMES.stream().noneMatch(name::contains)) {
            return Optional.empty();
        }
        if (name.contains("publi") || name.contains("pubdate")) {
            return Optional.of("html.meta.*publi*");
        }
        if (name.contains("upload")) {
            return Optional.of("html.meta.*upload*");
        }
        return DOCUMENTS.stream().anyMatch(name::contains) ? Optional.of("html.meta.*article*date*") : Optional.empty();
    }
}

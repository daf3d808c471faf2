package dev.sluice.plugins.office;

import dev.sluice.api.Metadata;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Takes over the properties that say something about a text, under stable names. Stateless. */
final class OfficeMetadata {
    private static final int MAX_VALUES = 20;

    /** The names of properties that say something about the text, by their beginning. */
    private static final List<String> PREFIXES =
            List.of("dc:", "dcterms:", "cp:", "meta:", "extended-properties:", "pdf:docinfo:", "xmp:", "w:");

    /** What mails carry, by the name Tika gives it. */
    private static final Map<String, String> MESSAGE = Map.of(
            "Message:Raw-Header:Date", "message.date",
            "Message:Raw-Header:Message-ID", "message.message-id",
            "Message:Raw-Header:Reply-To", "message.reply-to",
            "Message:Raw-Header:List-Id", "message.list-id",
            "Message-From", "message.from",
            "Message-To", "message.to",
            "Message-Cc", "message.cc",
            "mapi:internet-message-id", "message.message-id",
            "dc:identifier", "message.message-id",
            "pst:folderPath", "message.folder");

    /** When a mail was sent, where no header tells: by the clock of the one who sent it, or when it came. */
    private static final List<String> SENT = List.of(
            "meta:mapi-msg-client-submit-time",
            "mapi:client-submit-time",
            "mapi:message-delivery-time",
            "dcterms:created");

    /** Titles that programs write by themselves. */
    private static final Pattern NO_TITLE = Pattern.compile(
            "(?i)untitled.*|.*\\.(?:docx?|pdf|indd|qxd|odt|rtf|tex|dvi|pptx?|xlsx?|pages)|powerpoint presentation|document\\d*|\\(anonymous\\)|slide 1|title");

    private OfficeMetadata() {}

    static Metadata of(Metadata known, org.apache.tika.metadata.Metadata found, boolean isMessage) {
        TreeMap<String, List<String>> values = new TreeMap<>(known.asMap());
        for (String name : new TreeSet<>(Arrays.asList(found.names()))) {
            String key = isMessage ? MESSAGE.get(name) : null;
            if (key == null
                    && !name.startsWith("meta:mapi")
                    && PREFIXES.stream().anyMatch(name::startsWith)) {
                key = name.replace(':', '.').toLowerCase(Locale.ROOT);
            }
            if (key != null) {
                values.putIfAbsent(key, values(found, name));
            }
        }
        if (isMessage && values.getOrDefault("message.date", List.of()).isEmpty()) {
            SENT.stream()
                    .map(name -> values(found, name))
                    .filter(dates -> !dates.isEmpty())
                    .findFirst()
                    .ifPresent(dates -> values.put("message.date", dates));
        }
        return typed(Metadata.of(values), isMessage);
    }

    private static List<String> values(org.apache.tika.metadata.Metadata found, String name) {
        return Arrays.stream(found.getValues(name))
                .map(Lines::normalize)
                .filter(value -> !value.isEmpty())
                .distinct()
                .limit(MAX_VALUES)
                .toList();
    }

    private static Metadata typed(Metadata found, boolean isMessage) {
        Metadata metadata = found;
        Optional<String> title = metadata.first(
                        isMessage && !metadata.all("dc.subject").isEmpty() ? "dc.subject" : "dc.title")
                .map(value -> value.replaceFirst("^Microsoft \\w+ - ", ""))
                .filter(value -> isMessage || !NO_TITLE.matcher(value).matches());
        if (metadata.title().isEmpty() && title.isPresent()) {
            metadata = metadata.withTitle(title.get());
        }
        List<String> authors =
                metadata.all(isMessage && metadata.all("dc.creator").isEmpty() ? "message.from" : "dc.creator");
        if (metadata.authors().isEmpty() && !authors.isEmpty()) {
            metadata = metadata.withAuthors(authors);
        }
        Optional<String> language = metadata.first("dc.language").flatMap(OfficeMetadata::languageTag);
        return metadata.language().isEmpty() && language.isPresent() ? metadata.withLanguage(language.get()) : metadata;
    }

    /** Returns what a format declares as a BCP 47 tag, if it is one. */
    private static Optional<String> languageTag(String declared) {
        try {
            Locale locale = new Locale.Builder()
                    .setLanguageTag(declared.replace('_', '-'))
                    .build();
            boolean isKnown =
                    !locale.getLanguage().isEmpty() && !locale.getLanguage().equals("und");
            return isKnown ? Optional.of(locale.toLanguageTag()) : Optional.empty();
        } catch (IllformedLocaleException e) {
            return Optional.empty();
        }
    }
}

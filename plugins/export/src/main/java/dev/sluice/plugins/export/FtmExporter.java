package dev.sluice.plugins.export;

import dev.sluice.api.DateInterval;
import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate;
import dev.sluice.api.ExportContext;
import dev.sluice.api.Exporter;
import dev.sluice.api.Link;
import dev.sluice.api.Mention;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes FollowTheMoney entities. Immutable. */
final class FtmExporter implements Exporter {
    private final String file;

    FtmExporter(String file) {
        this.file = file;
    }

    @Override
    public Output open(ExportContext context) throws IOException {
        return new Entities(context.create(file));
    }

    @Override
    public List<String> losses() {
        return List.of(
                "offsets, scores, candidates, evidence, times in texts, furniture and layers of plugins are left out",
                "groups, works, products and other names are mentions without an entity, and so are places, which are listed"
                        + " with their document as well: the model refers to people and organizations alone",
                "a publication date that is no single day, month or year is left out",
                "lone surrogates are written as escapes, which not all readers take");
    }

    /** The entities of one run: documents and mentions as they come, who was meant at the end. */
    private static final class Entities implements Output {
        private final OutputStream out;
        private final EntityCounts counts = new EntityCounts();
        private final Set<String> resolved = new HashSet<>();

        Entities(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(Document document) throws IOException {
            ByteArrayOutputStream lines = new ByteArrayOutputStream();
            lines.write(JsonLine.of(article(document)));
            Set<List<String>> seen = new LinkedHashSet<>();
            for (NamedMention named : NamedMention.of(document)) {
                String entity = named.entity() == null ? "" : named.entity();
                String surface = document.surface(named.span());
                List<String> key = List.of(surface, named.mention().type().name(), entity);
                if (!surface.isBlank() && seen.add(key)) {
                    lines.write(JsonLine.of(mention(document, named, surface)));
                }
            }
            out.write(lines.toByteArray());
            out.flush();
        }

        @Override
        public void kept(Document document) {
            counts.observe(document);
            document.links().stream()
                    .filter(link -> isLegal(schema(link.mention().type())))
                    .forEach(link -> resolved.add(link.entity()));
        }

        @Override
        public void finish() throws IOException {
            for (EntityCounts.Entity entity : counts.entities()) {
                String schema = schema(entity.type());
                if (!isLegal(schema) && resolved.contains(entity.id())) {
                    schema = "LegalEntity"; // some mention was a person or an organization, and refers to it
                }
                if (schema != null) {
                    Map<String, List<String>> properties = new LinkedHashMap<>();
                    properties.put("name", List.of(entity.name()));
                    List<String> aliases = entity.variants().stream()
                            .filter(variant -> !variant.equals(entity.name()))
                            .toList();
                    if (!aliases.isEmpty()) {
                        properties.put("alias", aliases);
                    }
                    if (entity.id().matches("Q[1-9]\\d{0,15}")) {
                        properties.put("wikidataId", List.of(entity.id()));
                    }
                    out.write(JsonLine.of(entity(id("entity", entity.id()), schema, properties)));
                }
            }
        }

        private static Map<String, Object> article(Document document) {
            Map<String, List<String>> properties = new LinkedHashMap<>();
            properties.put("title", List.of(document.metadata().title().orElse(document.id())));
            properties.put("fileName", List.of(document.id()));
            if (!document.metadata().authors().isEmpty()) {
                properties.put("author", document.metadata().authors());
            }
            Iris.page(document).ifPresent(page -> properties.put("sourceUrl", List.of(page)));
            document.metadata().site().ifPresent(site -> properties.put("publisher", List.of(site)));
            String mediaType = document.source().mediaType();
            if (mediaType != null) {
                properties.put("mimeType", List.of(mediaType));
            }
            document.metadata()
                    .language()
                    .flatMap(Entities::threeLetters)
                    .ifPresent(l -> properties.put("language", List.of(l)));
            for (DocumentDate date : document.dates()) {
                if (date.interval().granularity() != DateInterval.Granularity.RANGE) {
                    String property = switch (date.role()) {
                        case PUBLISHED -> "publishedAt";
                        case MODIFIED -> "modifiedAt";
                        case RETRIEVED -> "retrievedAt";
                    };
                    properties.put(property, List.of(date.interval().edtf()));
                }
            }
            if (!document.text().isBlank()) {
                properties.put("bodyText", List.of(document.text()));
            }
            names(document, properties);
            return entity(id("document", document.id()), "PlainText", properties);
        }

        /** Puts in the names, by which readers narrow a search, each once. */
        private static void names(Document document, Map<String, List<String>> properties) {
            Map<String, Set<String>> names = new TreeMap<>();
            for (NamedMention named : NamedMention.of(document)) {
                String property = switch (named.mention().type()) {
                    case PERSON -> "peopleMentioned";
                    case ORGANIZATION -> "companiesMentioned";
                    case PLACE -> "locationMentioned";
                    case EVENT, GROUP, WORK, PRODUCT, OTHER -> null;
                };
                String surface = document.surface(named.span());
                if (property != null && !surface.isBlank()) {
                    names.computeIfAbsent(property, key -> new LinkedHashSet<>())
                            .add(surface);
                }
            }
            names.forEach((property, surfaces) -> properties.put(property, List.copyOf(surfaces)));
        }

        /** Returns a language in three letters, as the model has it. */
        private static Optional<String> threeLetters(String tag) {
            try {
                return Optional.of(Locale.forLanguageTag(tag).getISO3Language()).filter(code -> !code.isEmpty());
            } catch (MissingResourceException e) {
                return Optional.empty();
            }
        }

        private static Map<String, Object> mention(Document document, NamedMention named, String surface) {
            Map<String, List<String>> properties = new LinkedHashMap<>();
            properties.put("document", List.of(id("document", document.id())));
            properties.put("name", List.of(surface));
            String schema = schema(named.mention().type());
            if (schema != null) {
                properties.put("detectedSchema", List.of(schema));
            }
            Link link = named.link();
            if (link != null && isLegal(schema)) {
                properties.put("resolved", List.of(id("entity", link.entity())));
            }
            String entity = link == null ? "" : link.entity();
            String id =
                    id("mention", document.id(), surface, named.mention().type().name(), entity);
            return entity(id, "Mention", properties);
        }

        private static Map<String, Object> entity(String id, String schema, Map<String, List<String>> properties) {
            Map<String, Object> entity = new LinkedHashMap<>();
            entity.put("id", id);
            entity.put("schema", schema);
            entity.put("properties", properties);
            return entity;
        }

        private static boolean isLegal(@Nullable String schema) {
            return "Person".equals(schema) || "Organization".equals(schema);
        }

        private static @Nullable String schema(Mention.Type type) {
            return switch (type) {
                case PERSON -> "Person";
                case ORGANIZATION -> "Organization";
                case EVENT -> "Event";
                case PLACE, GROUP, WORK, PRODUCT, OTHER -> null;
            };
        }

        private static String id(String... parts) {
            return "sluice-" + parts[0] + "-" + Digests.hex(String.join("\0", Arrays.asList(parts)), 40);
        }
    }
}

package dev.sluice.plugins.export;

import dev.sluice.api.DateInterval;
import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate;
import dev.sluice.api.ExportContext;
import dev.sluice.api.Exporter;
import dev.sluice.api.Link;
import dev.sluice.api.Mention;
import dev.sluice.api.Metadata;
import dev.sluice.api.Problem;
import dev.sluice.api.Timex;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes four tables, one row each for a document, a mention, an entity and a temporal expression. Immutable. */
final class CsvExporter implements Exporter {
    private static final String SEPARATOR = " | ";

    private final CsvConfig config;

    CsvExporter(CsvConfig config) {
        this.config = config;
    }

    @Override
    public Output open(ExportContext context) throws IOException {
        return new Tables(context, config);
    }

    @Override
    public List<String> losses() {
        return List.of(
                "text, furniture, metadata besides the main ones, candidates, evidence and layers of plugins are left out",
                "a text that a spreadsheet could take for a formula begins with an apostrophe",
                "lone surrogates and NUL become U+FFFD",
                "entities.csv lists " + EntityCounts.MAX_VARIANTS + " variants of a name at most");
    }

    /** The tables of one run. */
    private static final class Tables implements Output {
        private final Table documents;
        private final Table mentions;
        private final Table timexes;
        private final Table entities;
        private final EntityCounts counts = new EntityCounts();

        Tables(ExportContext context, CsvConfig config) throws IOException {
            documents = new Table(
                    context,
                    config,
                    "documents.csv",
                    "id",
                    "url",
                    "title",
                    "authors",
                    "site",
                    "language",
                    "published",
                    "published_earliest",
                    "published_latest",
                    "confidence",
                    "modified",
                    "characters",
                    "problems");
            mentions = new Table(
                    context, config, "mentions.csv", "document", "begin", "end", "surface", "type", "entity", "score");
            timexes = new Table(
                    context,
                    config,
                    "timex.csv",
                    "document",
                    "begin",
                    "end",
                    "surface",
                    "type",
                    "value",
                    "mod",
                    "earliest",
                    "latest",
                    "score");
            entities = new Table(
                    context,
                    config,
                    "entities.csv",
                    "entity",
                    "name",
                    "type",
                    "documents",
                    "mentions",
                    "variants",
                    "first_date",
                    "last_date");
        }

        @Override
        public void write(Document document) throws IOException {
            // all rows before the first is added, so that a document that fails half-way leaves none
            Object[] row = documentRow(document);
            List<Object[]> mentionRows = named(document).stream()
                    .map(named -> mentionRow(document, named))
                    .toList();
            List<Object[]> timexRows = document.timexes().stream()
                    .map(timex -> timexRow(document, timex))
                    .toList();
            documents.add(row);
            mentions.addAll(mentionRows);
            timexes.addAll(timexRows);
            documents.flush();
            mentions.flush();
            timexes.flush();
        }

        @Override
        public void kept(Document document) {
            counts.observe(document);
        }

        @Override
        public void finish() throws IOException {
            for (EntityCounts.Entity entity : counts.entities()) {
                entities.add(
                        entity.id(),
                        entity.name(),
                        entity.type().name(),
                        entity.documents(),
                        entity.mentions(),
                        String.join(SEPARATOR, entity.variants()),
                        entity.firstDate(),
                        entity.lastDate());
            }
            entities.flush();
        }
    }

    /** A mention with the decision about it, if there is one. */
    private record Named(Mention mention, @Nullable Link link) {}

    /** Returns the mentions, and those of links that are not in the mention layer; sorted by span. */
    private static List<Named> named(Document document) {
        Map<Mention, Link> links = new HashMap<>();
        document.links().forEach(link -> links.put(link.mention(), link));
        List<Named> all = new ArrayList<>();
        Set<Mention> known = new HashSet<>();
        for (Mention mention : document.mentions()) {
            all.add(new Named(mention, links.get(mention)));
            known.add(mention);
        }
        for (Link link : document.links()) {
            if (known.add(link.mention())) {
                all.add(new Named(link.mention(), link));
            }
        }
        all.sort(Comparator.comparing(named -> named.mention().span()));
        return all;
    }

    private static @Nullable Object[] documentRow(Document document) {
        Metadata metadata = document.metadata();
        DocumentDate published = document.date(DocumentDate.Role.PUBLISHED).orElse(null);
        DocumentDate modified = document.date(DocumentDate.Role.MODIFIED).orElse(null);
        return new @Nullable Object[] {
            document.id(),
            metadata.url()
                    .or(() -> Optional.ofNullable(document.source().url()))
                    .orElse(null),
            metadata.title().orElse(null),
            String.join(SEPARATOR, metadata.authors()),
            metadata.site().orElse(null),
            metadata.language().orElse(null),
            best(published),
            published == null ? null : published.interval().earliest(),
            published == null ? null : published.interval().latest(),
            published == null ? null : published.confidence(),
            best(modified),
            document.text().length(),
            String.join(
                    SEPARATOR, document.problems().stream().map(Problem::code).toList())
        };
    }

    private static @Nullable Object[] mentionRow(Document document, Named named) {
        Mention mention = named.mention();
        Link link = named.link();
        return new @Nullable Object[] {
            document.id(),
            mention.span().begin(),
            mention.span().end(),
            document.surface(mention),
            mention.type().name(),
            link == null ? null : link.entity(),
            link == null ? mention.score() : link.score()
        };
    }

    private static @Nullable Object[] timexRow(Document document, Timex timex) {
        DateInterval interval = timex.interval();
        return new @Nullable Object[] {
            document.id(),
            timex.span().begin(),
            timex.span().end(),
            document.surface(timex),
            timex.type().name(),
            timex.value(),
            timex.mod(),
            interval == null ? null : interval.earliest(),
            interval == null ? null : interval.latest(),
            timex.score()
        };
    }

    private static @Nullable String best(@Nullable DocumentDate date) {
        if (date == null) {
            return null;
        }
        return date.value() == null ? date.interval().edtf() : date.value();
    }
}

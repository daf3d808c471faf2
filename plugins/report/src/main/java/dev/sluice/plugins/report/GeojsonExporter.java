package dev.sluice.plugins.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sluice.api.DateInterval;
import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate;
import dev.sluice.api.ExportContext;
import dev.sluice.api.Exporter;
import dev.sluice.api.Link;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes a collection of features after RFC 7946, one for each place. Immutable. */
final class GeojsonExporter implements Exporter {
    private final String file;
    private final Places places;

    GeojsonExporter(String file, Places places) {
        this.file = file;
        this.places = places;
    }

    @Override
    public Output open(ExportContext context) throws IOException {
        return new Features(context.create(file), places);
    }

    @Override
    public List<String> losses() {
        return List.of(
                "texts, persons and all other names, times, scores, evidence and candidates are left out",
                "places without coordinates in the table of Natural Earth are left out",
                "countries and regions are points",
                "of each place at most " + Entities.MAX_SPELLINGS + " spellings are told",
                "lone surrogates are written as escapes, which not all readers take");
    }

    /** The places of one run. */
    private static final class Features implements Output {
        private final OutputStream out;
        private final Places places;
        private final Map<String, Named> byId = new TreeMap<>();

        Features(OutputStream out, Places places) {
            this.out = out;
            this.places = places;
        }

        @Override
        public void write(Document document) {
            // nothing is known of a place before all documents are
        }

        @Override
        public void kept(Document document) {
            Set<String> seen = new HashSet<>();
            for (Link link : document.links()) {
                Optional<Places.Place> place = places.find(link.entity());
                if (place.isPresent()) {
                    byId.computeIfAbsent(link.entity(), id -> new Named(place.get()))
                            .add(document, link, seen.add(link.entity()));
                }
            }
        }

        @Override
        public void finish() throws IOException {
            out.write(SafeJson.of(json -> {
                json.writeStartObject();
                json.writeStringField("type", "FeatureCollection");
                json.writeArrayFieldStart("features");
                for (Map.Entry<String, Named> named : byId.entrySet()) {
                    named.getValue().write(json, named.getKey());
                }
                json.writeEndArray();
                json.writeEndObject();
            }));
            out.write('\n');
            out.flush();
        }
    }

    /** A place, and what is known of it over all documents. */
    private static final class Named {
        private final Places.Place place;
        private final Map<String, Integer> spellings = new LinkedHashMap<>();
        private @Nullable String name;
        private int mentions;
        private int documents;
        private @Nullable LocalDate first;
        private @Nullable LocalDate last;

        Named(Places.Place place) {
            this.place = place;
        }

        void add(Document document, Link link, boolean isFirstInDocument) {
            mentions++;
            String surface = document.surface(link);
            if (spellings.containsKey(surface) || spellings.size() < Entities.MAX_SPELLINGS) {
                spellings.merge(surface, 1, Integer::sum);
            }
            if (name == null) {
                name = Mentions.knownName(link);
            }
            if (isFirstInDocument) {
                documents++;
                document.date(DocumentDate.Role.PUBLISHED).ifPresent(date -> widen(date.interval()));
            }
        }

        /** A date that is vague counts for nothing. */
        private void widen(DateInterval days) {
            LocalDate from = days.earliest();
            LocalDate to = days.latest();
            if (from != null && to != null && !days.isVague()) {
                first = first == null || from.isBefore(first) ? from : first;
                last = last == null || to.isAfter(last) ? to : last;
            }
        }

        /** Returns the spellings, the commonest first; of equals the one that came first. */
        private List<String> spellings() {
            return spellings.entrySet().stream()
                    .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                    .map(Map.Entry::getKey)
                    .toList();
        }

        void write(JsonGenerator json, String id) throws IOException {
            json.writeStartObject();
            json.writeStringField("type", "Feature");
            json.writeStringField("id", id);
            json.writeObjectFieldStart("geometry");
            json.writeStringField("type", "Point");
            json.writeFieldName("coordinates");
            json.writeArray(new double[] {place.longitude(), place.latitude()}, 0, 2);
            json.writeEndObject();
            json.writeObjectFieldStart("properties");
            json.writeStringField("id", id);
            json.writeStringField("name", name == null ? spellings().get(0) : name);
            json.writeStringField("kind", place.kind());
            json.writeNumberField("documents", documents);
            json.writeNumberField("mentions", mentions);
            if (first != null) {
                json.writeStringField("first_date", first.toString());
            }
            if (last != null) {
                json.writeStringField("last_date", last.toString());
            }
            json.writeStringField("spellings", String.join(" | ", spellings()));
            json.writeEndObject();
            json.writeEndObject();
        }
    }
}

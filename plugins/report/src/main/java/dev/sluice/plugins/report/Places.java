package dev.sluice.plugins.report;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Where the places of Natural Earth lie, by their ids in Wikidata. Immutable. */
final class Places {
    private final Map<String, Place> byId;

    private Places(Map<String, Place> byId) {
        this.byId = Map.copyOf(byId);
    }

    /**
     * A point on the map.
     *
     * @param latitude in degrees, positive to the north
     * @param longitude in degrees, positive to the east
     * @param kind what lies there: {@code city}, {@code region} or {@code country}
     */
    record Place(double latitude, double longitude, String kind) {}

    /** Reads the table from the resources; the table says what its columns are. */
    static Places load() {
        Map<String, Place> byId = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(Places.class.getResourceAsStream("places.tsv"), "places.tsv");
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.startsWith("#")) {
                    String[] fields = line.split("\t", -1);
                    byId.put(
                            fields[0],
                            new Place(Double.parseDouble(fields[1]), Double.parseDouble(fields[2]), fields[3]));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Places(byId);
    }

    /** Returns where an entity lies. */
    Optional<Place> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}

package dev.sluice.plugins.linking;

import java.util.List;
import java.util.Optional;

/** What is known by name. Implementations are immutable and safe for use by several threads until they are closed. */
interface KnowledgeBase extends AutoCloseable {
    /** How an entity came to be found by a name, best first. */
    enum Kind {
        /** The preferred name. */
        NAME(1),
        /** A word for the people of a country, or for what belongs to it. */
        DEMONYM(1),
        /** Another recorded name. */
        ALIAS(0.95),
        /** An office that the entity held at the date of the document. */
        OFFICE(0.9),
        /** Another spelling in Latin letters of a recorded name. */
        SPELLING(0.85),
        /** The last part of the preferred name of a well-known person. */
        SURNAME(0.75);

        private final double quality;

        Kind(double quality) {
            this.quality = quality;
        }

        /** Returns how much such a find is worth, from 0 to 1; set by hand. */
        double quality() {
            return quality;
        }
    }

    /**
     * An entity found by a name. Immutable.
     *
     * @param entity the entity
     * @param name the recorded name that agreed
     * @param kind how it agreed
     * @param share how often the name means this entity where somebody counted, from 0 to 1; else {@link #UNCOUNTED}
     */
    record Match(Entity entity, String name, Kind kind, double share) {
        /** The share of a name that nobody counted. */
        static final double UNCOUNTED = -1;

        Match(Entity entity, String name, Kind kind) {
            this(entity, name, kind, UNCOUNTED);
        }
    }

    /**
     * Somebody who held an office. Immutable.
     *
     * @param person who it was
     * @param from the first day, month or year in ISO 8601; empty if unknown
     * @param to the last day, month or year in ISO 8601; empty if unknown or not over
     */
    record Holder(Entity person, String from, String to) {}

    /** Returns what a folded name may mean, in a fixed order; empty if nothing. */
    List<Match> find(String folded);

    /**
     * Returns what another Latin spelling of a folded name may mean, in a fixed order: the persons with a name of several parts,
     * the places with one of a single part.
     */
    List<Match> findSpelling(String folded);

    /**
     * Returns the offices with a title, best known first, and behind them those with more fields than the title says.
     *
     * @param title the folded title, such as "prime minister"
     * @param country the code of the country; empty if the title tells it
     */
    List<Entity> offices(String title, String country);

    /** Returns the teams whose names begin with the folded name of a place, best known first. */
    List<Entity> teams(String place);

    /** Returns who held an office, in a fixed order. */
    List<Holder> holders(Entity office);

    /** Returns the keys of entities that one has to do with, see {@link KbFormat#key}. */
    long[] related(Entity entity);

    /** Returns the entity with an id. */
    Optional<Entity> entity(String id);

    @Override
    void close();
}

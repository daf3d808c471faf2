package dev.sluice.plugins.linking;

import java.util.List;

/** What is known by name. Implementations are immutable and safe for use by several threads. */
interface KnowledgeBase {
    /** How an entity came to be found by a name, best first. */
    enum Kind {
        /** The preferred name. */
        NAME(1),
        /** A word for the people of a country, or for what belongs to it. */
        DEMONYM(1),
        /** Another recorded name. */
        ALIAS(0.95),
        /** Another spelling in Latin letters of a recorded name of several parts. */
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
     */
    record Match(Entity entity, String name, Kind kind) {}

    /** Returns what a folded name may mean, in a fixed order; empty if nothing. */
    List<Match> find(String folded);

    /** Returns the persons that another Latin spelling of a folded name of several parts may mean, in a fixed order. */
    List<Match> findSpelling(String folded);
}

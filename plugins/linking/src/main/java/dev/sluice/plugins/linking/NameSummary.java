package dev.sluice.plugins.linking;

import dev.sluice.api.Mention;
import java.io.Serializable;
import java.util.List;

/**
 * What the clusterer keeps of one document: who is named in it, and how. Immutable, and independent of the length of the
 * document but for the number of different names.
 *
 * @param uses the identities with their names, sorted, each once
 */
record NameSummary(List<Use> uses) implements Serializable {
    /**
     * A name under which an identity occurs in a document. Immutable.
     *
     * @param entity the id
     * @param type what kind of thing it is
     * @param form the folded name
     */
    record Use(String entity, Mention.Type type, String form) implements Comparable<Use>, Serializable {
        @Override
        public int compareTo(Use other) {
            int byEntity = entity.compareTo(other.entity);
            int byType = byEntity == 0 ? type.compareTo(other.type) : byEntity;
            return byType == 0 ? form.compareTo(other.form) : byType;
        }
    }

    NameSummary {
        uses = List.copyOf(uses);
    }
}

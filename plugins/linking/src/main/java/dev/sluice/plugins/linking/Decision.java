package dev.sluice.plugins.linking;

import dev.sluice.api.Candidate;
import dev.sluice.api.Evidence;
import dev.sluice.api.Link;
import dev.sluice.api.Mention;
import java.util.List;

/**
 * Who is meant by a name. Immutable.
 *
 * @param entity the id in the knowledge base, or an id that begins with {@code NIL}
 * @param type what kind of thing it is
 * @param score how sure the decision is, from 0 to 1
 * @param candidates the best fitting entities, best first
 * @param evidence the reasons, strongest first
 */
record Decision(String entity, Mention.Type type, double score, List<Candidate> candidates, List<Evidence> evidence) {
    private static final double INHERITED = 0.97;
    private static final double DIGITS = 1e4;

    Decision {
        score = rounded(score);
        candidates = List.copyOf(candidates);
        evidence = List.copyOf(evidence);
    }

    /** Returns a score with as many digits as it can be told apart by: four. */
    static double rounded(double score) {
        return Math.round(score * DIGITS) / DIGITS;
    }

    /** Returns the same decision about another type. */
    Decision of(Mention.Type newType) {
        return new Decision(entity, newType, score, candidates, evidence);
    }

    boolean isNil() {
        return entity.startsWith(Link.NIL);
    }

    /** Returns the decision for another name in the document for the same, with the reason why it is the same. */
    Decision inherited(Evidence reason) {
        return new Decision(entity, type, score * INHERITED, candidates, List.of(reason));
    }
}

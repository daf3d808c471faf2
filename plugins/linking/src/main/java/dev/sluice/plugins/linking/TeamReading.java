package dev.sluice.plugins.linking;

import dev.sluice.api.Candidate;
import dev.sluice.api.Evidence;
import dev.sluice.api.Mention;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the name of a place as that of its team in a text about a team sport, as sports pages use it: "England were bowled out".
 * A place stays one behind a preposition of place, in brackets, and where a dateline begins. Immutable.
 */
final class TeamReading {
    private static final Set<String> PLACE_PREPOSITIONS =
            Set.of("in", "at", "near", "from", "outside", "across", "around", "to", "of", "throughout");
    private static final Pattern DATELINE = Pattern.compile("^(?: \\d{4}-\\d\\d-\\d\\d|, \\w+\\.? \\d| \\()");
    private static final double SCORE = 0.7;

    private final KnowledgeBase base;
    private final String text;
    private final String folded;
    private final String sport;

    TeamReading(KnowledgeBase base, Sports sports, String text) {
        this.base = base;
        this.text = text;
        this.sport = sports.sport(text);
        this.folded = sport.isEmpty() ? "" : text.toLowerCase(Locale.ROOT);
    }

    /** Returns the decision that a name means a team; empty if it rather means what it says. */
    Optional<Decision> read(Name name, Decision place) {
        boolean told = sport.isEmpty()
                || place.isNil()
                || place.type() != Mention.Type.PLACE
                || name.words() > 3
                || isPlace(name);
        if (told) {
            return Optional.empty();
        }
        Evidence reason = new Evidence("team of the place in a text about " + sport, name.surface());
        Optional<Entity> team = base.teams(name.folded()).stream()
                .filter(t -> Sports.plays(t, sport))
                .max(Comparator.comparing(this::isNamed)
                        .thenComparing(Entity::prior)
                        .thenComparing(Comparator.comparing(Entity::id).reversed()));
        String entity = team.map(Entity::id).orElse(NilId.of(name.folded() + " " + sport));
        List<Candidate> candidates = new ArrayList<>();
        team.ifPresent(t -> candidates.add(new Candidate(t.id(), t.name(), SCORE)));
        candidates.addAll(place.candidates());
        return Optional.of(new Decision(entity, Mention.Type.ORGANIZATION, SCORE, candidates, List.of(reason)));
    }

    /** Returns whether the text has the last word of a team's name, such as a nickname. */
    private boolean isNamed(Entity team) {
        String name = team.name().toLowerCase(Locale.ROOT);
        return folded.contains(name) || folded.contains(name.substring(name.lastIndexOf(' ') + 1));
    }

    private boolean isPlace(Name name) {
        int begin = name.span().begin();
        int end = name.span().end();
        String behind = text.substring(end, Math.min(text.length(), end + 12));
        if (DATELINE.matcher(behind).find()) {
            return true;
        }
        String before = text.substring(Math.max(0, begin - 14), begin);
        if (before.endsWith("(")) {
            return true;
        }
        String[] words = before.strip().split("[^\\p{L}]+", -1);
        return before.endsWith(" ") && PLACE_PREPOSITIONS.contains(words[words.length - 1].toLowerCase(Locale.ROOT));
    }
}

package dev.sluice.plugins.linking;

import dev.sluice.api.Evidence;
import dev.sluice.api.Mention;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Orders what a name may mean by how well it fits. The weights were set by hand and kept round: how well known the entity
 * is counts most, the rest decides between entities that are known alike. Immutable, safe for use by several threads.
 */
final class Ranker {
    private static final double BASE = 0.3;
    private static final double PRIOR_WEIGHT = 0.4;
    private static final double TYPE_WEIGHT = 0.12;
    private static final double COUNTRY_WEIGHT = 0.1;
    private static final double DATE_WEIGHT = 0.08;
    private static final double KIND_WEIGHT = 0.15;

    /** How many years after death a person is in the news as rarely as in the ones before. */
    private static final int FORGOTTEN_YEARS = 15;

    /**
     * An entity that a name may mean, with its score. Immutable.
     *
     * @param match how it was found
     * @param score how well it fits, from 0 to 1
     * @param reasons what spoke for it, strongest first
     */
    record Ranked(KnowledgeBase.Match match, double score, List<Evidence> reasons) {
        Ranked {
            score = Decision.rounded(score);
            reasons = List.copyOf(reasons);
        }

        Entity entity() {
            return match.entity();
        }
    }

    /** Returns what the matches may mean, best first; of equal ones the smaller id first. */
    List<Ranked> rank(Name name, List<KnowledgeBase.Match> matches, Setting setting) {
        return matches.stream()
                .map(match -> score(name, match, setting))
                .sorted(Comparator.comparingDouble(Ranked::score)
                        .reversed()
                        .thenComparing(r -> r.entity().id()))
                .toList();
    }

    private static Ranked score(Name name, KnowledgeBase.Match match, Setting setting) {
        Entity entity = match.entity();
        List<Evidence> reasons = new ArrayList<>();
        reasons.add(new Evidence(rule(match), match.name()));
        double score = BASE + PRIOR_WEIGHT * entity.prior() + TYPE_WEIGHT * type(name, entity);
        if (setting.countries().contains(entity.country())) {
            score += COUNTRY_WEIGHT;
            reasons.add(new Evidence("country named in document", entity.country()));
        } else if (entity.country().isEmpty()) {
            // it may be of one of them as well as of none
            score += COUNTRY_WEIGHT / 2;
        }
        score += DATE_WEIGHT * date(entity, setting, reasons);
        double fit = score * match.kind().quality() + KIND_WEIGHT * Plausibility.kind(name, match);
        return new Ranked(match, Math.max(0, Math.min(1, fit)), reasons);
    }

    private static String rule(KnowledgeBase.Match match) {
        return switch (match.kind()) {
            case NAME -> "name";
            case DEMONYM -> "demonym";
            case ALIAS -> "alias";
            case OFFICE -> "office at the date";
            case SPELLING -> "spelling";
            case SURNAME -> "family name of a well-known person";
        };
    }

    private static double type(Name name, Entity entity) {
        if (name.type() == Mention.Type.OTHER || entity.type() == Mention.Type.OTHER) {
            return 0.5;
        }
        boolean same = name.type() == entity.type()
                || (name.type() == Mention.Type.GROUP && entity.type() != Mention.Type.PERSON);
        return same ? 1 : name.typed() ? -1 : 0.25;
    }

    private static double date(Entity entity, Setting setting, List<Evidence> reasons) {
        if (setting.day().isEmpty()) {
            return 0.5;
        }
        for (Entity.Term term : entity.terms()) {
            if (setting.isWithin(term.from(), term.to())) {
                reasons.add(new Evidence("in office at the date", term.office()));
                return 1;
            }
        }
        if (!entity.from().isEmpty() && Setting.isBefore(setting.day(), entity.from())) {
            return -4;
        }
        boolean forgotten = entity.type() == Mention.Type.PERSON
                && entity.to().length() >= 4
                && Integer.parseInt(setting.day().substring(0, 4))
                                - Integer.parseInt(entity.to().substring(0, 4))
                        > FORGOTTEN_YEARS;
        return forgotten ? -1 : 0.5;
    }
}

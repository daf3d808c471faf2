package dev.sluice.plugins.linking;

import dev.sluice.api.Evidence;
import dev.sluice.api.Mention;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * Lets the short forms of a document follow its long ones: a family name the full name, an acronym in brackets the name in
 * front of it. Used by one thread for one document.
 */
final class ShortForms {
    /** A place known this well is meant by its name even where a person of that name is mentioned. */
    private static final double STRONG_PLACE = 0.6;

    /** A person known this well is meant by the family name even behind a relative that nobody recorded. */
    private static final double FAMOUS = 0.55;

    /** How many long forms with the same key are tried on each side, so that hostile input costs little. */
    private static final int NEAR = 50;

    /** The longest end of a name that stands for the whole, in words. */
    private static final int LONGEST_ENDING = 5;

    private final String text;
    private final List<Name> names;
    private final Words words;
    private final List<PersonName> persons = new ArrayList<>();
    private final Map<String, List<Integer>> fullByLastPart = new HashMap<>();
    private final Map<String, List<Integer>> fullByFirstPart = new HashMap<>();

    ShortForms(String text, List<Name> names, Words words) {
        this.text = text;
        this.words = words;
        this.names = names;
        names.forEach(name -> persons.add(PersonName.of(name.folded())));
    }

    /** Returns the decisions, with those of short forms in place of what they would mean by themselves. */
    List<Decision> settle(List<Decision> decisions) {
        List<Decision> settled = new ArrayList<>(decisions);
        for (int i = 0; i < names.size(); i++) {
            if (isFull(i, decisions.get(i))) {
                List<String> parts = persons.get(i).parts();
                fullByLastPart
                        .computeIfAbsent(PersonName.consonants(parts.get(parts.size() - 1)), k -> new ArrayList<>())
                        .add(i);
                fullByFirstPart
                        .computeIfAbsent(parts.get(0), k -> new ArrayList<>())
                        .add(i);
            }
        }
        for (int i = 0; i < names.size(); i++) {
            int full = longForm(i, decisions);
            if (full >= 0) {
                Decision whole = settled.get(full);
                Decision person = whole.isNil() ? asPerson(whole) : whole;
                if (whole.isNil()) {
                    settled.set(full, person);
                }
                settled.set(
                        i,
                        person.inherited(new Evidence(
                                "short form in document", names.get(full).surface())));
            }
        }
        organizations(settled);
        endings(settled);
        new Acronyms(text, names, words).settle(settled);
        return settled;
    }

    /** Lets the beginning of the name of an organization follow the whole where only words such as "group" are left out. */
    private void organizations(List<Decision> settled) {
        Map<String, Integer> byBeginning = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            if (settled.get(i).type() == Mention.Type.ORGANIZATION) {
                String beginning = names.get(i).folded();
                for (int space = beginning.lastIndexOf(' ');
                        space > 0 && isKindOfOrganization(beginning.substring(space + 1));
                        space = beginning.lastIndexOf(' ')) {
                    beginning = beginning.substring(0, space);
                    byBeginning.putIfAbsent(beginning, i);
                }
            }
        }
        for (int i = 0; i < names.size() && !byBeginning.isEmpty(); i++) {
            Name name = names.get(i);
            Integer whole = byBeginning.get(name.folded());
            Decision decision = settled.get(i);
            // what is a place by its words is what the organization is about: the canal, and the authority for it
            boolean open =
                    decision.isNil() && decision.type() != Mention.Type.GROUP && decision.type() != Mention.Type.PLACE;
            if (whole != null && open && !name.titled() && !words.isCommon(name.folded())) {
                settled.set(
                        i,
                        settled.get(whole)
                                .inherited(new Evidence(
                                        "short form in document",
                                        names.get(whole).surface())));
            }
        }
    }

    /**
     * Lets the last words of the name of an organization follow the whole in front of them where an article stands before
     * them, as in "the River Authority" behind "Pelmont River Authority". The whole name of something else is not touched.
     */
    private void endings(List<Decision> settled) {
        Map<String, Integer> byEnding = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            Name name = names.get(i);
            Integer whole = byEnding.get(name.folded());
            boolean named = name.matches().stream().anyMatch(m -> m.kind() == KnowledgeBase.Kind.NAME);
            boolean better = whole != null
                    && (!settled.get(whole).isNil() || settled.get(i).isNil());
            if (whole != null && better && !named && isBehindArticle(name)) {
                settled.set(
                        i,
                        settled.get(whole)
                                .inherited(new Evidence(
                                        "short form in document",
                                        names.get(whole).surface())));
            } else if (settled.get(i).type() == Mention.Type.ORGANIZATION) {
                List<String> parts = List.of(name.folded().split(" ", -1));
                for (int from = Math.max(1, parts.size() - LONGEST_ENDING); from + 1 < parts.size(); from++) {
                    byEnding.put(String.join(" ", parts.subList(from, parts.size())), i);
                }
            }
        }
    }

    private boolean isBehindArticle(Name name) {
        int begin = name.span().begin();
        return begin >= 4
                && text.regionMatches(true, begin - 4, "the", 0, 3)
                && Character.isWhitespace(text.charAt(begin - 1))
                && (begin == 4 || !Character.isLetterOrDigit(text.charAt(begin - 5)));
    }

    private boolean isKindOfOrganization(String word) {
        Words.Cue cue = words.cue(word);
        return words.isLegalForm(word) || (cue != null && cue.type() == Mention.Type.ORGANIZATION);
    }

    private static Decision asPerson(Decision decision) {
        return new Decision(
                decision.entity(), Mention.Type.PERSON, decision.score(), decision.candidates(), decision.evidence());
    }

    private boolean isFull(int at, Decision decision) {
        if (persons.get(at).parts().size() < 2) {
            return false;
        }
        Name name = names.get(at);
        if (name.folded().chars().anyMatch(Character::isDigit)) {
            return false;
        }
        return decision.type() == Mention.Type.PERSON
                || (decision.isNil() && !name.typed() && name.words() <= 3 && name.type() == Mention.Type.OTHER);
    }

    private int longForm(int at, List<Decision> decisions) {
        Decision decision = decisions.get(at);
        Name name = names.get(at);
        PersonName person = persons.get(at);
        if (person.parts().isEmpty() || !mayFollow(name, decision)) {
            return -1;
        }
        List<String> parts = person.parts();
        boolean place = decision.type() == Mention.Type.PLACE && !decision.isNil();
        boolean strong = place && isStrong(name);
        int byLast = nearest(
                fullByLastPart.getOrDefault(PersonName.consonants(parts.get(parts.size() - 1)), List.of()),
                at,
                full -> person.endsOf(persons.get(full))
                        && (!place || decisions.get(full).type() == Mention.Type.PERSON)
                        && (!strong || (full < at && isExact(person, persons.get(full)))));
        if (byLast >= 0 && decisions.get(byLast).isNil()) {
            int famous = nearest(
                    fullByLastPart.getOrDefault(PersonName.consonants(parts.get(parts.size() - 1)), List.of()),
                    at,
                    full -> full < at && isExact(person, persons.get(full)) && isFamous(full, decisions.get(full)));
            byLast = famous < 0 ? byLast : famous;
        }
        if (!decision.isNil() || parts.size() > 1) {
            return byLast;
        }
        boolean other = name.matches().stream()
                .anyMatch(m -> m.kind() == KnowledgeBase.Kind.NAME && m.entity().type() != Mention.Type.PERSON);
        List<Integer> byFirst = fullByFirstPart.getOrDefault(parts.get(0), List.of());
        if (byLast < 0) {
            return nearest(byFirst, at, full -> !other || decisions.get(full).type() == Mention.Type.PERSON);
        }
        // Somebody known with that given name is rather meant than words that may be no name of a person at all.
        boolean unclear = decisions.get(byLast).isNil() && decisions.get(byLast).type() != Mention.Type.PERSON;
        int known = unclear ? nearest(byFirst, at, full -> !decisions.get(full).isNil()) : -1;
        return known < 0 ? byLast : known;
    }

    private boolean isFamous(int at, Decision decision) {
        return names.get(at).matches().stream()
                .map(KnowledgeBase.Match::entity)
                .anyMatch(e -> e.id().equals(decision.entity()) && e.prior() >= FAMOUS);
    }

    private boolean mayFollow(Name name, Decision decision) {
        if (decision.type() == Mention.Type.PERSON || name.titled()) {
            return true;
        }
        if (isStrong(name) && isBehindPreposition(name)) {
            return false;
        }
        return decision.isNil()
                ? !name.typed()
                : decision.type() == Mention.Type.PLACE && name.type() != Mention.Type.PLACE;
    }

    private static boolean isStrong(Name name) {
        return name.matches().stream()
                .map(KnowledgeBase.Match::entity)
                .anyMatch(e -> e.type() == Mention.Type.PLACE && e.prior() >= STRONG_PLACE);
    }

    /** Returns whether a short form is the last part of a long one letter by letter. */
    private static boolean isExact(PersonName part, PersonName whole) {
        return whole.parts()
                .subList(
                        whole.parts().size() - part.parts().size(),
                        whole.parts().size())
                .equals(part.parts());
    }

    private boolean isBehindPreposition(Name name) {
        String before = text.substring(
                Math.max(0, name.span().begin() - 12), name.span().begin());
        String[] parts = before.strip().split("[^\\p{L}]+", -1);
        return before.endsWith(" ") && words.isOpener(parts[parts.length - 1].toLowerCase(Locale.ROOT));
    }

    /** Returns the last long form before the short one that fits, else the first behind it; -1 if none is near. */
    private static int nearest(List<Integer> longForms, int at, IntPredicate fits) {
        int found = Collections.binarySearch(longForms, at);
        int behind = found < 0 ? -found - 1 : found + 1;
        int before = found < 0 ? behind - 1 : found - 1;
        for (int i = before; i >= 0 && i > before - NEAR; i--) {
            if (fits.test(longForms.get(i))) {
                return longForms.get(i);
            }
        }
        for (int i = behind; i < longForms.size() && i < behind + NEAR; i++) {
            if (fits.test(longForms.get(i))) {
                return longForms.get(i);
            }
        }
        return -1;
    }
}

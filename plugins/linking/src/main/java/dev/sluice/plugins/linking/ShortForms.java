package dev.sluice.plugins.linking;

import dev.sluice.api.Evidence;
import dev.sluice.api.Mention;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/**
 * Lets the short forms of a document follow its long ones: a family name the full name, an acronym in brackets the name in
 * front of it. Used by one thread for one document.
 */
final class ShortForms {
    /** A place known this well is meant by its name even where a person of that name is mentioned. */
    private static final double STRONG_PLACE = 0.6;

    /** How many long forms with the same key are tried on each side, so that hostile input costs little. */
    private static final int NEAR = 50;

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
        acronyms(settled);
        return settled;
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
        int byLast = nearest(
                fullByLastPart.getOrDefault(PersonName.consonants(parts.get(parts.size() - 1)), List.of()),
                at,
                full -> person.endsOf(persons.get(full))
                        && (!place || decisions.get(full).type() == Mention.Type.PERSON));
        boolean given = byLast < 0 && decision.isNil() && parts.size() == 1;
        return given ? nearest(fullByFirstPart.getOrDefault(parts.get(0), List.of()), at, full -> true) : byLast;
    }

    private static boolean mayFollow(Name name, Decision decision) {
        if (decision.type() == Mention.Type.PERSON || name.titled()) {
            return true;
        }
        if (decision.isNil()) {
            return !name.typed();
        }
        return decision.type() == Mention.Type.PLACE
                && name.matches().stream().allMatch(m -> m.entity().prior() < STRONG_PLACE)
                && name.type() != Mention.Type.PLACE;
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

    private void acronyms(List<Decision> settled) {
        Map<String, Decision> meanings = new HashMap<>();
        for (int i = 0; i + 1 < names.size(); i++) {
            Name whole = names.get(i);
            Name acronym = names.get(i + 1);
            if (isBracketed(whole, acronym) && isAcronymOf(acronym, whole)) {
                Evidence reason = new Evidence("acronym in document", whole.surface());
                if (settled.get(i).isNil()) {
                    Decision known = settled.get(i + 1);
                    settled.set(
                            i,
                            bears(acronym, known, whole) ? known.inherited(reason) : spelledOut(settled.get(i), known));
                }
                meanings.put(acronym.surface(), settled.get(i).inherited(reason));
            }
        }
        for (int i = 0; i < names.size() && !meanings.isEmpty(); i++) {
            Decision meant = meanings.get(names.get(i).surface());
            if (meant != null) {
                settled.set(i, meant);
            }
        }
    }

    /** Returns whether a name of the entity that an acronym means is the long form: only then it may hand its id over. */
    private boolean bears(Name acronym, Decision meant, Name whole) {
        String bare = words.withoutLegalForm(whole.folded());
        return !meant.isNil()
                && acronym.matches().stream()
                        .map(KnowledgeBase.Match::entity)
                        .filter(e -> e.id().equals(meant.entity()))
                        .flatMap(e -> Stream.concat(Stream.of(e.name()), e.aliases().stream()))
                        .anyMatch(n -> words.withoutLegalForm(Spelling.fold(n)).equals(bare));
    }

    /** Returns the decision about an unknown long form, with the type of its acronym if its words tell none. */
    private static Decision spelledOut(Decision whole, Decision acronym) {
        boolean open = whole.type() == Mention.Type.OTHER && acronym.type() != Mention.Type.PERSON;
        return open ? whole.of(acronym.type()) : whole;
    }

    private boolean isBracketed(Name whole, Name acronym) {
        int gap = whole.span().end();
        return acronym.span().begin() == gap + 2
                && text.startsWith(" (", gap)
                && text.startsWith(")", acronym.span().end());
    }

    private static boolean isAcronymOf(Name acronym, Name whole) {
        String letters = acronym.folded();
        if (letters.length() < 2 || letters.indexOf(' ') >= 0 || whole.words() < 2) {
            return false;
        }
        int at = 0;
        for (String word : whole.folded().split(" ", -1)) {
            if (at < letters.length() && word.charAt(0) == letters.charAt(at)) {
                at++;
            }
        }
        return at == letters.length();
    }
}

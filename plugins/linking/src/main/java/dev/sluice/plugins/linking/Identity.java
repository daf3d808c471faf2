package dev.sluice.plugins.linking;

import dev.sluice.api.Link;
import dev.sluice.api.Mention;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * One id of a corpus with all its names. Immutable.
 *
 * @param id the id
 * @param person whether it is a person, or may be one
 * @param organization whether it is an organization
 * @param place whether it is a place
 * @param untyped whether no type but the open one was given to it
 * @param forms its folded names, sorted
 * @param form the name that stands for it: the one a NIL id was made of, else the one with most words
 * @param name the parts of that name
 */
record Identity(
        String id,
        boolean person,
        boolean organization,
        boolean place,
        boolean untyped,
        List<String> forms,
        String form,
        PersonName name) {
    Identity {
        forms = List.copyOf(forms);
    }

    static Identity of(String id, Collection<Mention.Type> types, Collection<String> forms) {
        List<String> sorted = forms.stream().sorted().toList();
        String form = sorted.stream()
                .filter(f -> NilId.of(f).equals(id))
                .findFirst()
                .orElseGet(() -> sorted.stream()
                        .max(Comparator.comparingInt((String f) -> f.split(" ", -1).length)
                                .thenComparing(Comparator.reverseOrder()))
                        .orElse(""));
        boolean nil = id.startsWith(Link.NIL);
        boolean person = types.contains(Mention.Type.PERSON)
                || (nil && types.contains(Mention.Type.OTHER) && !types.contains(Mention.Type.ORGANIZATION));
        boolean organization = types.contains(Mention.Type.ORGANIZATION);
        boolean untyped = types.stream().allMatch(t -> t == Mention.Type.OTHER);
        boolean place = types.contains(Mention.Type.PLACE);
        return new Identity(id, person, organization, place, untyped, sorted, form, PersonName.of(form));
    }

    boolean isNil() {
        return id.startsWith(Link.NIL);
    }

    /** Returns whether an unknown one is known by its name alone, not by other words that a document has for it. */
    boolean isOfForm() {
        return !isNil() || NilId.of(form).equals(id);
    }

    /** Returns whether nothing tells what kind of thing an unknown one is. */
    boolean isUntyped() {
        return isNil() && untyped;
    }

    /** Returns the names of a known person in parts, those of several parts alone; of an unknown one its one name. */
    List<PersonName> names() {
        if (isNil()) {
            return List.of(name);
        }
        return forms.stream()
                .map(PersonName::of)
                .filter(n -> n.parts().size() > 1)
                .distinct()
                .toList();
    }
}

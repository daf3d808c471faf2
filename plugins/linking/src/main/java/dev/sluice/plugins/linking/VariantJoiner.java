package dev.sluice.plugins.linking;

import dev.sluice.api.Link;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;

/**
 * Finds which identities of a corpus are one, by their names. Only names that share a key are compared, and what is found
 * does not depend on the order of the identities. Used by one thread.
 */
final class VariantJoiner {
    /** In blocks beyond this size names are too common to tell persons apart: only equal ones would be joined. */
    private static final int MAX_BLOCK = 200;

    private static final int MIN_ACRONYM = 3;

    private final List<Identity> identities;
    private final Words words;
    private final Clusters clusters = new Clusters();

    /** Takes the identities sorted by id. */
    VariantJoiner(Collection<Identity> identities, Words words, Corrections corrections) {
        this.words = words;
        this.identities = List.copyOf(identities);
        this.identities.forEach(clusters::add);
        Map<String, Set<String>> byName = new TreeMap<>();
        for (Identity identity : this.identities) {
            byName.computeIfAbsent(identity.id(), k -> new TreeSet<>()).add(identity.id());
            identity.forms()
                    .forEach(form ->
                            byName.computeIfAbsent(form, k -> new TreeSet<>()).add(identity.id()));
        }
        corrections.split().forEach(pair -> eachPair(pair, byName, clusters::split));
        corrections.merged().forEach(pair -> eachPair(pair, byName, clusters::merge));
    }

    private static void eachPair(
            Corrections.Pair pair, Map<String, Set<String>> byName, BiConsumer<String, String> action) {
        for (String left : byName.getOrDefault(pair.left(), new TreeSet<>())) {
            for (String right : byName.getOrDefault(pair.right(), new TreeSet<>())) {
                action.accept(left, right);
            }
        }
    }

    /** An identity under one of its names. */
    private record Bearer(Identity identity, PersonName name) {
        boolean isKnown() {
            return !identity.isNil();
        }

        String first() {
            return name.parts().get(0);
        }

        String last() {
            return name.parts().get(name.parts().size() - 1);
        }

        boolean hasInitial() {
            return first().length() == 1;
        }
    }

    Clusters join(boolean familyNames) {
        joinPlaces();
        List<Bearer> bearers = new ArrayList<>();
        for (Identity identity : identities) {
            if (identity.person()) {
                identity.names().stream()
                        .filter(n -> n.parts().size() > 1)
                        .forEach(n -> bearers.add(new Bearer(identity, n)));
            }
        }
        Map<String, List<Bearer>> bySpelling = new TreeMap<>();
        Map<String, List<Bearer>> byEnds = new TreeMap<>();
        Map<String, List<Bearer>> byInitial = new TreeMap<>();
        for (Bearer bearer : bearers) {
            add(bySpelling, bearer.name().skeleton(), bearer);
            add(byEnds, new PersonName(List.of(bearer.first(), bearer.last())).skeleton(), bearer);
            add(byInitial, bearer.first().charAt(0) + " " + bearer.last(), bearer);
        }
        joinBlocks(bySpelling, (l, r) -> l.name().sameAs(r.name()));
        byEnds.values().stream().filter(VariantJoiner::agreeInside).forEach(this::joinEnds);
        byInitial.values().forEach(this::joinInitials);
        if (familyNames) {
            joinFamilyNames(bearers);
        }
        joinOrganizations();
        return clusters;
    }

    private static <V> void add(Map<String, List<V>> blocks, String key, V value) {
        blocks.computeIfAbsent(key, k -> new ArrayList<>()).add(value);
    }

    private void joinBlocks(Map<String, List<Bearer>> blocks, BiPredicate<Bearer, Bearer> same) {
        for (List<Bearer> block : blocks.values()) {
            if (block.size() > 1 && block.size() <= MAX_BLOCK) {
                joinBlock(block, same);
            }
        }
    }

    /** Joins unknown ones among each other, then with a known one if no second known one fits as well. */
    private void joinBlock(List<Bearer> block, BiPredicate<Bearer, Bearer> same) {
        for (int i = 0; i < block.size(); i++) {
            Bearer one = block.get(i);
            if (one.isKnown()) {
                continue;
            }
            TreeSet<String> known = new TreeSet<>();
            for (Bearer other : block) {
                if (other.isKnown() && same.test(one, other)) {
                    known.add(other.identity().id());
                }
            }
            if (known.size() == 1) {
                clusters.join(one.identity().id(), known.first());
            }
            for (Bearer other : block.subList(i + 1, block.size())) {
                if (!other.isKnown() && known.size() < 2 && same.test(one, other)) {
                    clusters.join(one.identity().id(), other.identity().id());
                }
            }
        }
    }

    private void joinEnds(List<Bearer> block) {
        joinBlock(
                block,
                (l, r) -> l.name().parts().size() != r.name().parts().size()
                        && PersonName.similar(l.first(), r.first())
                        && PersonName.similar(l.last(), r.last()));
    }

    /** Returns whether no two names of a block have middle parts that speak against each other. */
    private static boolean agreeInside(List<Bearer> block) {
        if (block.size() < 2 || block.size() > MAX_BLOCK) {
            return false;
        }
        List<String> longest = List.of();
        for (Bearer bearer : block) {
            List<String> inside =
                    bearer.name().parts().subList(1, bearer.name().parts().size() - 1);
            if (!inside.isEmpty() && !longest.isEmpty() && !agree(inside, longest)) {
                return false;
            }
            longest = inside.size() > longest.size() ? inside : longest;
        }
        return true;
    }

    private static boolean agree(List<String> left, List<String> right) {
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            String one = left.get(i);
            String other = right.get(i);
            boolean initial = one.length() == 1 || other.length() == 1;
            if (initial ? one.charAt(0) != other.charAt(0) : !PersonName.similar(one, other)) {
                return false;
            }
        }
        return true;
    }

    /** Joins a name with an initial to the full one, if all full ones that fit are one person by now. */
    private void joinInitials(List<Bearer> block) {
        TreeSet<String> full = new TreeSet<>();
        block.stream()
                .filter(b -> !b.hasInitial())
                .forEach(b -> full.add(clusters.meaning(b.identity().id())));
        if (full.size() == 1) {
            block.stream()
                    .filter(b -> b.hasInitial() && !b.isKnown())
                    .forEach(b -> clusters.join(b.identity().id(), full.first()));
        }
    }

    /** Joins a family name that stands alone in its document, if all bearers in the corpus are one person by now. */
    private void joinFamilyNames(List<Bearer> bearers) {
        Map<String, TreeSet<String>> byLast = new TreeMap<>();
        bearers.forEach(b -> byLast.computeIfAbsent(b.last(), k -> new TreeSet<>())
                .add(clusters.meaning(b.identity().id())));
        for (Identity identity : identities) {
            boolean open = clusters.meaning(identity.id()).startsWith(Link.NIL);
            if (open
                    && identity.isNil()
                    && identity.person()
                    && identity.name().parts().size() == 1) {
                TreeSet<String> found =
                        byLast.getOrDefault(identity.name().parts().get(0), new TreeSet<>());
                if (found.size() == 1) {
                    clusters.join(identity.id(), found.first());
                }
            }
        }
    }

    /**
     * Joins organizations by their names without the legal form, then acronyms to the one long form they fit. An unknown
     * one counts by the long form alone, so that an entity known by the same acronym does not take it in.
     */
    private void joinOrganizations() {
        Map<String, TreeSet<String>> byName = new TreeMap<>();
        Map<String, Set<String>> byInitials = new TreeMap<>();
        Set<String> named = new TreeSet<>();
        for (Identity identity : identities) {
            if ((identity.organization() || identity.isUntyped()) && identity.isOfForm()) {
                List<String> forms = identity.isNil() ? List.of(identity.form()) : identity.forms();
                for (String form : forms) {
                    String bare = words.withoutLegalForm(form);
                    byName.computeIfAbsent(bare, k -> new TreeSet<>()).add(identity.id());
                    if (identity.organization()) {
                        named.add(bare);
                        addInitials(byInitials, identity, form);
                    }
                }
            }
        }
        byName.keySet().retainAll(named);
        byName.values().forEach(this::joinOne);
        byInitials.forEach((initials, whole) -> {
            TreeSet<String> meanings = new TreeSet<>();
            whole.forEach(id -> meanings.add(clusters.meaning(id)));
            TreeSet<String> acronyms = byName.getOrDefault(initials, new TreeSet<>());
            if (meanings.size() == 1) {
                acronyms.stream()
                        .filter(id -> clusters.meaning(id).startsWith(Link.NIL))
                        .forEach(id -> clusters.join(id, meanings.first()));
            }
        });
    }

    /** Joins an unknown place, or what may be one, to the only known place of the corpus that is called so. */
    private void joinPlaces() {
        Map<String, TreeSet<String>> byName = new TreeMap<>();
        Set<String> named = new TreeSet<>();
        for (Identity identity : identities) {
            if ((identity.place() || identity.isUntyped()) && identity.isOfForm()) {
                List<String> forms = identity.isNil() ? List.of(identity.form()) : identity.forms();
                for (String form : forms) {
                    byName.computeIfAbsent(form, k -> new TreeSet<>()).add(identity.id());
                    if (!identity.isNil()) {
                        named.add(form);
                    }
                }
            }
        }
        byName.keySet().retainAll(named);
        byName.values().forEach(this::joinOne);
    }

    private void addInitials(Map<String, Set<String>> byInitials, Identity identity, String form) {
        String initials = words.initials(form);
        if (initials.length() >= MIN_ACRONYM) {
            byInitials.computeIfAbsent(initials, k -> new TreeSet<>()).add(identity.id());
        }
    }

    /** Joins the unknown ones of a block, and these with a known one if there is only one. */
    private void joinOne(Set<String> block) {
        List<String> known =
                block.stream().filter(id -> !id.startsWith(Link.NIL)).toList();
        List<String> unknown =
                block.stream().filter(id -> id.startsWith(Link.NIL)).toList();
        for (String id : unknown) {
            clusters.join(unknown.get(0), id);
        }
        if (known.size() == 1 && !unknown.isEmpty()) {
            clusters.join(unknown.get(0), known.get(0));
        }
    }
}

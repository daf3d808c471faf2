package dev.sluice.plugins.linking;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Gives names that share the last word of an enumeration what they mean with it: "Dutchess, Ulster and Greene Counties" are Dutchess
 * County, Ulster County and Greene County. Immutable, safe for use by several threads.
 */
final class SharedHeads {
    /** What stands between two names of an enumeration. */
    private static final Pattern BETWEEN = Pattern.compile(" ?, ?(?:and |or )?| (?:and|or|&) ");

    /** No enumeration is longer, in names, so that hostile input costs little. */
    private static final int LONGEST = 20;

    private final KnowledgeBase base;
    private final Words words;

    SharedHeads(KnowledgeBase base, Words words) {
        this.base = base;
        this.words = words;
    }

    /** Returns the names, with what is known by the whole name in place of what is known by its part. */
    List<Name> resolve(String text, List<Name> names) {
        List<Name> resolved = new ArrayList<>(names);
        for (int last = 0; last < names.size(); last++) {
            String head = singularHead(names.get(last).folded());
            if (head.isEmpty()) {
                continue;
            }
            String folded = names.get(last).folded();
            boolean known = resolve(resolved, last, folded.substring(0, folded.lastIndexOf(' ')) + " " + head);
            int first = known ? Math.max(0, last - LONGEST) : last;
            for (int i = last - 1; i >= first && isListed(text, names.get(i), names.get(i + 1)); i--) {
                resolve(resolved, i, names.get(i).folded() + " " + head);
            }
        }
        return resolved;
    }

    private boolean resolve(List<Name> names, int at, String whole) {
        List<KnowledgeBase.Match> matches = base.find(whole);
        if (!matches.isEmpty()) {
            Name name = names.get(at);
            names.set(
                    at,
                    new Name(
                            name.span(),
                            name.surface(),
                            whole,
                            matches.get(0).entity().type(),
                            true,
                            name.titled(),
                            name.rule(),
                            name.score(),
                            matches));
        }
        return !matches.isEmpty();
    }

    /** Returns the singular of the last word of a name if that is a plural that tells what is named; empty if not. */
    private String singularHead(String folded) {
        String last = folded.substring(folded.lastIndexOf(' ') + 1);
        if (last.length() == folded.length() || !last.endsWith("s") || words.cue(last) != null) {
            return "";
        }
        String singular = last.endsWith("ies")
                ? last.substring(0, last.length() - 3) + "y"
                : last.substring(0, last.length() - 1);
        return words.cue(singular) == null ? "" : singular;
    }

    private static boolean isListed(String text, Name left, Name right) {
        int begin = left.span().end();
        int end = right.span().begin();
        return begin <= end
                && end - begin <= 6
                && BETWEEN.matcher(text.substring(begin, end)).matches();
    }
}

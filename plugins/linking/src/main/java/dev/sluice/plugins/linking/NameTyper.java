package dev.sluice.plugins.linking;

import dev.sluice.api.Mention;
import dev.sluice.api.Span;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells what kind of thing bears a name, from the words in it and around it. Immutable. */
final class NameTyper {
    private static final Set<String> PLACE_PREPOSITIONS = Set.of("in", "at", "near", "outside", "across");
    private static final int LONGEST_ACRONYM = 6;

    /** How sure it is that something is a name; set by hand, in the order of how often each kind is right. */
    private static final double SURE = 0.95;

    private static final double LIKELY = 0.8;
    private static final double WEAK = 0.6;

    /** A possessive ending inside a name, as newspapers, shops and colleges have it. */
    private static final Pattern POSSESSIVE = Pattern.compile("['\u2019]s ");

    private final Words words;

    NameTyper(Words words) {
        this.words = words;
    }

    /** Returns the name with its type. */
    Name type(
            Span span, String surface, boolean titled, String before, String rule, List<KnowledgeBase.Match> matches) {
        String folded = Spelling.fold(surface);
        Mention.Type clue = clue(surface, folded, titled);
        boolean ship = words.isShipPrefix(folded.split(" ", 2)[0]);
        if (clue == Mention.Type.OTHER
                && matches.isEmpty()
                && POSSESSIVE.matcher(surface).find()) {
            clue = Mention.Type.ORGANIZATION;
        }
        boolean typed = ship || clue != Mention.Type.OTHER;
        if (!typed && PLACE_PREPOSITIONS.contains(before) && folded.indexOf(' ') < 0) {
            clue = Mention.Type.PLACE;
        }
        double score = !matches.isEmpty() ? SURE : typed ? LIKELY : WEAK;
        return new Name(span, surface, folded, clue, typed, titled, rule, score, matches);
    }

    private Mention.Type clue(String surface, String folded, boolean titled) {
        String[] parts = folded.split(" ", -1);
        if (titled) {
            return Mention.Type.PERSON;
        }
        if (words.isGroup(folded) || Arrays.stream(parts).allMatch(words::isGroup)) {
            return Mention.Type.GROUP;
        }
        Mention.Type cued = cued(parts);
        if (cued != Mention.Type.OTHER) {
            return cued;
        }
        if (parts.length > 1 && parts.length < 6 && (words.isGivenName(parts[0]) || hasParticle(parts))) {
            return Mention.Type.PERSON;
        }
        boolean acronym = parts.length == 1
                && surface.length() > 1
                && surface.length() <= LONGEST_ACRONYM
                && surface.chars().noneMatch(Character::isLowerCase);
        return acronym ? Mention.Type.ORGANIZATION : Mention.Type.OTHER;
    }

    private boolean hasParticle(String[] parts) {
        for (int i = 0; i < parts.length - 1; i++) {
            boolean initial = parts[i].length() == 1;
            if (i > 0 && (words.isParticle(parts[i]) || initial)) {
                return true;
            }
        }
        return Set.of("al", "el", "abu", "abdul", "ibn", "bin").contains(parts[0]);
    }

    /** Returns the type that the words inside a folded name tell; {@code OTHER} if none does. */
    Mention.Type cued(String folded) {
        return cued(folded.split(" ", -1));
    }

    private Mention.Type cued(String[] parts) {
        if (parts.length < 2) {
            return Mention.Type.OTHER;
        }
        String lastTwo = parts[parts.length - 2] + " " + parts[parts.length - 1];
        Words.Cue last = words.cue(lastTwo) == null ? words.cue(parts[parts.length - 1]) : words.cue(lastTwo);
        if (last != null) {
            return last.type();
        }
        for (int i = 0; i < parts.length; i++) {
            Words.Cue cue = words.cue(parts[i]);
            boolean opens = i + 1 < parts.length && (parts[i + 1].equals("of") || parts[i + 1].equals("for"));
            if (cue != null
                    && (cue.position() == Words.Position.ANY || (cue.position() == Words.Position.HEAD && opens))) {
                return cue.type();
            }
        }
        return Mention.Type.OTHER;
    }
}

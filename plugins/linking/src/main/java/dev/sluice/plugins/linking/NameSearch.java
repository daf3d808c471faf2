package dev.sluice.plugins.linking;

import dev.sluice.api.Mention;
import dev.sluice.api.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The search for names in one text. Used once, by one thread. */
final class NameSearch {
    private static final Set<String> BRIDGES = Set.of("of", "for");

    private final String text;
    private final List<Token> tokens;
    private final Words words;
    private final NameTyper typer;
    private final Lookup lookup;
    private final CapitalEvidence evidence;
    private final List<Name> names = new ArrayList<>();
    private boolean titled;

    NameSearch(KnowledgeBase base, Words words, NameTyper typer, String text, List<Token> tokens) {
        this.text = text;
        this.tokens = tokens;
        this.words = words;
        this.typer = typer;
        this.lookup = new Lookup(base, words, text, tokens);
        this.evidence = new CapitalEvidence(words, lookup, tokens);
    }

    /** Returns the names of the text in their order; none overlap. */
    List<Name> run() {
        int at = 0;
        while (at < tokens.size()) {
            if (!opens(at)) {
                at++;
                continue;
            }
            int end = runEnd(at);
            at = Math.max(end, segment(at, end));
        }
        return names;
    }

    private boolean opens(int at) {
        Token token = tokens.get(at);
        return token.isCapital()
                || (token.shape() == Token.Shape.LOWER
                        && words.isParticle(token.folded())
                        && at + 1 < tokens.size()
                        && tokens.get(at + 1).gap() == Token.Gap.HYPHEN
                        && tokens.get(at + 1).isCapital());
    }

    /** Returns the end of the run of words that may be one name by their capitals alone. */
    private int runEnd(int begin) {
        int at = begin + 1;
        while (at < tokens.size()
                && (!tokens.get(at - 1).isPossessive()
                        || (at - 1 == begin && !titleEndsBefore(begin) && evidence.isPossessiveName(begin)))
                && tokens.get(at).isJoined()) {
            Token token = tokens.get(at);
            if (token.isCapital()) {
                at++;
            } else if (words.isParticle(token.folded()) && capitalWithin(at + 1, 2)) {
                at += 1;
            } else if (BRIDGES.contains(token.folded()) && isHead(at - 1)) {
                boolean article =
                        at + 1 < tokens.size() && tokens.get(at + 1).folded().equals("the");
                if (!capitalWithin(at + (article ? 2 : 1), 1)) {
                    break;
                }
                at += article ? 2 : 1;
            } else {
                break;
            }
        }
        while (at > begin + 1 && !tokens.get(at - 1).isCapital()) {
            at--;
        }
        return at;
    }

    private boolean isHead(int at) {
        Words.Cue cue = words.cue(tokens.get(at).folded());
        return cue != null && cue.position() == Words.Position.HEAD;
    }

    private boolean capitalWithin(int from, int count) {
        for (int i = from; i < Math.min(tokens.size(), from + count); i++) {
            if (!tokens.get(i).isJoined()) {
                return false;
            }
            if (tokens.get(i).isCapital()) {
                return true;
            }
            if (!words.isParticle(tokens.get(i).folded())) {
                return false;
            }
        }
        return false;
    }

    /** Cuts a run into names; returns where the search goes on. */
    private int segment(int begin, int end) {
        int pending = begin;
        int at = begin;
        titled = begin > 0 && tokens.get(begin).isJoined() && titleEndsBefore(begin);
        while (at < end) {
            Lookup.Found found = lookup.longest(at);
            int title = titleLength(at, end);
            int ship = shipEnd(at, end);
            if (ship > at + found.length()) {
                flush(pending, at);
                titled = false;
                emit(at, ship, List.of(), "name of a ship");
                at = ship;
                pending = ship;
            } else if (found.length() > 1 && found.length() > title) {
                int known = legalEnd(at + found.length(), end, found);
                int stop = wholeEnd(known, end, found);
                boolean person = found.matches().get(0).entity().type() == Mention.Type.PERSON;
                if (pending < at && person && evidence.extendsName(pending)) {
                    at = Math.min(stop, end);
                } else {
                    flush(pending, at);
                    boolean longer = stop > known;
                    emit(
                            at,
                            stop,
                            longer ? List.of() : found.matches(),
                            longer ? "capitals" : "name in knowledge base");
                    at = stop;
                    pending = stop;
                }
            } else if (title > 0 && !(pending < at && title == 1 && at + 1 == end && evidence.extendsName(pending))) {
                flush(pending, at);
                at += title;
                pending = at;
                titled = true;
            } else if (cuts(at)
                    || (found.isDemonym() && !(isAcronym(at) && endsInCue(end)))
                    || evidence.standsOut(at, pending, end, found)) {
                flush(pending, at);
                if (!found.matches().isEmpty() && !cuts(at)) {
                    emit(at, at + 1, found.matches(), "name in knowledge base");
                }
                at++;
                pending = at;
            } else {
                at++;
            }
        }
        flush(pending, Math.min(at, end));
        return at;
    }

    /** Returns the end of a known name with the legal form behind it, if it is that of an organization. */
    private int legalEnd(int stop, int end, Lookup.Found found) {
        int at = stop;
        boolean organization = found.matches().get(0).entity().type() == Mention.Type.ORGANIZATION;
        while (organization && at < end && words.isLegalForm(tokens.get(at).folded())) {
            at++;
        }
        return at;
    }

    /** Returns the end of the name of an organization that begins with a known place, or the end of what is known. */
    private int wholeEnd(int stop, int end, Lookup.Found found) {
        if (stop >= end || found.matches().get(0).entity().type() != Mention.Type.PLACE) {
            return stop;
        }
        Words.Cue cue = words.cue(tokens.get(end - 1).folded());
        boolean organization = cue != null && cue.type() == Mention.Type.ORGANIZATION;
        for (int i = stop; i < end; i++) {
            if (!organization || !tokens.get(i).isCapital() || cuts(i) || titleLength(i, end) > 0) {
                return stop;
            }
        }
        return end;
    }

    /** Returns the end of the name of a ship with its prefix; the beginning if there is none. */
    private int shipEnd(int at, int end) {
        boolean prefix = tokens.get(at).shape() == Token.Shape.UPPER
                && words.isShipPrefix(tokens.get(at).folded());
        int stop = at + 1;
        while (prefix && stop < end && !words.isCalendar(tokens.get(stop).folded())) {
            stop++;
        }
        return stop > at + 1 ? stop : at;
    }

    private boolean titleEndsBefore(int at) {
        for (int from = Math.max(0, at - 4); from < at; from++) {
            if (words.titleLength(folded(from, at)) == at - from) {
                return true;
            }
        }
        return false;
    }

    private List<String> folded(int from, int to) {
        return tokens.subList(from, to).stream().map(Token::folded).toList();
    }

    private int titleLength(int at, int end) {
        int limit = Math.min(tokens.size(), at + 5);
        int joined = at + 1;
        while (joined < limit && tokens.get(joined).isJoined()) {
            joined++;
        }
        int length = words.titleLength(folded(at, joined));
        return at + length <= Math.max(end, at + 1) || length > 1 ? length : 0;
    }

    private boolean cuts(int at) {
        Token token = tokens.get(at);
        boolean dotted = token.shape() == Token.Shape.INITIAL
                && token.end() < text.length()
                && text.charAt(token.end()) == '.'
                && at + 1 < tokens.size()
                && tokens.get(at + 1).isJoined();
        boolean stop = words.isStop(token.folded()) && token.shape() != Token.Shape.UPPER && !dotted;
        return token.isCapital()
                && ((stop && !evidence.opensName(at) && !(at > 0 && evidence.opensName(at - 1)))
                        || words.isCalendar(token.folded()));
    }

    private boolean isAcronym(int at) {
        return tokens.get(at).shape() == Token.Shape.UPPER;
    }

    private boolean endsInCue(int end) {
        return words.cue(tokens.get(end - 1).folded()) != null;
    }

    /** Takes what waits for a name if there is reason enough. */
    private void flush(int from, int to) {
        int begin = from;
        int end = to;
        while (begin < end && evidence.drops(begin, titled)) {
            begin++;
        }
        while (end > begin && !tokens.get(end - 1).isCapital()) {
            end--;
        }
        while (end - begin > 2 && evidence.isTrade(begin, end)) {
            begin++;
            titled = true;
        }
        if (begin < end) {
            boolean single = end - begin == 1;
            List<KnowledgeBase.Match> matches = lookup.matches(begin, end);
            if (single ? evidence.acceptsWord(begin, matches, titled) : evidence.acceptsRun(begin, end)) {
                emit(begin, end, matches, matches.isEmpty() ? "capitals" : "name in knowledge base");
            }
        }
        if (from < to) {
            titled = false;
        }
    }

    private void emit(int begin, int end, List<KnowledgeBase.Match> matches, String rule) {
        int first = keepsArticle(begin, end, matches) ? begin : begin + 1;
        Span span = new Span(tokens.get(first).begin(), nameEnd(end - 1));
        String before = first == 0 ? "" : tokens.get(first - 1).folded();
        boolean joined = first > 0 && tokens.get(first).isJoined();
        names.add(typer.type(
                span, text.substring(span.begin(), span.end()), titled, joined ? before : "", rule, matches));
        titled = false;
    }

    /** Returns whether the first word is no article, or one that belongs to the recorded name of a place. */
    private boolean keepsArticle(int begin, int end, List<KnowledgeBase.Match> matches) {
        if (end - begin < 2 || !tokens.get(begin).folded().equals("the")) {
            return true;
        }
        boolean inside = !tokens.get(begin).start() && !tokens.get(begin).headline();
        return matches.stream()
                .anyMatch(m -> (inside || m.entity().type() == Mention.Type.PLACE)
                        && m.kind() == KnowledgeBase.Kind.NAME
                        && m.name().startsWith("The "));
    }

    /** Returns where a name ends: behind the dot of an abbreviation such as "Inc.", else behind its last word. */
    private int nameEnd(int last) {
        int end = tokens.get(last).end();
        boolean dot = end < text.length() && text.charAt(end) == '.' && end > 0 && text.charAt(end - 1) != '.';
        return dot && words.isAbbreviation(tokens.get(last).folded()) ? end + 1 : end;
    }
}

package dev.sluice.plugins.dating;

import dev.sluice.plugins.dating.Token.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what the names of people in a text tell about its day. For one document; not safe for use by several threads. */
final class NameClues {
    /** The rule of a title with a name. */
    static final String TERM = "term of office";

    private static final int MOST_WORDS = 4;

    /** A name with its initials is no longer than this. */
    private static final int MOST_TOKENS = 12;

    private static final int MOST_TITLE_WORDS = 6;

    /** Who is younger is not in the news by name. */
    private static final int GROWN_UP = 20;

    private static final int OLDEST = 100;

    /** Small words inside of names. */
    private static final Set<String> PARTICLES = Set.of(
            "de", "da", "do", "dos", "del", "della", "di", "van", "von", "der", "den", "al", "el", "bin", "ben", "la",
            "le");

    private final KnownPeople people = KnownPeople.instance();
    private final String text;
    private final List<Token> tokens;
    private final Map<String, Clue> found = new LinkedHashMap<>();

    NameClues(String text, List<Token> tokens) {
        this.text = text;
        this.tokens = tokens;
    }

    /** Returns the clues, in the order of the text; one for each name and title. */
    List<Clue> clues() {
        int at = 0;
        while (at < tokens.size()) {
            int end = isNameWord(at) ? name(at) : at;
            at = Math.max(at + 1, end);
        }
        return List.copyOf(found.values());
    }

    private boolean isNameWord(int at) {
        Token token = tokens.get(at);
        return token.kind() == Kind.WORD && token.capital();
    }

    /** Returns the first token after the name of somebody known that begins here; the same token where there is none. */
    private int name(int begin) {
        StringBuilder key = new StringBuilder();
        KnownPeople.@Nullable Person best = null;
        int bestEnd = begin;
        int words = 0;
        for (int i = begin; i < Math.min(tokens.size(), begin + MOST_TOKENS) && words < MOST_WORDS; i++) {
            Token token = tokens.get(i);
            if (token.norm().equals(".")) {
                if (!isInitial(i - 1)) {
                    break;
                }
                continue;
            }
            if (token.kind() != Kind.WORD
                    || token.norm().startsWith("'")
                    || !(token.capital() || PARTICLES.contains(token.norm()))) {
                break;
            }
            String word = PersonNames.word(token.norm());
            if (!PersonNames.isTelling(word)) {
                continue;
            }
            key.append(key.isEmpty() ? "" : " ").append(word);
            words++;
            if (words > 1 && token.capital()) {
                KnownPeople.Person person = people.find(key.toString());
                if (person != null) {
                    best = person;
                    bestEnd = i + 1;
                }
            }
        }
        if (best != null) {
            person(best, begin, bestEnd);
            return bestEnd;
        }
        return head(begin);
    }

    private boolean isInitial(int at) {
        return at >= 0
                && (tokens.get(at).norm().length() == 1
                        || !PersonNames.isTelling(tokens.get(at).norm()));
    }

    /** "President Kowalski": a family name after the title of a head. */
    private int head(int begin) {
        List<Titles.Phrase> before = Titles.INSTANCE.before(tokens, begin);
        if (before.isEmpty() || !tokens.get(begin - 1).capital()) {
            return begin;
        }
        for (Titles.Phrase phrase : before) {
            if (phrase.office() == OfficeClass.HEAD) {
                KnownPeople.Person person =
                        people.find("*" + PersonNames.word(tokens.get(begin).norm()));
                int first = begin - phrase.words().size();
                if (person != null && !follows(begin + 1)) {
                    terms(person, OfficeClass.HEAD, first, begin + 1, isFormer(first), true);
                    return begin + 1;
                }
            }
        }
        return begin;
    }

    /** Another capitalized word makes it another name. */
    private boolean follows(int at) {
        return at < tokens.size() && isNameWord(at) && tokens.get(at).joint() != Token.Joint.NONE;
    }

    private void person(KnownPeople.Person person, int begin, int end) {
        age(person, begin, end);
        List<Titles.Phrase> titles = new ArrayList<>(Titles.INSTANCE.before(tokens, begin));
        int first = begin;
        boolean former = false;
        if (!titles.isEmpty()) {
            first = begin - titles.get(0).words().size();
            former = isFormer(first) || titles.get(0).office() == OfficeClass.FORMER;
        } else {
            titles.addAll(after(end));
            former = end + 1 < tokens.size()
                    && Titles.INSTANCE.at(tokens, end + 1).stream().anyMatch(t -> t.office() == OfficeClass.FORMER);
        }
        for (Titles.Phrase title : titles) {
            if (terms(person, title.office(), first, end, former, false)) {
                return;
            }
        }
        active(person, begin, end);
    }

    /** "Jane Doe, the governor of": the title in the words right after the name and a comma. */
    private List<Titles.Phrase> after(int end) {
        if (end >= tokens.size() || !tokens.get(end).norm().equals(",")) {
            return List.of();
        }
        for (int i = end + 1; i < Math.min(tokens.size(), end + MOST_TITLE_WORDS); i++) {
            Token token = tokens.get(i);
            if (token.kind() != Kind.WORD) {
                return List.of();
            }
            List<Titles.Phrase> titles = Titles.INSTANCE.at(tokens, i);
            if (!titles.isEmpty() && titles.get(0).office() != OfficeClass.FORMER) {
                return titles;
            }
        }
        return List.of();
    }

    private boolean isFormer(int titleBegin) {
        for (int i = titleBegin - 1; i >= Math.max(0, titleBegin - 3); i--) {
            if (tokens.get(i).kind() != Kind.WORD) {
                return false;
            }
            if (Titles.INSTANCE.at(tokens, i).stream().anyMatch(t -> t.office() == OfficeClass.FORMER)) {
                return true;
            }
        }
        return false;
    }

    private boolean terms(
            KnownPeople.Person person, OfficeClass title, int begin, int end, boolean former, boolean familyName) {
        List<Clue.Range> ranges = new ArrayList<>();
        for (KnownPeople.Term term : person.terms()) {
            if (title.covers(term.office())) {
                ranges.add(term.days());
            }
        }
        if (ranges.isEmpty()) {
            return false;
        }
        String surface = surface(begin, end);
        if (former) {
            int first = ranges.stream().mapToInt(Clue.Range::last).min().orElseThrow();
            put(Clue.since("after a term of office", surface, "former", LocalDate.ofEpochDay(first)));
        } else {
            put(Clue.within(TERM, surface, familyName ? "head" : "office", ranges));
        }
        return true;
    }

    /** A name alone tells little: people are named most while they hold offices. */
    private void active(KnownPeople.Person person, int begin, int end) {
        String surface = surface(begin, end);
        if (!person.terms().isEmpty()) {
            List<Clue.Range> ranges =
                    person.terms().stream().map(KnownPeople.Term::days).toList();
            put(Clue.within("years in office", surface, "active", ranges));
        }
        if (person.birth() > 0) {
            Clue.Range life = Clue.Range.of(
                    LocalDate.of(person.birth() + GROWN_UP, 1, 1), LocalDate.of(person.birth() + OLDEST, 1, 1));
            put(Clue.within("lifetime", surface, "life", List.of(life)));
        }
    }

    /** "Jane Doe, 52,": the age tells the year. */
    private void age(KnownPeople.Person person, int begin, int end) {
        if (person.birth() == 0 || end + 2 >= tokens.size()) {
            return;
        }
        Token number = tokens.get(end + 1);
        boolean isAge = tokens.get(end).norm().equals(",")
                && number.kind() == Kind.NUMBER
                && number.norm().length() == 2
                && number.norm().chars().allMatch(Character::isDigit)
                && tokens.get(end + 2).norm().equals(",");
        if (isAge) {
            int year = person.birth() + Integer.parseInt(number.norm());
            Clue.Range range = Clue.Range.of(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 12, 31));
            put(Clue.within("age", surface(begin, end + 2), "age", List.of(range)));
        }
    }

    private String surface(int begin, int end) {
        return text.substring(tokens.get(begin).begin(), tokens.get(end - 1).end());
    }

    private void put(Clue clue) {
        found.putIfAbsent(clue.rule() + "\t" + clue.surface(), clue);
    }
}

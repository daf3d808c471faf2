package dev.sluice.plugins.linking;

import dev.sluice.api.Candidate;
import dev.sluice.api.Document;
import dev.sluice.api.EntityLinker;
import dev.sluice.api.Evidence;
import dev.sluice.api.Link;
import dev.sluice.api.Mention;
import dev.sluice.api.Problem;
import dev.sluice.api.StepContext;
import dev.sluice.api.StepException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Links names by a knowledge base in three passes: find the names, decide each by itself, let short forms follow the long
 * ones of the same document. Pure, safe for use by several threads.
 */
final class GazetteerLinker implements EntityLinker {
    private static final int MAX_CANDIDATES = 3;
    private static final Set<String> ENGLISH_OR_UNKNOWN = Set.of("en", "eng", "und");

    /** Why a mention that the document has already is taken for a name. */
    private static final String GIVEN = "mention of an earlier step";

    private static final String ADJECTIVE = "ish";
    private static final int ARTICLE_REACH = 24;
    /** Where a word begins inside a word, as in the names of firms. */
    private static final Pattern WORD_INSIDE = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");

    private static final Pattern ARTICLE_BEFORE =
            Pattern.compile("(?i)(?:^|[^\\p{L}])(?:an?|another|no|one|the|fellow) +(?:[\\p{L}-]+ +)?$");

    /** How sure a NIL decision is where only the name of the text speaks for it; set by hand. */
    private static final double NIL_SCORE = 0.6;

    /** How sure it is who held an office on a day; the dates of knowledge bases are seldom wrong. */
    private static final double OFFICE_SCORE = 0.85;

    /** By how much a well-known person must lead before the next one to be meant by the family name alone. */
    private static final double DOMINANCE = 0.02;

    /** From which prior on a person is meant by the family name alone where no title stands before it. */
    private static final double LONE_SURNAME_PRIOR = 0.6;

    private final KnowledgeBase base;
    private final Words words;
    private final NameFinder finder;
    private final Map<String, CapitalFinder> others = new ConcurrentHashMap<>();
    private final NameTyper typer;
    private final OfficeFinder offices;
    private final Demonyms demonyms;
    private final SharedHeads sharedHeads;
    private final PlaceSpellings placeSpellings;
    private final Sports sports = new Sports();
    private final Ranker ranker = new Ranker();
    private final Plausibility.Weights weights = Plausibility.Weights.load();
    private final boolean nil;
    private final double minScore;

    GazetteerLinker(KnowledgeBase base, Words words, boolean nil, double minScore) {
        this.base = base;
        this.words = words;
        this.finder = new NameFinder(base, words);
        this.typer = new NameTyper(words);
        this.demonyms = new Demonyms(base, words);
        this.sharedHeads = new SharedHeads(base, words);
        this.placeSpellings = new PlaceSpellings(base);
        this.offices = new OfficeFinder(base, words);
        this.nil = nil;
        this.minScore = minScore;
    }

    /** Returns the document with its links; one in a language that is not known as it is, with a problem that says so. */
    @Override
    public Document annotate(Document document, StepContext context) throws StepException, InterruptedException {
        if (isEnglish(document) || other(document).isPresent()) {
            return EntityLinker.super.annotate(document, context);
        }
        return document.withProblem(new Problem(
                "link.language",
                "language '" + document.metadata().language().orElse("") + "' of '" + document.id()
                        + "' is none of those that are known, so no names were searched for: link such documents by another"
                        + " component"));
    }

    @Override
    public List<Link> link(Document document, StepContext context) throws InterruptedException {
        if (!isEnglish(document)) {
            return other(document).map(f -> linkOther(document, f)).orElse(List.of());
        }
        List<Name> first = sharedHeads.resolve(document.text(), names(document, finder.find(document.text()), base));
        context.checkpoint();
        TeamReading teams = new TeamReading(base, sports, words, document.text(), first);
        List<Name> names = teams.sport().isEmpty() ? first : finder.withTeams(document.text(), first, teams);
        Setting setting = Setting.of(document, names);
        Plausibility plausibility = new Plausibility(base, words, weights, document.text(), names);
        List<Decision> decisions = new ArrayList<>(names.size());
        for (Name name : names) {
            Decision decision = isGivenNameLikeDemonym(document.text(), name)
                    ? unknown(name.of(Mention.Type.PERSON), List.of())
                    : decide(name, setting, true);
            Optional<Decision> team = teams.read(name, decision);
            decisions.add(team.orElseGet(() -> doubted(name, decision, plausibility)));
        }
        context.checkpoint();
        List<Link> links = links(document, names, decisions, setting);
        for (OfficeFinder.Found found : offices.find(document.text(), names, setting)) {
            add(links, found);
        }
        return links;
    }

    /** Links the names of a text in another language than English, of whose words less is known. */
    private List<Link> linkOther(Document document, CapitalFinder capitals) {
        List<Name> names = names(document, capitals.find(document.text()), capitals.base());
        Setting setting = Setting.of(document, names);
        return links(
                document,
                names,
                names.stream().map(n -> decide(n, setting, false)).toList(),
                setting);
    }

    /** Returns the links of names that were decided, after short forms have followed long ones. */
    private List<Link> links(Document document, List<Name> names, List<Decision> decisions, Setting setting) {
        List<Decision> settled = new ShortForms(document.text(), names, words).settle(decisions);
        List<Link> links = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Decision decision = respelled(names.get(i), settled.get(i), setting);
            if (nil || !decision.isNil()) {
                links.add(new Link(
                        mention(document, names.get(i), decision),
                        decision.entity(),
                        decision.score(),
                        decision.candidates(),
                        decision.evidence()));
            }
        }
        return links;
    }

    /** Returns a decision, or the place that the name is another spelling of, if it is a NIL without long form in the text. */
    private Decision respelled(Name name, Decision decision, Setting setting) {
        boolean alone = decision.isNil() && decision.entity().equals(NilId.of(name.folded()));
        List<Ranker.Ranked> places = alone ? placeSpellings.of(name, setting) : List.of();
        return places.isEmpty() || places.get(0).score() < minScore ? decision : taken(name, places);
    }

    /** Adds the holder of an office, in place of names that were taken for something nobody knows. */
    private static void add(List<Link> links, OfficeFinder.Found found) {
        List<Link> overlapping =
                links.stream().filter(l -> l.span().overlaps(found.span())).toList();
        if (!overlapping.stream().allMatch(Link::isNil)) {
            return;
        }
        links.removeAll(overlapping);
        Entity person = found.holder().person();
        String time = found.holder().from() + ".." + found.holder().to();
        links.add(new Link(
                new Mention(found.span(), Mention.Type.PERSON, OFFICE_SCORE),
                person.id(),
                OFFICE_SCORE,
                List.of(new Candidate(person.id(), person.name(), OFFICE_SCORE)),
                List.of(new Evidence("office at the date", found.office().name()), new Evidence("in office", time))));
        links.sort(Comparator.comparing(Link::span));
    }

    private static boolean isEnglish(Document document) {
        String tag = document.metadata().language().orElse("").strip();
        return tag.isEmpty() || ENGLISH_OR_UNKNOWN.contains(tag.split("[-_]", 2)[0].toLowerCase(Locale.ROOT));
    }

    /** Returns what finds the names of a document in another language; empty if its words are not known. */
    private Optional<CapitalFinder> other(Document document) {
        return Language.code(document.metadata().language().orElse(""))
                .map(code -> others.computeIfAbsent(code, c -> new CapitalFinder(base, words, new Language(c))));
    }

    /** Returns the names that are in the document already, and of those found the ones beside them. */
    private List<Name> names(Document document, List<Name> found, KnowledgeBase known) {
        List<Name> names = new ArrayList<>();
        for (Mention mention : document.mentions()) {
            String surface = document.surface(mention);
            List<KnowledgeBase.Match> matches = known.find(Spelling.fold(surface));
            Name typed = typer.type(mention.span(), surface, false, "", "given name", matches);
            boolean told = mention.type() != Mention.Type.OTHER;
            names.add(new Name(
                    mention.span(),
                    surface,
                    typed.folded(),
                    told ? mention.type() : typed.type(),
                    told || typed.typed(),
                    false,
                    GIVEN,
                    mention.score(),
                    matches));
        }
        int given = names.size();
        for (Name name : found) {
            if (names.subList(0, given).stream().noneMatch(n -> n.span().overlaps(name.span()))) {
                names.add(name);
            }
        }
        names.sort(Comparator.comparing(Name::span));
        return names;
    }

    private static Mention mention(Document document, Name name, Decision decision) {
        for (Mention mention : document.mentions()) {
            if (mention.span().equals(name.span())) {
                return mention;
            }
        }
        return new Mention(name.span(), decision.type(), name.score());
    }

    @Override
    public void close() {
        base.close();
    }

    private Decision decide(Name name, Setting setting, boolean english) {
        boolean group = words.isGroup(name.folded());
        // What is said of a religion or a people everywhere is not another name of one place.
        List<KnowledgeBase.Match> matches = name.matches().stream()
                .filter(m -> !(group
                        && m.kind() == KnowledgeBase.Kind.ALIAS
                        && m.entity().type() == Mention.Type.PLACE))
                .toList();
        if (english && matches.isEmpty() && name.matches().isEmpty()) {
            matches = demonyms.of(name);
        }
        if (matches.isEmpty() && name.words() > 1 && name.mayBePerson()) {
            List<KnowledgeBase.Match> spellings = base.findSpelling(name.folded());
            matches = spellings.size() == 1 ? spellings : List.of();
        }
        String apart = WORD_INSIDE.matcher(name.surface()).replaceAll(" ");
        if (matches.isEmpty() && !apart.equals(name.surface())) {
            matches = base.find(Spelling.fold(apart));
        }
        String bare = words.withoutLegalForm(name.folded());
        if (matches.isEmpty() && !bare.equals(name.folded())) {
            matches = base.find(bare).stream()
                    .filter(m -> m.entity().type() == Mention.Type.ORGANIZATION)
                    .toList();
        }
        List<Ranker.Ranked> ranked = ranker.rank(name, matches, setting);
        if (ranked.isEmpty() || ranked.get(0).score() < minScore || isDoubtful(name, ranked, setting)) {
            return unknown(name, candidates(ranked));
        }
        return taken(name, ranked);
    }

    private static Decision taken(Name name, List<Ranker.Ranked> ranked) {
        Ranker.Ranked best = ranked.get(0);
        return new Decision(best.entity().id(), type(name, best), best.score(), candidates(ranked), best.reasons());
    }

    private static List<Candidate> candidates(List<Ranker.Ranked> ranked) {
        return ranked.stream()
                .limit(MAX_CANDIDATES)
                .map(r -> new Candidate(r.entity().id(), r.entity().name(), r.score()))
                .toList();
    }

    /**
     * What speaks for and against a link. Immutable.
     *
     * @param name the name
     * @param match what it is taken to mean
     * @param signs the signs, see {@link Plausibility}
     */
    record Doubt(Name name, KnowledgeBase.Match match, Map<String, Double> signs) {
        Doubt {
            signs = Map.copyOf(signs);
        }
    }

    /** Returns the links that would be made if nothing were doubted, with what speaks for and against each; to learn from. */
    List<Doubt> doubts(Document document) {
        List<Name> names = names(document, finder.find(document.text()), base);
        Setting setting = Setting.of(document, names);
        Plausibility plausibility = new Plausibility(base, words, weights, document.text(), names);
        List<Doubt> doubts = new ArrayList<>();
        for (Name name : names) {
            Decision decision = decide(name, setting, true);
            name.matches().stream()
                    .filter(m -> m.entity().id().equals(decision.entity()))
                    .findFirst()
                    .ifPresent(m -> doubts.add(new Doubt(name, m, plausibility.signs(name, m))));
        }
        return doubts;
    }

    /**
     * Returns whether a given name is written as the word for one of a people, without the article that such a word has. Only
     * words beside which the people has another for what belongs to it, as "Dane" beside "Danish", are no adjectives.
     */
    private boolean isGivenNameLikeDemonym(String text, Name name) {
        String folded = name.folded();
        boolean noun = !name.matches().isEmpty()
                && name.matches().stream()
                        .allMatch(m -> m.kind() == KnowledgeBase.Kind.DEMONYM
                                && !folded.endsWith(ADJECTIVE)
                                && m.entity().demonyms().stream()
                                        .anyMatch(d -> Spelling.fold(d).endsWith(ADJECTIVE)));
        if (!noun || name.rule().equals(GIVEN) || !words.isGivenName(folded)) {
            return false;
        }
        int begin = name.span().begin();
        return !ARTICLE_BEFORE
                .matcher(text.substring(Math.max(0, begin - ARTICLE_REACH), begin))
                .find();
    }

    /**
     * Returns a decision, or that the name is not known if its document makes the decision improbable. What an earlier step
     * marked, and entities of the user's own, which are there because texts name them, are not doubted.
     */
    private Decision doubted(Name name, Decision decision, Plausibility plausibility) {
        boolean sure = name.rule().equals(GIVEN) || name.rule().equals(Datelines.RULE);
        if (decision.isNil() || sure || KbFormat.isForeign(KbFormat.key(decision.entity()))) {
            return decision;
        }
        return name.matches().stream()
                .filter(m -> m.entity().id().equals(decision.entity()))
                .findFirst()
                .filter(m -> plausibility.of(name, m) < minScore)
                .map(m -> unknown(name, decision.candidates()))
                .orElse(decision);
    }

    /** Returns whether a family name alone may mean two well-known persons alike, or somebody nobody recorded. */
    private static boolean isDoubtful(Name name, List<Ranker.Ranked> ranked, Setting setting) {
        Ranker.Ranked best = ranked.get(0);
        if (best.match().kind() != KnowledgeBase.Kind.SURNAME) {
            return false;
        }
        boolean tie = ranked.size() > 1 && best.score() - ranked.get(1).score() < DOMINANCE;
        boolean told = setting.countries().contains(best.entity().country()) && ranked.size() == 1;
        return tie || (!name.titled() && !told && best.entity().prior() < LONE_SURNAME_PRIOR);
    }

    private static Decision unknown(Name name, List<Candidate> candidates) {
        return new Decision(
                NilId.of(name.folded()),
                name.type() == Mention.Type.OTHER ? name.kinds().likely() : name.type(),
                NIL_SCORE * name.score(),
                candidates,
                List.of(new Evidence(name.rule(), name.surface())));
    }

    private static Mention.Type type(Name name, Ranker.Ranked best) {
        boolean acronym = name.surface().chars().noneMatch(Character::isLowerCase);
        boolean people = best.match().kind() == KnowledgeBase.Kind.DEMONYM && !acronym;
        return people ? Mention.Type.GROUP : best.entity().type();
    }
}

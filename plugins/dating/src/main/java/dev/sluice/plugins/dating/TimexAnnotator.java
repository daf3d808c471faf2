package dev.sluice.plugins.dating;

import dev.sluice.api.Annotator;
import dev.sluice.api.DateInterval;
import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate;
import dev.sluice.api.Evidence;
import dev.sluice.api.Layer;
import dev.sluice.api.Span;
import dev.sluice.api.StepContext;
import dev.sluice.api.Timex;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds temporal expressions and resolves them against the document's date. Pure and safe for use by several threads. */
final class TimexAnnotator implements Annotator {
    private final List<Language> languages;
    private final TimexConfig config;

    TimexAnnotator(List<Language> languages, TimexConfig config) {
        this.languages = languages;
        this.config = config;
    }

    @Override
    public Document annotate(Document document, StepContext context) throws InterruptedException {
        Optional<Language> language = language(document);
        if (language.isEmpty() || document.text().isBlank()) {
            return document;
        }
        context.checkpoint();
        List<Token> tokens = Tokenizer.tokens(document.text(), language.get().spelling());
        List<Parser.Match> matches = new Parser(language.get(), tokens).matches();
        context.checkpoint();
        List<@Nullable Meaning> meanings = meanings(document, language.get(), tokens, matches);
        List<Timex> found = new ArrayList<>();
        for (int i = 0; i < matches.size(); i++) {
            Meaning meaning = meanings.get(i);
            if (meaning != null) {
                found.add(timex(document, span(language.get(), tokens, matches.get(i)), matches.get(i), meaning));
            }
        }
        return found.isEmpty() && document.timexes().isEmpty() ? document : document.withLayer(Layer.TIMEX, found);
    }

    private Optional<Language> language(Document document) {
        Optional<String> known = document.metadata().language().map(Language::primary);
        if (known.isEmpty() || known.get().equals("und")) {
            return Optional.of(languages.get(0));
        }
        return languages.stream().filter(l -> l.tag().equals(known.get())).findFirst();
    }

    /** Where the document's date is a range, a meaning holds only if it is the same for the first and the last day. */
    private List<@Nullable Meaning> meanings(
            Document document, Language language, List<Token> tokens, List<Parser.Match> matches) {
        DayOrder order = order(document, language);
        DateInterval range = range(document);
        LocalDate first = range == null ? null : range.earliest();
        LocalDate last = range == null ? null : range.latest();
        Domain domain = Domain.of(language, tokens, matches, last == null ? null : last.getYear());
        if (first == null || last == null) {
            return new Resolver(language, tokens, null, domain, order, config.direction()).meanings(matches);
        }
        List<@Nullable Meaning> early =
                new Resolver(language, tokens, first, domain, order, config.direction()).meanings(matches);
        if (first.equals(last)) {
            return early;
        }
        List<@Nullable Meaning> late =
                new Resolver(language, tokens, last, domain, order, config.direction()).meanings(matches);
        List<@Nullable Meaning> without =
                new Resolver(language, tokens, null, domain, order, config.direction()).meanings(matches);
        List<@Nullable Meaning> agreed = new ArrayList<>();
        for (int i = 0; i < matches.size(); i++) {
            Meaning a = early.get(i);
            Meaning b = late.get(i);
            agreed.add(a != null && b != null && a.agrees(b) ? a : without.get(i));
        }
        return agreed;
    }

    private DayOrder order(Document document, Language language) {
        return switch (config.numericOrder()) {
            case DAY_FIRST -> DayOrder.DAY_FIRST;
            case MONTH_FIRST -> DayOrder.MONTH_FIRST;
            case AUTO -> {
                DayOrder order = DayOrder.of(document.metadata().language());
                DayOrder usual = language.spelling().dayFirst() ? DayOrder.DAY_FIRST : DayOrder.MONTH_FIRST;
                yield order == DayOrder.UNKNOWN ? usual : order;
            }
        };
    }

    private @Nullable DateInterval range(Document document) {
        if (config.referenceDate().isPresent()) {
            return DateInterval.of(config.referenceDate().get());
        }
        return document.date(DocumentDate.Role.PUBLISHED)
                .map(DocumentDate::interval)
                .orElse(null);
    }

    /** An expression that modifies a noun ("a two-year plan") leaves the determiner to the noun. */
    private static Span span(Language language, List<Token> tokens, Parser.Match match) {
        int begin = match.begin();
        boolean modifies = match.frame().has(Feature.COUNT)
                && begin + 2 < match.end()
                && tokens.get(begin + 2).joint() == Token.Joint.HYPHEN
                && language.lexicon().is(tokens, begin, "DETERMINER");
        return new Span(
                tokens.get(modifies ? begin + 1 : begin).begin(),
                tokens.get(match.end() - 1).end());
    }

    private Timex timex(Document document, Span span, Parser.Match match, Meaning meaning) {
        List<Evidence> evidence = new ArrayList<>();
        String operation = String.valueOf(match.frame().get(Feature.OP)).toLowerCase(Locale.ROOT);
        evidence.add(new Evidence("timex " + operation, document.surface(span)));
        if (!meaning.anchor().isEmpty()) {
            int value = meaning.anchor().lastIndexOf(' ');
            evidence.add(new Evidence(
                    "anchor " + meaning.anchor().substring(0, value),
                    meaning.anchor().substring(value + 1)));
        }
        String alternative = meaning.alternative();
        if (alternative != null) {
            evidence.add(new Evidence("alternative not taken", alternative));
        }
        Frame frame = meaning.frame();
        String frequency = frame.has(Feature.TIMES) ? frame.get(Feature.TIMES) + "X" : frame.get(Feature.FREQ);
        return new Timex(
                span,
                meaning.type(),
                Dialects.value(meaning, config.dialect()),
                frame.get(Feature.MOD),
                frame.get(Feature.QUANT),
                frequency,
                meaning.interval(),
                meaning.score(),
                evidence);
    }
}

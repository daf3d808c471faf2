package com.example.opennlp;

import dev.sluice.api.Annotator;
import dev.sluice.api.Document;
import dev.sluice.api.Mention;
import dev.sluice.api.Span;
import dev.sluice.api.StepContext;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import opennlp.tools.namefind.NameFinderME;
import opennlp.tools.namefind.TokenNameFinderModel;

/** Takes the words of a text through a name finder, sentence by sentence. Safe for use by several threads. */
final class OpennlpNames implements Annotator {
    /** A run of letters or digits, or one other character; none cuts a surrogate pair. */
    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+|[^\\s\\p{L}\\p{M}\\p{N}]");

    private static final Pattern LETTER = Pattern.compile("\\p{L}");

    private static final int LONGEST_SENTENCE = 200;

    private final TokenNameFinderModel model;
    private final Mention.Type type;
    private final double minScore;

    OpennlpNames(TokenNameFinderModel model, Mention.Type type, double minScore) {
        this.model = model;
        this.type = type;
        this.minScore = minScore;
    }

    @Override
    public Document annotate(Document document, StepContext context) throws InterruptedException {
        // A finder learns from what it reads, and serves one thread: each document gets its own.
        NameFinderME finder = new NameFinderME(model);
        List<Mention> found = new ArrayList<>();
        List<Span> sentence = new ArrayList<>();
        for (Matcher token = TOKEN.matcher(document.text()); token.find(); ) {
            sentence.add(new Span(token.start(), token.end()));
            if (token.group().matches("[.!?]") || sentence.size() == LONGEST_SENTENCE) {
                context.checkpoint();
                find(finder, document, sentence, found);
                sentence.clear();
            }
        }
        find(finder, document, sentence, found);
        return document.with(found);
    }

    private void find(NameFinderME finder, Document document, List<Span> sentence, List<Mention> found) {
        if (sentence.stream().noneMatch(word -> LETTER.matcher(document.surface(word)).lookingAt())) {
            return;
        }
        String[] tokens = sentence.stream().map(document::surface).toArray(String[]::new);
        for (opennlp.tools.util.Span name : finder.find(tokens)) {
            if (name.getProb() >= minScore) {
                int begin = sentence.get(name.getStart()).begin();
                int end = sentence.get(name.getEnd() - 1).end();
                found.add(new Mention(new Span(begin, end), type, Math.min(1, name.getProb())));
            }
        }
    }
}

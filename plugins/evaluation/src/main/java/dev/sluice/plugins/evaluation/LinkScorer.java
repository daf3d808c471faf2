package dev.sluice.plugins.evaluation;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Measures end to end who is meant, after ELEVANT: a name counts if its range and its entity are right. Names that
 * are optional, descriptions, and names within names are not asked for; names that stand for one another ({@code
 * children}) make up for it. What names nobody that is known must get no entity.
 */
final class LinkScorer {
    private static final String NIL = "NIL";

    /** Ids of Wikidata; whatever else a system says, such as the id of a cluster, names nobody that is known. */
    private static final Pattern KNOWN = Pattern.compile("Q\\p{Nd}+\\n?");

    private static final Pattern COLUMN = Pattern.compile("[\\t,]");

    private final @Nullable Set<String> base;
    private final Disagreements shown;
    private long truePositives;
    private long falsePositives;
    private long falseNegatives;
    private long detected;
    private long undetected;
    private long offGold;

    private LinkScorer(@Nullable Set<String> base, Disagreements shown) {
        this.base = base;
        this.shown = shown;
    }

    static Evaluation score(Evaluate.Files files, Optional<String> base, Disagreements shown) throws IOException {
        LinkScorer scorer = new LinkScorer(base.isPresent() ? ids(base.get(), files) : null, shown);
        NamedText.read(files).forEach(scorer::add);
        return scorer.evaluation();
    }

    private static Set<String> ids(String name, Evaluate.Files files) throws IOException {
        Set<String> ids = new HashSet<>();
        try (BufferedReader reader = new JsonFile(name, files.context()).open()) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                ids.add(COLUMN.split(line.strip(), 2)[0]);
            }
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(name + " is not in UTF-8", e);
        }
        return ids;
    }

    private @Nullable String known(@Nullable String entity) {
        boolean isKnown = entity != null && KNOWN.matcher(entity).matches() && (base == null || base.contains(entity));
        return isKnown ? entity : null;
    }

    private void add(NamedText text) {
        Map<TextSpan, @Nullable String> answers = text.entities(this::known);
        List<JsonItem> names = text.gold().list("mentions");
        Map<String, JsonItem> byId = new HashMap<>();
        Set<TextSpan> spans = new HashSet<>();
        for (JsonItem name : names) {
            byId.put(name.text("id"), name);
            spans.add(text.span(name));
        }
        for (JsonItem name : names) {
            if (!name.has("parent") && !name.says("optional", false) && !name.says("desc", false)) {
                count(text, name, answers, byId);
            }
        }
        List<Integer> scored = text.gold().integers("span");
        TextSpan range = scored.size() == 2
                ? new TextSpan(scored.get(0), scored.get(1))
                : new TextSpan(0, text.text().length());
        answers.forEach((span, entity) -> {
            boolean isInside = span.begin() >= range.begin() && span.end() <= range.end();
            if (entity != null && isInside && !spans.contains(span)) {
                falsePositives++;
                offGold++;
                shown.add(() -> text.id() + " spurious " + text.quoted(span) + " " + entity);
            }
        });
    }

    private void count(
            NamedText text, JsonItem name, Map<TextSpan, @Nullable String> answers, Map<String, JsonItem> byId) {
        TextSpan span = text.span(name);
        String answer = answers.get(span);
        boolean isDetected = answers.containsKey(span);
        String entity = name.optional("entity");
        String wanted = base == null || base.contains(String.valueOf(entity)) ? entity : NIL;
        if (NIL.equals(wanted)) {
            falsePositives += answer == null ? 0 : 1;
            return;
        }
        if (!isDetected && areRight(children(text, name, answers, byId), text, answers)) {
            truePositives++;
            detected++;
            return;
        }
        detected += isDetected ? 1 : 0;
        undetected += isDetected ? 0 : 1;
        if (Objects.equals(answer, wanted)) {
            truePositives++;
        } else {
            falseNegatives++;
            falsePositives += answer == null ? 0 : 1;
            shown.add(() -> text.id() + " " + text.quoted(TextSpan.of(name)) + ": gold "
                    + (wanted == null ? "None" : wanted) + " got " + (answer == null ? "None" : answer) + " "
                    + (isDetected ? "" : "(not detected)"));
        }
    }

    /** Returns the names that stand for another one, of which the system found the ranges. */
    private static List<JsonItem> children(
            NamedText text, JsonItem name, Map<TextSpan, @Nullable String> answers, Map<String, JsonItem> byId) {
        return name.texts("children").stream()
                .filter(byId::containsKey)
                .map(child -> Objects.requireNonNull(byId.get(child)))
                .filter(child -> answers.containsKey(text.span(child)))
                .toList();
    }

    private static boolean areRight(List<JsonItem> children, NamedText text, Map<TextSpan, @Nullable String> answers) {
        return !children.isEmpty()
                && children.stream()
                        .allMatch(child -> Objects.equals(answers.get(text.span(child)), child.optional("entity")));
    }

    private Evaluation evaluation() {
        Measure measure = Measure.of(truePositives, truePositives + falsePositives, truePositives + falseNegatives);
        double recall = (double) detected / Math.max(1, detected + undetected);
        double right = (double) truePositives / Math.max(1, detected);
        String line = measure.line("link") + "   detection recall " + percent(detected, detected + undetected)
                + "  right of detected " + percent(truePositives, detected) + "  tp " + truePositives + " fp "
                + falsePositives + " (off any gold span " + offGold + ") fn " + falseNegatives;
        Map<String, Object> figures = new LinkedHashMap<>(measure.tree());
        figures.put("detectionRecall", recall);
        figures.put("rightOfDetected", right);
        figures.put("truePositives", truePositives);
        figures.put("falsePositives", falsePositives);
        figures.put("falsePositivesOffGold", offGold);
        figures.put("falseNegatives", falseNegatives);
        return new Evaluation(shown.lines(), List.of(line), figures, measure.f1());
    }

    private static String percent(long part, long whole) {
        return Measure.fixed(100.0 * part / Math.max(1, whole), 1);
    }
}

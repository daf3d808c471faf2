package dev.sluice.plugins.evaluation;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Measures where names are, whatever their types: ranges of whole words that are identical. */
final class NameScorer {
    private NameScorer() {}

    static Evaluation score(Evaluate.Files files, Disagreements shown) throws IOException {
        long right = 0;
        long said = 0;
        long wanted = 0;
        for (NamedText text : NamedText.read(files)) {
            Set<TextSpan> gold = text.gold().list("mentions").stream()
                    .filter(name -> name.says("named", true) && !name.has("parent"))
                    .map(text::span)
                    .collect(Collectors.toCollection(TreeSet::new));
            Set<TextSpan> system = new TreeSet<>(text.entities(entity -> entity).keySet());
            Set<TextSpan> all = new TreeSet<>(gold);
            all.addAll(system);
            for (TextSpan span : all) {
                if (gold.contains(span) && system.contains(span)) {
                    right++;
                } else {
                    String what = gold.contains(span) ? " missed " : " spurious ";
                    shown.add(() -> text.id() + what + text.quoted(span));
                }
            }
            said += system.size();
            wanted += gold.size();
        }
        Measure measure = Measure.of(right, said, wanted);
        Map<String, Object> figures = new LinkedHashMap<>(measure.tree());
        figures.put("right", right);
        figures.put("system", said);
        figures.put("gold", wanted);
        return new Evaluation(shown.lines(), List.of(measure.line("ner")), figures, measure.f1());
    }
}

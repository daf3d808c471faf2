package dev.sluice.plugins.evaluation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.sluice.api.Tool;
import dev.sluice.api.ToolContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measures one file against another. Used by one thread. */
record Evaluate(EvaluateConfig config) implements Tool {
    @Override
    public void run(List<String> arguments, ToolContext context) throws IOException, InterruptedException {
        if (arguments.size() != 2) {
            throw new IllegalArgumentException("evaluate needs two files, what is right and what is measured:"
                    + " sluice evaluate --task " + task() + " GOLD SYSTEM");
        }
        if (config.kb().isPresent() && config.task() != EvaluateConfig.Task.LINK) {
            throw new IllegalArgumentException("--kb is for the task link alone: leave it out");
        }
        Evaluation evaluation = score(new Files(arguments.get(0), arguments.get(1), context));
        if (config.json()) {
            context.print(json(evaluation));
        } else {
            evaluation.disagreements().forEach(context::print);
            evaluation.lines().forEach(context::print);
        }
        double wanted = config.atLeast().orElse(0.0);
        if (evaluation.score() < wanted) {
            context.fail("the score of " + task() + " is " + evaluation.score() + ", lower than " + wanted);
        }
    }

    private Evaluation score(Files files) throws IOException {
        Disagreements shown = new Disagreements(config.errors());
        return switch (config.task()) {
            case TIMEX -> TimexScorer.score(files, shown);
            case DATES -> DateScorer.score(files, shown);
            case EXTRACT -> TextScorer.score(files, shown);
            case SNIPPETS -> SnippetScorer.score(files, shown);
            case LINK -> LinkScorer.score(files, config.kb(), shown);
            case COREF -> ClusterScorer.score(files);
            case NER -> NameScorer.score(files, shown);
        };
    }

    private String task() {
        return config.task().name().toLowerCase(Locale.ROOT);
    }

    private String json(Evaluation evaluation) throws IOException {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("task", task());
        tree.put("score", evaluation.score());
        tree.putAll(evaluation.figures());
        if (!evaluation.disagreements().isEmpty()) {
            tree.put(
                    "disagreements",
                    evaluation.disagreements().stream().map(String::strip).toList());
        }
        ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        return mapper.writeValueAsString(tree).replace("\r\n", "\n");
    }

    /**
     * The two files of a measurement.
     *
     * @param gold what is right
     * @param system what is measured
     */
    record Files(String gold, String system, ToolContext context) {
        JsonFile goldFile() {
            return file(gold);
        }

        JsonFile systemFile() {
            return file(system);
        }

        Path path(String name) {
            return context.resolve(name);
        }

        /** Says that some documents that are measured are not there; they count as empty. */
        void tellMissing(int missing, int all, String first) {
            if (missing > 0) {
                context.tell(missing + " of " + all + " documents of " + gold + " are not in " + system + ", such as "
                        + first + "; they count as empty");
            }
        }

        private JsonFile file(String name) {
            return new JsonFile(name, context);
        }
    }
}

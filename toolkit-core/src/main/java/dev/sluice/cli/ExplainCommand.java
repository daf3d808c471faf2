package dev.sluice.cli;

import dev.sluice.core.PipelineInfo;
import dev.sluice.core.Toolkit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** Shows what a pipeline would do. */
final class ExplainCommand implements Command {
    @Override
    public String name() {
        return "explain";
    }

    @Override
    public String summary() {
        return "Shows the chain of a pipeline with every option resolved, and where each value comes from";
    }

    @Override
    public String arguments() {
        return "PIPELINE";
    }

    @Override
    public Options options() {
        return new Options().addOption(PipelineArguments.set()).addOption(Listing.json());
    }

    @Override
    public List<String> examples() {
        return List.of(
                "sluice explain news", "sluice explain my-pipeline.yaml --set steps.timex.languages=[en] --json");
    }

    @Override
    public ExitCode run(CommandLine line, Terminal terminal) {
        String pipeline = PipelineArguments.pipeline(line, this);
        try (Toolkit toolkit = PipelineArguments.toolkit(terminal)) {
            PipelineInfo info = toolkit.explain(pipeline, PipelineArguments.settings(line));
            if (Listing.wantsJson(line)) {
                Listing.printJson(terminal, tree(info));
            } else {
                terminal.print(text(info).stripTrailing());
            }
        }
        return ExitCode.OK;
    }

    private static String text(PipelineInfo info) {
        StringBuilder out = new StringBuilder("pipeline " + info.name() + " (" + info.file() + ")\n");
        for (PipelineInfo.StepInfo step : info.steps()) {
            String use = step.id().equals(step.component().name())
                    ? ""
                    : " (" + step.component().name() + ")";
            out.append('\n')
                    .append(step.component().kind().section().replaceFirst("s$", ""))
                    .append(' ')
                    .append(step.id())
                    .append(use)
                    .append(", ")
                    .append(Listing.lower(step.component().kind()))
                    .append(" of plugin ")
                    .append(step.component().plugin())
                    .append(' ')
                    .append(step.component().version())
                    .append("\n  ")
                    .append(step.component().summary())
                    .append('\n');
            String layers = Listing.layers(step.component());
            if (!layers.isEmpty()) {
                out.append("  ").append(layers).append('\n');
            }
            out.append(values(step.options()));
        }
        return out.append("\nrun\n").append(values(info.settings())).toString();
    }

    private static String values(List<PipelineInfo.OptionValue> values) {
        List<String[]> rows = new ArrayList<>();
        for (PipelineInfo.OptionValue value : values) {
            String origin = value.origin().isEmpty() ? "" : "  (" + value.origin() + ")";
            String shown = value.value().isEmpty() ? "-" : value.value();
            rows.add(new String[] {"  " + value.name(), shown + origin});
        }
        return Help.table(rows);
    }

    private static Map<String, Object> tree(PipelineInfo info) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("name", info.name());
        out.put("file", info.file());
        out.put(
                "steps",
                info.steps().stream()
                        .map(step -> {
                            Map<String, Object> tree = new LinkedHashMap<>();
                            tree.put("id", step.id());
                            tree.put("section", step.component().kind().section());
                            tree.put("component", Listing.tree(step.component()));
                            tree.put("values", trees(step.options()));
                            return tree;
                        })
                        .toList());
        out.put("run", trees(info.settings()));
        return out;
    }

    private static List<Map<String, Object>> trees(List<PipelineInfo.OptionValue> values) {
        List<Map<String, Object>> out = new ArrayList<>();
        for (PipelineInfo.OptionValue value : values) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("name", value.name());
            tree.put("value", value.value());
            tree.put("origin", value.origin());
            out.add(tree);
        }
        return out;
    }
}

package dev.sluice.core.internal;

import dev.sluice.core.Finding;
import dev.sluice.core.OptionInfo;
import dev.sluice.core.PipelineInfo;
import dev.sluice.core.PipelineInfo.OptionValue;
import dev.sluice.core.PipelineInfo.StepInfo;
import dev.sluice.core.internal.config.ConfigNode;
import dev.sluice.core.internal.config.PipelineSpec;
import dev.sluice.core.internal.config.Position;
import dev.sluice.core.internal.config.RunSettings;
import dev.sluice.core.internal.config.StepSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Turns a checked pipeline into what is shown of it. */
public final class PipelineInfos {
    private PipelineInfos() {}

    /** Returns what is shown of a pipeline that was read from a file. */
    public static PipelineInfo of(String file, PipelineSpec spec, List<Finding> warnings) {
        List<StepInfo> steps = new ArrayList<>();
        steps.add(step(spec.input()));
        spec.steps().forEach(step -> steps.add(step(step)));
        spec.outputs().forEach(step -> steps.add(step(step)));
        return new PipelineInfo(spec.name(), file, steps, settings(spec.run()), warnings);
    }

    private static StepInfo step(StepSpec spec) {
        List<OptionValue> values = new ArrayList<>();
        for (OptionInfo option : spec.component().options()) {
            ConfigNode.Entry entry = spec.options().entries().get(option.name());
            values.add(
                    entry == null
                            ? new OptionValue(
                                    option.name(), option.defaultText().orElse(""), "default")
                            : new OptionValue(
                                    option.name(),
                                    text(entry.value()),
                                    origin(entry.value().position())));
        }
        return new StepInfo(spec.id(), spec.component(), values);
    }

    private static String origin(Position position) {
        return position.inFile() ? position.line() + ":" + position.column() : "--set";
    }

    private static String text(ConfigNode node) {
        if (node instanceof ConfigNode.Scalar scalar) {
            return scalar.quoted() ? "\"" + scalar.text().replace("\"", "\\\"") + "\"" : scalar.text();
        }
        if (node instanceof ConfigNode.Sequence sequence) {
            return sequence.items().stream().map(PipelineInfos::text).collect(Collectors.joining(", ", "[", "]"));
        }
        if (node instanceof ConfigNode.Mapping mapping) {
            return mapping.entries().entrySet().stream()
                    .map(e -> e.getKey() + ": " + text(e.getValue().value()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return "";
    }

    private static List<OptionValue> settings(RunSettings run) {
        String failures = run.maxFailures().count().isPresent()
                ? String.valueOf(run.maxFailures().count().getAsLong())
                : run.maxFailures().share().isPresent()
                        ? Math.round(run.maxFailures().share().getAsDouble() * 1000) / 10.0 + "%"
                        : "";
        return List.of(
                new OptionValue("workers", run.workers() == 0 ? "auto" : String.valueOf(run.workers()), ""),
                new OptionValue("document-timeout", seconds(run), ""),
                new OptionValue("on-error", run.onError().name().toLowerCase(Locale.ROOT), ""),
                new OptionValue("max-failures", failures, ""),
                new OptionValue("isolation", run.isolation().name().toLowerCase(Locale.ROOT), ""));
    }

    private static String seconds(RunSettings run) {
        long millis = run.documentTimeout().toMillis();
        return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
    }
}

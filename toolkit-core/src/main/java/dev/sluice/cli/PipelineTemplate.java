package dev.sluice.cli;

import dev.sluice.core.ComponentInfo;
import dev.sluice.core.OptionInfo;
import dev.sluice.core.PipelineInfo;
import dev.sluice.core.PipelineInfo.OptionValue;
import dev.sluice.core.PipelineInfo.StepInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The text of a pipeline file in which every option of every step stands with what it does, its type and its default,
 * taken from the declarations of the components. An option that has its default is a comment, {@code #key: value};
 * what is said about it begins with {@code # }. Pure.
 */
final class PipelineTemplate {
    private static final int WIDTH = 120;

    /** A text that YAML reads as itself, inside a list as well. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9._/-]*");

    /** Words that YAML takes for something else. */
    private static final Pattern RESERVED = Pattern.compile("(?i)y|n|yes|no|on|off|true|false|null");

    private static final String BELOW = "    ";

    private final PipelineInfo pipeline;
    private final String summary;
    private final List<ComponentInfo> outputs;
    private final Map<String, String> settings;
    private final StringBuilder out = new StringBuilder();

    /**
     * Makes one.
     *
     * @param summary what the pipeline is for; empty if nobody says
     * @param outputs what a pipeline can write
     * @param settings what the keys of {@code run} mean
     */
    PipelineTemplate(PipelineInfo pipeline, String summary, List<ComponentInfo> outputs, Map<String, String> settings) {
        this.pipeline = pipeline;
        this.summary = summary;
        this.outputs = List.copyOf(outputs);
        this.settings = Map.copyOf(settings);
    }

    String text() {
        comment("", summary);
        comment(
                "",
                "A line that begins with # and a letter is an option with its default: take the # away and change the"
                        + " value. sluice lint FILE says what is wrong with the file, sluice components which other"
                        + " steps there are.");
        out.append("sluice: 1\nname: ").append(scalar(pipeline.name())).append('\n');
        List<StepInfo> readers = in("input");
        out.append("\ninput:\n");
        readers.forEach(reader -> step(reader, "  ", "  "));
        List<StepInfo> steps = in("steps");
        if (!steps.isEmpty()) {
            out.append("\nsteps:\n");
            steps.forEach(step -> step(step, "  - ", BELOW));
        }
        out.append("\noutput:\n");
        List<StepInfo> used = in("output");
        used.forEach(output -> step(output, "  - ", BELOW));
        others(used);
        out.append("\nrun:\n");
        boolean isFirst = true;
        for (OptionValue setting : pipeline.settings()) {
            // a section without any key would be empty
            comment("  ", settings.getOrDefault(setting.name(), ""));
            out.append("  ").append(isFirst ? "" : "#").append(setting.name()).append(':');
            out.append(setting.value().isEmpty() ? "" : " " + setting.value()).append('\n');
            isFirst = false;
        }
        return out.toString();
    }

    private List<StepInfo> in(String section) {
        return pipeline.steps().stream()
                .filter(step -> step.component().kind().section().equals(section))
                .toList();
    }

    private void step(StepInfo step, String first, String indent) {
        comment(
                " ".repeat(first.length()).replaceFirst("^ {4}", "  "),
                step.component().summary());
        out.append(first).append("use: ").append(step.component().name()).append('\n');
        if (!step.id().equals(step.component().name())) {
            out.append(indent).append("id: ").append(scalar(step.id())).append('\n');
        }
        for (OptionValue value : step.options()) {
            step.component().option(value.name()).ifPresent(option -> option(option, value, indent));
        }
    }

    private void option(OptionInfo option, OptionValue value, String indent) {
        comment(indent, option.doc() + " " + type(option));
        boolean isDefault = value.origin().equals("default");
        Optional<String> text =
                isDefault ? option.defaultText().map(t -> shown(option, t)) : Optional.of(value.value());
        out.append(indent).append(isDefault ? "#" : "").append(option.name()).append(':');
        text.ifPresent(t -> out.append(' ').append(t));
        out.append('\n');
    }

    private static String shown(OptionInfo option, String text) {
        boolean isQuoted = text.length() > 1 && (text.startsWith("\"") || text.startsWith("'"));
        return option.type() == OptionInfo.Type.STRING && !isQuoted ? scalar(text) : text;
    }

    /** Returns what a value may be, as a sentence without verb. */
    private static String type(OptionInfo option) {
        String fallback = option.defaultText().isEmpty() && !option.required() ? ", no default" : "";
        return "(" + kind(option) + Listing.range(option) + fallback + ")";
    }

    private static String kind(OptionInfo option) {
        if (!option.values().isEmpty()) {
            return String.join(" | ", option.values());
        }
        return switch (option.type()) {
            case BOOLEAN -> "true | false";
            case INTEGER -> "a whole number";
            case NUMBER -> "a number";
            case STRING, ENUM -> "a text";
            case DURATION -> "a length of time such as 60s";
            case DATE -> "a day such as 2020-01-10";
            case LIST ->
                "a list; of each item: "
                        + option.items().map(PipelineTemplate::kind).orElse("a value");
            case MAP ->
                "values by name; of each value: "
                        + option.items().map(PipelineTemplate::kind).orElse("a value");
            case RECORD ->
                "options of its own: "
                        + option.options().stream().map(OptionInfo::name).collect(Collectors.joining(", "));
        };
    }

    private void others(List<StepInfo> used) {
        List<ComponentInfo> others = outputs.stream()
                .filter(output ->
                        used.stream().noneMatch(step -> step.component().name().equals(output.name())))
                .toList();
        if (!others.isEmpty()) {
            comment("  ", "What else can be written:");
            others.forEach(output -> {
                comment("  ", output.summary());
                out.append("  #- use: ").append(output.name()).append('\n');
            });
        }
    }

    /** Writes a text as lines of comment. */
    private void comment(String indent, String text) {
        String rest = text.strip();
        while (!rest.isEmpty()) {
            int room = WIDTH - indent.length() - 2;
            int end = rest.length() <= room ? rest.length() : rest.lastIndexOf(' ', room);
            end = end > 0 ? end : rest.length();
            out.append(indent).append("# ").append(rest, 0, end).append('\n');
            rest = rest.substring(end).strip();
        }
    }

    private static String scalar(String text) {
        boolean isPlain =
                PLAIN.matcher(text).matches() && !RESERVED.matcher(text).matches();
        return isPlain ? text : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}

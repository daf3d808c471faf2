package dev.sluice.core.internal.config;

import dev.sluice.api.Layer;
import dev.sluice.core.ComponentInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** Checks what steps are to one another: layers that are needed, ids, files that are written. */
final class ChainCheck {
    private static final Set<String> STANDARD =
            Set.of(Layer.CONTENT, Layer.TEXT, Layer.DATE, Layer.TIMEX, Layer.MENTION, Layer.LINK);

    private final Catalog catalog;
    private final Findings findings;

    /** Whether the reader yields what steps found before: what it reads are the records of another run. */
    private boolean readsRecords;

    ChainCheck(Catalog catalog, Findings findings) {
        this.catalog = catalog;
        this.findings = findings;
    }

    /**
     * Checks a whole chain.
     *
     * @param input the reader; empty if the file has none that can be understood
     * @param complete whether every item of the file is among the steps and outputs
     */
    void check(Optional<StepDraft> input, List<StepDraft> steps, List<StepDraft> outputs, boolean complete) {
        layers(input, steps, outputs, complete);
        ids(steps);
        ids(outputs);
        files(outputs);
    }

    /** After a step that is not understood nothing is known to be missing: it may have yielded anything. */
    private void layers(Optional<StepDraft> input, List<StepDraft> steps, List<StepDraft> outputs, boolean complete) {
        if (!complete || !input.map(StepDraft::isPlaced).orElse(false)) {
            return;
        }
        Set<String> there = new TreeSet<>();
        input.flatMap(StepDraft::component).ifPresent(reader -> there.addAll(reader.yields()));
        readsRecords = there.contains(Layer.LINK);
        Map<String, Integer> last = new HashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            int index = i;
            steps.get(i).component().ifPresent(c -> c.yields().forEach(layer -> last.put(layer, index)));
        }
        for (int i = 0; i < steps.size(); i++) {
            StepDraft step = steps.get(i);
            if (!step.isPlaced()) {
                return;
            }
            int index = i;
            check(
                    step,
                    there,
                    layer -> last.getOrDefault(layer, -1) > index
                            ? yielding(steps.subList(index + 1, steps.size()), layer)
                            : Optional.empty());
            step.component().ifPresent(c -> there.addAll(c.yields()));
        }
        for (StepDraft output : outputs) {
            // an annotator among the outputs would yield its layers if it were moved to the steps
            output.component().filter(c -> !output.isPlaced()).ifPresent(c -> there.addAll(c.yields()));
        }
        for (StepDraft output : outputs) {
            if (output.component().isEmpty()) {
                continue;
            }
            check(output, there, layer -> Optional.empty());
        }
    }

    private void check(StepDraft step, Set<String> there, Function<String, Optional<StepDraft>> later) {
        ComponentInfo component = step.component().orElseThrow();
        for (String layer : component.needs()) {
            Optional<StepDraft> late = later.apply(layer);
            // records may hold any layer that a plugin has given them in an earlier run
            boolean isRecorded = readsRecords && !STANDARD.contains(layer) && late.isEmpty();
            if (there.add(layer) && !isRecorded) {
                missing(step, layer, there, late);
            }
        }
        for (String layer : component.uses()) {
            Optional<StepDraft> late = later.apply(layer);
            if (!there.contains(layer) && !component.yields().contains(layer) && late.isPresent()) {
                findings.warning(
                        "late-layer",
                        step.position(),
                        step.pointer(),
                        "\"" + step.name() + "\" does better with the layer \"" + layer + "\", which only \""
                                + late.get().name() + "\"" + line(late.get()) + " yields",
                        "move \"" + late.get().name() + "\" before \"" + step.name() + "\"");
            }
        }
    }

    private void missing(StepDraft step, String layer, Set<String> there, Optional<StepDraft> late) {
        List<ComponentInfo> providers = catalog.yielding("steps", layer);
        List<String> names =
                providers.stream().map(ComponentInfo::name).distinct().toList();
        String hint;
        if (late.isPresent()) {
            hint = "move \"" + late.get().name() + "\"" + line(late.get()) + " before \"" + step.name() + "\"";
        } else if (!names.isEmpty()) {
            hint = insert(step, providers, names, there);
        } else {
            List<String> readers = catalog.yielding("input", layer).stream()
                    .map(ComponentInfo::name)
                    .toList();
            hint = readers.isEmpty()
                    ? "install a plugin that yields it; \"sluice components\" lists what there is"
                    : "read with " + Words.or(readers);
        }
        findings.error(
                "missing-layer",
                step.position(),
                step.pointer(),
                "\"" + step.name() + "\" needs the layer \"" + layer + "\", which nothing before it yields",
                hint);
    }

    /** The first choice is what could run here at once; an extractor goes first in the chain, others just before. */
    private static String insert(StepDraft step, List<ComponentInfo> providers, List<String> names, Set<String> there) {
        String best = providers.stream()
                .filter(c -> there.containsAll(c.needs()))
                .findFirst()
                .orElse(providers.get(0))
                .name();
        String where = step.section().equals("output")
                ? "add \"- " + best + "\" at the end of steps"
                : "insert \"- " + best + "\" before \"" + step.name() + "\"";
        return names.size() == 1 ? where : where + " (it is yielded by " + Words.or(names) + ")";
    }

    private static Optional<StepDraft> yielding(List<StepDraft> steps, String layer) {
        return steps.stream()
                .filter(s ->
                        s.component().filter(c -> c.yields().contains(layer)).isPresent() && s.isPlaced())
                .findFirst();
    }

    private static String line(StepDraft step) {
        return step.position().inFile() ? " (line " + step.position().line() + ")" : "";
    }

    private void ids(List<StepDraft> steps) {
        Map<String, StepDraft> seen = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        Map<String, Integer> counts = new HashMap<>();
        steps.forEach(s -> taken.add(s.idOrName()));
        for (StepDraft step : steps) {
            StepDraft first = seen.putIfAbsent(step.idOrName(), step);
            if (first == null || step.name().isEmpty()) {
                continue;
            }
            Position at = step.id().map(ConfigNode.Scalar::position).orElse(step.position());
            String free = free(step.idOrName(), taken, counts);
            String message = step.id().isPresent()
                    ? "the id \"" + step.idOrName() + "\" stands twice, first" + inLine(first)
                    : "\"" + step.name() + "\" stands twice without an id, first" + inLine(first);
            findings.error(
                    "duplicate-id",
                    at,
                    step.pointer(),
                    message,
                    step.id().isPresent() ? "write id: " + free : "give it an id, such as id: " + free);
        }
    }

    private static String free(String id, Set<String> taken, Map<String, Integer> counts) {
        String free = id + "-" + counts.merge(id, 2, (old, two) -> old + 1);
        while (!taken.add(free)) {
            free = id + "-" + counts.merge(id, 2, (old, two) -> old + 1);
        }
        return free;
    }

    private static String inLine(StepDraft step) {
        return step.position().inFile() ? " in line " + step.position().line() : " before it";
    }

    private void files(List<StepDraft> outputs) {
        Map<String, StepDraft> seen = new HashMap<>();
        List<String> all = new ArrayList<>();
        outputs.forEach(o -> file(o).ifPresent(f -> all.add(normal(f.text()))));
        for (StepDraft output : outputs) {
            Optional<ConfigNode.Scalar> file = file(output);
            if (file.isEmpty()) {
                continue;
            }
            String normal = normal(file.get().text());
            StepDraft first = seen.putIfAbsent(normal, output);
            if (first != null) {
                boolean given = output.options().get("file").isPresent();
                findings.error(
                        "duplicate-output",
                        given ? file.get().position() : output.position(),
                        given ? output.pointer() + "/file" : output.pointer(),
                        "\"" + output.idOrName() + "\" writes the file "
                                + Words.quote(file.get().text()) + " that \"" + first.idOrName() + "\"" + line(first)
                                + " writes too",
                        "write file: " + otherName(normal, all));
            }
        }
    }

    private static String normal(String file) {
        return file.replace('\\', '/').replaceFirst("^(\\./)+", "");
    }

    private static Optional<ConfigNode.Scalar> file(StepDraft output) {
        if (!output.isPlaced()
                || output.component().flatMap(c -> c.option("file")).isEmpty()) {
            return Optional.empty();
        }
        Optional<ConfigNode> given = output.options().get("file");
        if (given.isPresent()) {
            return given.filter(ConfigNode.Scalar.class::isInstance).map(ConfigNode.Scalar.class::cast);
        }
        return output.component()
                .flatMap(c -> c.option("file"))
                .flatMap(o -> o.defaultText())
                .filter(text -> !text.isBlank())
                .map(text -> new ConfigNode.Scalar(output.position(), text, false));
    }

    private static String otherName(String file, List<String> taken) {
        int dot = file.lastIndexOf('.') > file.lastIndexOf('/') + 1 ? file.lastIndexOf('.') : file.length();
        return Stream.iterate(2, n -> n + 1)
                .map(n -> file.substring(0, dot) + "-" + n + file.substring(dot))
                .filter(name -> !taken.contains(name))
                .findFirst()
                .orElse(file);
    }
}

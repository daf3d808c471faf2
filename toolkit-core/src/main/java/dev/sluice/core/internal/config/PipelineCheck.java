package dev.sluice.core.internal.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks a whole file: its top-level keys, then each section, then the chain. */
final class PipelineCheck {
    static final List<String> KEYS =
            List.of("sluice", "name", "description", "input", "steps", "output", "run", "tests");

    /** What examples name where it is at hand. */
    private static final List<String> USUAL = List.of("files", "jsonl");

    /** What editors read to find the schema of a JSON file. */
    private static final String SCHEMA = "$schema";

    /** The only version of the format so far. */
    private static final String VERSION = "1";

    private final Catalog catalog;
    private final Findings findings;
    private final StepCheck steps;
    private boolean complete = true;

    PipelineCheck(Catalog catalog, Findings findings) {
        this.catalog = catalog;
        this.findings = findings;
        this.steps = new StepCheck(catalog, findings);
    }

    /** Returns the pipeline; empty if there are errors. */
    Optional<PipelineSpec> check(String file, ConfigNode.Mapping root) {
        keys(root);
        root.get("sluice").ifPresent(this::version);
        String name = root.get("name").map(n -> text("name", n)).orElseGet(() -> baseName(file));
        root.get("description").ifPresent(d -> text("description", d));
        Optional<StepDraft> input = root.get("input").flatMap(this::input);
        List<StepDraft> annotators =
                root.get("steps").map(n -> list("steps", n)).orElse(List.of());
        List<StepDraft> outputs = root.get("output").map(n -> list("output", n)).orElse(List.of());
        RunSettings run = root.get("run").map(new RunCheck(findings)::check).orElse(RunSettings.DEFAULT);
        root.get("tests").ifPresent(new TestsCheck(findings, catalog.layers())::check);
        complete &= root.entries().keySet().stream().noneMatch(this::isMisspelledSection);
        new ChainCheck(catalog, findings).check(input, annotators, outputs, complete);
        if (findings.hasErrors() || input.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new PipelineSpec(
                name,
                input.get().spec(),
                annotators.stream().map(StepDraft::spec).toList(),
                outputs.stream().map(StepDraft::spec).toList(),
                run));
    }

    private void keys(ConfigNode.Mapping root) {
        List<String> meant = new ArrayList<>();
        for (var entry : root.entries().entrySet()) {
            String key = entry.getKey();
            if (KEYS.contains(key) || key.equals(SCHEMA) || findings.isFull()) {
                continue;
            }
            Optional<String> near = Suggestions.nearest(key, KEYS);
            near.ifPresent(meant::add);
            findings.error(
                    "unknown-key",
                    entry.getValue().key(),
                    Words.pointer("", key),
                    Words.quote(key) + " is not a key of a pipeline" + Words.known("known", KEYS),
                    near.isPresent() ? Words.didYouMean(near) : unknownHint(key));
        }
        Map<String, String> required = new LinkedHashMap<>();
        required.put("sluice", "add \"sluice: 1\" at the top");
        required.put("input", "add input: { use: " + first("input") + " }");
        required.put("output", "add output: [" + first("output") + "]");
        required.forEach((key, hint) -> {
            if (!root.entries().containsKey(key) && !meant.contains(key)) {
                findings.error("missing-key", start(root), "", "the key \"" + key + "\" is missing", hint);
            }
        });
    }

    private String unknownHint(String key) {
        if (RunCheck.KEYS.contains(Suggestions.normal(key))) {
            return "it belongs under \"run\"";
        }
        if (key.equals("version")) {
            return "write sluice: 1";
        }
        return catalog.anywhere(key)
                .map(c -> "it is a component: name it under " + c.kind().section())
                .orElse("remove it, or use one of the known keys");
    }

    private boolean isMisspelledSection(String key) {
        return !KEYS.contains(key)
                && Suggestions.nearest(key, KEYS)
                        .filter(List.of("input", "steps")::contains)
                        .isPresent();
    }

    /** Returns a component for an example. */
    private String first(String section) {
        List<String> names = catalog.names(section);
        return USUAL.stream()
                .filter(names::contains)
                .findFirst()
                .or(() -> names.stream().findFirst())
                .orElse("…");
    }

    private static Position start(ConfigNode.Mapping root) {
        return root.entries().values().stream()
                .map(ConfigNode.Entry::key)
                .filter(Position::inFile)
                .findFirst()
                .orElse(root.position());
    }

    private void version(ConfigNode node) {
        if (!(node instanceof ConfigNode.Scalar scalar) || !scalar.text().equals(VERSION)) {
            boolean scalar = node instanceof ConfigNode.Scalar;
            findings.error(
                    scalar ? "unsupported-version" : "wrong-type",
                    node.position(),
                    "/sluice",
                    scalar
                            ? "version " + Words.quote(((ConfigNode.Scalar) node).text())
                                    + " of the format is not supported; this is for version " + VERSION
                            : "\"sluice\" must be the version of the format, not " + Words.kind(node),
                    "write sluice: " + VERSION);
        }
    }

    private String text(String key, ConfigNode node) {
        String pointer = "/" + key;
        if (node instanceof ConfigNode.Scalar scalar) {
            if (!scalar.quoted() && Values.isTruth(scalar.text())) {
                findings.error(
                        "quote-it",
                        node.position(),
                        pointer,
                        Words.quote(key) + " must be a text, and " + scalar.text() + " without quotes is none in YAML",
                        "quote it: \"" + scalar.text() + "\"");
            }
            return scalar.text();
        }
        boolean word =
                node instanceof ConfigNode.Null nothing && !nothing.text().isEmpty();
        findings.error(
                word ? "quote-it" : "wrong-type",
                node.position(),
                pointer,
                Words.quote(key) + " must be a text, not " + Words.kind(node),
                word ? "quote it: \"" + Words.kind(node) + "\"" : "write " + key + ": \"…\", or remove the key");
        return "";
    }

    private Optional<StepDraft> input(ConfigNode node) {
        if (node instanceof ConfigNode.Null) {
            findings.error(
                    "empty-section",
                    node.position(),
                    "/input",
                    "\"input\" is empty",
                    "name a reader: input: { use: " + first("input") + " }");
            return Optional.empty();
        }
        if (node instanceof ConfigNode.Sequence sequence) {
            boolean one = sequence.items().size() == 1;
            findings.error(
                    "wrong-type",
                    node.position(),
                    "/input",
                    "\"input\" must be one reader, not a list",
                    one ? "remove the \"-\" or the brackets" : "keep one of its items");
            return one ? steps.check("input", "/input", sequence.items().get(0)) : Optional.empty();
        }
        return steps.check("input", "/input", node);
    }

    private List<StepDraft> list(String section, ConfigNode node) {
        String pointer = "/" + section;
        if (node instanceof ConfigNode.Sequence sequence && !sequence.items().isEmpty()) {
            List<StepDraft> drafts = new ArrayList<>();
            for (int i = 0; i < sequence.items().size(); i++) {
                Optional<StepDraft> draft =
                        steps.check(section, pointer + "/" + i, sequence.items().get(i));
                draft.ifPresent(drafts::add);
                complete &= draft.isPresent() || section.equals("output");
            }
            return drafts;
        }
        if (node instanceof ConfigNode.Null || node instanceof ConfigNode.Sequence) {
            findings.error(
                    "empty-section",
                    node.position(),
                    pointer,
                    Words.quote(section) + " is empty",
                    "name a component: \"- " + first(section) + "\""
                            + (section.equals("steps") ? ", or remove the key" : ""));
            return List.of();
        }
        return notAList(section, pointer, node);
    }

    private List<StepDraft> notAList(String section, String pointer, ConfigNode node) {
        String hint = "put \"- \" before each component";
        List<StepDraft> drafts = new ArrayList<>();
        if (node instanceof ConfigNode.Scalar scalar) {
            hint = "write " + section + ": [" + scalar.text() + "]";
        }
        boolean byName = node instanceof ConfigNode.Mapping mapping
                && mapping.get("use").isEmpty()
                && mapping.entries().keySet().stream()
                        .anyMatch(k -> catalog.anywhere(k).isPresent());
        if (byName) {
            hint = "write each component as an item of its own, such as \"- { use: " + first(section) + " }\"";
        }
        findings.error(
                "wrong-type",
                node.position(),
                pointer,
                Words.quote(section) + " must be a list, not " + Words.kind(node),
                hint);
        if (byName) {
            complete = false;
        } else {
            Optional<StepDraft> draft = steps.check(section, pointer, node);
            draft.ifPresent(drafts::add);
            complete &= draft.isPresent();
        }
        return drafts;
    }

    private static String baseName(String file) {
        String name = file.replaceFirst("^.*[/\\\\]", "").replaceFirst("(?i)\\.(ya?ml|json)$", "");
        return name.isEmpty() || name.equals("-") ? "pipeline" : name;
    }
}

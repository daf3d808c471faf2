package dev.sluice.core.internal.config;

import java.util.List;
import java.util.Optional;

/**
 * Reads pipeline files and finds everything that is wrong with them in one pass, without loading a plugin class. What is
 * only the consequence of another fault is left out. Thread-safe.
 */
public final class PipelineLinter {
    private final ComponentLookup lookup;

    /** Makes one for the components that pipeline files can name; they are asked for anew for each file. */
    public PipelineLinter(ComponentLookup lookup) {
        this.lookup = lookup;
    }

    /**
     * Checks a pipeline file.
     *
     * @param file its name, as it shall appear in findings; the ending decides nothing that the text itself shows
     * @param text its content, YAML or JSON
     * @param overrides settings that win over the file, such as {@code run.workers=4}, {@code
     *     steps.timex.languages=[en]} or {@code output.jsonl.file=x.jsonl}: a path, with steps by id or component, and a
     *     value in YAML. A finding about one has the place 0:0 in the file {@code --set …}.
     */
    public LintResult lint(String file, String text, List<String> overrides) {
        Findings findings = new Findings();
        Optional<PipelineSpec> spec = ConfigParser.parse(file, text, findings)
                .flatMap(root -> mapping(root, findings))
                .map(root -> new Overrides(findings).apply(root, overrides))
                .flatMap(root -> new PipelineCheck(new Catalog(lookup), findings).check(file, root));
        return new LintResult(findings.sorted(), spec);
    }

    private static Optional<ConfigNode.Mapping> mapping(ConfigNode root, Findings findings) {
        if (root instanceof ConfigNode.Mapping mapping) {
            return Optional.of(mapping);
        }
        findings.error(
                "wrong-type",
                root.position(),
                "",
                "a pipeline is a mapping with the keys sluice, input, steps and output, not " + Words.kind(root),
                "start it with \"sluice: 1\"");
        return Optional.empty();
    }
}

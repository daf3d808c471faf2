package dev.sluice.core;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A pipeline file, an option or an argument that must be corrected by the user before anything can run.
 *
 * @since 0.1
 */
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    /** Makes one for everything that is wrong with a pipeline. */
    public ConfigurationException(List<Finding> findings) {
        super(findings.stream().map(Finding::toString).collect(Collectors.joining("\n")));
        this.findings = List.copyOf(findings);
    }

    /** Makes one for something that has no place in a pipeline file. */
    public ConfigurationException(String message) {
        super(message);
        this.findings = List.of();
    }

    /** Returns what is wrong, in order of place; empty if it has no place in a pipeline file. */
    public List<Finding> findings() {
        return findings == null ? List.of() : findings;
    }
}

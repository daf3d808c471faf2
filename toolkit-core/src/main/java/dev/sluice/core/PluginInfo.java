package dev.sluice.core;

import java.nio.file.Path;
import java.util.List;

/**
 * A plugin that was found, whether it can be used or not. Immutable.
 *
 * @param id the id, which is also the name of its directory
 * @param version the version; empty if it could not be read
 * @param description one sentence that says what it does; empty if it could not be read
 * @param directory where it was found
 * @param state whether it can be used
 * @param components the names of the components it declares, sorted
 * @param faults why it cannot be used, each with the cure; for a usable plugin what is doubtful about it
 * @since 0.1
 */
public record PluginInfo(
        String id,
        String version,
        String description,
        Path directory,
        State state,
        List<String> components,
        List<Fault> faults) {
    /** Whether a plugin can be used. */
    public enum State {
        /** It can be used. */
        USABLE,
        /** It cannot be used; the faults say why. */
        BROKEN
    }

    /**
     * One thing that is wrong with a plugin. Immutable.
     *
     * @param code a stable short code, such as {@code no-index}
     * @param cause what is wrong
     * @param cure what its author, or who installed it, can do
     */
    public record Fault(String code, String cause, String cure) {}

    /** Copies the lists. */
    public PluginInfo {
        components = List.copyOf(components);
        faults = List.copyOf(faults);
    }
}

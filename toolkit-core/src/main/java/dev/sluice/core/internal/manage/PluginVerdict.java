package dev.sluice.core.internal.manage;

import dev.sluice.core.ComponentInfo;
import dev.sluice.core.PluginInfo;
import dev.sluice.core.PluginInfo.Fault;
import java.util.List;

/**
 * What a close look at a plugin found. Immutable.
 *
 * @param plugin the plugin; its faults are the errors and then the doubts
 * @param components what it declares, as far as that could be read
 * @param requires the range of versions of Sluice it works with
 * @param license the license it names; empty if it names none
 * @param errors what makes it or one of its components useless
 * @param doubts what should be mended, although it works
 */
public record PluginVerdict(
        PluginInfo plugin,
        List<ComponentInfo> components,
        String requires,
        String license,
        List<Fault> errors,
        List<Fault> doubts) {
    /** Copies the lists. */
    public PluginVerdict {
        components = List.copyOf(components);
        errors = List.copyOf(errors);
        doubts = List.copyOf(doubts);
    }

    /** Tells whether nothing at all was found. */
    public boolean isClean() {
        return errors.isEmpty() && doubts.isEmpty();
    }
}

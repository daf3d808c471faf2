package dev.sluice.testkit;

import dev.sluice.api.Annotator;
import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Layer;
import dev.sluice.api.Option;
import dev.sluice.api.SluiceComponent;

/** Makes annotators that keep every promise but one. */
@SluiceComponent(
        name = "probe",
        summary = "Marks the word probe and breaks one promise.",
        needs = Layer.TEXT,
        yields = "probe")
public final class ProbeFactory implements ComponentFactory<ProbeFactory.ProbeConfig> {
    /** The promise that is broken. */
    public enum Fault {
        NONE,
        SAYS_NOTHING,
        CHANGES_INPUT,
        COUNTS_CALLS,
        COUNTS_INSTANCES,
        SHARES_A_BUFFER,
        FAILS_UNDER_LOAD,
        CHOKES_ON_NUL,
        NEVER_ENDS,
        NEVER_ENDS_ON_LONG_TEXTS,
        CUTS_PAIRS,
        ADDS_A_LAYER,
        CHANGES_THE_TEXT,
        SWALLOWS_INTERRUPTS,
        CANNOT_CLOSE
    }

    /**
     * Which promise to break.
     *
     * @param fault the promise
     */
    public record ProbeConfig(
            @Option(doc = "The promise to break.", def = "none")
            Fault fault) {}

    @Override
    public Annotator create(ProbeConfig config, ComponentContext context) {
        return new ProbeAnnotator(config.fault());
    }
}

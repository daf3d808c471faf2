package dev.sluice.core.internal.config;

import dev.sluice.core.ComponentInfo;
import java.util.Optional;

/**
 * A step as far as it could be understood.
 *
 * @param section the section it stands in
 * @param pointer where it stands in the tree
 * @param position where its component is named; where the step begins if it names none
 * @param name the name of its component; empty if it names none
 * @param id its id; empty if the file gives none
 * @param component what is declared about its component; empty if that is unknown or broken
 * @param options what the file says for its options
 */
record StepDraft(
        String section,
        String pointer,
        Position position,
        String name,
        Optional<ConfigNode.Scalar> id,
        Optional<ComponentInfo> component,
        ConfigNode.Mapping options) {
    String idOrName() {
        return id.map(ConfigNode.Scalar::text).orElse(name);
    }

    /** Returns whether its component is known and stands in the right section. */
    boolean isPlaced() {
        return component.isPresent() && component.get().kind().section().equals(section);
    }

    /** Returns the step; only for one whose check found no error. */
    StepSpec spec() {
        return new StepSpec(idOrName(), component.orElseThrow(), options, position);
    }
}

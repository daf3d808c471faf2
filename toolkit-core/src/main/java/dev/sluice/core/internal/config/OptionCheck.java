package dev.sluice.core.internal.config;

import dev.sluice.core.ComponentInfo;
import dev.sluice.core.OptionInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks the options of a component: which there are, which are missing. What each holds is for {@link ValueCheck}. */
final class OptionCheck {
    /** Keys that stand elsewhere in a file, with the place where they belong. */
    private static final Map<String, String> ELSEWHERE = elsewhere();

    private final Findings findings;
    private final ValueCheck values;

    OptionCheck(Findings findings) {
        this.findings = findings;
        this.values = new ValueCheck(findings, this);
    }

    /** Checks what a file says for the options of a component that is named at a place. */
    void check(ComponentInfo component, String pointer, Position at, ConfigNode.Mapping given) {
        check(Words.quote(component.name()), component.options(), List.of("use", "id"), pointer, at, given);
    }

    /** Checks the options of a nested record. */
    void check(String owner, OptionInfo record, String pointer, ConfigNode.Mapping given) {
        check(owner, record.options(), List.of(), pointer, given.position(), given);
    }

    private void check(
            String owner,
            List<OptionInfo> declared,
            List<String> reserved,
            String pointer,
            Position at,
            ConfigNode.Mapping given) {
        Map<String, OptionInfo> byName = new HashMap<>();
        declared.forEach(o -> byName.put(o.name(), o));
        Set<String> meant = new HashSet<>();
        for (var entry : given.entries().entrySet()) {
            String key = entry.getKey();
            OptionInfo option = byName.get(key);
            String below = Words.pointer(pointer, key);
            if (option != null) {
                values.check(option, Words.quote(key), below, entry.getValue().value());
            } else if (!findings.isFull()) {
                unknown(owner, declared, reserved, key, entry.getValue(), below).ifPresent(meant::add);
            }
        }
        for (OptionInfo option : declared) {
            if (option.required() && !given.entries().containsKey(option.name()) && !meant.contains(option.name())) {
                findings.error(
                        "missing-option",
                        at,
                        pointer,
                        owner + " needs the option \"" + option.name() + "\""
                                + (option.doc().isEmpty() ? "" : ": " + Words.cut(option.doc())),
                        "add " + option.name() + ": " + ValueCheck.example(option));
            }
        }
    }

    /** Returns the option that was probably meant. */
    private Optional<String> unknown(
            String owner,
            List<OptionInfo> declared,
            List<String> reserved,
            String key,
            ConfigNode.Entry entry,
            String pointer) {
        List<String> names = declared.stream().map(OptionInfo::name).toList();
        List<String> all = new ArrayList<>(names);
        all.addAll(reserved);
        Optional<String> near = Suggestions.nearest(key, all);
        String hint = Words.didYouMean(near);
        if (near.isEmpty() && !reserved.isEmpty() && ELSEWHERE.containsKey(key)) {
            hint = "it belongs " + ELSEWHERE.get(key);
        } else if (near.isEmpty()) {
            hint = names.isEmpty() ? "remove it: there are no options" : "remove it, or use one of the known options";
        }
        findings.error(
                "unknown-key",
                entry.key(),
                pointer,
                Words.quote(key) + " is not an option of " + owner + Words.known("known", names),
                hint);
        return near;
    }

    private static Map<String, String> elsewhere() {
        Map<String, String> places = new HashMap<>();
        RunCheck.KEYS.forEach(key -> places.put(key, "under \"run\""));
        PipelineCheck.KEYS.forEach(key -> places.put(key, "at the top of the file"));
        return Map.copyOf(places);
    }
}

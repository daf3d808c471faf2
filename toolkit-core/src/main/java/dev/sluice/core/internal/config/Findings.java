package dev.sluice.core.internal.config;

import dev.sluice.core.Finding;
import java.util.ArrayList;
import java.util.List;

/** The findings of one check, in the order they are found. */
final class Findings {
    /** So that a file of another kind, given by mistake, does not fill the screen. */
    private static final int MOST = 1_000;

    /** Longer texts come only from values that no person wrote. */
    private static final int LONGEST = 500;

    private final List<Finding> all = new ArrayList<>();
    private boolean errors;

    void error(String code, Position at, String pointer, String message, String hint) {
        errors = true;
        add(Finding.Severity.ERROR, code, at, pointer, message, hint);
    }

    void warning(String code, Position at, String pointer, String message, String hint) {
        add(Finding.Severity.WARNING, code, at, pointer, message, hint);
    }

    void refuse(Refusal refusal) {
        error(refusal.code(), refusal.at(), refusal.pointer(), refusal.problem(), refusal.hint());
    }

    void addAll(Findings others) {
        errors |= others.errors;
        all.addAll(others.all);
    }

    /** Returns whether there are so many that more are not kept. */
    boolean isFull() {
        return all.size() >= MOST;
    }

    boolean hasErrors() {
        return errors;
    }

    List<Finding> sorted() {
        return all.stream().sorted(Finding.BY_PLACE).toList();
    }

    private static String fit(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST / 2)) + "…";
    }

    private void add(Finding.Severity severity, String code, Position at, String pointer, String message, String hint) {
        if (!isFull()) {
            all.add(new Finding(
                    severity, code, at.file(), at.line(), at.column(), fit(pointer), fit(message), fit(hint)));
        }
    }
}

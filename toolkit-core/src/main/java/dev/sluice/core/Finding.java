package dev.sluice.core;

import java.util.Comparator;

/**
 * One thing that is wrong, or doubtful, in a pipeline file. Immutable.
 *
 * @param severity whether the pipeline can run in spite of it
 * @param code a stable short code, such as {@code unknown-option}
 * @param file the name of the file as the user gave it
 * @param line the line, from 1; 0 where the place is not in the file, such as for a {@code --set}
 * @param column the column in Unicode code points, from 1; 0 where the place is not in the file
 * @param pointer the place in the tree, such as {@code /steps/1/languages}
 * @param message what is wrong, with the value
 * @param hint the likely fix as a short instruction; empty where there is none
 * @since 0.1
 */
public record Finding(
        Severity severity,
        String code,
        String file,
        int line,
        int column,
        String pointer,
        String message,
        String hint) {
    /** By place in the file, then by code. */
    public static final Comparator<Finding> BY_PLACE = Comparator.comparing(Finding::file)
            .thenComparingInt(Finding::line)
            .thenComparingInt(Finding::column)
            .thenComparing(Finding::code)
            .thenComparing(Finding::message);

    /** Whether a pipeline can run in spite of a finding. */
    public enum Severity {
        /** It cannot run. */
        ERROR,
        /** It can run, but perhaps not as meant. */
        WARNING
    }

    /** Returns the finding as one line for people: {@code news.yaml:6:7: error: … (fix: …)}. */
    @Override
    public String toString() {
        String place = line > 0 ? file + ":" + line + ":" + column : file;
        String fix = hint.isEmpty() ? "" : "; " + hint;
        return place + ": " + (severity == Severity.ERROR ? "error" : "warning") + ": " + message + fix + " [" + code
                + "]";
    }
}

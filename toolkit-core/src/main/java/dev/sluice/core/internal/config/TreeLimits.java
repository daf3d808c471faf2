package dev.sluice.core.internal.config;

/** The refusals that both notations share. */
final class TreeLimits {
    private TreeLimits() {}

    static Refusal tooDeep(Position at) {
        return new Refusal(
                "too-deep",
                at,
                "",
                "more than " + ConfigParser.MAX_DEPTH + " levels of nesting",
                "close the brackets, or check that it is a pipeline file");
    }

    static Refusal severalDocuments(Position at) {
        return new Refusal(
                "several-documents",
                at,
                "",
                "a second document begins here; a file holds one pipeline",
                "remove the rest, or put it in a file of its own");
    }

    static void duplicateKey(Findings findings, Position at, String pointer, String key, Position first) {
        if (findings.isFull()) {
            return;
        }
        findings.error(
                "duplicate-key",
                at,
                pointer,
                "the key \"" + Words.cut(key) + "\" stands twice, first in line " + first.line(),
                "remove one of the two");
    }
}

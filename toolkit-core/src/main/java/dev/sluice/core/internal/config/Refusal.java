package dev.sluice.core.internal.config;

/** A text that cannot be read as a tree: the one finding that says why. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient Position at;
    private final String pointer;
    private final String hint;

    Refusal(String code, Position at, String pointer, String problem, String hint) {
        super(problem, null, false, false);
        this.code = code;
        this.at = at;
        this.pointer = pointer;
        this.hint = hint;
    }

    String code() {
        return code;
    }

    Position at() {
        return at;
    }

    String pointer() {
        return pointer;
    }

    String problem() {
        return String.valueOf(getMessage());
    }

    String hint() {
        return hint;
    }
}

package dev.sluice.api;

/** The one check of the range of scores and confidences. */
final class Scores {
    private Scores() {}

    static void check(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " is " + value + ", must lie between 0 and 1");
        }
    }
}

package dev.sluice.plugins.extraction;

/** Shares of one amount in another, as features of models. Stateless, thread-safe. */
final class Shares {
    private Shares() {}

    /** Returns the share of one count in another, 0 if there is none. */
    static float share(long part, long whole) {
        return share((double) part, (double) whole);
    }

    /** Returns the share of one amount in another, 0 if there is none. */
    static float share(double part, double whole) {
        return whole <= 0 ? 0 : (float) (part / whole);
    }
}

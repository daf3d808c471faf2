package dev.sluice.plugins.linking;

/** Is told how a build goes on. Used by one thread. */
interface KbProgress {
    /** Tells nobody. */
    KbProgress SILENT = new KbProgress() {
        @Override
        public void stage(String name, long total) {
            // nobody listens
        }

        @Override
        public void at(long done) {
            // nobody listens
        }
    };

    /** A stage begins; how much there is to do is 0 if unknown. */
    void stage(String name, long total);

    /** So much is done; called for every entity. */
    void at(long done);
}

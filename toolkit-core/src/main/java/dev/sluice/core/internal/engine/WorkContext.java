package dev.sluice.core.internal.engine;

import dev.sluice.api.StepContext;
import org.slf4j.Logger;

/** What the host lends a step while it works on one document. */
class WorkContext implements StepContext {
    private final Step step;
    private final Watch watch;

    WorkContext(Step step, Watch watch) {
        this.step = step;
        this.watch = watch;
    }

    @Override
    public final String step() {
        return step.id();
    }

    @Override
    public final Logger log() {
        return step.log();
    }

    @Override
    public final void checkpoint() throws InterruptedException {
        watch.checkpoint();
    }
}

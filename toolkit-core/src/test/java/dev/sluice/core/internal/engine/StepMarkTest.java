package dev.sluice.core.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepMarkTest {
    @TempDir
    Path folder;

    @Test
    void aLaneNotesItsOwnStepAndNoneWhenNothingIsUnderWay() throws Exception {
        Step step = EngineFixture.annotator("same", (document, context) -> document);
        Chain chain = Chain.of(EngineFixture.documents(1), List.of(step), List.of());
        StepMark first = new StepMark(folder, 0, chain);
        StepMark second = new StepMark(folder, 1, chain);

        first.enter(step);
        second.enter(chain.reader());
        assertThat(step(0, chain)).isEqualTo(step);
        assertThat(step(1, chain)).isEqualTo(chain.reader());

        first.leave();
        assertThat(step(0, chain)).isNull();
        assertThat(step(1, chain)).isEqualTo(chain.reader());
    }

    private @Nullable Step step(int lane, Chain chain) {
        return StepMark.step(StepMark.read(folder, lane), chain);
    }
}

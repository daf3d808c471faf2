package dev.sluice.core.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
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
        assertThat(StepMark.read(folder, 0, chain)).isEqualTo(step);
        assertThat(StepMark.read(folder, 1, chain)).isEqualTo(chain.reader());

        first.leave();
        assertThat(StepMark.read(folder, 0, chain)).isNull();
        assertThat(StepMark.read(folder, 1, chain)).isEqualTo(chain.reader());
    }
}

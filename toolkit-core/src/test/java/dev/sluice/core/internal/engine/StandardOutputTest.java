package dev.sluice.core.internal.engine;

import static dev.sluice.core.internal.engine.EngineFixture.documents;
import static dev.sluice.core.internal.engine.EngineFixture.run;
import static dev.sluice.core.internal.engine.EngineFixture.settings;
import static dev.sluice.core.internal.engine.EngineFixture.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.api.Exporter;
import dev.sluice.core.ComponentInfo;
import dev.sluice.core.OutputException;
import dev.sluice.core.RunListener;
import dev.sluice.core.internal.StandardOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandardOutputTest {
    private static StandardOutput failing(String message) {
        return new StandardOutput(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(message);
            }
        });
    }

    @Test
    void onlyAClosedStandardOutputIsOne() {
        assertThatThrownBy(() -> failing("Broken pipe").write(1))
                .hasMessage("Broken pipe")
                .satisfies(e -> assertThat(StandardOutput.isClosed(new OutputException("-", false, "x", e)))
                        .isTrue());
        assertThatThrownBy(() -> failing("No space left on device").write(1))
                .hasMessage("No space left on device")
                .satisfies(e -> assertThat(StandardOutput.isClosed(e)).isFalse());
        assertThat(StandardOutput.isClosed(new UncheckedIOException(new IOException("Broken pipe"))))
                .isFalse();
    }

    @Test
    void aConnectionOfAnExporterThatBreaksIsNotTheStandardOutput() {
        Step export = step("socket", ComponentInfo.Kind.EXPORTER, (Exporter) context -> document -> {
            throw new IOException("Broken pipe");
        });
        assertThatThrownBy(() -> run(settings(1), documents(1), List.of(), List.of(export), null, new RunListener() {}))
                .isInstanceOf(OutputException.class)
                .hasMessageContaining("Broken pipe")
                .satisfies(e -> assertThat(StandardOutput.isClosed(e)).isFalse());
    }
}

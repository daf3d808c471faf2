package dev.sluice.core.internal.engine;

import static dev.sluice.core.internal.engine.EngineFixture.lines;
import static dev.sluice.core.internal.engine.EngineFixture.reader;
import static dev.sluice.core.internal.engine.EngineFixture.run;
import static dev.sluice.core.internal.engine.EngineFixture.settings;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sluice.api.Document;
import dev.sluice.api.Input;
import dev.sluice.core.PluginException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A reader that throws ends the run, and its message says how far it came. */
class ReaderFaultTest {
    @TempDir
    Path out;

    @ParameterizedTest
    @CsvSource({"0, before its first document", "3, after document 'd2'"})
    void howFarItCameIsTold(int fault, String place) {
        Step step = reader((inputs, context) -> IntStream.range(0, 9).mapToObj(i -> {
            if (i == fault) {
                throw new IllegalStateException("boom");
            }
            return Input.complete(Document.of("d" + i, "Text."));
        }));
        assertThatExceptionOfType(PluginException.class)
                .isThrownBy(() -> run(settings(1), step, List.of(), List.of(lines()), out))
                .withMessageStartingWith(
                        "step 'input' (plugin test@1.0.0) broke down: java.lang.IllegalStateException: boom")
                .withMessageEndingWith(", " + place);
    }
}

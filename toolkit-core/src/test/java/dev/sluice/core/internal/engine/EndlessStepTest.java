package dev.sluice.core.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sluice.api.Annotator;
import dev.sluice.api.Document;
import dev.sluice.api.Input;
import dev.sluice.core.ComponentInfo;
import dev.sluice.core.DocumentException;
import dev.sluice.core.DocumentStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class EndlessStepTest {
    private static final String HERE = "(at " + EndlessStepTest.class.getName();

    @TempDir
    Path out;

    private volatile boolean isEndless = true;

    @AfterEach
    void endIt() {
        isEndless = false;
    }

    private Document spin(Document document) {
        while (document.text().equals("endless") && isEndless) {
            Thread.onSpinWait();
        }
        return document;
    }

    private static Step step(Annotator annotator) {
        ComponentInfo info = new ComponentInfo(
                "spin",
                ComponentInfo.Kind.ANNOTATOR,
                "",
                "test",
                "1.0.0",
                EndlessStepTest.class.getName(),
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        ClassLoader loader = EndlessStepTest.class.getClassLoader();
        return new Step("spin", info, annotator, loader, LoggerFactory.getLogger("spin"), new Origin(null, null));
    }

    private static Engine engine(Annotator annotator) {
        return EngineFixture.engine(
                EngineFixture.timeout(Duration.ofMillis(200)),
                EngineFixture.documents(1),
                List.of(step(annotator)),
                List.of());
    }

    private static List<Input> input(String text) {
        return List.of(Input.complete(Document.of("d", text)));
    }

    @Test
    void aCallerDoesNotWaitForIt() throws InterruptedException {
        try (Engine engine = engine((document, context) -> spin(document))) {
            assertThatExceptionOfType(DocumentException.class)
                    .isThrownBy(() -> engine.process(input("endless")))
                    .withMessageContaining("step 'spin': did not end when its time was over; its thread was given up")
                    .withMessageContaining(HERE)
                    .satisfies(e -> assertThat(e.status()).isEqualTo(DocumentStatus.TIMEOUT));

            assertThat(engine.process(input("other"))).hasSize(1);
        }
    }

    @Test
    void whereItStoodIsToldWhenItTakesNotice() {
        try (Engine engine = engine((document, context) -> {
            Thread.sleep(60_000);
            return document;
        })) {
            assertThatExceptionOfType(DocumentException.class)
                    .isThrownBy(() -> engine.process(input("x")))
                    .withMessageContaining("took longer than run.document-timeout allows")
                    .withMessageContaining(HERE);
        }
    }

    @Test
    void whereItStandsIsToldOfARun() throws Exception {
        EngineFixture.run(
                EngineFixture.timeout(Duration.ofMillis(200)),
                EngineFixture.reader((inputs, context) -> input("endless").stream()),
                List.of(step((document, context) -> spin(document))),
                List.of(EngineFixture.lines()),
                out);

        assertThat(Files.readString(out.resolve("failed.jsonl"))).contains("its thread was given up " + HERE);
    }
}

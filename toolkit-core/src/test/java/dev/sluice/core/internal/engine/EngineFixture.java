package dev.sluice.core.internal.engine;

import dev.sluice.api.Annotator;
import dev.sluice.api.Component;
import dev.sluice.api.CorpusAnnotator;
import dev.sluice.api.Document;
import dev.sluice.api.Exporter;
import dev.sluice.api.Input;
import dev.sluice.api.Reader;
import dev.sluice.api.StepContext;
import dev.sluice.core.ComponentInfo;
import dev.sluice.core.RunListener;
import dev.sluice.core.RunReport;
import dev.sluice.core.RunRequest;
import dev.sluice.core.internal.config.RunSettings;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Builds engines from components written in a test. */
final class EngineFixture {
    private EngineFixture() {}

    static RunSettings settings(int workers) {
        return new RunSettings(
                workers, Duration.ofSeconds(20), RunSettings.OnError.CONTINUE, RunSettings.MaxFailures.NONE);
    }

    static RunSettings maxFailures(long count) {
        return new RunSettings(
                2,
                Duration.ofSeconds(20),
                RunSettings.OnError.CONTINUE,
                new RunSettings.MaxFailures(OptionalLong.of(count), OptionalDouble.empty()));
    }

    static RunSettings timeout(Duration timeout) {
        return new RunSettings(2, timeout, RunSettings.OnError.CONTINUE, RunSettings.MaxFailures.NONE);
    }

    static Step step(String id, ComponentInfo.Kind kind, Component component, String... yields) {
        ComponentInfo info = new ComponentInfo(
                id,
                kind,
                "",
                "test",
                "1.0.0",
                "",
                "",
                List.of(),
                List.of(),
                List.of(yields),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        return new Step(
                id,
                info,
                component,
                EngineFixture.class.getClassLoader(),
                LoggerFactory.getLogger(id),
                new Origin(null, null));
    }

    static Step annotator(String id, Annotator annotator, String... yields) {
        return step(id, ComponentInfo.Kind.ANNOTATOR, annotator, yields);
    }

    static Step reader(Reader reader) {
        return step("input", ComponentInfo.Kind.READER, reader, "text");
    }

    /** Reads documents with the ids d0, d1, … and texts that say so. */
    static Step documents(int count) {
        return reader((inputs, context) -> IntStream.range(0, count)
                .mapToObj(i -> Input.complete(Document.of("d" + i, "Text of document " + i + "."))));
    }

    /** Writes one line a document: its id, and the ids of the steps that changed it. */
    static Step lines() {
        return step("lines", ComponentInfo.Kind.EXPORTER, (Exporter) context -> {
            OutputStream out = context.create("lines.txt");
            return document -> {
                List<String> words = new ArrayList<>(List.of(document.id()));
                document.provenance().forEach(p -> words.add(p.step()));
                out.write((String.join(" ", words) + "\n").getBytes(StandardCharsets.UTF_8));
            };
        });
    }

    /** A corpus step that has nothing to say. */
    static Step silentCorpusStep() {
        return step("corpus", ComponentInfo.Kind.CORPUS_ANNOTATOR, new CorpusAnnotator<String, String>() {
            @Override
            public String observe(Document document, StepContext context) {
                return "";
            }

            @Override
            public String combine(Stream<String> observed, StepContext context) {
                return "";
            }

            @Override
            public Document apply(Document document, String model, StepContext context) {
                return document;
            }
        });
    }

    static Engine engine(RunSettings settings, Step reader, List<Step> steps, List<Step> outputs) {
        List<Step> all = new ArrayList<>(List.of(reader));
        all.addAll(steps);
        all.addAll(outputs);
        return new Engine("test", Chain.of(reader, steps, outputs), settings, all);
    }

    static RunReport run(RunSettings settings, Step reader, List<Step> steps, List<Step> outputs, Path directory)
            throws InterruptedException {
        return run(settings, reader, steps, outputs, directory, new RunListener() {});
    }

    static RunReport run(
            RunSettings settings,
            Step reader,
            List<Step> steps,
            List<Step> outputs,
            @Nullable Path directory,
            RunListener listener)
            throws InterruptedException {
        try (Engine engine = engine(settings, reader, steps, outputs)) {
            return engine.run(new RunRequest(List.of(), directory, listener, false));
        }
    }
}

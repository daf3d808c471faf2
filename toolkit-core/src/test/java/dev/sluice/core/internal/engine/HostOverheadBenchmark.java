package dev.sluice.core.internal.engine;

import dev.sluice.api.Annotator;
import dev.sluice.api.CustomAnnotation;
import dev.sluice.api.Span;
import dev.sluice.core.RunReport;
import dev.sluice.core.RunRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the host costs for one document in a chain of five steps: time per document of a whole run with one worker, the
 * reader and all bookkeeping included. Run with {@code mvn -pl toolkit-core test-compile exec:exec@benchmarks}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class HostOverheadBenchmark {
    private static final int DOCUMENTS = 10_000;
    private static final Annotator NOTHING = (document, context) -> document;

    /** Steps that have nothing to say. */
    @Benchmark
    @OperationsPerInvocation(DOCUMENTS)
    public RunReport fiveStepsThatSayNothing() throws InterruptedException {
        return run(IntStream.range(0, 5)
                .mapToObj(i -> EngineFixture.annotator("step" + i, NOTHING))
                .toList());
    }

    /** Steps that write one annotation each, so that the host compares and stamps. */
    @Benchmark
    @OperationsPerInvocation(DOCUMENTS)
    public RunReport fiveStepsThatWriteOneAnnotationEach() throws InterruptedException {
        return run(IntStream.range(0, 5)
                .mapToObj(i -> EngineFixture.annotator(
                        "step" + i,
                        (document, context) ->
                                document.with(new CustomAnnotation("layer" + i, new Span(0, 4), "", Map.of(), 1)),
                        "layer" + i))
                .toList());
    }

    private static RunReport run(List<Step> steps) throws InterruptedException {
        try (Engine engine =
                EngineFixture.engine(EngineFixture.settings(1), EngineFixture.documents(DOCUMENTS), steps, List.of())) {
            return engine.run(RunRequest.of());
        }
    }
}

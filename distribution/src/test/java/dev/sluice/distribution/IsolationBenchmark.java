package dev.sluice.distribution;

import dev.sluice.core.DocumentStatus;
import dev.sluice.core.Pipeline;
import dev.sluice.core.RunListener;
import dev.sluice.core.RunRequest;
import dev.sluice.core.Toolkit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What steps in processes of their own cost, against the same steps in the program: processor time for one document in each of
 * three parts of a run, of which so much went into compiling code; time by the clock; and how long the first document takes. Processor
 * time is the figure to trust on a machine that does other work too. It prints and asserts nothing.
 *
 * <p>Run it with the built distribution: {@code java -Dlogback.configurationFile=distribution/target/sluice/conf/logback.xml -cp 'distribution/target/sluice/lib/*:distribution/target/test-classes'
 * dev.sluice.distribution.IsolationBenchmark distribution/target/sluice PAGES [WORKERS [ROUNDS]]}, where {@code PAGES} is a
 * folder of at least 2,000 documents. The first of the parts is a short run; the last, of a long one, is past warming up.
 */
public final class IsolationBenchmark {
    private static final String STEPS = """
            sluice: 1
            input: { use: files }
            steps: [ { use: extract }, { use: language }, { use: date }, { use: timex }, { use: link } ]
            output: [ { use: jsonl, file: documents.jsonl } ]
            """;

    /** From an eighth of a run to a quarter, from there to its half, and from there to its end. */
    private static final int[] PARTS = {8, 4, 2};

    private final Toolkit toolkit;
    private final String pages;
    private final String workers;

    private IsolationBenchmark(Toolkit toolkit, String pages, String workers) {
        this.toolkit = toolkit;
        this.pages = pages;
        this.workers = workers;
    }

    /** Runs both in turn, so many rounds. */
    public static void main(String[] words) throws Exception {
        String workers = words.length > 2 ? words[2] : "2";
        int rounds = words.length > 3 ? Integer.parseInt(words[3]) : 2;
        try (Toolkit toolkit = Toolkit.open(Path.of(words[0]))) {
            IsolationBenchmark benchmark = new IsolationBenchmark(toolkit, words[1], workers);
            for (int round = 1; round <= rounds; round++) {
                Marks none = benchmark.run("none");
                Marks process = benchmark.run("process");
                for (int part : PARTS) {
                    System.out.printf(
                            Locale.ROOT,
                            "round %d, documents %d to %d, against the program: throughput by processor time %.2f, without"
                                    + " compiling %.2f, by the clock %.2f; median + %.2f ms%n",
                            round,
                            none.from(part),
                            none.to(part),
                            none.processor(part) / process.processor(part),
                            (none.processor(part) - none.compiling(part))
                                    / (process.processor(part) - process.compiling(part)),
                            none.clock(part) / process.clock(part),
                            process.median(part) - none.median(part));
                }
            }
        }
    }

    private Marks run(String isolation) throws Exception {
        Path out = Files.createTempDirectory("isolation");
        Marks marks = new Marks();
        List<String> settings = List.of("run.isolation=" + isolation, "run.workers=" + workers);
        try (Pipeline pipeline = toolkit.pipelineOf(STEPS, settings)) {
            marks.begin();
            pipeline.run(RunRequest.of(pages).into(out).tell(marks));
        }
        try (Stream<Path> files = Files.walk(out)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
        System.out.printf(Locale.ROOT, "%-8s first document after %.1f s%n", isolation, marks.first());
        for (int part : PARTS) {
            System.out.printf(
                    Locale.ROOT,
                    "%-8s documents %d to %d: for one %.2f ms of processor, %.2f of it compiling, %.2f ms by the clock,"
                            + " median %.2f ms%n",
                    isolation,
                    marks.from(part),
                    marks.to(part),
                    marks.processor(part),
                    marks.compiling(part),
                    marks.clock(part),
                    marks.median(part));
        }
        return marks;
    }

    /** When each document came out, and what the processors had done by then. */
    private static final class Marks implements RunListener {
        /** The processors are asked after so many documents, and later on after more: to ask takes up to half a second. */
        private static final int SAMPLED = 200;

        private static final int SELDOM = 1_000;
        private static final int LATER = 4_000;

        private static final Pattern THREAD = Pattern.compile("(?m)^\"([^\"]*)\".* cpu=([0-9.]+)ms");

        private long[] times = new long[1 << 16];
        private double[] work = new double[1 << 16];
        private double[] compiling = new double[1 << 16];
        private int count;
        private long begun;

        void begin() {
            begun = System.nanoTime();
        }

        @Override
        public void document(String id, DocumentStatus status) {
            if (count == times.length) {
                times = Arrays.copyOf(times, 2 * count);
                work = Arrays.copyOf(work, 2 * count);
                compiling = Arrays.copyOf(compiling, 2 * count);
            }
            if (count == sampled(count)) {
                ProcessHandle own = ProcessHandle.current();
                Stream.concat(Stream.of(own), own.children()).toList().forEach(process -> ask(process.pid()));
            }
            times[count] = System.nanoTime();
            count++;
        }

        /** Adds what the threads of a process have worked so far. */
        private void ask(long pid) {
            try {
                String jcmd =
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
                Process asked = new ProcessBuilder(jcmd, String.valueOf(pid), "Thread.print")
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
                String threads = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                THREAD.matcher(threads).results().forEach(thread -> {
                    double milliseconds = Double.parseDouble(thread.group(2));
                    work[count] += milliseconds;
                    compiling[count] += thread.group(1).contains("CompilerThread") ? milliseconds : 0;
                });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        double first() {
            return (times[0] - begun) / 1e9;
        }

        double clock(int part) {
            return (times[to(part)] - times[from(part)]) / 1e6 / (to(part) - from(part));
        }

        double processor(int part) {
            return (work[to(part)] - work[from(part)]) / (to(part) - from(part));
        }

        double compiling(int part) {
            return (compiling[to(part)] - compiling[from(part)]) / (to(part) - from(part));
        }

        int from(int part) {
            return sampled(count / part);
        }

        int to(int part) {
            return sampled(Math.min(2 * count / part, count - 1));
        }

        /** Returns the last number of documents, up to one, after which the processors were asked. */
        private static int sampled(int number) {
            int step = number < LATER ? SAMPLED : SELDOM;
            return number / step * step;
        }

        /** Of the time between two documents, which is that of one document where one worker works. */
        double median(int part) {
            long[] each = LongStream.range(from(part) + 1, to(part))
                    .map(i -> times[(int) i] - times[(int) i - 1])
                    .sorted()
                    .toArray();
            return each[each.length / 2] / 1e6;
        }
    }
}

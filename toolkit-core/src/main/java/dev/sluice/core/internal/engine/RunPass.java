package dev.sluice.core.internal.engine;

import dev.sluice.core.DocumentStatus;
import dev.sluice.core.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One pass of a run over its inputs: what the journal holds of them is taken from there, and the rest is worked on and put
 * into the journal. Used once, by one thread.
 */
final class RunPass {
    /** Takes a result in. */
    interface Taker {
        /**
         * Takes one result in, in input order.
         *
         * @param isNew whether it was found now rather than by the run that was interrupted
         */
        void take(DocumentWorker.Result result, Chain.Pass pass, boolean isNew)
                throws IOException, InterruptedException;
    }

    private static final Set<DocumentStatus> BREAKING = EnumSet.of(
            DocumentStatus.TIMEOUT, DocumentStatus.OUT_OF_MEMORY, DocumentStatus.CRASH, DocumentStatus.QUARANTINED);

    private final Chain.Pass pass;
    private final PassWorker worker;
    private final OrderedWorkers workers;
    private final @Nullable Journal journal;
    private final UnaryOperator<DocumentWorker.Result> settle;
    private final Taker taker;
    private final Warnings warnings;
    private final LongConsumer known;
    private final @Nullable Observations observed;

    /**
     * @param journal where the results are kept; null if nobody needs them again
     * @param observed takes what the corpus step at the end of the pass observes of each document; null if there is none
     * @param settle makes the last word of a result of the first pass
     * @param taker takes the results in, in order
     * @param warnings what is doubtful about the run
     * @param known learns how many inputs were in the journal
     */
    RunPass(
            Chain.Pass pass,
            PassWorker worker,
            OrderedWorkers workers,
            @Nullable Journal journal,
            @Nullable Observations observed,
            UnaryOperator<DocumentWorker.Result> settle,
            Taker taker,
            Warnings warnings,
            LongConsumer known) {
        this.pass = pass;
        this.worker = worker;
        this.workers = workers;
        this.journal = journal;
        this.observed = observed;
        this.settle = settle;
        this.taker = taker;
        this.warnings = warnings;
        this.known = known;
    }

    /**
     * Takes all inputs through the pass.
     *
     * @param key what the journal knows an input by
     * @param name how messages call an input
     * @param work finds the results of an input
     * @param isStuck says whether the thread of an input is to be given up
     * @param lost makes the results of an input whose thread was given up
     */
    <I> void run(
            Iterator<I> inputs,
            Function<I, String> key,
            Function<I, String> name,
            Function<I, List<DocumentWorker.Result>> work,
            Predicate<I> isStuck,
            Function<I, List<DocumentWorker.Result>> lost)
            throws InterruptedException, IOException {
        if (journal == null) {
            workers.run(inputs, work, isStuck, lost, results -> takeAll(settled(results), true));
            return;
        }
        Journal kept = journal;
        long[] again = {0};
        workers.run(
                new Known<>(kept, inputs, key, name),
                known -> isRetried(known.entry())
                        ? again(known.entry(), work.apply(known.input()))
                        : new Found(observed(known.entry()), null),
                known -> isRetried(known.entry()) && isStuck.test(known.input()),
                known -> again(known.entry(), lost.apply(known.input())),
                found -> {
                    again[0] += found.isNew() ? 1 : 0;
                    take(found, kept);
                });
        known.accept(kept.inputs() - again[0]);
        if (!kept.isComplete()) {
            workers.run(
                    inputs,
                    input -> entry(key.apply(input), work.apply(input)),
                    isStuck,
                    input -> entry(key.apply(input), lost.apply(input)),
                    entry -> {
                        List<DocumentWorker.Result> results = settled(entry.results());
                        kept.add(new Journal.Entry(entry.input(), results, warnings.unkept()));
                        takeAll(results, true);
                    });
        } else if (inputs.hasNext()) {
            throw changed("there is more to read now, from '" + name.apply(inputs.next()) + "' on");
        }
        kept.end();
    }

    /**
     * What came of an input that was in the journal.
     *
     * @param before what had come of it if it was worked on again; null if it was not
     */
    private record Found(Journal.Entry entry, Journal.@Nullable Entry before) {
        boolean isNew() {
            return before != null;
        }

        /** A failure may have another message, and is the same to all that comes later. */
        boolean isOther(List<DocumentWorker.Result> results) {
            return before != null
                    && !(results.stream().allMatch(result -> result.document() == null)
                            && before.results().stream().allMatch(result -> result.document() == null));
        }
    }

    /** Returns what came of an input that was worked on again: what breaks its process each time is told from what did so once. */
    private static Found again(Journal.Entry before, List<DocumentWorker.Result> results) {
        Set<String> breaking = before.results().stream()
                .map(DocumentWorker.Result::failure)
                .filter(RunPass::isBreaking)
                .map(failure -> Objects.requireNonNull(failure).id())
                .collect(Collectors.toSet());
        List<DocumentWorker.Result> marked =
                results.stream().map(result -> marked(result, breaking)).toList();
        return new Found(entry(before.input(), marked), before);
    }

    private static DocumentWorker.Result marked(DocumentWorker.Result result, Set<String> breaking) {
        Failure failure = result.failure();
        return failure != null && isBreaking(failure) && breaking.contains(failure.id())
                ? DocumentWorker.Result.failed(failure.quarantined())
                : result;
    }

    private static boolean isBreaking(@Nullable Failure failure) {
        return failure != null && BREAKING.contains(failure.status());
    }

    private boolean isRetried(Journal.Entry entry) {
        return journal != null
                && journal.isRetry()
                && entry.results().stream().anyMatch(result -> result.failure() != null);
    }

    private Journal.Entry observed(Journal.Entry entry) {
        return new Journal.Entry(entry.input(), worker.again(entry.results()), entry.warnings());
    }

    private void take(Found found, Journal kept) throws IOException, InterruptedException {
        Journal.Entry entry = found.entry();
        entry.warnings().forEach(warnings::keptBefore);
        List<DocumentWorker.Result> results = settled(entry.results());
        if (kept.isRetry()) {
            List<String> doubts = found.isNew() ? warnings.unkept() : entry.warnings();
            kept.add(new Journal.Entry(entry.input(), results, doubts));
        }
        if (found.isOther(results)) {
            kept.changed();
        }
        takeAll(results, found.isNew());
    }

    private static Journal.Entry entry(String key, List<DocumentWorker.Result> results) {
        return new Journal.Entry(key, results, List.of());
    }

    private List<DocumentWorker.Result> settled(List<DocumentWorker.Result> results) {
        return pass.first() == null ? results.stream().map(settle).toList() : results;
    }

    private void takeAll(List<DocumentWorker.Result> results, boolean isNew) throws IOException, InterruptedException {
        for (DocumentWorker.Result result : results) {
            if (result.document() != null && observed != null) {
                observed.add(Objects.requireNonNull(result.observed()));
            }
            taker.take(result, pass, isNew);
        }
    }

    private static InputException changed(String how) {
        return new InputException(
                "the run that was interrupted cannot be resumed, since its inputs have changed: " + how
                        + "; begin anew without resuming",
                null);
    }

    /** An input that is in the journal already, and what the journal holds of it. */
    private record KnownInput<I>(Journal.Entry entry, I input) {}

    /** The inputs that are in the journal already, as long as they are those that are read now. */
    private static final class Known<I> implements Iterator<KnownInput<I>> {
        private final Journal journal;
        private final Iterator<I> inputs;
        private final Function<I, String> key;
        private final Function<I, String> name;
        private @Nullable KnownInput<I> next;
        private boolean isAsked;

        Known(Journal journal, Iterator<I> inputs, Function<I, String> key, Function<I, String> name) {
            this.journal = journal;
            this.inputs = inputs;
            this.key = key;
            this.name = name;
        }

        @Override
        public boolean hasNext() {
            if (!isAsked) {
                isAsked = true;
                next = advance();
            }
            return next != null;
        }

        private @Nullable KnownInput<I> advance() {
            try {
                Journal.Entry entry = journal.next();
                if (entry == null) {
                    return null;
                }
                if (!inputs.hasNext()) {
                    throw changed("there is less to read now than before");
                }
                I input = inputs.next();
                if (!key.apply(input).equals(entry.input())) {
                    throw changed("'" + name.apply(input) + "' is new, or is not what it was");
                }
                return new KnownInput<>(entry, input);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public KnownInput<I> next() {
            if (!hasNext()) {
                throw new NoSuchElementException("behind the last input that is in the journal");
            }
            isAsked = false;
            return Objects.requireNonNull(next);
        }
    }
}

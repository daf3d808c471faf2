package dev.sluice.core.internal.engine;

import dev.sluice.api.Document;
import dev.sluice.api.Input;
import dev.sluice.core.internal.engine.DocumentWorker.Result;
import java.time.Duration;
import java.util.List;

/** Takes inputs and documents through one pass. Thread-safe. */
interface PassWorker {
    /** Takes an input, and every part that is found in it, through the first pass: extraction where it needs it, then all steps. */
    List<Result> read(Step reader, Input input);

    /** Takes a document through a later pass. */
    Result go(Document document);

    /** Returns the results of an input that were found earlier, with what the pass observes of each document. */
    List<Result> again(List<Result> results);

    /** Says whether an input or document takes much longer than its time; called by any thread. */
    boolean isStuck(Object work, Duration grace);

    /** Returns the result of a document whose thread was given up; called by any thread. */
    Result lost(Step first, Document document);

    /** Returns the results of an input whose thread was given up, with one for each part; called by any thread. */
    List<Result> lost(Step reader, Input input);
}

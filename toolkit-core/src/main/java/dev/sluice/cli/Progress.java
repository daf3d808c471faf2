package dev.sluice.cli;

import dev.sluice.core.DocumentStatus;
import dev.sluice.core.RunListener;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Shows how a run goes on: a bar where a person watches, a line now and then where the output goes to a file. Used by one
 * thread.
 */
final class Progress implements RunListener, AutoCloseable {
    private static final long LINE_EVERY_NANOS = 10_000_000_000L;
    private static final int BAR_WIDTH = 100;
    private static final int FAILURES_SHOWN = 10;
    private static final int PROBLEMS_SHOWN = 5;

    private final Terminal terminal;
    private @Nullable ProgressBar bar;
    private final Map<String, List<String>> losses = new LinkedHashMap<>();
    private final Set<String> withProblems = new LinkedHashSet<>();
    private String pass = "";
    private long count;
    private long failures;
    private long lastLine = System.nanoTime();

    Progress(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void pass(String name, long documents) {
        close();
        pass = name;
        count = 0;
        // Every pass is told all documents that are left, and may lose some of them.
        withProblems.clear();
        if (terminal.isErrTerminal() && !terminal.isQuiet()) {
            PrintStream err = new PrintStream(terminal.err(), true, StandardCharsets.UTF_8);
            bar = new ProgressBarBuilder()
                    .setTaskName(name)
                    .setInitialMax(documents)
                    .setUnit(" documents", 1)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setMaxRenderedLength(BAR_WIDTH)
                    .setConsumer(new ConsoleProgressBarConsumer(err, BAR_WIDTH))
                    .build();
        }
    }

    @Override
    public void resumed(long inputs) {
        boolean isFirst = pass.equals("reading");
        if (inputs > 0) {
            terminal.tell(pass + ": " + inputs + " were done before the run was interrupted, and are not done again");
        } else if (isFirst) {
            terminal.tell("there is no interrupted run to resume; this one begins anew");
        }
    }

    @Override
    public void document(String id, DocumentStatus status) {
        count++;
        if (status == DocumentStatus.OK_PARTIAL && withProblems.size() <= PROBLEMS_SHOWN) {
            withProblems.add(id);
        }
        if (bar != null) {
            bar.step();
        } else if (System.nanoTime() - lastLine > LINE_EVERY_NANOS) {
            lastLine = System.nanoTime();
            terminal.tell(pass + ": " + count + " documents");
        }
    }

    @Override
    public void failure(String id, DocumentStatus status, String message) {
        failures++;
        if (failures <= FAILURES_SHOWN) {
            terminal.warn(Terminal.oneLine("failed: " + id + ": " + status + ": " + message));
        } else if (failures == FAILURES_SHOWN + 1) {
            terminal.warn("more documents failed; with -o DIR, failed.jsonl in that folder names them all");
        }
    }

    @Override
    public void losses(String output, List<String> losses) {
        this.losses.put(output, losses);
    }

    @Override
    public void waits(String message) {
        terminal.tell(Terminal.oneLine("still at work: " + message));
    }

    @Override
    public void warning(String message) {
        terminal.warn(Terminal.oneLine("warning: " + message));
    }

    /** Names the first documents that are among the results with something amiss. */
    void tellProblems() {
        if (!withProblems.isEmpty()) {
            String names = withProblems.stream().limit(PROBLEMS_SHOWN).collect(Collectors.joining(", "));
            terminal.tell(Terminal.oneLine("ok with problems: " + names
                    + (withProblems.size() > PROBLEMS_SHOWN ? ", and more" : "")
                    + "; the field problems of a document says what they are"));
        }
    }

    /**
     * Tells which outputs cannot hold all that the documents do.
     *
     * @param isListed whether run.json lists what
     */
    void tellLosses(boolean isListed) {
        losses.forEach((output, lost) -> terminal.tell(Terminal.oneLine("note: output '" + output
                + "' cannot hold all that the documents do: "
                + (isListed ? "see losses in run.json" : String.join("; ", lost)))));
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}

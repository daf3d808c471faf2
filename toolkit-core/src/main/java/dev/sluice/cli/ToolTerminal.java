package dev.sluice.cli;

import dev.sluice.api.ToolContext;
import dev.sluice.core.OutputException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** What a tool sees of the terminal. Used by one thread. */
final class ToolTerminal implements ToolContext, AutoCloseable {
    private static final long LINE_EVERY_NANOS = 10_000_000_000L;
    private static final int BAR_WIDTH = 100;

    private final Terminal terminal;
    private @Nullable ProgressBar bar;
    private String stage = "";
    private boolean failed;
    private long lastLine = System.nanoTime();

    ToolTerminal(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Path resolve(String path) {
        return Path.of(path);
    }

    @Override
    public InputStream input() {
        return System.in;
    }

    @Override
    public void print(String line) {
        try {
            terminal.print(line);
        } catch (UncheckedIOException e) {
            // the tool cannot mistake this for a fault of what it reads
            throw new OutputException("-", false, "cannot write: " + e.getMessage(), e);
        }
    }

    @Override
    public void tell(String line) {
        close();
        terminal.tell(line);
    }

    @Override
    public void fail(String reason) {
        close();
        terminal.warn(reason);
        failed = true;
    }

    /** Returns whether the tool said that its result is not good enough. */
    boolean hasFailed() {
        return failed;
    }

    @Override
    public void progress(String what, long done, long total) {
        if (!what.equals(stage)) {
            close();
            stage = what;
            open(total);
        }
        if (bar != null) {
            bar.stepTo(done);
        } else if (System.nanoTime() - lastLine > LINE_EVERY_NANOS) {
            lastLine = System.nanoTime();
            terminal.tell(what + ": " + done + (total > 0 ? " of " + total : ""));
        }
    }

    private void open(long total) {
        if (terminal.isErrTerminal() && !terminal.isQuiet()) {
            PrintStream err = new PrintStream(terminal.err(), true, StandardCharsets.UTF_8);
            bar = new ProgressBarBuilder()
                    .setTaskName(stage)
                    .setInitialMax(total > 0 ? total : -1)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setMaxRenderedLength(BAR_WIDTH)
                    .setConsumer(new ConsoleProgressBarConsumer(err, BAR_WIDTH))
                    .build();
        }
    }

    @Override
    public void checkpoint() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("the user asked to end");
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
        stage = "";
    }
}

package dev.sluice.testkit;

import dev.sluice.api.Annotator;
import dev.sluice.api.CustomAnnotation;
import dev.sluice.api.Document;
import dev.sluice.api.Span;
import dev.sluice.api.StepContext;
import dev.sluice.api.Timex;
import dev.sluice.testkit.ProbeFactory.Fault;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** Marks every "probe" and breaks one promise. */
final class ProbeAnnotator implements Annotator {
    private static final AtomicInteger INSTANCES = new AtomicInteger();

    private final Fault fault;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger callers = new AtomicInteger();
    private final int instance = INSTANCES.incrementAndGet();

    ProbeAnnotator(Fault fault) {
        this.fault = fault;
    }

    @Override
    public Document annotate(Document document, StepContext context) throws InterruptedException {
        checkpoint(context);
        String text = document.text();
        Document out = document;
        for (int at = text.indexOf("probe"); at >= 0 && text.length() < 1000; at = text.indexOf("probe", at + 1)) {
            out = mark(out, new Span(at, at + 5), type());
        }
        return switch (fault) {
            case SAYS_NOTHING -> document;
            case CHANGES_INPUT -> changeText(document);
            case CHOKES_ON_NUL -> {
                if (text.indexOf('\0') >= 0) {
                    throw new IllegalStateException("NUL");
                }
                yield out;
            }
            case NEVER_ENDS -> {
                new Semaphore(0).acquireUninterruptibly();
                yield out;
            }
            case NEVER_ENDS_ON_LONG_TEXTS -> {
                if (text.length() > 100_000) {
                    Thread.sleep(60_000);
                }
                yield out;
            }
            case CUTS_PAIRS -> text.length() > 1 && text.length() < 1000 ? mark(out, new Span(1, 2), "") : out;
            case ADDS_A_LAYER -> out.with(Timex.of(new Span(0, 1), Timex.Type.DATE, "2020"));
            case CHANGES_THE_TEXT -> document.withText("probe " + text);
            default -> out;
        };
    }

    @Override
    public void close() {
        if (fault == Fault.CANNOT_CLOSE) {
            throw new IllegalStateException("cannot close");
        }
    }

    private void checkpoint(StepContext context) throws InterruptedException {
        try {
            context.checkpoint();
        } catch (InterruptedException e) {
            if (fault != Fault.SWALLOWS_INTERRUPTS) {
                throw e;
            }
        }
    }

    private String type() throws InterruptedException {
        return switch (fault) {
            case COUNTS_CALLS -> String.valueOf(calls.incrementAndGet());
            case COUNTS_INSTANCES -> String.valueOf(instance);
            case SHARES_A_BUFFER -> isAlone() ? "alone" : "together";
            case FAILS_UNDER_LOAD -> {
                if (!isAlone()) {
                    throw new IllegalStateException("two at once");
                }
                yield "alone";
            }
            default -> "";
        };
    }

    /** Waits, so that threads which share this instance are sure to meet. */
    private boolean isAlone() throws InterruptedException {
        int there = callers.incrementAndGet();
        Thread.sleep(5);
        callers.decrementAndGet();
        return there == 1;
    }

    private static Document mark(Document document, Span span, String type) {
        return document.with(new CustomAnnotation("probe", span, type, Map.of(), 1));
    }

    private static Document changeText(Document document) {
        try {
            Field text = Document.class.getDeclaredField("text");
            text.setAccessible(true);
            text.set(document, document.text().replace("probe", "PROBE"));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
        return document;
    }
}

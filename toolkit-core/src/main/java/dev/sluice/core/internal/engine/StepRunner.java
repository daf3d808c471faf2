package dev.sluice.core.internal.engine;

import dev.sluice.api.Annotator;
import dev.sluice.api.CorpusAnnotator;
import dev.sluice.api.Document;
import dev.sluice.api.Extractor;
import dev.sluice.api.Input;
import dev.sluice.api.StepException;
import dev.sluice.core.DocumentStatus;
import dev.sluice.core.PluginException;
import dev.sluice.core.internal.plugin.OwnCode;
import dev.sluice.core.internal.plugin.PluginCatalog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs one step on one document, as a transaction: whatever goes wrong becomes a {@link Failure} and leaves nothing
 * behind; whatever was written gets its provenance, and is held against what the plugin declared. Thread-safe.
 */
final class StepRunner {
    private final Consumer<String> warnings;

    StepRunner(Consumer<String> warnings) {
        this.warnings = warnings;
    }

    List<Input> extract(Step step, Document seed, byte[] content, Watch watch) throws StepFailedException {
        List<Input> extracted = call(
                step,
                seed.id(),
                watch,
                () -> List.copyOf(step.as(Extractor.class).extract(seed, content, new WorkContext(step, watch))));
        if (extracted.isEmpty()) {
            throw failed(step, seed.id(), DocumentStatus.EMPTY, "holds no document", null);
        }
        List<Input> out = new ArrayList<>(extracted.size());
        for (Input input : extracted) {
            out.add(new Input(stamp(step, seed, input.seed(), true), input.content()));
        }
        return out;
    }

    Document annotate(Step step, Document document, Watch watch) throws StepFailedException {
        Document annotated = call(
                step,
                document.id(),
                watch,
                () -> step.as(Annotator.class).annotate(document, new WorkContext(step, watch)));
        return stamp(step, document, annotated, false);
    }

    Object observe(Step step, Document document, Watch watch) throws StepFailedException {
        return call(step, document.id(), watch, () -> corpus(step).observe(document, new WorkContext(step, watch)));
    }

    Document apply(Step step, Document document, Object model, Watch watch) throws StepFailedException {
        Document applied = call(
                step, document.id(), watch, () -> corpus(step).apply(document, model, new WorkContext(step, watch)));
        return stamp(step, document, applied, false);
    }

    /** What a corpus step observes and combines is its own: the host only carries it. */
    @SuppressWarnings("unchecked")
    static CorpusAnnotator<Object, Object> corpus(Step step) {
        return (CorpusAnnotator<Object, Object>) step.component();
    }

    private Document stamp(Step step, Document before, Document after, boolean mayRename) throws StepFailedException {
        if (isSame(before, after)) {
            return before;
        }
        if (!mayRename && !before.id().equals(after.id())) {
            String message = step.label() + " changed the id to '" + after.id() + "', which only an extractor may do";
            throw failed(step, before.id(), DocumentStatus.PLUGIN_ERROR, message, null);
        }
        LayerChange change = LayerChange.between(before, after);
        Set<String> undeclared = new TreeSet<>(change.layers());
        undeclared.removeAll(step.info().yields());
        if (!undeclared.isEmpty()) {
            warnings.accept(step.label() + " writes " + undeclared
                    + " without declaring it: its author should add it to yields of" + " component '"
                    + step.info().name() + "'");
        }
        return after.withProvenanceOf(before).withProvenance(step.provenance(), change.written());
    }

    @SuppressWarnings("ReferenceEquality") // the same instance is how a step says that there is nothing to say
    private static boolean isSame(Document before, Document after) {
        return before == after;
    }

    private static <T> T call(Step step, String id, Watch watch, Step.Work<T> work) throws StepFailedException {
        watch.enter(step);
        try {
            return step.call(work);
        } catch (StepException e) {
            if (e.kind() == StepException.Kind.FATAL) {
                throw new PluginException(step.plugin(), step.label() + " gave up: " + e.getMessage(), e);
            }
            throw failed(step, id, watch.isOver() ? DocumentStatus.TIMEOUT : status(e.kind()), message(e), e);
        } catch (IOException e) {
            throw failed(step, id, DocumentStatus.PARSE_ERROR, message(e), e);
        } catch (InterruptedException e) {
            if (!watch.isOver()) {
                Thread.currentThread().interrupt();
            }
            throw failed(step, id, DocumentStatus.TIMEOUT, timeoutMessage(step, e), e);
        } catch (OutOfMemoryError e) {
            throw failed(step, id, DocumentStatus.OUT_OF_MEMORY, "out of memory; give the program more with -Xmx", e);
        } catch (LinkageError e) {
            String message =
                    String.valueOf(PluginCatalog.explain(step.info(), e).getMessage());
            throw failed(step, id, DocumentStatus.PLUGIN_ERROR, message, e);
        } catch (Throwable e) {
            if (watch.isOver()) {
                throw failed(step, id, DocumentStatus.TIMEOUT, timeoutMessage(step, e), e);
            }
            throw failed(step, id, DocumentStatus.PLUGIN_ERROR, e + OwnCode.place(step.info(), e), e);
        }
    }

    private static String timeoutMessage(Step step, Throwable e) {
        return "took longer than run.document-timeout allows; raise it, or leave the document out"
                + OwnCode.place(step.info(), e);
    }

    private static String message(Throwable e) {
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }

    static DocumentStatus status(StepException.Kind kind) {
        return switch (kind) {
            case PARSE_ERROR, TRANSIENT, FATAL -> DocumentStatus.PARSE_ERROR;
            case UNSUPPORTED -> DocumentStatus.UNSUPPORTED;
            case ENCRYPTED -> DocumentStatus.ENCRYPTED;
            case EMPTY -> DocumentStatus.EMPTY;
            case LIMIT -> DocumentStatus.LIMIT;
        };
    }

    private static StepFailedException failed(
            Step step, String id, DocumentStatus status, String message, @Nullable Throwable e) {
        if (e != null) {
            step.log().debug("Document {} failed", id, e);
        }
        return new StepFailedException(new Failure(id, status, step.id(), step.plugin(), message, e));
    }
}

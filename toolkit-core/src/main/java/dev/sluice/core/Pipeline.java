package dev.sluice.core;

import dev.sluice.api.Document;
import dev.sluice.api.Input;
import dev.sluice.core.internal.engine.Engine;
import java.io.ByteArrayInputStream;
import java.util.List;

/**
 * A pipeline whose components are made and ready to work. Safe for use by several threads; closing it closes every
 * component once.
 *
 * @since 0.1
 */
public final class Pipeline implements AutoCloseable {
    private final PipelineInfo info;
    private final Engine engine;

    Pipeline(PipelineInfo info, Engine engine) {
        this.info = info;
        this.engine = engine;
    }

    /** Returns the pipeline with every option resolved. */
    public PipelineInfo info() {
        return info;
    }

    /**
     * Reads the inputs, takes them through all steps and writes the outputs. One bad document never stops a run: it is
     * counted, and reported in {@code failed.jsonl} of the output directory.
     *
     * @throws InputException if there is nothing to read
     * @throws OutputException if the results cannot be written
     * @throws InterruptedException if the calling thread is interrupted; nothing half-written then stands under its final
     *     name
     */
    public RunReport run(RunRequest request) throws InterruptedException {
        return engine.run(request);
    }

    /**
     * Takes documents through all steps in memory, as one corpus; reader and outputs take no part. With {@code run.isolation:
     * process} the steps run in a process of their own, which all calls share and which ends when this is closed, so that a
     * document cannot end, block or fill the calling program. Else they run in a thread that the call begins and ends; one in which a
     * step takes no notice of {@code run.document-timeout} is given up five seconds later.
     *
     * @param inputs the documents, each with text or with content for the extractor
     * @return the documents in the same order; more of them where an input holds several
     * @throws DocumentException if one of them fails, or takes too long
     * @throws PluginException if a process cannot be started
     * @throws InterruptedException if the calling thread is interrupted
     */
    public List<Document> process(List<Input> inputs) throws InterruptedException {
        return engine.process(inputs);
    }

    /** Takes one document that has its text through all steps in memory; see {@link #process(List)}. */
    public Document process(Document document) throws InterruptedException {
        return process(List.of(Input.complete(document))).get(0);
    }

    /** Takes the bytes of one file through all steps in memory; see {@link #process(List)}. */
    public List<Document> process(Document seed, byte[] content) throws InterruptedException {
        return process(List.of(new Input(seed, () -> new ByteArrayInputStream(content))));
    }

    /** Waits for calls under way in other threads, then closes every component once. Not for use by a listener. */
    @Override
    public void close() {
        engine.close();
    }
}

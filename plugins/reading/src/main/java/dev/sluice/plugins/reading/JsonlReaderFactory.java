package dev.sluice.plugins.reading;

import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Layer;
import dev.sluice.api.Reader;
import dev.sluice.api.SluiceComponent;
import java.util.List;

/**
 * Makes the reader {@code jsonl}, which reads corpora: files in which each line is the JSON record of one document with
 * its text. Thread-safe.
 *
 * @since 0.1
 */
@SluiceComponent(
        name = "jsonl",
        summary = "Reads corpora in which each line is the JSON record of one document with its text.",
        yields = {Layer.TEXT, Layer.DATE, Layer.TIMEX, Layer.MENTION, Layer.LINK})
public final class JsonlReaderFactory implements ComponentFactory<JsonlConfig> {
    private static final List<String> CORPORA =
            List.of("**/*.jsonl", "**/*.ndjson", "**/*.jsonl.gz", "**/*.ndjson.gz", "**/*.json", "**/*.json.gz");

    /** Makes the factory. */
    public JsonlReaderFactory() {}

    @Override
    public Reader create(JsonlConfig config, ComponentContext context) {
        RecordFields fields = new RecordFields(config.textField(), config.idField(), config.dateField());
        PathFilter filter = new PathFilter(CORPORA, List.of());
        return new FilesReader(
                config.paths(),
                context::resolve,
                new FileInputs(
                        filter, false, new Unpacking(FilesConfig.Format.JSONL, false, config.maxBytes(), fields)),
                () -> System.in);
    }
}

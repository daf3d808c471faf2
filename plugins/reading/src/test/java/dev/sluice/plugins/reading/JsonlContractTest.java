package dev.sluice.plugins.reading;

import dev.sluice.api.ComponentFactory;
import dev.sluice.testkit.ReaderContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class JsonlContractTest extends ReaderContract<JsonlConfig> {
    @Override
    protected ComponentFactory<JsonlConfig> factory() {
        return new JsonlReaderFactory();
    }

    @Override
    protected JsonlConfig config() {
        return new JsonlConfig(List.of("corpus.jsonl"), "text", "id", "date", 100_000_000);
    }

    /** The configuration says what to read. */
    @Override
    protected List<String> inputs(Path directory) throws IOException {
        Files.writeString(
                directory.resolve("corpus.jsonl"),
                "{\"id\":\"one\",\"text\":\"One.\"}\n\n{\"text\":\"Two.\",\"date\":\"2020-06-12\"}\n{\"text\":3}\n");
        return List.of();
    }
}

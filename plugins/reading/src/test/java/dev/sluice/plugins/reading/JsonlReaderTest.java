package dev.sluice.plugins.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate;
import dev.sluice.api.Input;
import dev.sluice.api.Reader;
import dev.sluice.testkit.TestContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonlReaderTest {
    @TempDir
    private Path directory = Path.of("");

    @Test
    void readsFieldsUnderOtherNames() throws Exception {
        JsonlConfig config = new JsonlConfig(List.of("corpus.json"), "body", "key", "day", 1_000_000);
        Document document = read(
                        config, "{\"key\":12,\"body\":\"They met.\",\"day\":\"2020-06-12\",\"title\":\"Talks\"}")
                .get(0);
        assertThat(document.id()).isEqualTo("12");
        assertThat(document.text()).isEqualTo("They met.");
        assertThat(document.metadata().title()).contains("Talks");
        assertThat(document.date(DocumentDate.Role.PUBLISHED)).isPresent();
    }

    @Test
    void readsTextsBeyondTheUsualLimitOfJson() throws Exception {
        JsonlConfig config = new JsonlConfig(List.of("corpus.json"), "text", "id", "date", 100_000_000);
        String text = "x".repeat(20_000_100);
        assertThat(read(config, "{\"id\":\"a\",\"text\":\"" + text + "\"}")
                        .get(0)
                        .text())
                .hasSize(20_000_100);
    }

    private List<Document> read(JsonlConfig config, String lines) throws Exception {
        Files.writeString(directory.resolve("corpus.json"), lines, StandardCharsets.UTF_8);
        Reader reader =
                new JsonlReaderFactory().create(config, TestContext.create().in(directory));
        try (Stream<Input> inputs = reader.read(List.of(), TestContext.create())) {
            return inputs.map(Input::seed).toList();
        }
    }
}

package dev.sluice.plugins.onnx;

import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Document;
import dev.sluice.testkit.AnnotatorContract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class OnnxContractTest extends AnnotatorContract<OnnxConfig> {
    @TempDir
    private static Path directory;

    @BeforeAll
    static void write() throws IOException {
        new TinyModel("O", "B-PER", "I-PER")
                .piece("Orla", "B-PER")
                .piece("Tveitdal", "I-PER")
                .write(directory);
    }

    @Override
    protected ComponentFactory<OnnxConfig> factory() {
        return new OnnxFactory();
    }

    @Override
    protected OnnxConfig config() {
        return new OnnxConfig(
                directory.resolve("model.onnx").toString(),
                directory.resolve("tokenizer.json").toString(),
                List.of("O", "B-PER", "I-PER"),
                Map.of(),
                512,
                128,
                1,
                0);
    }

    @Override
    protected List<Document> documents() {
        return List.of(
                Document.of("a.txt", "The ferry brought Orla Tveitdal home."),
                Document.of("b.txt", "Orla met nobody."));
    }
}

package dev.sluice.plugins.extraction;

import dev.sluice.api.Document;
import dev.sluice.api.Extractor;
import dev.sluice.api.Input;
import dev.sluice.api.Source;
import dev.sluice.api.StepException;
import dev.sluice.testkit.TestContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs the extractor without a host. */
final class Contexts {
    private static final Extractor EXTRACTOR = extractor(config(5_000_000, true));

    private Contexts() {}

    /** Returns the language that the step after extraction tells. */
    static Optional<String> language(Document document) throws StepException, InterruptedException {
        LanguageConfig config = new LanguageConfig(List.of(), Optional.empty(), 150, 0.9);
        return new LanguageFactory()
                .create(config, TestContext.create())
                .annotate(document, TestContext.create())
                .metadata()
                .language();
    }

    static Extractor extractor(ExtractConfig config) {
        return new ExtractFactory().create(config, TestContext.create());
    }

    static Document extract(String name, byte[] content) throws StepException, InterruptedException {
        return extract(EXTRACTOR, name, content);
    }

    static Document extract(String name, String content) throws StepException, InterruptedException {
        return extract(name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the options with their defaults but for two. */
    static ExtractConfig config(int maxChars, boolean keepFurniture) {
        return new ExtractConfig(maxChars, keepFurniture, ExtractConfig.Mode.BALANCED, false, true, false, true, false);
    }

    static Document extract(Extractor extractor, String name, byte[] content)
            throws StepException, InterruptedException {
        Document seed = Document.of(name, Source.of(name).withMediaType(promised(name)));
        List<Input> documents = extractor.extract(seed, content, TestContext.create());
        return documents.get(0).seed();
    }

    /** Returns what a reader would promise by the name. */
    private static @Nullable String promised(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "html" -> "text/html";
            case "txt" -> "text/plain";
            case "md" -> "text/markdown";
            case "eml" -> "message/rfc822";
            case "pdf" -> "application/pdf";
            case "xml" -> "application/xml";
            case "docx" -> "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
            default -> null;
        };
    }
}

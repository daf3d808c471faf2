package dev.sluice.plugins.extraction;

import dev.sluice.api.ComponentContext;
import dev.sluice.api.Document;
import dev.sluice.api.Extractor;
import dev.sluice.api.Source;
import dev.sluice.api.StepContext;
import dev.sluice.api.StepException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What components need to run without a host. */
final class Contexts {
    static final StepContext STEP = new StepContext() {
        @Override
        public String step() {
            return "test";
        }

        @Override
        public Logger log() {
            return LoggerFactory.getLogger(Contexts.class);
        }

        @Override
        public void checkpoint() {}
    };

    private static final Extractor EXTRACTOR = extractor(new ExtractConfig(5_000_000, true, Optional.empty()));

    private Contexts() {}

    static ComponentContext component(Path directory) {
        return new ComponentContext() {
            @Override
            public String step() {
                return "test";
            }

            @Override
            public Logger log() {
                return STEP.log();
            }

            @Override
            public Path resolve(String path) {
                return directory.resolve(path);
            }

            @Override
            public Path pluginDirectory() {
                return directory;
            }
        };
    }

    static Extractor extractor(ExtractConfig config) {
        return new ExtractFactory().create(config, component(Path.of(".")));
    }

    static Document extract(String name, byte[] content) throws StepException, InterruptedException {
        return extract(EXTRACTOR, name, content);
    }

    static Document extract(String name, String content) throws StepException, InterruptedException {
        return extract(name, content.getBytes(StandardCharsets.UTF_8));
    }

    static Document extract(Extractor extractor, String name, byte[] content)
            throws StepException, InterruptedException {
        Document seed = Document.of(name, Source.of(name).withMediaType(MediaTypes.byName(name)));
        List<Document> documents = extractor.extract(seed, content, STEP);
        return documents.get(0);
    }
}

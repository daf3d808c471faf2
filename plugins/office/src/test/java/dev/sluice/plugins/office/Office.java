package dev.sluice.plugins.office;

import dev.sluice.api.Document;
import dev.sluice.api.Extractor;
import dev.sluice.api.Input;
import dev.sluice.api.Source;
import dev.sluice.api.StepException;
import dev.sluice.testkit.TestContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs the extractor without a host. */
final class Office {
    static final OfficeConfig DEFAULTS = new OfficeConfig(5_000_000, true, false, true, true);
    private static final Extractor EXTRACTOR = extractor(DEFAULTS);

    private Office() {}

    static Extractor extractor(OfficeConfig config) {
        return new OfficeFactory().create(config, TestContext.create());
    }

    /** Returns the document itself, without its parts. */
    static Document extract(String name, byte[] content) throws StepException, InterruptedException {
        return all(name, content).get(0).seed();
    }

    static Document extract(String name, String content) throws StepException, InterruptedException {
        return extract(name, content.getBytes(StandardCharsets.UTF_8));
    }

    static Document extract(OfficeConfig config, String name, byte[] content)
            throws StepException, InterruptedException {
        return extractor(config)
                .extract(seed(name, null), content, TestContext.create())
                .get(0)
                .seed();
    }

    static List<Input> all(String name, byte[] content) throws StepException, InterruptedException {
        return EXTRACTOR.extract(seed(name, null), content, TestContext.create());
    }

    static Document seed(String name, @Nullable String mediaType) {
        return Document.of(name, Source.of(name).withMediaType(mediaType));
    }
}

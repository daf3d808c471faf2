package dev.sluice.plugins.extraction;

import dev.sluice.api.Annotator;
import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Layer;
import dev.sluice.api.SluiceComponent;
import java.util.Locale;

/**
 * Makes the annotator {@code language}, which tells the language of each document by its words and sets it in the
 * metadata. What the page states is kept where the words are too few. Thread-safe.
 *
 * @since 0.1
 */
@SluiceComponent(
        name = "language",
        summary =
                "Tells the language of each document by its words, and by what its page states where they are too few.",
        needs = Layer.TEXT,
        yields = Layer.TEXT)
public final class LanguageFactory implements ComponentFactory<LanguageConfig> {
    /** Makes the factory. */
    public LanguageFactory() {}

    @Override
    public Annotator create(LanguageConfig config, ComponentContext context) {
        config.given().ifPresent(tag -> check("given", tag));
        for (String tag : config.languages()) {
            check("languages", tag);
            if (!LanguageDetection.knows(tag)) {
                throw new IllegalArgumentException("languages: '" + tag + "' cannot be told; known are "
                        + String.join(" ", LanguageDetection.known()));
            }
        }
        return new LanguageAnnotator(config);
    }

    private static void check(String option, String tag) {
        if (Locale.forLanguageTag(tag).getLanguage().isEmpty()) {
            throw new IllegalArgumentException(
                    option + ": '" + tag + "' is not a BCP 47 tag; write for example en, de or pt-BR");
        }
    }
}

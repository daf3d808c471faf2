package dev.sluice.plugins.dating;

import dev.sluice.api.Annotator;
import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Layer;
import dev.sluice.api.SluiceComponent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The component {@code timex}: finds the temporal expressions of a text (TIMEX3) and says which days they mean, counted from
 * the day the document was published. Where that day is not known, values stay as exact as is honest, such as {@code
 * XXXX-WXX-5} for "Friday", and name no days. Safe for use by several threads.
 *
 * @since 0.1
 */
@SluiceComponent(
        name = "timex",
        summary = "Finds temporal expressions in the text and says which days they mean.",
        needs = Layer.TEXT,
        uses = Layer.DATE,
        yields = Layer.TIMEX,
        languages = {"en", "de", "fr", "es", "it"})
public final class TimexFactory implements ComponentFactory<TimexConfig> {
    /** Makes the factory; for the host. */
    public TimexFactory() {}

    /**
     * Makes the annotator.
     *
     * @throws IllegalArgumentException if no language is named, or one there are no data for, or the file of the user's own
     *     expressions, or that of the corrections, cannot be read or has a fault
     */
    @Override
    public Annotator create(TimexConfig config, ComponentContext context) {
        List<Language> languages = new ArrayList<>();
        List<DataFile.Row> own = config.lexicon()
                .map(name -> ownRows(name, context.resolve(name)))
                .orElse(List.of());
        for (String tag : config.languages()) {
            Language language = Language.of(tag);
            languages.add(
                    own.isEmpty()
                            ? language
                            : LanguageReader.read(
                                    language.tag(), own, config.lexicon().orElse("")));
        }
        if (languages.isEmpty()) {
            throw new IllegalArgumentException(
                    "languages: the list is empty; name at least one of " + String.join(", ", Language.AVAILABLE));
        }
        return new CorrectedTimex(
                new TimexAnnotator(List.copyOf(languages), config),
                DateCorrections.read(config.corrections().map(context::resolve)));
    }

    private static List<DataFile.Row> ownRows(String name, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return DataFile.rows(in, "lexicon: " + name, LanguageReader.COLUMNS);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "lexicon: the file '" + name + "' cannot be read ("
                            + e.getClass().getSimpleName() + "); a path is relative to the pipeline file",
                    e);
        }
    }
}

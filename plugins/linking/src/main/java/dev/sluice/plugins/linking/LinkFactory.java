package dev.sluice.plugins.linking;

import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.EntityLinker;
import dev.sluice.api.Layer;
import dev.sluice.api.SluiceComponent;

/**
 * Makes the component {@code link}, which finds the names of a text and says who is meant. Safe for use by
 * several threads, and so are the components it makes.
 *
 * @since 0.1
 */
@SluiceComponent(
        name = "link",
        summary = "Finds names in texts of seven languages and links them to entities of a knowledge base.",
        needs = Layer.TEXT,
        uses = {Layer.DATE, Layer.MENTION},
        yields = {Layer.MENTION, Layer.LINK},
        languages = {"en", "de", "es", "fr", "it", "nl", "pt"})
public final class LinkFactory implements ComponentFactory<LinkConfig> {
    /** The value of the option {@code knowledge-base} that stands for what ships with the plugin. */
    static final String STARTER = KnowledgeBases.STARTER;

    /**
     * Makes a linker.
     *
     * @throws IllegalArgumentException if a knowledge base cannot be read; the message names file and line
     */
    @Override
    public EntityLinker create(LinkConfig config, ComponentContext context) {
        if (config.knowledgeBase().isEmpty()) {
            throw new IllegalArgumentException(
                    "knowledge-base is empty: give '" + STARTER + "', or the path of a table of your own");
        }
        Words words = Words.load();
        KnowledgeBase base =
                KnowledgeBases.open(config.knowledgeBase(), context::resolve, context.pluginDirectory(), words);
        return new GazetteerLinker(base, words, config.nil(), config.minScore());
    }
}

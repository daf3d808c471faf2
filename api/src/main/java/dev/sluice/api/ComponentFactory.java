package dev.sluice.api;

import org.pf4j.ExtensionPoint;

/**
 * The one extension point of Sluice: makes components of one kind from a configuration record. Its class is public, has a
 * public constructor without parameters, and carries {@link SluiceComponent}.
 *
 * <pre>{@code
 * @SluiceComponent(name = "shout", summary = "Marks words in capitals.", needs = Layer.TEXT, yields = "shout")
 * public final class ShoutFactory implements ComponentFactory<ShoutConfig> {
 *     public Annotator create(ShoutConfig config, ComponentContext context) {
 *         return new ShoutAnnotator(config.minLength());
 *     }
 * }
 * }</pre>
 *
 * <p>The declared return type of {@code create} says what kind of component it is: {@link Reader}, {@link Extractor},
 * {@link Annotator}, {@link Dater}, {@link EntityLinker}, {@link CorpusAnnotator}, {@link Exporter}, or {@link Tool} for a
 * command outside of pipelines.
 *
 * @param <C> the configuration, a record whose components carry {@link Option}
 * @since 0.1
 */
public interface ComponentFactory<C extends Record> extends ExtensionPoint {
    /**
     * Makes a component. Called once for each place in a pipeline, by one thread.
     *
     * @param config the options, already checked against their declaration
     * @param context the step it is made for
     * @throws IllegalArgumentException if options do not fit together or name something that does not exist; the message
     *     is shown to the user with the place in the pipeline file
     * @throws Exception if the component cannot be made for another reason; the pipeline then does not start
     */
    Component create(C config, ComponentContext context) throws Exception;
}

package dev.sluice.api;

import java.nio.file.Path;
import org.slf4j.Logger;

/**
 * What a factory may ask of the host while it makes a component.
 *
 * @since 0.1
 */
public interface ComponentContext {
    /** Returns the id of the step the component is made for. */
    String step();

    /** Returns the log of the step. */
    Logger log();

    /**
     * Returns the file that a path in the configuration means: relative to the pipeline file, or to the working directory
     * for a pipeline without file. Whether it exists is not checked.
     */
    Path resolve(String path);

    /** Returns the directory the plugin is installed in, which may be read-only. */
    Path pluginDirectory();
}

package dev.sluice.api.internal;

import dev.sluice.api.Component;
import dev.sluice.api.ComponentContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** How the test kit has the plugin of a module loaded by the host, which provides this as a service. */
public interface ModuleHost {
    /**
     * Loads a plugin that was compiled and not yet packaged, as if it were installed. What the host throws is unchecked, and
     * says what it would say to a user who installs the plugin.
     *
     * @param properties its {@code plugin.properties}, filled in
     * @param classes the folder of its classes and resources
     * @param libraries what its package will hold besides: jars, or folders of classes
     * @throws IOException if something cannot be read, or be copied to where it is loaded from
     */
    LoadedModule load(Path properties, Path classes, List<Path> libraries) throws IOException;

    /** A plugin that the host has loaded. Used by one thread. */
    interface LoadedModule extends AutoCloseable {
        /** Returns the names of its components, sorted. */
        List<String> components();

        /**
         * Makes a component. Its calls go to the plugin as those of the host do.
         *
         * @param name one of {@link #components()}
         * @param options its options as they would stand in a pipeline file
         * @param context what it sees of the host; its plugin directory is that of the loaded plugin
         */
        Component create(String name, String options, ComponentContext context);

        /** Closes the components, unloads the plugin and removes what was copied. */
        @Override
        void close() throws IOException;

        /**
         * Tells, after it was closed, whether the classes of the plugin are gone from memory; false if something still holds them
         * after some seconds.
         */
        boolean isCollected();
    }
}

package dev.sluice.testkit;

import dev.sluice.api.Component;
import dev.sluice.api.internal.ModuleHost.LoadedModule;
import java.util.List;

/**
 * The plugin of the module that is tested, as Sluice loads it: by a class loader that gives it its own classes, its libraries, the
 * JDK and what the host lends, and nothing else of the class path of the tests. A {@link PluginTest} gets one. Used by one thread.
 *
 * @since 0.1
 */
public final class LoadedPlugin {
    private final LoadedModule module;

    LoadedPlugin(LoadedModule module) {
        this.module = module;
    }

    /** Returns the names of its components, sorted. */
    public List<String> components() {
        return module.components();
    }

    /**
     * Makes a component whose options all have defaults.
     *
     * @see #create(Class, String, String)
     */
    public <K extends Component> K create(Class<K> kind, String name) {
        return create(kind, name, "{}");
    }

    /**
     * Makes a component. Its calls go to the plugin as those of the host do: with the plugin's class loader as the context of the
     * thread, and a class that is missing is named as a run would name it. It is closed after the last test of the class.
     *
     * @param kind what it must be, such as {@code Annotator.class}
     * @param name its name in pipeline files
     * @param options its options as they stand in a pipeline file, such as {@code words: [one, two]}
     * @throws AssertionError if the plugin has no such component, or it is of another kind
     */
    public <K extends Component> K create(Class<K> kind, String name, String options) {
        if (!components().contains(name)) {
            throw new AssertionError("the plugin has no component '" + name + "'; it has " + components());
        }
        Component component = module.create(name, options, TestContext.create());
        if (!kind.isInstance(component)) {
            throw new AssertionError("'" + name + "' is no " + kind.getSimpleName());
        }
        return kind.cast(component);
    }
}

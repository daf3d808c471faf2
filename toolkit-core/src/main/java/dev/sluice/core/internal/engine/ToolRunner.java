package dev.sluice.core.internal.engine;

import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Tool;
import dev.sluice.api.ToolContext;
import dev.sluice.core.ConfigurationException;
import dev.sluice.core.PluginException;
import dev.sluice.core.internal.config.RecordBinder;
import dev.sluice.core.internal.config.StepSpec;
import dev.sluice.core.internal.plugin.ContextLoader;
import dev.sluice.core.internal.plugin.LoadedComponent;
import dev.sluice.core.internal.plugin.PluginCatalog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the tools of plugins. Stateless and thread-safe. */
public final class ToolRunner {
    private ToolRunner() {}

    /**
     * Makes a tool, runs it and closes it.
     *
     * @throws ConfigurationException if the tool refuses its options
     * @throws PluginException if it cannot be made, or fails where it must not
     * @throws IllegalArgumentException if its arguments are wrong
     * @throws IOException if something cannot be read or written
     * @throws InterruptedException if the user asked to end
     */
    public static void run(PluginCatalog catalog, StepSpec spec, List<String> arguments, ToolContext context)
            throws IOException, InterruptedException {
        LoadedComponent loaded = catalog.load(spec.component());
        Record config = RecordBinder.bind(loaded.configType(), spec);
        try {
            ContextLoader.call(loaded.loader(), () -> {
                try (Tool tool = tool(loaded.factory(), config, new Context(spec.id(), loaded, context))) {
                    tool.run(arguments, context);
                }
                return spec;
            });
        } catch (IOException | InterruptedException | RuntimeException e) {
            throw e;
        } catch (LinkageError e) {
            throw PluginCatalog.explain(spec.component(), e);
        } catch (Exception e) {
            String plugin = spec.component().plugin() + "@" + spec.component().version();
            throw new PluginException(plugin, "tool '" + spec.id() + "' of plugin " + plugin + " failed: " + e, e);
        }
    }

    /** The binder made the record of the very type that the factory declares. */
    @SuppressWarnings("unchecked")
    private static Tool tool(ComponentFactory<?> factory, Record config, ComponentContext context) throws Exception {
        try {
            return (Tool) ((ComponentFactory<Record>) factory).create(config, context);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(context.step() + ": " + e.getMessage());
        }
    }

    private record Context(String step, LoadedComponent loaded, ToolContext tools) implements ComponentContext {
        @Override
        public Logger log() {
            return LoggerFactory.getLogger("sluice.tool." + step);
        }

        @Override
        public Path resolve(String path) {
            return tools.resolve(path);
        }

        @Override
        public Path pluginDirectory() {
            return loaded.pluginDirectory();
        }
    }
}

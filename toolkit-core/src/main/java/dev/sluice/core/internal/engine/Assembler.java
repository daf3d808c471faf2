package dev.sluice.core.internal.engine;

import dev.sluice.api.Component;
import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.core.ConfigurationException;
import dev.sluice.core.Finding;
import dev.sluice.core.PluginException;
import dev.sluice.core.internal.config.PipelineSpec;
import dev.sluice.core.internal.config.Position;
import dev.sluice.core.internal.config.RecordBinder;
import dev.sluice.core.internal.config.StepSpec;
import dev.sluice.core.internal.plugin.ContextLoader;
import dev.sluice.core.internal.plugin.LoadedComponent;
import dev.sluice.core.internal.plugin.OwnCode;
import dev.sluice.core.internal.plugin.PluginCatalog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the components of a pipeline. Used by one thread. */
public final class Assembler {
    private final PluginCatalog catalog;
    private final Path baseDirectory;
    private final List<Step> made = new ArrayList<>();

    /**
     * Makes an assembler.
     *
     * @param catalog where the plugins come from
     * @param baseDirectory what relative paths in options are relative to
     */
    public Assembler(PluginCatalog catalog, Path baseDirectory) {
        this.catalog = catalog;
        this.baseDirectory = baseDirectory;
    }

    /**
     * Makes all components, or none: what was made before a fault is closed again.
     *
     * @throws ConfigurationException if a component refuses its options
     * @throws PluginException if a component cannot be made
     */
    public Engine assemble(PipelineSpec spec) {
        return assemble(spec, null);
    }

    /**
     * Makes all components, or none, of a pipeline whose steps run in worker processes. One is started before, so that it begins
     * while the components are made.
     *
     * @param setup what these are made from; null if the steps run in this process
     */
    public Engine assemble(PipelineSpec spec, @Nullable WorkerSetup setup) {
        WorkerPools workers =
                setup == null ? null : new WorkerPools(setup, spec.run().threads());
        try {
            Step reader = make(spec.input());
            List<Step> steps = spec.steps().stream().map(this::make).toList();
            List<Step> outputs = spec.outputs().stream().map(this::make).toList();
            return new Engine(spec.name(), Chain.of(reader, steps, outputs), spec.run(), List.copyOf(made), workers);
        } catch (RuntimeException e) {
            if (workers != null) {
                workers.close();
            }
            Engine.close(made);
            throw e;
        }
    }

    private Step make(StepSpec spec) {
        LoadedComponent loaded = catalog.load(spec.component());
        Logger log = LoggerFactory.getLogger("sluice.step." + spec.id());
        Record config = RecordBinder.bind(loaded.configType(), spec);
        Origin origin = new Origin(spec.options(), loaded.pluginDirectory());
        try {
            Context context = new Context(spec.id(), log, loaded.pluginDirectory(), origin);
            Component component = ContextLoader.call(loaded.loader(), () -> create(loaded.factory(), config, context));
            Step step = new Step(spec.id(), spec.component(), component, loaded.loader(), log, origin);
            made.add(step);
            return step;
        } catch (IllegalArgumentException e) {
            throw refused(spec, e);
        } catch (LinkageError e) {
            throw PluginCatalog.explain(spec.component(), e);
        } catch (Exception e) {
            String plugin = spec.component().plugin() + "@" + spec.component().version();
            throw new PluginException(
                    plugin,
                    "component '" + spec.component().name() + "' of plugin " + plugin + " cannot be made: " + e
                            + OwnCode.place(spec.component(), e),
                    e);
        }
    }

    /** The binder made the record of the very type that the factory declares. */
    @SuppressWarnings("unchecked")
    private static Component create(ComponentFactory<?> factory, Record config, ComponentContext context)
            throws Exception {
        return Objects.requireNonNull(
                ((ComponentFactory<Record>) factory).create(config, context),
                () -> "its factory " + factory.getClass().getName() + " returned null; return a component");
    }

    private static ConfigurationException refused(StepSpec spec, IllegalArgumentException e) {
        Position place = spec.position();
        return new ConfigurationException(List.of(new Finding(
                Finding.Severity.ERROR,
                "refused",
                place.file(),
                place.line(),
                place.column(),
                "",
                "step '" + spec.id() + "' refuses its options: " + e.getMessage(),
                "")));
    }

    private final class Context implements ComponentContext {
        private final String step;
        private final Logger log;
        private final Path pluginDirectory;
        private final Origin origin;

        Context(String step, Logger log, Path pluginDirectory, Origin origin) {
            this.step = step;
            this.log = log;
            this.pluginDirectory = pluginDirectory;
            this.origin = origin;
        }

        @Override
        public String step() {
            return step;
        }

        @Override
        public Logger log() {
            return log;
        }

        @Override
        public Path resolve(String path) {
            Path file = baseDirectory.resolve(path);
            origin.asked(file);
            return file;
        }

        @Override
        public Path pluginDirectory() {
            return pluginDirectory;
        }
    }
}

package dev.sluice.core;

import dev.sluice.api.ToolContext;
import dev.sluice.core.internal.PipelineFiles;
import dev.sluice.core.internal.PipelineFiles.PipelineText;
import dev.sluice.core.internal.PipelineInfos;
import dev.sluice.core.internal.config.ComponentLookup;
import dev.sluice.core.internal.config.LintResult;
import dev.sluice.core.internal.config.PipelineLinter;
import dev.sluice.core.internal.config.PipelineSchema;
import dev.sluice.core.internal.config.PipelineSpec;
import dev.sluice.core.internal.config.ToolOptions;
import dev.sluice.core.internal.engine.Assembler;
import dev.sluice.core.internal.engine.ToolRunner;
import dev.sluice.core.internal.engine.WorkerSetup;
import dev.sluice.core.internal.manage.ClassPathPlugins;
import dev.sluice.core.internal.plugin.HiddenComponent;
import dev.sluice.core.internal.plugin.PluginCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The door to Sluice for programs: the plugins of one or more directories, and the pipelines that use them. Opening it
 * reads declarations only; a plugin's classes are loaded when a pipeline needs them. Safe for use by several threads; it
 * keeps no static state, so several may live side by side. Close pipelines before the toolkit they come from.
 *
 * <pre>{@code
 * try (Toolkit toolkit = Toolkit.open(Path.of("sluice"));
 *         Pipeline news = toolkit.pipeline("news")) {
 *     RunReport report = news.run(RunRequest.of("pages").into(Path.of("out")));
 *     System.out.println(report.documents() + " documents, " + report.failed() + " failed");
 * }
 * }</pre>
 *
 * @since 0.1
 */
public final class Toolkit implements AutoCloseable {
    private final List<Path> plugins;
    private final PluginCatalog catalog;
    private final PipelineFiles files;
    private final @Nullable ClassPathPlugins laidOut;
    private final boolean isolates;

    private Toolkit(List<Path> plugins, List<Path> pipelines, @Nullable ClassPathPlugins laidOut) {
        this(plugins, PluginCatalog.scan(plugins), new PipelineFiles(pipelines), laidOut, false);
    }

    private Toolkit(
            List<Path> plugins,
            PluginCatalog catalog,
            PipelineFiles files,
            @Nullable ClassPathPlugins laidOut,
            boolean isolates) {
        this.plugins = List.copyOf(plugins);
        this.catalog = catalog;
        this.files = files;
        this.laidOut = laidOut;
        this.isolates = isolates;
    }

    /**
     * Opens an unpacked distribution: its folders {@code plugins} and {@code pipelines}.
     *
     * @throws ConfigurationException if it is none
     */
    public static Toolkit open(Path home) {
        if (!Files.isDirectory(home.resolve("plugins"))) {
            throw new ConfigurationException(
                    home + " is no unpacked distribution of Sluice: it has no folder 'plugins'");
        }
        return open(List.of(home.resolve("plugins")), List.of(home.resolve("pipelines")));
    }

    /**
     * Opens plugins and pipelines from any folders.
     *
     * @param plugins folders that hold one folder a plugin; one that does not exist holds none
     * @param pipelines folders of pipeline files that can be used by name; the first that has a name wins
     */
    public static Toolkit open(List<Path> plugins, List<Path> pipelines) {
        return new Toolkit(plugins, pipelines, null);
    }

    /**
     * Opens plugins that are dependencies of a program. They are loaded as those of folders are, apart from the program and from
     * each other; each gets a copy of every library of the class path, since nothing tells which are its own. Its id and version
     * are those in the name of its jar, without {@code -plugin}. Jars within jars are not seen.
     *
     * @param classPath jars and folders of classes, as in {@code System.getProperty("java.class.path")}
     * @param pipelines folders of pipeline files that can be used by name; the first that has a name wins
     * @throws InputException if the class path cannot be read
     */
    public static Toolkit openClassPath(String classPath, List<Path> pipelines) {
        return openClassPath(classPath, List.of(), pipelines);
    }

    /**
     * Opens plugins that are dependencies of a program, and others from folders, such as the shipped ones.
     *
     * @param classPath jars and folders of classes, as in {@code System.getProperty("java.class.path")}
     * @param plugins folders that hold one folder a plugin; a plugin of the class path comes before one of the same id
     * @param pipelines folders of pipeline files that can be used by name; the first that has a name wins
     * @throws InputException if the class path cannot be read
     */
    public static Toolkit openClassPath(String classPath, List<Path> plugins, List<Path> pipelines) {
        try {
            ClassPathPlugins laidOut = ClassPathPlugins.of(classPath);
            try {
                List<Path> folders = new ArrayList<>(List.of(laidOut.folder()));
                folders.addAll(plugins);
                return new Toolkit(folders, pipelines, laidOut);
            } catch (RuntimeException e) {
                laidOut.close();
                throw e;
            }
        } catch (IOException | InvalidPathException e) {
            throw new InputException("the plugins of the class path cannot be read: " + e, e);
        }
    }

    /**
     * Returns what takes the place of this toolkit, and is closed in its place: its pipelines run their steps in processes of their
     * own unless they say otherwise in {@code run.isolation}. A document that ends, fills or blocks such a process then costs
     * itself alone. A pipeline starts its process when it is made.
     */
    public Toolkit isolating() {
        return new Toolkit(plugins, catalog, files, laidOut, true);
    }

    /** Returns all plugins that were found, sorted by id, those that cannot be used with the reasons. */
    public List<PluginInfo> plugins() {
        return catalog.plugins();
    }

    /** Returns all components that pipelines can use, sorted by name. */
    public List<ComponentInfo> components() {
        return catalog.components().stream()
                .filter(component -> component.kind() != ComponentInfo.Kind.TOOL)
                .toList();
    }

    /** Returns the tools of all plugins, sorted by name. */
    public List<ComponentInfo> tools() {
        return catalog.components().stream()
                .filter(component -> component.kind() == ComponentInfo.Kind.TOOL)
                .toList();
    }

    /**
     * Runs a tool of a plugin.
     *
     * @param name the name of one of {@link #tools()}
     * @param options texts by name of the option; those of a list may also stand in one text with commas between
     * @param arguments what the tool works on
     * @param context where it reads and writes, and tells how it goes on
     * @throws ConfigurationException with everything that is wrong with the options
     * @throws PluginException if the plugin cannot be loaded or the tool cannot be made
     * @throws IllegalArgumentException if the arguments, or what they name, are wrong
     * @throws IOException if something cannot be read or written
     * @throws InterruptedException if the context asks to end
     */
    public void runTool(String name, Map<String, List<String>> options, List<String> arguments, ToolContext context)
            throws IOException, InterruptedException {
        ComponentInfo tool = tools().stream()
                .filter(component -> component.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ConfigurationException("there is no tool '" + name + "'"));
        ToolRunner.run(catalog, ToolOptions.check(tool, options), arguments, context);
    }

    /** Returns the names of the pipelines that can be used by name, sorted. */
    public List<String> pipelines() {
        return files.names();
    }

    /** Returns the JSON Schema of pipeline files with these plugins, for editors. */
    public String schema() {
        return PipelineSchema.of(components());
    }

    /**
     * Returns everything that is wrong with a pipeline, in order of place, without loading a plugin class.
     *
     * @param pipeline the name of a pipeline or the path of its file
     * @param settings values that take the place of those in the file, such as {@code run.workers=4}
     * @throws ConfigurationException if there is no such pipeline
     */
    public List<Finding> lint(String pipeline, List<String> settings) {
        return check(files.read(pipeline), settings).findings();
    }

    /**
     * Returns a pipeline with every option resolved, without loading a plugin class.
     *
     * @throws ConfigurationException with everything that is wrong with it
     */
    public PipelineInfo explain(String pipeline, List<String> settings) {
        PipelineText text = files.read(pipeline);
        LintResult result = check(text, settings);
        return PipelineInfos.of(text.shownAs(), spec(result), result.findings());
    }

    /** Makes a pipeline ready to work, as its file says; see {@link #pipeline(String, List)}. */
    public Pipeline pipeline(String pipeline) {
        return pipeline(pipeline, List.of());
    }

    /**
     * Makes a pipeline ready to work: checks it, loads its plugins and makes its components.
     *
     * @param pipeline the name of a pipeline or the path of its file
     * @param settings values that take the place of those in the file, such as {@code run.workers=4}
     * @throws ConfigurationException with everything that is wrong with it
     * @throws PluginException if a plugin cannot be loaded or a component cannot be made
     */
    public Pipeline pipeline(String pipeline, List<String> settings) {
        return make(files.read(pipeline), settings);
    }

    /**
     * Makes a pipeline ready to work that stands in no file.
     *
     * @param text what would stand in the file, input and output too, which {@link Pipeline#process} leaves alone; relative paths in
     *     it are relative to the working directory
     * @param settings values that take the place of those in the text, such as {@code run.workers=4}
     * @throws ConfigurationException with everything that is wrong with it
     * @throws PluginException if a plugin cannot be loaded or a component cannot be made
     */
    public Pipeline pipelineOf(String text, List<String> settings) {
        return make(new PipelineText("pipeline", text, Path.of("")), settings);
    }

    private Pipeline make(PipelineText text, List<String> settings) {
        LintResult result = check(text, settings);
        PipelineSpec spec = spec(result);
        WorkerSetup setup = spec.run().isIsolated(isolates)
                ? new WorkerSetup(plugins, text.shownAs(), text.text(), text.directory(), settings)
                : null;
        return new Pipeline(
                PipelineInfos.of(text.shownAs(), spec, result.findings()),
                new Assembler(catalog, text.directory()).assemble(spec, setup));
    }

    /** Without a pipeline there are errors among the findings; with one there are warnings alone. */
    private static PipelineSpec spec(LintResult result) {
        return result.spec().orElseThrow(() -> new ConfigurationException(result.findings()));
    }

    private LintResult check(PipelineText text, List<String> settings) {
        ComponentLookup lookup = new ComponentLookup() {
            @Override
            public Collection<ComponentInfo> components() {
                return Toolkit.this.components();
            }

            @Override
            public Map<String, PluginInfo> broken() {
                return catalog.broken();
            }

            @Override
            public Collection<String> hidden(String section, String name) {
                return catalog.hidden().stream()
                        .map(HiddenComponent::component)
                        .filter(component -> component.name().equals(name)
                                && component.kind().section().equals(section))
                        .map(ComponentInfo::plugin)
                        .toList();
            }
        };
        return new PipelineLinter(lookup).lint(text.shownAs(), text.text(), settings);
    }

    /** Unloads all plugins. */
    @Override
    public void close() {
        catalog.close();
        if (laidOut != null) {
            try {
                laidOut.close();
            } catch (IOException e) {
                throw new OutputException(
                        laidOut.folder().toString(), false, laidOut.folder() + " cannot be removed: " + e, e);
            }
        }
    }
}

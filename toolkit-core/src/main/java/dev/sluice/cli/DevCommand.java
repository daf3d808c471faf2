package dev.sluice.cli;

import dev.sluice.core.internal.manage.ProjectPlugin;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** Runs a pipeline with a plugin that is being written, anew with each change. */
final class DevCommand implements Command {
    private static final String PLUGIN = "plugin";
    private static final String ONCE = "once";
    private static final long PAUSE_MILLIS = 300;

    @Override
    public String name() {
        return "dev";
    }

    @Override
    public String summary() {
        return "Takes a sample through a pipeline whenever a plugin, the pipeline or the sample changes, and shows what is said otherwise";
    }

    @Override
    public String arguments() {
        return "PIPELINE SAMPLE...";
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Arguments.value("", PLUGIN, "DIR", "the project of the plugin (default: this folder)"))
                .addOption(Arguments.flag("", ONCE, "go through it once, and end"))
                .addOption(PipelineArguments.set());
    }

    @Override
    public List<String> examples() {
        return List.of(
                "sluice dev aircraft-types.yaml sample/sample.txt",
                "sluice dev aircraft-types.yaml page.html --plugin ../aircraft-types --once",
                "sluice dev aircraft-groups.yaml samples/");
    }

    @Override
    public ExitCode run(CommandLine line, Terminal terminal) throws InterruptedException {
        List<String> words = line.getArgList();
        if (words.size() < 2) {
            throw new UsageException(
                    "dev needs the name of a pipeline, or its file, and the files of a sample, or their"
                            + " folder: sluice dev " + arguments());
        }
        List<String> samples = words.subList(1, words.size());
        SampleFile.files(samples);
        Path folder = Arguments.path(PLUGIN, Arguments.single(line, PLUGIN).orElse("."));
        ProjectPlugin project = new ProjectPlugin(folder);
        DevLoop loop = new DevLoop(project, words.get(0), PipelineArguments.settings(line), samples, terminal);
        if (line.hasOption(ONCE)) {
            return loop.next() ? ExitCode.OK : ExitCode.FAILURES;
        }
        watch(loop, terminal);
        return ExitCode.OK;
    }

    /** A change counts when nothing changes any more: a compiler writes one file after the other. */
    private static void watch(DevLoop loop, Terminal terminal) throws InterruptedException {
        terminal.tell(
                "compile the plugin, by mvn compile or in an editor, or change the pipeline or the sample, to see what is said"
                        + " otherwise; Ctrl-C ends");
        Optional<String> shown = Optional.empty();
        Optional<String> last = Optional.empty();
        while (!Thread.currentThread().isInterrupted()) {
            Optional<String> now = loop.state();
            if (now.isPresent() && now.equals(last) && !now.equals(shown)) {
                loop.next();
                shown = now;
            }
            last = now;
            Thread.sleep(PAUSE_MILLIS);
        }
    }
}

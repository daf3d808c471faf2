package dev.sluice.cli;

import dev.sluice.core.internal.manage.PluginIndex;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** Makes the packages in a folder ready to be installed by their ids. */
final class PluginIndexCommand implements Command {
    @Override
    public String name() {
        return "plugin index";
    }

    @Override
    public String summary() {
        return "Writes index.json into a folder of packages, from which plugin install --index installs";
    }

    @Override
    public String arguments() {
        return "FOLDER";
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public List<String> examples() {
        return List.of("sluice plugin index packages");
    }

    @Override
    public ExitCode run(CommandLine line, Terminal terminal) {
        Path folder = Arguments.path("FOLDER", PluginArguments.single(line, this, "a folder of packages"));
        if (!Files.isDirectory(folder)) {
            throw new UsageException(folder + " is no folder; put the zips of plugins into one");
        }
        PluginIndex index = PluginIndex.write(folder, PluginArguments.folders(terminal));
        int count = index.entries().size();
        terminal.print("wrote " + folder.resolve(PluginIndex.FILE) + " with " + count
                + (count == 1 ? " package" : " packages"));
        return ExitCode.OK;
    }
}

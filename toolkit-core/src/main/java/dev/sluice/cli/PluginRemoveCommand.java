package dev.sluice.cli;

import dev.sluice.core.PluginInfo;
import dev.sluice.core.Toolkit;
import dev.sluice.core.internal.manage.PluginFolder;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** Removes an installed plugin. */
final class PluginRemoveCommand implements Command {
    @Override
    public String name() {
        return "plugin remove";
    }

    @Override
    public String summary() {
        return "Removes an installed plugin with all its files";
    }

    @Override
    public String arguments() {
        return "ID";
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public List<String> examples() {
        return List.of(
                "sluice plugin remove aircraft-types", "sluice --plugins my-plugins plugin remove aircraft-types");
    }

    @Override
    public ExitCode run(CommandLine line, Terminal terminal) {
        String id = PluginArguments.single(line, this, "the id of an installed plugin");
        Path target = PluginArguments.target(line, terminal);
        List<PluginInfo> plugins;
        try (Toolkit toolkit = Toolkit.open(List.of(target), List.of())) {
            plugins = toolkit.plugins();
        }
        PluginInfo plugin = plugins.stream()
                .filter(p -> p.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new UsageException(Arguments.unknown(
                        "plugin in " + target,
                        id,
                        plugins.stream().map(PluginInfo::id).toList())));
        Path folder =
                new PluginFolder(target).remove(plugin.directory().getFileName().toString());
        terminal.print("removed " + (id + " " + plugin.version()).strip() + " from " + folder);
        return ExitCode.OK;
    }
}

package dev.sluice.cli;

import dev.sluice.core.PluginInfo;
import dev.sluice.core.Toolkit;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** Lists plugins, broken ones too. */
final class PluginListCommand implements Command {
    @Override
    public String name() {
        return "plugin list";
    }

    @Override
    public String summary() {
        return "Lists the plugins that were found; for one that cannot be used, the cause and the cure";
    }

    @Override
    public String arguments() {
        return "";
    }

    @Override
    public Options options() {
        return new Options().addOption(Listing.json());
    }

    @Override
    public List<String> examples() {
        return List.of("sluice plugin list", "sluice --plugins my-plugins plugin list --json");
    }

    @Override
    public ExitCode run(CommandLine line, Terminal terminal) {
        PipelineArguments.none(line, this);
        try (Toolkit toolkit = PipelineArguments.toolkit(terminal)) {
            List<PluginInfo> plugins = toolkit.plugins();
            if (Listing.wantsJson(line)) {
                Listing.printJson(
                        terminal, plugins.stream().map(PluginArguments::tree).toList());
            } else {
                plugins.forEach(plugin -> terminal.print(text(plugin).stripTrailing()));
            }
            boolean isBroken = plugins.stream().anyMatch(plugin -> plugin.state() == PluginInfo.State.BROKEN);
            return isBroken ? ExitCode.PLUGIN : ExitCode.OK;
        }
    }

    private static String text(PluginInfo plugin) {
        StringBuilder out = new StringBuilder(plugin.id() + " " + plugin.version());
        out.append(plugin.state() == PluginInfo.State.BROKEN ? " BROKEN\n" : "\n");
        if (!plugin.description().isEmpty()) {
            out.append("  ").append(plugin.description()).append('\n');
        }
        if (!plugin.components().isEmpty()) {
            out.append("  components: ")
                    .append(String.join(", ", plugin.components()))
                    .append('\n');
        }
        out.append(PluginArguments.text(plugin.faults()));
        return out.toString();
    }
}

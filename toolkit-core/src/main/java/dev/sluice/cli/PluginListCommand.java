package dev.sluice.cli;

import dev.sluice.core.PluginInfo;
import dev.sluice.core.Toolkit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
                        terminal, plugins.stream().map(PluginListCommand::tree).toList());
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
        for (PluginInfo.Fault fault : plugin.faults()) {
            out.append("  ")
                    .append(fault.code())
                    .append(": ")
                    .append(fault.cause())
                    .append('\n');
            out.append("    cure: ").append(fault.cure()).append('\n');
        }
        return out.toString();
    }

    private static Map<String, Object> tree(PluginInfo plugin) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("id", plugin.id());
        out.put("version", plugin.version());
        out.put("description", plugin.description());
        out.put("directory", plugin.directory().toString());
        out.put("state", plugin.state().name());
        out.put("components", plugin.components());
        out.put("faults", plugin.faults().stream().map(PluginListCommand::tree).toList());
        return out;
    }

    private static Map<String, Object> tree(PluginInfo.Fault fault) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("code", fault.code());
        out.put("cause", fault.cause());
        out.put("cure", fault.cure());
        return out;
    }
}

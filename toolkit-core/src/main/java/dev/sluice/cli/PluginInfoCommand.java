package dev.sluice.cli;

import dev.sluice.core.ComponentInfo;
import dev.sluice.core.PluginInfo;
import dev.sluice.core.Toolkit;
import dev.sluice.core.internal.manage.PluginLock;
import dev.sluice.core.internal.manage.PluginVerdict;
import dev.sluice.core.internal.manage.PluginVerifier;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** Shows all that is known of an installed plugin. */
final class PluginInfoCommand implements Command {
    @Override
    public String name() {
        return "plugin info";
    }

    @Override
    public String summary() {
        return "Shows an installed plugin: components with their options, license, files with checksums, and state";
    }

    @Override
    public String arguments() {
        return "ID";
    }

    @Override
    public Options options() {
        return new Options().addOption(Listing.json());
    }

    @Override
    public List<String> examples() {
        return List.of("sluice plugin info dating", "sluice plugin info dating --json");
    }

    @Override
    public ExitCode run(CommandLine line, Terminal terminal) {
        String id = PluginArguments.single(line, this, "the id of an installed plugin");
        PluginInfo plugin;
        try (Toolkit toolkit = PipelineArguments.toolkit(terminal)) {
            plugin = PluginArguments.installed(id, toolkit);
        }
        PluginVerdict verdict = PluginVerifier.verify(plugin.directory(), PluginArguments.folders(terminal));
        PluginLock.Entry files = Objects.requireNonNullElse(
                PluginLock.of(List.of(plugin)).plugins().get(id), new PluginLock.Entry("", Map.of()));
        if (Listing.wantsJson(line)) {
            Map<String, Object> tree = PluginArguments.tree(verdict);
            tree.put(
                    "components",
                    verdict.components().stream().map(Listing::tree).toList());
            tree.put("files", files.files());
            Listing.printJson(terminal, tree);
        } else {
            terminal.print(text(verdict, files).stripTrailing());
        }
        return verdict.errors().isEmpty() ? ExitCode.OK : ExitCode.PLUGIN;
    }

    private static String text(PluginVerdict verdict, PluginLock.Entry files) {
        PluginInfo plugin = verdict.plugin();
        StringBuilder out = new StringBuilder(plugin.id() + " " + plugin.version() + "\n");
        out.append(plugin.description().isEmpty() ? "" : plugin.description() + "\n");
        out.append("\nstate: ").append(Listing.lower(plugin.state())).append('\n');
        out.append(PluginArguments.text(plugin.faults()));
        out.append("works with: Sluice ").append(verdict.requires()).append('\n');
        out.append("license: ")
                .append(verdict.license().isEmpty() ? "not said" : verdict.license())
                .append('\n');
        out.append("folder: ").append(plugin.directory()).append("\n\n");
        for (ComponentInfo component : verdict.components()) {
            out.append(Listing.text(component)).append('\n');
        }
        out.append("files, with the SHA-512 of each:\n");
        files.files()
                .forEach((name, digest) -> out.append("  ")
                        .append(name)
                        .append("\n    ")
                        .append(digest)
                        .append('\n'));
        return out.toString();
    }
}

package dev.sluice.cli;

import dev.sluice.core.InputException;
import dev.sluice.core.PluginInfo;
import dev.sluice.core.Toolkit;
import dev.sluice.core.internal.manage.PluginVerdict;
import dev.sluice.core.internal.manage.PluginVerifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** Looks closely at a plugin before it is given to others or installed. */
final class PluginVerifyCommand implements Command {
    @Override
    public String name() {
        return "plugin verify";
    }

    @Override
    public String summary() {
        return "Looks closely at a packaged or installed plugin: layout, declarations, libraries, every class and default";
    }

    @Override
    public String arguments() {
        return "ZIP|FOLDER|ID";
    }

    @Override
    public Options options() {
        return new Options().addOption(Listing.json());
    }

    @Override
    public List<String> examples() {
        return List.of(
                "sluice plugin verify target/aircraft-types-plugin-1.0.0.zip", "sluice plugin verify dating --json");
    }

    @Override
    public ExitCode run(CommandLine line, Terminal terminal) {
        String what = PluginArguments.single(line, this, "a package, a folder, or the id of an installed plugin");
        PluginVerdict verdict = PluginVerifier.verify(source(what, terminal), PluginArguments.folders(terminal));
        if (Listing.wantsJson(line)) {
            Listing.printJson(terminal, PluginArguments.tree(verdict));
        } else {
            PluginInfo plugin = verdict.plugin();
            String name = (plugin.id() + " " + plugin.version()).strip();
            String state =
                    verdict.isClean() ? " is sound" : verdict.errors().isEmpty() ? " works, but" : " CANNOT BE USED";
            terminal.print((name + state + "\n" + PluginArguments.text(plugin.faults())).stripTrailing());
        }
        return verdict.isClean() ? ExitCode.OK : ExitCode.PLUGIN;
    }

    /** A plain word is the id of an installed plugin; all else, and what no plugin is called, is a path. */
    private static Path source(String what, Terminal terminal) {
        Path path = Arguments.path("path", what);
        try (Toolkit toolkit = PipelineArguments.toolkit(terminal)) {
            Optional<Path> installed = toolkit.plugins().stream()
                    .filter(plugin -> plugin.id().equals(what))
                    .map(PluginInfo::directory)
                    .findFirst();
            if (installed.isPresent()) {
                return installed.get();
            }
            if (!Files.exists(path)) {
                boolean isPath = what.contains("/") || what.contains("\\") || what.contains(".");
                if (isPath) {
                    throw new InputException("there is no file or folder " + what + " to look at", null);
                }
                return PluginArguments.installed(what, toolkit).directory();
            }
        }
        PluginArguments.requireNoProject(path);
        return path;
    }
}

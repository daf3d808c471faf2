package dev.sluice.cli;

import dev.sluice.core.PluginInfo;
import dev.sluice.core.PluginInfo.Fault;
import dev.sluice.core.Toolkit;
import dev.sluice.core.internal.manage.PluginVerdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.cli.CommandLine;

/** What the commands share that manage plugins. */
final class PluginArguments {
    private PluginArguments() {}

    /** Returns the one argument of a command. */
    static String single(CommandLine line, Command command, String what) {
        if (line.getArgList().size() != 1) {
            String given =
                    line.getArgList().isEmpty() ? "" : " and no more, not " + String.join(" ", line.getArgList());
            throw new UsageException(command.name() + " needs " + what + given + ": sluice " + command.name() + " "
                    + command.arguments());
        }
        return line.getArgList().get(0);
    }

    /** Sees to it that a path is not a project, or the folder in which one is built: what is installed is the zip in there. */
    static void requireNoProject(Path path) {
        Path project = path.endsWith("target") ? path.resolveSibling("") : path;
        if (Files.exists(project.resolve("pom.xml"))) {
            throw new UsageException(path + " is the project of a plugin; build it by mvn verify, and name the zip in "
                    + project.resolve("target"));
        }
    }

    /** Returns the folders in which plugins are looked for, that of the distribution first. */
    static List<Path> folders(Terminal terminal) {
        List<Path> folders = new ArrayList<>();
        folders.add(terminal.home().resolve("plugins"));
        folders.addAll(terminal.pluginDirectories());
        return folders;
    }

    /** Returns the folder that is written: the one that {@code --plugins} names, or that of the distribution. */
    static Path target(CommandLine line, Terminal terminal) {
        List<Path> own = Arguments.plugins(line);
        if (!own.isEmpty()) {
            return own.get(0);
        }
        List<Path> before = terminal.pluginDirectories();
        return before.isEmpty() ? terminal.home().resolve("plugins") : before.get(0);
    }

    /** Returns the installed plugin with an id. */
    static PluginInfo installed(String id, Toolkit toolkit) {
        List<PluginInfo> plugins = toolkit.plugins();
        return plugins.stream()
                .filter(plugin -> plugin.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new UsageException(Arguments.unknown(
                        "plugin", id, plugins.stream().map(PluginInfo::id).toList())));
    }

    /** Returns faults for people, indented. */
    static String text(List<Fault> faults) {
        StringBuilder out = new StringBuilder();
        for (Fault fault : faults) {
            out.append("  ")
                    .append(fault.code())
                    .append(": ")
                    .append(fault.cause())
                    .append('\n');
            out.append("    cure: ").append(fault.cure()).append('\n');
        }
        return out.toString();
    }

    static Map<String, Object> tree(PluginInfo plugin) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("id", plugin.id());
        out.put("version", plugin.version());
        out.put("description", plugin.description());
        out.put("directory", plugin.directory().toString());
        out.put("state", plugin.state().name());
        out.put("components", plugin.components());
        out.put("faults", trees(plugin.faults()));
        return out;
    }

    static Map<String, Object> tree(PluginVerdict verdict) {
        Map<String, Object> out = tree(verdict.plugin());
        out.put("requires", verdict.requires());
        out.put("license", verdict.license());
        out.put("faults", trees(verdict.errors()));
        out.put("doubts", trees(verdict.doubts()));
        return out;
    }

    private static List<Map<String, Object>> trees(List<Fault> faults) {
        return faults.stream().map(PluginArguments::tree).toList();
    }

    private static Map<String, Object> tree(Fault fault) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("code", fault.code());
        out.put("cause", fault.cause());
        out.put("cure", fault.cure());
        return out;
    }
}

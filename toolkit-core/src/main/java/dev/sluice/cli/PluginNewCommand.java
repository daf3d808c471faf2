package dev.sluice.cli;

import dev.sluice.core.ComponentInfo;
import dev.sluice.core.PluginInfo;
import dev.sluice.core.Toolkit;
import dev.sluice.core.internal.project.ProjectName;
import dev.sluice.core.internal.project.ProjectTemplates;
import dev.sluice.core.internal.project.ProjectWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** Writes the project of a new plugin. */
final class PluginNewCommand implements Command {
    @Override
    public String name() {
        return "plugin new";
    }

    @Override
    public String summary() {
        return "Writes the project of a new plugin, which builds, passes its test and runs at once";
    }

    @Override
    public String arguments() {
        return "NAME --kind KIND [DIR]";
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Arguments.value(
                        "k", "kind", "KIND", "what it makes: " + String.join(", ", ProjectTemplates.kinds())))
                .addOption(Arguments.value(
                        "",
                        "package",
                        "PACKAGE",
                        "the Java package (default com.example. and the letters of the name)"));
    }

    @Override
    public List<String> examples() {
        return List.of(
                "sluice plugin new aircraft-types --kind annotator",
                "sluice plugin new fleet-table --kind exporter --package org.example.fleet my-plugins/fleet-table");
    }

    @Override
    public ExitCode run(CommandLine line, Terminal terminal) {
        List<String> arguments = line.getArgList();
        if (arguments.isEmpty() || arguments.size() > 2) {
            throw new UsageException(
                    "plugin new needs a name, and takes a folder after it: sluice plugin new " + arguments());
        }
        try {
            ProjectName name = Arguments.single(line, "package")
                    .map(given -> new ProjectName(arguments.get(0), given))
                    .orElseGet(() -> ProjectName.of(arguments.get(0)));
            String kind = kind(line);
            requireFree(name.name(), terminal);
            Path folder = Arguments.path("DIR", arguments.get(arguments.size() - 1));
            Map<String, String> files = new TreeMap<>(ProjectTemplates.files(name, kind));
            files.putAll(ProjectTemplates.place(terminal.home()));
            ProjectWriter.write(folder, files);
            files.keySet().forEach(file -> terminal.print(folder.resolve(file).toString()));
            terminal.tell("next: cd " + folder + ", then mvn verify; README.md there tells the rest");
            return ExitCode.OK;
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private static String kind(CommandLine line) {
        List<String> kinds = ProjectTemplates.kinds();
        String kind = Arguments.single(line, "kind")
                .orElseThrow(() -> new UsageException(
                        "plugin new needs --kind KIND, where KIND is one of " + String.join(", ", kinds)));
        if (!kinds.contains(kind)) {
            throw new UsageException(Arguments.unknown("kind", kind, kinds));
        }
        return kind;
    }

    /** A second plugin or component of one name would never be used. */
    private static void requireFree(String name, Terminal terminal) {
        try (Toolkit toolkit = PipelineArguments.toolkit(terminal)) {
            Stream<String> taken = Stream.concat(
                    toolkit.components().stream()
                            .filter(component -> component.name().equals(name))
                            .map(ComponentInfo::plugin),
                    toolkit.plugins().stream().map(PluginInfo::id).filter(name::equals));
            taken.findFirst().ifPresent(plugin -> {
                throw new UsageException("the plugin '" + plugin + "' has the name '" + name
                        + "' already, and of two only the first is used; choose another");
            });
        }
    }
}

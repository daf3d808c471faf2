package dev.sluice.cli;

import dev.sluice.core.ComponentInfo;
import dev.sluice.core.Toolkit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** Writes the records of a run in other formats. */
final class ConvertCommand implements Command {
    @Override
    public String name() {
        return "convert";
    }

    @Override
    public String summary() {
        return "Writes the records of a run in other formats, without mining again";
    }

    @Override
    public String arguments() {
        return "IN... --to FORMAT[,FORMAT...] [-o DIR]";
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Arguments.value(
                        "t",
                        "to",
                        "FORMAT",
                        "one or more exporters, with commas between (sluice components lists them)"))
                .addOption(Arguments.value(
                        "o",
                        "output",
                        "DIR",
                        "the folder for the files, made if it does not exist; the standard output if left out"))
                .addOption(PipelineArguments.set());
    }

    @Override
    public List<String> examples() {
        return List.of(
                "sluice convert out/documents.jsonl --to csv,markdown -o tables",
                "sluice convert out --to csv --set output.csv.delimiter=tab -o tables",
                "zcat documents.jsonl.gz | sluice convert - --to markdown -o pages");
    }

    @Override
    public ExitCode run(CommandLine line, Terminal terminal) throws InterruptedException {
        List<String> inputs = line.getArgList();
        if (inputs.isEmpty()) {
            throw new UsageException("convert needs records: sluice convert " + arguments());
        }
        Set<String> formats = new LinkedHashSet<>();
        Arguments.values(line, "to").forEach(value -> formats.addAll(Arrays.asList(value.split(","))));
        if (formats.isEmpty()) {
            throw new UsageException("convert needs --to FORMAT: sluice convert " + arguments());
        }
        List<String> settings = PipelineArguments.settings(line);
        Optional<String> directory = Arguments.single(line, "output");
        try (Toolkit toolkit = PipelineArguments.toolkit(terminal)) {
            List<ComponentInfo> chosen = chosen(formats, toolkit, terminal);
            if (directory.isPresent()) {
                return new Conversion(inputs, List.copyOf(formats), settings, terminal)
                        .into(Arguments.path("output", directory.get()), toolkit);
            }
            if (chosen.size() > 1) {
                throw new UsageException("convert needs a folder for several formats: give one with -o DIR");
            }
            return Conversion.settingsForStandardOutput(chosen.get(0), settings)
                    .map(all -> new Conversion(inputs, List.copyOf(formats), all, terminal))
                    .orElseThrow(() -> new UsageException("the format " + String.join("", formats)
                            + " is not one file, so that convert needs a folder: give one with -o DIR"))
                    .toStandardOutput(toolkit);
        }
    }

    private static List<ComponentInfo> chosen(Set<String> formats, Toolkit toolkit, Terminal terminal) {
        Map<String, ComponentInfo> known = new LinkedHashMap<>();
        Conversion.exporters(toolkit).forEach(exporter -> known.put(exporter.name(), exporter));
        List<ComponentInfo> chosen = new ArrayList<>();
        for (String format : formats) {
            ComponentInfo exporter = known.get(format);
            if (exporter == null) {
                PipelineArguments.tellBroken(toolkit, terminal);
                throw new UsageException(Arguments.unknown("format", format, known.keySet()));
            }
            chosen.add(exporter);
        }
        return chosen;
    }
}

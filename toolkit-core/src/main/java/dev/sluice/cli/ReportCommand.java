package dev.sluice.cli;

import dev.sluice.core.PluginException;
import dev.sluice.core.Toolkit;
import dev.sluice.core.internal.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** Writes a report of the records of a run; short for a conversion to the exporter {@code report}. */
final class ReportCommand implements Command {
    private static final String EXPORTER = "report";

    @Override
    public String name() {
        return "report";
    }

    @Override
    public String summary() {
        return "Writes a report of the records of a run, without mining again";
    }

    @Override
    public String arguments() {
        return "IN... [-o FILE]";
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Arguments.value("o", "output", "FILE", "the file of the report (default report.html)"))
                .addOption(PipelineArguments.set());
    }

    @Override
    public List<String> examples() {
        return List.of("sluice report out/documents.jsonl -o report.html", "sluice report out");
    }

    @Override
    public ExitCode run(CommandLine line, Terminal terminal) throws InterruptedException {
        if (line.getArgList().isEmpty()) {
            throw new UsageException("report needs records: sluice report " + arguments());
        }
        Path file = Arguments.path("output", Arguments.single(line, "output").orElse("report.html"));
        Path name = file.getFileName();
        if (name == null) {
            throw new UsageException("--output must name a file, not '" + file + "'");
        }
        try (Toolkit toolkit = PipelineArguments.toolkit(terminal)) {
            if (Conversion.exporters(toolkit).stream()
                    .noneMatch(exporter -> exporter.name().equals(EXPORTER))) {
                PipelineArguments.tellBroken(toolkit, terminal);
                throw new PluginException(
                        EXPORTER,
                        "no plugin brings the output '" + EXPORTER + "'; sluice components lists what there is,"
                                + " and sluice convert writes it",
                        null);
            }
            List<String> settings = new ArrayList<>(PipelineArguments.settings(line));
            settings.add("output." + EXPORTER + "." + Conversion.FILE + "=" + Json.line(name.toString()));
            Path folder = Objects.requireNonNullElse(file.getParent(), Path.of("."));
            return new Conversion(line.getArgList(), List.of(EXPORTER), settings, terminal).into(folder, toolkit);
        }
    }
}

package dev.sluice.cli;

import dev.sluice.core.Toolkit;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** Writes the JSON Schema of pipeline files. */
final class SchemaCommand implements Command {
    @Override
    public String name() {
        return "schema";
    }

    @Override
    public String summary() {
        return "Writes the JSON Schema of pipeline files, for editors";
    }

    @Override
    public String arguments() {
        return "";
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public List<String> examples() {
        return List.of("sluice schema > pipeline.schema.json");
    }

    @Override
    public ExitCode run(CommandLine line, Terminal terminal) {
        PipelineArguments.none(line, this);
        try (Toolkit toolkit = PipelineArguments.toolkit(terminal)) {
            terminal.print(toolkit.schema().stripTrailing());
        }
        return ExitCode.OK;
    }
}

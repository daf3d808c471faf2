package dev.sluice.cli;

import dev.sluice.core.internal.Version;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** Shows the version; starts no plugin. */
final class VersionCommand implements Command {
    @Override
    public String name() {
        return "version";
    }

    @Override
    public String summary() {
        return "Shows the version of Sluice and of the Java it runs on";
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
        return List.of("sluice version", "sluice version --json");
    }

    @Override
    public ExitCode run(CommandLine line, Terminal terminal) {
        PipelineArguments.none(line, this);
        String java = System.getProperty("java.version");
        if (Listing.wantsJson(line)) {
            Map<String, Object> out = new LinkedHashMap<>();
            out.put("sluice", Version.CURRENT);
            out.put("java", java);
            Listing.printJson(terminal, out);
        } else {
            terminal.print("sluice " + Version.CURRENT + " (Java " + java + ")");
        }
        return ExitCode.OK;
    }
}

package dev.sluice.cli;

import dev.sluice.core.Toolkit;
import dev.sluice.core.internal.manage.PluginLock;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** Notes the plugins in use with all their files. */
final class PluginLockCommand implements Command {
    static final String FILE = "plugins.lock";

    @Override
    public String name() {
        return "plugin lock";
    }

    @Override
    public String summary() {
        return "Writes plugins.lock: the plugins in use with their versions and the SHA-512 of all their files";
    }

    @Override
    public String arguments() {
        return "[FILE]";
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public List<String> examples() {
        return List.of("sluice plugin lock", "sluice --plugins my-plugins plugin lock my-project/plugins.lock");
    }

    @Override
    public ExitCode run(CommandLine line, Terminal terminal) {
        Path file = file(line, this);
        PluginLock lock = now(terminal);
        lock.write(file);
        terminal.print("locked " + lock.plugins().size() + " plugins in " + file);
        return ExitCode.OK;
    }

    static PluginLock now(Terminal terminal) {
        try (Toolkit toolkit = PipelineArguments.toolkit(terminal)) {
            return PluginLock.of(toolkit.plugins());
        }
    }

    static Path file(CommandLine line, Command command) {
        if (line.getArgList().size() > 1) {
            throw new UsageException(command.name() + " takes one file, " + FILE + " if none is named");
        }
        return line.getArgList().isEmpty()
                ? Path.of(FILE)
                : Arguments.path("FILE", line.getArgList().get(0));
    }
}

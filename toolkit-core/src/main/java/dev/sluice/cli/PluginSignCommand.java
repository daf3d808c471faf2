package dev.sluice.cli;

import dev.sluice.core.InputException;
import dev.sluice.core.internal.manage.PluginSignature;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** Signs the package of a plugin. */
final class PluginSignCommand implements Command {
    @Override
    public String name() {
        return "plugin sign";
    }

    @Override
    public String summary() {
        return "Writes the Ed25519 signature of a package beside it, for plugin install --signed-by";
    }

    @Override
    public String arguments() {
        return "ZIP";
    }

    @Override
    public Options options() {
        return new Options().addOption(Arguments.value("", "key", "FILE", "your private key (PEM)"));
    }

    @Override
    public List<String> examples() {
        return List.of("sluice plugin sign target/aircraft-types-plugin-1.0.0.zip --key private.pem");
    }

    @Override
    public ExitCode run(CommandLine line, Terminal terminal) {
        Path archive = Arguments.path("ZIP", PluginArguments.single(line, this, "a package"));
        String key = Arguments.single(line, "key")
                .orElseThrow(() -> new UsageException("plugin sign needs --key FILE, a private key in PEM;"
                        + " openssl genpkey -algorithm ed25519 makes one"));
        if (!Files.isRegularFile(archive)) {
            throw new InputException("there is no file " + archive + " to sign", null);
        }
        terminal.print("wrote " + PluginSignature.sign(archive, Arguments.path("--key", key)));
        return ExitCode.OK;
    }
}

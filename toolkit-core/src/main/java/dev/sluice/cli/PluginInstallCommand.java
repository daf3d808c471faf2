package dev.sluice.cli;

import dev.sluice.core.internal.manage.PluginFolder;
import dev.sluice.core.internal.manage.PluginSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** Installs a plugin. */
final class PluginInstallCommand implements Command {
    private static final Pattern SHA512 = Pattern.compile("(?i)[0-9a-f]{128}");

    @Override
    public String name() {
        return "plugin install";
    }

    @Override
    public String summary() {
        return "Installs a plugin from a zip, a folder, an address, an index or a repository, if it can be used as it is";
    }

    @Override
    public String arguments() {
        return "ZIP|FOLDER|URL|ID[@RANGE]|GROUP:ARTIFACT:VERSION";
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Listing.json())
                .addOption(Arguments.value(
                        "", "index", "FILE|URL", "look the plugin up by its id in this file, which plugin index makes"))
                .addOption(Arguments.value(
                        "",
                        "repository",
                        "FOLDER|URL",
                        "take the zip with these coordinates from this repository in the layout of Maven"))
                .addOption(Arguments.flag("", "replace", "put it in the place of the version that is installed"))
                .addOption(Arguments.value("", "sha512", "HEX", "the checksum that the zip must have"))
                .addOption(Arguments.value(
                        "", "signed-by", "KEYS", "public keys (PEM); the zip must be signed with one of them"));
    }

    @Override
    public List<String> examples() {
        return List.of(
                "sluice plugin install target/aircraft-types-plugin-1.0.0.zip",
                "sluice --plugins my-plugins plugin install aircraft-types-1.1.0.zip --replace",
                "sluice plugin install https://example.org/aircraft-types-1.1.0.zip",
                "sluice plugin install aircraft-types-1.1.0.zip --signed-by trusted.pem",
                "sluice plugin install 'aircraft-types@>=1.0.0 & <2.0.0' --index https://example.org/plugins/index.json",
                "sluice plugin install com.example:aircraft-types-plugin:1.1.0 --repository https://example.org/maven");
    }

    @Override
    public ExitCode run(CommandLine line, Terminal terminal) throws InterruptedException {
        PluginFolder.Installed installed = new PluginFolder(PluginArguments.target(line, terminal))
                .install(source(line), line.hasOption("replace"), PluginArguments.folders(terminal));
        if (Listing.wantsJson(line)) {
            Listing.printJson(terminal, tree(installed));
        } else if (!terminal.isQuiet()) {
            installed.needed().forEach(needed -> {
                terminal.print(text(needed) + ", since " + id(installed) + " needs it");
                digests(terminal, needed);
            });
            terminal.print(text(installed));
            digests(terminal, installed);
        }
        if (!installed.verdict().doubts().isEmpty()) {
            terminal.warn("doubtful:\n"
                    + PluginArguments.text(installed.verdict().doubts()).stripTrailing());
        }
        return ExitCode.OK;
    }

    private static Map<String, Object> tree(PluginFolder.Installed installed) {
        Map<String, Object> tree = new LinkedHashMap<>(PluginArguments.tree(installed.verdict()));
        tree.put("directory", installed.folder().toString());
        installed.replaced().ifPresent(old -> tree.put("replaced", old));
        installed.sha512().ifPresent(hex -> tree.put("sha512", hex));
        tree.put("content", installed.content());
        if (!installed.needed().isEmpty()) {
            tree.put(
                    "needed",
                    installed.needed().stream().map(PluginInstallCommand::tree).toList());
        }
        return tree;
    }

    private static String id(PluginFolder.Installed installed) {
        return installed.verdict().plugin().id();
    }

    private static String text(PluginFolder.Installed installed) {
        return "installed " + id(installed) + " " + installed.verdict().plugin().version() + " in "
                + installed.folder()
                + installed.replaced().map(old -> ", in the place of " + old).orElse("");
    }

    private static void digests(Terminal terminal, PluginFolder.Installed installed) {
        installed.sha512().ifPresent(hex -> terminal.print("SHA-512 of the package: " + hex));
        terminal.print("SHA-512 of its files: " + installed.content());
    }

    private PluginSource source(CommandLine line) {
        PluginSource source = unsigned(line);
        return Arguments.single(line, "signed-by")
                .map(keys -> source.signedBy(Arguments.path("--signed-by", keys)))
                .orElse(source);
    }

    private PluginSource unsigned(CommandLine line) {
        String source = PluginArguments.single(line, this, "a package, a folder, an address, an id or coordinates");
        Optional<String> expected = Arguments.single(line, "sha512");
        if (expected.filter(hex -> !SHA512.matcher(hex).matches()).isPresent()) {
            throw new UsageException("--sha512 needs 128 hexadecimal digits, and not '" + expected.get() + "'");
        }
        Optional<String> index = Arguments.single(line, "index");
        Optional<String> repository = Arguments.single(line, "repository");
        if (index.isPresent() && (repository.isPresent() || expected.isPresent())) {
            throw new UsageException("--index goes with neither --repository nor --sha512: it says where the package is"
                    + " and what its checksum must be");
        }
        try {
            if (index.isPresent()) {
                return PluginSource.ofIndex(source, index.get());
            }
            if (repository.isEmpty() && !source.contains("://")) {
                PluginArguments.requireNoProject(Arguments.path("path", source));
            }
            return repository.isPresent()
                    ? PluginSource.ofMaven(source, repository.get(), expected)
                    : PluginSource.of(source, expected);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}

package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.internal.Json;
import dev.sluice.core.internal.project.TestProject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PluginManagementTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path directory;

    private Path plugins;

    @BeforeEach
    void makeFolder() throws IOException {
        plugins = Files.createDirectory(directory.resolve("plugins"));
    }

    private ExitCode run(String... args) {
        out.reset();
        err.reset();
        List<String> all = new ArrayList<>(List.of("--plugins", plugins.toString()));
        all.addAll(List.of(args));
        return Main.run(all, out, err);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aPluginGoesFromPackageToUseAndAway() throws IOException {
        Path zip = TestProject.zip(TestProject.plugin(directory, "1.0.0"), directory.resolve("words.zip"));
        String lock = directory.resolve("plugins.lock").toString();

        assertThat(run("plugin", "verify", zip.toString())).as(err()).isEqualTo(ExitCode.OK);
        assertThat(out()).isEqualTo("words 1.0.0 is sound\n");

        assertThat(run("plugin", "install", zip.toString())).as(err()).isEqualTo(ExitCode.OK);
        assertThat(out()).contains("installed words 1.0.0 in " + plugins.resolve("words"), "SHA-512 of the package: ");

        assertThat(run("plugin", "info", "words")).as(err()).isEqualTo(ExitCode.OK);
        assertThat(out())
                .contains(
                        "words 1.0.0\nMarks words\n",
                        "state: usable",
                        "license: Apache-2.0",
                        "words, annotator of plugin words 1.0.0",
                        "The words to mark. (list of string, default [example])",
                        "lib/words-plugin-1.0.0.jar");

        assertThat(run("plugin", "lock", lock)).as(err()).isEqualTo(ExitCode.OK);
        assertThat(run("plugin", "check", lock)).as(out()).isEqualTo(ExitCode.OK);
        Files.writeString(plugins.resolve("words/NOTICE"), "new");
        assertThat(run("plugin", "check", lock)).isEqualTo(ExitCode.PLUGIN);
        assertThat(out()).isEqualTo("plugin 'words' has a new file NOTICE\n");

        assertThat(run("plugin", "remove", "words")).as(err()).isEqualTo(ExitCode.OK);
        assertThat(plugins).isEmptyDirectory();
        assertThat(run("plugin", "check", lock)).isEqualTo(ExitCode.PLUGIN);
    }

    @Test
    void ofTwoComponentsWithOneNameTheSecondIsNotInstalledAndPipelinesSayWhichIsUsed() throws IOException {
        Path first = TestProject.plugin(directory, "1.0.0");
        assertThat(run("plugin", "install", first.toString())).as(err()).isEqualTo(ExitCode.OK);
        Path twin =
                Files.createDirectories(directory.resolve("twins/a-twin/lib")).getParent();
        Files.copy(first.resolve("lib/words-plugin-1.0.0.jar"), twin.resolve("lib/twin-1.0.0.jar"));
        Files.writeString(
                twin.resolve("plugin.properties"),
                Files.readString(first.resolve("plugin.properties")).replaceFirst("plugin.id=.*", "plugin.id=a-twin"));
        assertThat(run("plugin", "install", twin.toString())).isEqualTo(ExitCode.PLUGIN);
        assertThat(err())
                .contains(
                        "a-twin: it is not installed",
                        "its component 'words' has the name of one of the plugin 'words'",
                        "rename the component");
        assertThat(plugins.resolve("a-twin")).doesNotExist();

        Path pipeline = Files.writeString(directory.resolve("p.yaml"), "sluice: 1\nsteps: [ { use: words } ]\n");
        run("lint", pipeline.toString());
        assertThat(out() + err()).doesNotContain("hidden-component");
        Files.move(twin, plugins.resolve("a-twin"));
        run("lint", pipeline.toString());
        assertThat(out() + err()).contains("\"words\" is that of the plugin \"a-twin\", which hides that of words");
    }

    @Test
    void installMakesTheFolderOfPlugins() throws IOException {
        Path zip = TestProject.zip(TestProject.plugin(directory, "1.0.0"), directory.resolve("words.zip"));
        Path made = directory.resolve("made");
        assertThat(Main.run(List.of("plugin", "install", zip.toString(), "--plugins", made.toString()), out, err))
                .as(err())
                .isEqualTo(ExitCode.OK);
        assertThat(made.resolve("words")).isDirectory();
        out.reset();
        assertThat(Main.run(
                        List.of("-q", "plugin", "install", zip.toString(), "--replace", "--plugins", made.toString()),
                        out,
                        err))
                .as(err())
                .isEqualTo(ExitCode.OK);
        assertThat(out()).isEmpty();
        Path other = directory.resolve("other");
        assertThat(Main.run(List.of("--plugins", other.toString(), "plugin", "install", zip.toString()), out, err))
                .as(err())
                .isEqualTo(ExitCode.OK);
        assertThat(other.resolve("words")).isDirectory();
        assertThat(Main.run(List.of("plugin", "install", zip.toString(), "--plugins", zip.toString()), out, err))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("which is no folder");
    }

    @Test
    void aFolderOfPackagesBecomesAnIndexToInstallFrom() throws IOException {
        Path packages = Files.createDirectory(directory.resolve("packages"));
        TestProject.zip(TestProject.plugin(directory, "1.0.0"), packages.resolve("words-1.0.0.zip"));
        String index = packages.resolve("index.json").toString();

        assertThat(run("plugin", "index", packages.toString())).as(err()).isEqualTo(ExitCode.OK);
        assertThat(out()).isEqualTo("wrote " + index + " with 1 package\n");
        assertThat(run("plugin", "install", "words@^1.0.0", "--index", index))
                .as(err())
                .isEqualTo(ExitCode.OK);
        assertThat(out()).contains("installed words 1.0.0 in " + plugins.resolve("words"));
        assertThat(run("plugin", "install", "words@2.x", "--index", index)).isEqualTo(ExitCode.NO_INPUT);
        assertThat(err()).contains("no version of 'words' in the range 2.x");
    }

    @Test
    void onlyASignedPackageIsInstalledIfThatIsAskedFor() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        String known = TestProject.key(directory.resolve("known.pem"), "PUBLIC KEY", pair.getPublic())
                .toString();
        String secret = TestProject.key(directory.resolve("secret.pem"), "PRIVATE KEY", pair.getPrivate())
                .toString();
        String zip = TestProject.zip(TestProject.plugin(directory, "1.0.0"), directory.resolve("words.zip"))
                .toString();

        assertThat(run("plugin", "install", zip, "--signed-by", known)).isEqualTo(ExitCode.PLUGIN);
        assertThat(err()).contains("there is no signature beside " + zip);
        assertThat(run("plugin", "sign", zip, "--key", secret)).as(err()).isEqualTo(ExitCode.OK);
        assertThat(out()).isEqualTo("wrote " + zip + ".sig\n");
        assertThat(run("plugin", "install", zip, "--signed-by", known))
                .as(err())
                .isEqualTo(ExitCode.OK);
        assertThat(plugins.resolve("words")).isDirectory();
    }

    @Test
    void programsGetTheSameAsJson() throws IOException {
        Path plugin = TestProject.plugin(directory, "1.0.0");
        Files.writeString(plugin.resolve("lib/notes.txt"), "x");

        assertThat(run("plugin", "verify", plugin.toString(), "--json")).isEqualTo(ExitCode.PLUGIN);
        assertThat(Json.object(out())).containsEntry("id", "words").containsEntry("state", "USABLE");
        assertThat(out()).contains("\"code\" : \"stray-file\"", "\"cure\"");

        assertThat(run("plugin", "install", plugin.toString(), "--json")).isEqualTo(ExitCode.OK);
        assertThat(Json.object(out())).containsKeys("content", "directory");
        assertThat(err()).contains("doubtful:", "stray-file");
        assertThat(run("plugin", "info", "words", "--json")).isEqualTo(ExitCode.OK);
        assertThat(Json.object(out())).containsKeys("files", "license", "requires", "components");
    }

    @Test
    void whatCannotBeUsedIsNotInstalledAndSaysWhy() throws IOException {
        Path plugin = TestProject.plugin(directory, "1.0.0");
        Files.delete(plugin.resolve("lib/words-plugin-1.0.0.jar"));

        assertThat(run("plugin", "install", plugin.toString())).isEqualTo(ExitCode.PLUGIN);
        assertThat(err()).contains("it is not installed", "no-jar: ", "cure: ");
        assertThat(plugins).isEmptyDirectory();
        assertThat(run("plugin", "verify", plugin.toString())).isEqualTo(ExitCode.PLUGIN);
        assertThat(out()).contains("words 1.0.0 CANNOT BE USED", "no-jar: ");
    }

    @ParameterizedTest
    @CsvSource({
        "plugin verify, needs a package",
        "plugin verify a b, needs a package",
        "plugin verify datng, unknown plugin 'datng'",
        "plugin info, needs the id",
        "plugin info none, unknown plugin 'none'",
        "plugin install, needs a package",
        "plugin install a.zip --sha512 abc, needs 128 hexadecimal digits",
        "plugin install words@x@y --index index.json, write its id",
        "plugin install words --index index.json --repository maven, --index goes with neither",
        "plugin install words --repository maven, group:artifact:version",
        "plugin index, needs a folder of packages",
        "plugin index none, is no folder",
        "plugin sign, needs a package",
        "plugin sign a.zip, needs --key FILE",
        "plugin remove none, unknown plugin in",
        "plugin lock a b, takes one file",
    })
    void aWrongCommandLineIsExplained(String line, String message) {
        assertThat(run(line.split(" "))).isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains(message);
        assertThat(out()).isEmpty();
    }

    @Test
    void whatDoesNotExistIsNamed() {
        assertThat(run("plugin", "verify", "none.zip")).isEqualTo(ExitCode.NO_INPUT);
        assertThat(err()).contains("there is no file or folder none.zip");
        assertThat(run("plugin", "install", "none.zip")).isEqualTo(ExitCode.NO_INPUT);
        assertThat(run("plugin", "check", directory.resolve("none.lock").toString()))
                .isEqualTo(ExitCode.NO_INPUT);
        assertThat(err()).contains("sluice plugin lock writes it");
    }

    @Test
    void aProjectIsNoPackageYet() throws IOException {
        Path project = directory.resolve("project");
        run("plugin", "new", "words", "--kind", "annotator", project.toString());
        assertThat(run("plugin", "verify", project.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("is the project of a plugin; build it by mvn verify");
        for (Path path : List.of(project, project.resolve("target"))) {
            assertThat(run("plugin", "install", path.toString())).isEqualTo(ExitCode.USAGE);
            assertThat(err())
                    .contains(path + " is the project of a plugin", "name the zip in " + project.resolve("target"));
        }
        Path other = Files.createDirectory(directory.resolve("other"));
        assertThat(run("plugin", "install", other.toString())).isEqualTo(ExitCode.PLUGIN);
        assertThat(err()).contains(other + ": it is not installed", "there is no plugin.properties in it");
    }
}

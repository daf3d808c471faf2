package dev.sluice.core.internal.manage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Document;
import dev.sluice.core.PluginInfo;
import dev.sluice.core.PluginInfo.Fault;
import dev.sluice.core.internal.project.TestProject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PluginVerifierTest {
    @TempDir
    Path directory;

    private Path plugin;

    @BeforeEach
    void makePlugin() throws IOException {
        plugin = TestProject.plugin(directory, "1.0.0");
    }

    private List<String> faults() {
        return PluginVerifier.verify(plugin, List.of()).plugin().faults().stream()
                .map(Fault::code)
                .toList();
    }

    private FileSystem jar() throws IOException {
        Path jar = plugin.resolve("lib/words-plugin-1.0.0.jar");
        return FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of());
    }

    private void property(String line, String other) throws IOException {
        Path file = plugin.resolve("plugin.properties");
        String text = Files.readString(file);
        assertThat(text).contains(line);
        Files.writeString(file, text.replace(line, other));
    }

    @Test
    void aSoundPluginHasNoFault() throws IOException {
        PluginVerdict folder = PluginVerifier.verify(plugin, List.of());
        assertThat(folder.isClean()).as(folder.toString()).isTrue();
        assertThat(folder.license()).isEqualTo("Apache-2.0");
        assertThat(folder.requires()).isEqualTo(">=0.1.0 & <0.2.0");
        assertThat(folder.components())
                .singleElement()
                .satisfies(c -> assertThat(c.options()).hasSize(1));
        assertThat(PluginVerifier.verify(TestProject.zip(plugin, directory.resolve("a.zip")), List.of())
                        .isClean())
                .isTrue();
    }

    @Test
    void anInstalledTwinDoesNotMatter() {
        assertThat(PluginVerifier.verify(plugin, List.of(plugin.getParent())).isClean())
                .isTrue();
    }

    @Test
    void aComponentThatWouldHideThatOfAnotherPluginIsADoubt() throws IOException {
        Path other =
                Files.createDirectories(directory.resolve("others/twin/lib")).getParent();
        Files.copy(plugin.resolve("lib/words-plugin-1.0.0.jar"), other.resolve("lib/twin-1.0.0.jar"));
        Files.writeString(
                other.resolve("plugin.properties"),
                Files.readString(plugin.resolve("plugin.properties")).replaceFirst("plugin.id=.*", "plugin.id=twin"));
        PluginVerdict verdict = PluginVerifier.verify(plugin, List.of(other.getParent()));
        assertThat(verdict.errors()).isEmpty();
        assertThat(verdict.doubts()).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("name-taken");
            assertThat(fault.cause())
                    .isEqualTo(
                            "its component 'words' has the name of one of the plugin 'twin'; of the two, pipelines find only one");
        });
    }

    @Test
    void aMissingLicenseIsADoubt() throws IOException {
        property("plugin.license=Apache-2.0", "");
        PluginVerdict verdict = PluginVerifier.verify(plugin, List.of());
        assertThat(verdict.errors()).isEmpty();
        assertThat(verdict.doubts()).extracting(Fault::code).containsExactly("no-license");
        assertThat(verdict.plugin().state()).isEqualTo(PluginInfo.State.USABLE);
    }

    @Test
    void whatTheHostLendsMustNotBeBundled() throws Exception {
        Path api = Path.of(Document.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        if (Files.isDirectory(api)) {
            TestProject.zip(api, plugin.resolve("lib/sluice-api.jar"));
        } else {
            Files.copy(api, plugin.resolve("lib/sluice-api.jar"));
        }
        assertThat(faults()).contains("bundles-sluice-api");
    }

    @Test
    void filesInTheWrongPlaceAreNamed() throws IOException {
        Files.writeString(plugin.resolve("lib/notes.txt"), "x");
        Files.copy(plugin.resolve("lib/words-plugin-1.0.0.jar"), plugin.resolve("other.jar"));
        assertThat(faults()).containsExactly("stray-file", "stray-file");
    }

    @Test
    void aClassThatNeedsAMissingLibraryIsFoundBeforeADocumentNeedsIt() throws IOException {
        Path sources =
                Files.createDirectories(directory.resolve("project-words-1.0.0/src/main/java/com/example/words"));
        Files.writeString(sources.resolve("Gone.java"), "package com.example.words;\nfinal class Gone {}\n");
        Files.writeString(
                sources.resolve("Helper.java"),
                "package com.example.words;\nfinal class Helper {\n    Gone gone() {\n        return new Gone();\n    }\n}\n");
        Files.delete(plugin.resolve("lib/words-plugin-1.0.0.jar"));
        Path classes = TestProject.compileMain(directory.resolve("project-words-1.0.0"));
        Files.delete(classes.resolve("com/example/words/Gone.class"));
        TestProject.zip(classes, plugin.resolve("lib/words-plugin-1.0.0.jar"));

        PluginVerdict verdict = PluginVerifier.verify(plugin, List.of());
        assertThat(verdict.errors()).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("missing-library");
            assertThat(fault.cause()).contains("com.example.words.Helper", "com.example.words.Gone");
        });
    }

    @Test
    void aMethodBodyThatNeedsAMissingLibraryIsFoundAndNamedOnce() throws IOException {
        rebuild("com/example/words/Helper.java", """
                package com.example.words;
                final class Helper {
                    static String help() { return String.valueOf(org.gone.Gone.make()); }
                }
                final class SecondHelper {
                    static Object help() { return new org.gone.Gone[0]; }
                }
                """);
        assertThat(PluginVerifier.verify(plugin, List.of()).errors())
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.code()).isEqualTo("missing-library");
                    assertThat(fault.cause()).contains("its class com.example.words.Helper needs", "org.gone.Gone");
                });
    }

    @Test
    void aFactoryThatIsNotDeclaredIsADoubt() throws IOException {
        rebuild("com/example/words/OtherFactory.java", """
                package com.example.words;
                import dev.sluice.api.*;
                public final class OtherFactory implements ComponentFactory<OtherFactory.Config> {
                    public record Config() {}
                    public Annotator create(Config config, ComponentContext context) {
                        return (document, step) -> document;
                    }
                }
                abstract class Base<C extends Record> implements ComponentFactory<C> {}
                """);
        PluginVerdict verdict = PluginVerifier.verify(plugin, List.of());
        assertThat(verdict.errors()).isEmpty();
        assertThat(verdict.doubts()).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("undeclared-factory");
            assertThat(fault.cause()).contains("com.example.words.OtherFactory");
            assertThat(fault.cure()).contains("@SluiceComponent");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"NoClassDefFoundError", "LinkageError", "Error", "Throwable"})
    void aLibraryWhoseAbsenceIsCaughtIsADoubt(String caught) throws IOException {
        rebuild("com/example/words/Helper.java", """
                package com.example.words;
                final class Helper {
                    static String help(int kind) {
                        try {
                            switch (kind) {
                                case 1: case 2: return String.valueOf(org.gone.Gone.make());
                                case 1000: return new Backed().help();
                                default: return "";
                            }
                        } catch (%s e) {
                            return "without";
                        }
                    }
                }
                final class Backed {
                    private final org.gone.Gone gone = new org.gone.Gone();
                    String help() { return gone.toString(); }
                }
                """.formatted(caught));
        PluginVerdict verdict = PluginVerifier.verify(plugin, List.of());
        assertThat(verdict.errors()).isEmpty();
        assertThat(verdict.doubts()).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("optional-library");
            assertThat(fault.cause()).contains("org.gone.Gone", "it does without");
        });
    }

    /** What try with resources and finally come to catches everything, too, and throws it on. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "try { return org.gone.Gone.make().toString(); } catch (RuntimeException e) { return null; }",
                "try { return org.gone.Gone.make().toString(); } finally { System.nanoTime(); }",
                "try (java.io.StringReader r = new java.io.StringReader(\"\")) { return r + org.gone.Gone.make().toString(); }",
                "synchronized (Helper.class) { return org.gone.Gone.make().toString(); }",
                "try { System.nanoTime(); } catch (Error e) { return null; } return org.gone.Gone.make().toString();",
                "try { return org.gone.Gone.make().toString(); } catch (Error e) { return \"\" + org.gone.Gone.make(); }",
            })
    void aLibraryWhoseAbsenceIsNotCaughtIsAnError(String body) throws IOException {
        rebuild(
                "com/example/words/Helper.java",
                "package com.example.words;\nfinal class Helper {\n    static String help() { " + body + " }\n}\n");
        assertThat(PluginVerifier.verify(plugin, List.of()).errors())
                .extracting(Fault::code)
                .containsExactly("missing-library");
    }

    @Test
    void aLibraryInTheSameJarMayDoWithoutAnother() throws IOException {
        rebuild("org/library/Library.java", """
                package org.library;
                public final class Library {
                    public static String help() { return String.valueOf(org.gone.Gone.make()); }
                }
                """);
        assertThat(faults()).isEmpty();
    }

    @Test
    void anAnnotationThatIsNotThereDoesNoHarm() throws IOException {
        rebuild("com/example/words/Helper.java", """
                package com.example.words;
                @org.gone.Mark(org.gone.Mark.Kind.GOOD)
                final class Helper {}
                """);
        assertThat(faults()).isEmpty();
    }

    /** Puts one more source into the plugin, which may use a library that will not be there. */
    private void rebuild(String file, String source) throws IOException {
        Path project = directory.resolve("project-words-1.0.0");
        Path sources = project.resolve("src/main/java");
        Path library = Files.createDirectories(sources.resolve("org/gone"));
        Files.writeString(
                library.resolve("Gone.java"),
                "package org.gone;\npublic final class Gone {\n    public static Gone make() {\n        return new Gone();\n    }\n}\n");
        Files.writeString(library.resolve("Mark.java"), """
                package org.gone;
                import java.lang.annotation.*;
                @Retention(RetentionPolicy.RUNTIME)
                public @interface Mark {
                    enum Kind { GOOD, BAD }
                    Kind value();
                }
                """);
        Files.createDirectories(sources.resolve(file).getParent());
        Files.writeString(sources.resolve(file), source);
        Files.delete(plugin.resolve("lib/words-plugin-1.0.0.jar"));
        Path classes = TestProject.compileMain(project);
        for (String gone : List.of("Gone", "Mark", "Mark$Kind")) {
            Files.delete(classes.resolve("org/gone/" + gone + ".class"));
        }
        TestProject.zip(classes, plugin.resolve("lib/words-plugin-1.0.0.jar"));
    }

    @Test
    void aMissingIndexAndAMissingConfigurationAreErrors() throws IOException {
        try (FileSystem jar = jar()) {
            Files.delete(jar.getPath("com/example/words/WordsFactory$Config.class"));
        }
        assertThat(faults()).isNotEmpty().allMatch(code -> !code.equals("no-license"));
        try (FileSystem jar = jar()) {
            Files.delete(jar.getPath("META-INF/extensions.idx"));
        }
        assertThat(faults()).containsExactly("no-index");
    }

    @Test
    void defaultsThatTheRecordRefusesAreAnError() throws IOException {
        try (FileSystem jar = jar()) {
            Path declared = jar.getPath("META-INF/sluice/components.json");
            String text = Files.readString(declared);
            assertThat(text).contains("\"words\"", "[example]");
            Files.writeString(declared, text.replace("[example]", "{a: b"));
        }
        assertThat(faults()).containsExactly("bad-defaults");
    }

    @Test
    void aDefaultThatItsOptionDoesNotAllowIsAnErrorThatNamesBoth() throws IOException {
        try (FileSystem jar = jar()) {
            Path declared = jar.getPath("META-INF/sluice/components.json");
            String text = Files.readString(declared);
            assertThat(text).contains("\"default\":\"[example]\"");
            Files.writeString(
                    declared,
                    text.replace("\"default\":\"[example]\"", "\"default\":\"[example]\",\"values\":[\"a\",\"b\"]"));
        }
        assertThat(PluginVerifier.verify(plugin, List.of()).errors())
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.code()).isEqualTo("bad-defaults");
                    assertThat(fault.cause())
                            .contains("component 'words'", "option 'words'", "[example]", "known: a, b");
                });
    }

    @Test
    void aFolderThatIsNoPluginIsSaidToBeNone() throws IOException {
        Path empty = Files.createDirectory(directory.resolve("empty"));
        assertThat(PluginVerifier.verify(empty, List.of()).errors())
                .extracting(Fault::code)
                .contains("no-properties");
        Files.move(
                plugin.resolve("plugin.properties"),
                empty.resolve("plugin.properties"),
                StandardCopyOption.REPLACE_EXISTING);
        assertThat(PluginVerifier.verify(empty, List.of()).errors())
                .extracting(Fault::code)
                .contains("id-differs");
    }
}

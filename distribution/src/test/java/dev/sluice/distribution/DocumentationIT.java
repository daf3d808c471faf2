package dev.sluice.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.Finding;
import dev.sluice.core.Toolkit;
import dev.sluice.core.internal.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the documentation shows is true: its pipelines pass the check, its code compiles, its links lead somewhere. */
class DocumentationIT {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)(?:#[^)]*)?\\)");
    private static final String IMPORTS =
            "import dev.sluice.api.*;\nimport dev.sluice.core.*;\nimport java.nio.file.Path;\n"
                    + "import java.util.*;\nimport java.util.regex.*;\n";

    @TempDir
    Path directory;

    static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(Sluice.ROOT.resolve("README.md")));
        for (String folder : List.of("docs", "examples")) {
            try (Stream<Path> files = Files.walk(Sluice.ROOT.resolve(folder))) {
                files.filter(f -> f.toString().endsWith(".md") && !f.toString().contains("target"))
                        .sorted()
                        .forEach(pages::add);
            }
        }
        return pages;
    }

    private static List<String> blocks(String language) throws IOException {
        List<String> blocks = new ArrayList<>();
        for (Path page : pages()) {
            Matcher matcher = BLOCK.matcher(Files.readString(page));
            while (matcher.find()) {
                if (matcher.group(1).equals(language)) {
                    blocks.add(matcher.group(2));
                }
            }
        }
        return blocks;
    }

    @Test
    void theExamplesComeWithTheDistribution() throws IOException {
        for (Path page : pages()) {
            String name = Sluice.ROOT.relativize(page).toString();
            assertThat(Sluice.HOME.resolve(name)).as(name).hasSameBinaryContentAs(page);
        }
        try (Stream<Path> documents = Files.list(Sluice.ROOT.resolve("examples/news"))) {
            assertThat(documents)
                    .isNotEmpty()
                    .allSatisfy(document -> assertThat(
                                    Sluice.HOME.resolve("examples/news").resolve(document.getFileName()))
                            .hasSameBinaryContentAs(document));
        }
    }

    @Test
    void everyPipelineShownPassesTheCheck() throws IOException {
        List<String> pipelines = blocks("yaml").stream()
                .filter(block -> block.contains("sluice: 1"))
                .toList();
        assertThat(pipelines).hasSizeGreaterThanOrEqualTo(2);
        try (Toolkit toolkit = Toolkit.open(Sluice.HOME)) {
            for (String pipeline : pipelines) {
                if (!pipeline.contains("use: money")) {
                    Path file = directory.resolve("shown.yaml");
                    Files.writeString(file, pipeline);
                    assertThat(toolkit.lint(file.toString(), List.of()))
                            .extracting(Finding::toString)
                            .isEmpty();
                }
            }
        }
    }

    /** A block that shows the steps alone has no input and no output, and no other fault. */
    @Test
    void everyPartOfAPipelineShownPassesTheCheck() throws IOException {
        List<String> parts = blocks("yaml").stream()
                .filter(block -> !block.contains("sluice: 1"))
                .toList();
        assertThat(parts).hasSizeGreaterThanOrEqualTo(3);
        try (Toolkit toolkit = Toolkit.open(Sluice.HOME)) {
            for (String part : parts) {
                Path file = directory.resolve("part.yaml");
                Files.writeString(file, "sluice: 1\ninput: { use: files }\n" + part + "output: [jsonl]\n");
                assertThat(toolkit.lint(file.toString(), List.of()))
                        .extracting(Finding::toString)
                        .as(part)
                        .isEmpty();
            }
        }
    }

    /** The files that the commands name are made of a run over the example corpus, whose records count as right. */
    @Test
    void everyCommandShownRuns() throws IOException {
        Sluice.Result mined = new Sluice()
                .run(
                        "run",
                        "news",
                        "examples/news",
                        "-o",
                        directory.resolve("out").toString());
        assertThat(mined.exit()).as(mined.err()).isZero();
        writeGold();
        Path page = Sluice.ROOT.resolve("examples/news/crossing-president.html.gz");
        Files.copy(page, directory.resolve("page.html.gz"));
        try (InputStream in = new GZIPInputStream(Files.newInputStream(page))) {
            Files.copy(in, directory.resolve("page.html"));
        }
        int commands = 0;
        for (String name : List.of("command-line.md", "evaluation.md")) {
            Matcher matcher =
                    BLOCK.matcher(Files.readString(Sluice.ROOT.resolve("docs").resolve(name)));
            while (matcher.find()) {
                if (matcher.group(1).equals("sh")) {
                    for (String line : matcher.group(2).lines().toList()) {
                        Sluice.Result result = Sluice.process(
                                List.of("bash", "-c", "PATH='" + Sluice.HOME.resolve("bin") + "':$PATH; " + line),
                                directory,
                                Map.of(),
                                new byte[0]);
                        assertThat(result.exit()).as(line + "\n" + result.err()).isZero();
                        commands++;
                    }
                }
            }
        }
        assertThat(commands).isGreaterThanOrEqualTo(13);
        assertThat(directory).isDirectoryContaining("glob:**/{tables,pages,results,report.html,why.html,my-news.yaml}");
    }

    private void writeGold() throws IOException {
        StringBuilder lines = new StringBuilder();
        Map<String, Object> pages = new TreeMap<>();
        for (String line : Files.readAllLines(directory.resolve("out/documents.jsonl"))) {
            Map<String, Object> found = Json.object(line);
            Map<String, Object> right = new TreeMap<>(found);
            List<Object> mentions = new ArrayList<>();
            if (found.get("mentions") instanceof List<?> all) {
                for (Object one : all) {
                    Map<Object, Object> mention = new LinkedHashMap<>((Map<?, ?>) one);
                    mention.put("id", mentions.size());
                    mention.put("chain", mention.getOrDefault("entity", "nobody"));
                    mentions.add(mention);
                }
            }
            right.put("mentions", mentions);
            lines.append(Json.line(right)).append('\n');
            pages.put(String.valueOf(found.get("id")).replaceFirst("\\.gz$", ""), Map.of("date", "2021-03-25"));
        }
        Files.writeString(directory.resolve("gold.jsonl"), lines);
        Files.writeString(directory.resolve("pages.json"), Json.line(pages));
        Files.writeString(directory.resolve("ids.tsv"), "Q1\tUniverse\n");
    }

    @Test
    void theCodeInTheReadmeCompiles() throws IOException {
        List<String> code = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(Files.readString(Sluice.ROOT.resolve("README.md")));
        while (matcher.find()) {
            if (matcher.group(1).equals("java")) {
                code.add(matcher.group(2));
            }
        }
        assertThat(code).hasSize(2);
        String plugin = code.get(0).replace("public record", "record");
        compile("ShoutFactory", IMPORTS + plugin);
        compile("Shown", IMPORTS + "final class Shown { void run() throws Exception {\n" + code.get(1) + "\n} }");
        assertThat(Files.readString(directory.resolve("META-INF/sluice/components.json")))
                .contains("\"shout\"");
    }

    /** What the kinds of components look like is compared with the templates, which are compiled; these stand alone. */
    @Test
    void theOtherCodeInTheManualCompiles() throws IOException {
        List<String> code = blocks("java");
        String parts = only(code, "Letter letter");
        String test = only(code, "new TalksFactory()");
        compile(
                "Letters",
                IMPORTS + "import dev.sluice.api.StepException.Kind;\nfinal class Letters implements Extractor {\n"
                        + "record Letter(String words, byte[] enclosure) {}\n"
                        + "static boolean isMine(byte[] content) { return content.length > 0; }\n"
                        + "static Letter parse(byte[] content) { return new Letter(\"\", content); }\n"
                        + parts + "}");
        compile(
                "Table",
                IMPORTS + "import java.io.OutputStream;\nimport java.nio.charset.StandardCharsets;\n"
                        + "interface Table { static Exporter.Output output(OutputStream out) {\n"
                        + only(code, "document.custom(") + "}\n}");
        compile(
                "Tried",
                IMPORTS + "import dev.sluice.testkit.*;\n"
                        + "import static dev.sluice.testkit.SluiceAssertions.assertThat;\n"
                        + "record TalksConfig() {}\ninterface Talks {\n"
                        + "final class TalksFactory { Annotator create(TalksConfig c, ComponentContext x) {"
                        + " return (d, s) -> d; } }\n"
                        + "static void run() throws Exception {\n" + test + "}\n}");
        compile(
                "AircraftTypesPluginTest",
                IMPORTS + "import dev.sluice.testkit.*;\nimport org.junit.jupiter.api.Test;\n"
                        + "import static org.assertj.core.api.Assertions.assertThat;\n"
                        + only(code, "@PluginTest"));
    }

    /** {@link EmbedIT} builds and runs that. */
    @Test
    void theProgramOfTheManualIsTheExample() throws IOException {
        Path example = Sluice.ROOT.resolve("examples/embed");
        assertThat(only(blocks("xml"), "<artifactId>embed</artifactId>"))
                .isEqualTo(Files.readString(example.resolve("pom.xml")));
        assertThat(only(blocks("xml"), "<appender"))
                .isEqualTo(Files.readString(example.resolve("src/main/resources/logback.xml")));
        assertThat(only(blocks("java"), "class Embed"))
                .isEqualTo(Files.readString(example.resolve("src/main/java/com/example/Embed.java")));
    }

    private static String only(List<String> blocks, String words) {
        List<String> found =
                blocks.stream().filter(block -> block.contains(words)).toList();
        assertThat(found).as(words).hasSize(1);
        return found.get(0);
    }

    private void compile(String name, String source) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(directory));
            var unit =
                    new SimpleJavaFileObject(
                            directory.resolve(name + ".java").toUri(), javax.tools.JavaFileObject.Kind.SOURCE) {
                        @Override
                        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                            return source;
                        }
                    };
            boolean compiled = compiler.getTask(messages, files, null, List.of("--release", "17"), null, List.of(unit))
                    .call();
            assertThat(compiled).as(messages.toString()).isTrue();
        }
    }

    @Test
    void everyLinkLeadsToAFile() throws IOException {
        Set<String> broken = new TreeSet<>();
        for (Path page : pages()) {
            Matcher matcher = LINK.matcher(Files.readString(page));
            while (matcher.find()) {
                String target = matcher.group(1);
                if (!target.startsWith("http") && !Files.exists(page.resolveSibling(target))) {
                    broken.add(Sluice.ROOT.relativize(page) + " -> " + target);
                }
            }
        }
        assertThat(broken).isEmpty();
    }
}

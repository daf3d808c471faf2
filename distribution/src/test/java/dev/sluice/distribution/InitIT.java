package dev.sluice.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.Finding;
import dev.sluice.core.OptionInfo;
import dev.sluice.core.Pipeline;
import dev.sluice.core.PipelineInfo;
import dev.sluice.core.RunRequest;
import dev.sluice.core.Toolkit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pipeline file to begin with does what the shipped pipeline does, and holds every option that there is. */
class InitIT {
    /** An option that has its default, and is a comment. */
    private static final Pattern OPTION = Pattern.compile("(?m)^( +)#([a-z][a-z-]*: .*)$");

    @TempDir
    Path directory;

    @Test
    void everyShippedPipelineIsWrittenWithEveryOptionAndPassesTheCheckWithOptionsAsCommentsAndWithout()
            throws IOException {
        try (Toolkit toolkit = Toolkit.open(Sluice.HOME)) {
            assertThat(toolkit.pipelines()).contains("news", "extract", "dates", "timex", "link");
            for (String name : toolkit.pipelines()) {
                Sluice.Result result = new Sluice().in(directory).run("init", name);
                assertThat(result.exit()).as(result.err()).isZero();
                Path file = directory.resolve(name + ".yaml");
                String text = Files.readString(file);
                assertThat(lint(toolkit, file)).isEmpty();
                assertThat(values(toolkit, file.toString())).isEqualTo(values(toolkit, name));
                for (PipelineInfo.StepInfo step :
                        toolkit.explain(name, List.of()).steps()) {
                    assertThat(text).contains("use: " + step.component().name());
                    for (OptionInfo option : step.component().options()) {
                        assertThat(text).containsPattern("(?m)^ +#?" + option.name() + ":");
                        assertThat(text.replaceAll("\n +# ", " "))
                                .contains(option.doc().replaceAll("\\s+", " "));
                    }
                }
                Path loud = directory.resolve(name + "-loud.yaml");
                Files.writeString(loud, OPTION.matcher(text).replaceAll("$1$2"));
                assertThat(Files.readString(loud)).isNotEqualTo(text);
                assertThat(lint(toolkit, loud)).isEmpty();
                assertThat(values(toolkit, loud.toString())).isEqualTo(values(toolkit, name));
            }
        }
    }

    private static List<String> lint(Toolkit toolkit, Path file) {
        return toolkit.lint(file.toString(), List.of()).stream()
                .map(Finding::toString)
                .toList();
    }

    /** Returns every value of a pipeline by step and option, wherever it comes from; a text may be quoted. */
    private static Map<String, String> values(Toolkit toolkit, String pipeline) {
        Map<String, String> values = new TreeMap<>();
        for (PipelineInfo.StepInfo step : toolkit.explain(pipeline, List.of()).steps()) {
            step.options()
                    .forEach(option -> values.put(
                            step.id() + "." + option.name(), option.value().replace("\"", "")));
        }
        return values;
    }

    @Test
    void theFileGivesTheSameBytesAsTheShippedPipeline() throws IOException, InterruptedException {
        Sluice.Result result = new Sluice().in(directory).run("init", "news", "mine.yaml");
        assertThat(result.exit()).as(result.err()).isZero();

        Map<String, String> shipped = results("news", "shipped");

        assertThat(shipped.keySet()).contains("documents.jsonl", "mentions.csv");
        assertThat(results(directory.resolve("mine.yaml").toString(), "mine")).isEqualTo(shipped);
    }

    private Map<String, String> results(String pipeline, String name) throws IOException, InterruptedException {
        Path out = directory.resolve(name);
        try (Toolkit toolkit = Toolkit.open(Sluice.HOME);
                Pipeline made = toolkit.pipeline(pipeline)) {
            made.run(RunRequest.of(Sluice.ROOT.resolve("examples/news").toString())
                    .into(out));
        }
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(out)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith("run.json")) {
                    texts.put(file.getFileName().toString(), Files.readString(file));
                }
            }
        }
        return texts;
    }

    @Test
    void whatIsThereIsLeftAloneAndTyposGetTheRightName() throws IOException {
        Files.writeString(directory.resolve("timex.yaml"), "mine");
        Sluice sluice = new Sluice().in(directory);

        Sluice.Result there = sluice.run("init", "timex");
        Sluice.Result typo = sluice.run("init", "nwes");
        Sluice.Result json = sluice.run("init", "news", "news.json");
        Sluice.Result alone = sluice.run("init", "my.yml");

        assertThat(there.exit()).isEqualTo(64);
        assertThat(there.err()).contains("timex.yaml is there already");
        assertThat(Files.readString(directory.resolve("timex.yaml"))).isEqualTo("mine");
        assertThat(typo.exit()).isEqualTo(64);
        assertThat(typo.err()).contains("did you mean 'news'?");
        assertThat(json.exit()).isEqualTo(64);
        assertThat(alone.exit()).as(alone.err()).isZero();
        assertThat(Files.readString(directory.resolve("my.yml"))).contains("\nname: news\n");
    }
}

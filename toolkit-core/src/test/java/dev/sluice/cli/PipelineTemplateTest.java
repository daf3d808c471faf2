package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.ComponentInfo;
import dev.sluice.core.OptionInfo;
import dev.sluice.core.PipelineInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PipelineTemplateTest {
    private static OptionInfo option(String name, OptionInfo.Type type, Optional<String> fallback) {
        boolean isNumber = type == OptionInfo.Type.INTEGER;
        return new OptionInfo(
                name,
                "Doc of " + name + ".",
                type,
                false,
                fallback,
                isNumber ? 0 : Double.NEGATIVE_INFINITY,
                isNumber ? 9 : Double.POSITIVE_INFINITY,
                List.of(),
                Optional.empty(),
                List.of());
    }

    private static ComponentInfo component(String name, ComponentInfo.Kind kind, OptionInfo... options) {
        return new ComponentInfo(
                name,
                kind,
                "Does " + name + ".",
                "plugin",
                "1",
                "",
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(options));
    }

    private static PipelineInfo.OptionValue value(String name, String value, String origin) {
        return new PipelineInfo.OptionValue(name, value, origin);
    }

    @Test
    void optionsThatHaveTheirDefaultAreCommentsAndOthersStandAsTheyAre() {
        ComponentInfo reader = component(
                "read",
                ComponentInfo.Kind.READER,
                option("size", OptionInfo.Type.INTEGER, Optional.of("7")),
                option("day", OptionInfo.Type.DATE, Optional.empty()),
                option("word", OptionInfo.Type.STRING, Optional.of("no")),
                option("path", OptionInfo.Type.STRING, Optional.of("")),
                option("name", OptionInfo.Type.STRING, Optional.of("a \"b\" \\")),
                option("deep", OptionInfo.Type.BOOLEAN, Optional.of("false")));
        ComponentInfo writer = component("write", ComponentInfo.Kind.EXPORTER);
        PipelineInfo pipeline = new PipelineInfo(
                "try",
                "try.yaml",
                List.of(
                        new PipelineInfo.StepInfo(
                                "in",
                                reader,
                                List.of(
                                        value("size", "7", "default"),
                                        value("day", "", "default"),
                                        value("word", "no", "default"),
                                        value("path", "", "default"),
                                        value("name", "", "default"),
                                        value("deep", "true", "3:4"))),
                        new PipelineInfo.StepInfo("write", writer, List.of())),
                List.of(value("workers", "auto", ""), value("max-failures", "", "")),
                List.of());

        String text = new PipelineTemplate(
                        pipeline,
                        "Tries it.",
                        List.of(writer, component("paint", ComponentInfo.Kind.EXPORTER)),
                        Map.of("workers", "How many."))
                .text();

        assertThat(text).startsWith("# Tries it.\n# A line that begins").contains("""
                sluice: 1
                name: try

                input:
                  # Does read.
                  use: read
                  id: in
                  # Doc of size. (a whole number from 0 to 9)
                  #size: 7
                  # Doc of day. (a day such as 2020-01-10, no default)
                  #day:
                  # Doc of word. (a text)
                  #word: "no"
                  # Doc of path. (a text)
                  #path: ""
                  # Doc of name. (a text)
                  #name: "a \\"b\\" \\\\"
                  # Doc of deep. (true | false)
                  deep: true

                output:
                  # Does write.
                  - use: write
                  # What else can be written:
                  # Does paint.
                  #- use: paint

                run:
                  # How many.
                  workers: auto
                  #max-failures:
                """);
    }

    @Test
    void longTextsAreBrokenBetweenWords() {
        ComponentInfo long1 = component("x".repeat(110) + " " + "y".repeat(30), ComponentInfo.Kind.READER);
        PipelineInfo pipeline = new PipelineInfo(
                "a", "a.yaml", List.of(new PipelineInfo.StepInfo("a", long1, List.of())), List.of(), List.of());
        assertThat(new PipelineTemplate(pipeline, "", List.of(), Map.of()).text())
                .contains("  # Does " + "x".repeat(110) + "\n  # " + "y".repeat(30) + ".\n");
    }
}
